/// What publishers do with a text that they take back, in the forms that stand beside "this article": data only.
extension NoteWords {
    /// In English only together with an auxiliary: "in this report, researchers removed a tooth".
    static let englishWithdrawals = englishAuxiliaries.flatMap { auxiliary in
        englishParticiples.map { "\(auxiliary) \($0)" }
    }.joined(separator: ",")

    private static let englishAuxiliaries = [
        "has been", "have been", "was", "were", "is", "has since been", "has now been", "has", "have", "had", "we",
    ]
    private static let englishParticiples = [
        "withdrawn", "retracted", "removed", "taken down", "deleted", "unpublished", "depublished", "pulled",
        "rescinded", "taken offline",
    ]

    // style: table
    static let withdrawals = """
        zurückgezogen, entfernt, gelöscht, depubliziert, offline genommen, zurückgenommen, vom netz genommen,
        retiré, retirée, supprimé, supprimée, dépublié, dépubliée, rétracté, rétractée,
        retirado, retirada, eliminado, eliminada, despublicado, despublicada, suprimido, suprimida, retractado, borrado,
        ritirato, ritirata, rimosso, rimossa, cancellato, cancellata, eliminato, eliminata, ritrattato,
        removido, removida, excluído, excluída, tirado do ar, tirada do ar, apagado, apagada,
        ingetrokken, verwijderd, offline gehaald, teruggetrokken, teruggetrek, verwyder,
        dragits tillbaka, dras tillbaka, drogs tillbaka, dragit tillbaka, avpublicerats, avpublicerad, avpublicerat,
        tagits bort, tagit bort, raderats,
        trukket tilbake, trukket tilbage, trekt tilbake, avpublisert, afpubliceret, fjernet, slettet, sletta, fjerna,
        poistettu, vedetty pois, eemaldatud, kustutatud,
        wycofany, wycofano, wycofana, wycofaliśmy, usunięty, usunięto, usunięta, usunęliśmy,
        stažen, stáhli jsme, smazán, smazali jsme, odstraněn, odstranili jsme, stiahnutý, stiahli sme, odstránený,
        visszavontuk, eltávolítottuk, töröltük, visszavonták, eltávolították, visszavonta, eltávolította,
        retras, retrasă, a fost șters, am șters, eliminat, eliminată,
        povučen, povukli smo, uklonjen, uklonili smo, obrisan, obrisali smo, umaknjen, umaknili smo,
        отозван, отозвана, отозвали, удален, удалён, удалена, удалили, снят с публикации, снята с публикации,
        сняли с публикации, відкликано, відкликана, вилучено, вилучили, видалено, видалили, знято з публікації,
        изтеглена, изтеглен, премахната, премахнат, свалена, свален, изтрита,
        αποσύρθηκε, αποσύραμε, αφαιρέθηκε, διαγράφηκε, αφαιρέσαμε, διαγράψαμε, έχει αποσυρθεί, έχει αφαιρεθεί,
        yayından kaldırıldı, yayından kaldırılmıştır, geri çekildi, geri çekilmiştir, kaldırıldı, kaldırılmıştır, silindi,
        silinmiştir, kaldırdık, geri çektik, yayımdan kaldırıldı,
        تم سحب, تم حذف, تمت إزالة, جرى سحب, جرى حذف, سحبنا, حذفنا, أزلنا, حذف شد, حذف شده, پس گرفته شد,
        برداشته شد, הוסר, הוסרה, הסרנו, נמחק, נמחקה, נגנז, נגנזה,
        हटा दिया गया, हटा दी गई, हटाया गया, वापस ले लिया गया, वापस ली गई, वापस लिया गया, ہٹا دیا گیا, ہٹا دی گئی,
        واپس لے لیا گیا, সরিয়ে নেওয়া হয়েছে, প্রত্যাহার করা হয়েছে, মুছে ফেলা হয়েছে,
        telah dihapus, telah ditarik, dihapus, ditarik kembali, telah dipadam, dicabut,
        đã được gỡ, đã bị gỡ, đã gỡ bỏ, đã gỡ, đã được rút, đã xóa, đã bị xóa, đã rút lại,
        ถูกลบ, ถูกถอด, ได้ถอด, ถอนออก, ได้ลบ,
        撤回, 撤稿, 撤下, 删除, 刪除, 移除, 下架, 撤销, 撤銷,
        取り下げました, 取り下げられました, 取り下げます, 削除しました, 削除されました, 削除いたしました, 取り消しました,
        取り消します, 撤回しました, 撤回します, 公開を停止しました, 掲載を取りやめ,
        삭제했습니다, 삭제되었습니다, 삭제됐습니다, 삭제합니다, 철회했습니다, 철회합니다, 철회되었습니다, 내렸습니다,
        imeondolewa, imefutwa, tumeiondoa, tumeifuta, inalis na, binura na, tinanggal
        """
}
