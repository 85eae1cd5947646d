extension Lexicon {
    /// How a line that leads to another article begins.
    static let readAlso = Lexicon(
        .readAlso,
        """
        en: read, read more, read also, also read, see also, more, related, watch, listen, recommended, don't miss, more on this, follow live
        de: lesen sie auch, lesen sie, mehr zum thema, lies auch, auch interessant, siehe auch, mehr dazu, weiterlesen, lesen sie hier
        fr: lire aussi, à lire aussi, lire, voir aussi, à lire, sur le même sujet, lire également
        es: lea también, lee también, leer más, le puede interesar, te puede interesar, más información, ver también, también te puede
        it: leggi anche, leggi, vedi anche, per approfondire
        pt: leia também, leia mais, veja também, saiba mais, leia
        nl: lees ook, lees meer, bekijk ook, lees verder
        sv da no nb nn: läs även, läs också, läs mer, les også, les mer, læs også, læs mere, se også
        fi: lue myös, lue lisää, katso myös
        pl: czytaj także, czytaj też, zobacz też, przeczytaj, zobacz także, czytaj więcej
        cs sk: čtěte také, přečtěte si, čítajte aj, více
        hu ro: olvassa el, citește și, vezi și
        ru uk: читайте также, читать далее, смотрите также, читайте також, по теме
        el: διαβάστε επίσης, διαβάστε ακόμα, δείτε επίσης
        tr: ayrıca okuyun, devamını oku, ilgili haberler, bunları da okuyun
        id ms: baca juga, baca, lihat juga
        vi: xem thêm, đọc thêm
        ar: اقرأ أيضا, اقرأ أيضًا, اقرأ المزيد, شاهد أيضا, إقرأ أيضا
        fa ur he: بیشتر بخوانید, همچنین بخوانید, קראו גם, קרא גם, עוד בנושא, لمزید پڑھیں
        hi mr ne bn: यह भी पढ़ें, ये भी पढ़ें, और पढ़ें, आगे पढ़ें, হেচড়া, আরও পড়ুন, यो पनि
        ko: 관련기사, 관련 기사, 더보기, 함께 보면
        ja: 関連記事, 関連, あわせて読みたい, もっと見る, 続きを読む
        zh: 相关阅读, 延伸阅读, 阅读更多, 相關新聞, 延伸閱讀, 更多, 推荐阅读
        th: อ่านเพิ่มเติม, อ่านข่าว, ข่าวที่เกี่ยวข้อง, อ่านต่อ
        """)

    /// Labels of advertisements, sharing and subscription boxes, when nothing else stands there.
    static let boxLabels = Lexicon(
        .boxLabel,
        """
        *: advertisement, ad, ads, advertising, sponsored, promoted, share, tweet, print, email, copy link, loading, comments, subscribe, newsletter, sign up, log in, anzeige, werbung, teilen, drucken, publicité, partager, publicidad, compartir, pubblicità, condividi, publicidade, compartilhar, partilhar, advertentie, delen, annons, reklame, annonse, mainos, reklama, udostępnij, реклама, поделиться, διαφήμιση, reklam, paylaş, iklan, bagikan, quảng cáo, إعلان, شارك, مشاركة, פרסומת, שתפו, विज्ञापन, साझा करें, বিজ্ঞাপন, 광고, 공유, 広告, シェア, 广告, 廣告, 分享, โฆษณา, แชร์
        """)

    /// What is counted beside an article: comments, views, shares.
    static let counted = Lexicon(
        .counted,
        """
        *: comment, comments, view, views, share, shares, like, likes, reads, readers, reactions, reading, watching, people, kommentar*, aufrufe, leser, commentaire*, vues, partages, comentario*, visitas, vistas, lecturas, compartidos, commenti, visualizzazioni, condivisioni, comentário*, visualizações, reacties, weergaven, kommentarer, visningar, visninger, delinger, kommenttia, komentarz*, wyświetle*, komentář*, комментари*, просмотр*, коментар*, перегляд*, σχόλια, yorum*, görüntülenme, komentar, dilihat, bình luận, lượt xem, تعليق*, مشاهدة, مشاهدات, תגובות, צפיות, टिप्पणी*, टिप्पणियां, मंतव्य, মন্তব্য, 댓글, 조회*, 件のコメント, コメント, 回閲覧, 评论, 評論, 阅读, 閱讀, 次观看, 浏览, ความคิดเห็น, ครั้ง, personen, personas, personnes, menschen
        """)

    /// What makes a time relative to now.
    static let relativeTime = Lexicon(
        .relativeTime,
        """
        *: ago, just now, minutes ago, vor, il y a, hace, fa, há, atrás, geleden, sedan, siden, sitten, temu, před, назад, тому, πριν, önce, lalu, yang lalu, trước, منذ, قبل, לפני, पहले, আগে, 전, 前, ที่แล้ว, min read, read time, lesezeit, lesedauer, min., temps de lecture, lectura, tempo di lettura, leestijd, для чтения, 分で読めます, 阅读时间, читать
        """)

    /// Labels before a visible stamp.
    static let stampLabels = Lexicon(
        .stampLabel,
        """
        *: updated, last updated, published, posted, modified, first published, last modified, aktualisiert, veröffentlicht, stand, zuletzt aktualisiert, erstellt, mis à jour, publié, modifié, actualizado, publicado, aggiornato, pubblicato, atualizado, bijgewerkt, gepubliceerd, laatste update, uppdaterad, publicerad, opdateret, oppdatert, publisert, udgivet, päivitetty, julkaistu, aktualizacja, opublikowano, zaktualizowano, aktualizováno, publikováno, обновлено, опубликовано, оновлено, опубліковано, ενημερώθηκε, δημοσιεύτηκε, δημοσίευση, güncelleme, güncellendi, yayınlanma, yayınlandı, diperbarui, diterbitkan, cập nhật, محدث, آخر تحديث, نشر, نُشر, تاريخ النشر, עודכן, פורסם, अपडेट, प्रकाशित, अद्यतन, আপডেট, প্রকাশ, 업데이트, 입력, 수정, 등록, 更新, 公開, 配信, 发布, 發布, 更新时间, 更新時間, อัปเดต, เผยแพร่
        """)
}
