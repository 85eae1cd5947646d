extension Lexicon {
    /// How a correction, clarification or editor's note begins.
    static let noteOpenings = Lexicon(
        .note,
        """
        en: correction, corrections, clarification, clarifications, editor's note, editors' note, editor’s note, editors note, corrected, erratum, errata, an earlier version of this, a previous version of this, earlier versions of this, previous versions of this, an earlier version of the article, an earlier version of the story, an earlier headline, the original version of this, this article previously, this story previously, this article has been corrected, this article has been amended, this article was amended, this article was corrected, this article was updated, this story has been corrected, this story has been updated, this article has been updated, this story was corrected, this story was updated, this article originally, this post has been, this report has been, amended on, this headline was, this piece was amended, retraction, note to readers, this version corrects, this story corrects
        de: korrektur, korrigiert, berichtigung, richtigstellung, anmerkung der redaktion, anm. d. red, hinweis der redaktion, in einer früheren version dieses, in einer früheren version des artikels, in einer früheren version des textes, in einer früheren version des beitrags, in einer früheren version hieß, in einer früheren version stand, in einer früheren fassung dieses, in einer früheren fassung hieß, in einer früheren fassung stand, in einer ersten version dieses, in einer ersten version hieß, klarstellung, in einer vorherigen version dieses, dieser artikel wurde nachträglich, dieser text wurde korrigiert, präzisierung, dieser artikel wurde korrigiert, transparenzhinweis
        fr: correction, corrigé, erratum, rectificatif, rectification, précision, note de la rédaction, ndlr, une version précédente de cet, une version précédente de ce, une première version de cet, une première version de ce, dans une version précédente de cet, dans une première version de cet, mise au point, cet article a été corrigé, cet article a été modifié, une version antérieure de cet
        es: corrección, correcciones, fe de errores, fe de erratas, rectificación, aclaración, nota del editor, nota de la redacción, nota de redacción, una versión anterior de este, una versión anterior de esta, en una versión anterior de este, en una versión anterior de esta, una primera versión de este, esta noticia ha sido corregida, este artículo ha sido corregido, este artículo fue corregido
        ca gl: correcció, fe d'errors, rectificació, corrección, fe de erros, nota de la redacció
        it: correzione, rettifica, errata corrige, precisazione, nota della redazione, una versione precedente di questo, in una versione precedente di questo, una versione precedente dell'articolo, in una precedente versione di questo, nota dell'editore, errata
        pt: correção, correcção, errata, erramos, retificação, rectificação, nota da redação, nota da redacção, nota do editor, uma versão anterior deste, uma versão anterior desta, versão anterior deste, versão anterior desta, a versão anterior deste, esclarecimento, este texto foi corrigido, esta reportagem foi corrigida
        nl af: correctie, rectificatie, gecorrigeerd, verbetering, noot van de redactie, in een eerdere versie van dit, een eerdere versie van dit, verduidelijking, regstelling, naschrift
        sv: rättelse, rättat, korrigering, förtydligande, redaktionens anmärkning, i en tidigare version av artikeln, i en tidigare version av den, en tidigare version av artikeln, en tidigare version av denna, en tidigare version av texten
        da no nb nn: rettelse, rettet, korreksjon, korrektion, presisering, præcisering, redaksjonell merknad, i en tidligere versjon av artikkelen, i en tidligere versjon av denne, en tidligere versjon av artikkelen, i en tidligere version af artiklen, i en tidligere version af denne, en tidligere version af artiklen, berigtigelse
        fi: oikaisu, korjaus, korjattu, täsmennys, tarkennus, toimituksen huomautus
        pl: korekta, sprostowanie, poprawka, od redakcji, w poprzedniej wersji artykułu, w poprzedniej wersji tekstu, wcześniejsza wersja artykułu, wcześniejsza wersja tego, uściślenie
        cs sk: oprava, opraveno, upřesnění, poznámka redakce, v předchozí verzi článku, v původní verzi článku, v předchozí verzi textu, spresnenie, redakčná poznámka
        hu: helyesbítés, javítás, pontosítás, helyreigazítás, a cikk korábbi változat*, a szerkesztő megjegyzése
        ro: rectificare, corecție, corectură, erată, precizare, nota redacției, o versiune anterioară a acestui, o versiune anterioară a articolului
        hr sr bs sl: ispravak, ispravka, исправка, popravek, napomena redakcije
        bg mk: корекция, поправка, уточнение, бележка на редакцията
        ru: исправление, исправлено, поправка, уточнение, опровержение, от редакции, примечание редакции, в предыдущей версии статьи, в предыдущей версии материала, в предыдущей версии текста, в предыдущей версии этой, в первоначальной версии статьи, в первоначальной версии материала, в ранней версии статьи, в ранней версии материала
        uk be: виправлення, виправлено, уточнення, спростування, від редакції, примітка редакції, у попередній версії статті, у попередній версії матеріалу, у попередньому варіанті статті
        el: διόρθωση, διευκρίνιση, σημείωση της σύνταξης, επανόρθωση, προηγούμενη εκδοχή του άρθρου
        tr: düzeltme, tekzip, editörün notu, editör notu, bu haberin önceki, haberin önceki
        az: düzəliş
        id ms: koreksi, ralat, klarifikasi, catatan redaksi, catatan editor, pembetulan, versi sebelumnya dari artikel, versi sebelumnya artikel
        vi: đính chính, cải chính, ghi chú của tòa soạn, phiên bản trước của bài
        ar: تصحيح, تصويب, توضيح, استدراك, ملاحظة المحرر, ملاحظة من المحرر, ملاحظة التحرير, تنويه, في نسخة سابقة من هذا, نسخة سابقة من هذا, نسخة سابقة من المقال
        fa: اصلاحیه, تصحیح, توضیح, یادداشت سردبیر, در نسخه قبلی این
        ur: تصحیح, وضاحت
        he: תיקון, תיקון טעות, הבהרה, הערת המערכת, הערת העורך, בגרסה קודמת של הכתבה, בגרסה קודמת של הידיעה
        hi mr ne: सुधार, शुद्धिपत्र, भूल सुधार, स्पष्टीकरण, संपादक की टिप्पणी, संपादकीय टिप्पणी, इस लेख के पिछले, सच्याइएको, दुरुस्ती
        bn: সংশোধন, সংশোধনী, সম্পাদকের নোট, ভুল সংশোধন
        ta: திருத்தம்
        te: సవరణ
        ko: 정정, 바로잡습니다, 수정, 알립니다, 정정보도, 편집자 주, 편집자주
        ja: 訂正, 訂正して, おわび, お詫び, 修正, 編集部注, 編集部より, 追記, 更正
        zh: 更正, 勘误, 勘誤, 订正, 訂正, 澄清, 编者按, 編者按, 编者注, 編按, 更正启事, 本文此前, 此前版本, 本文較早版本
        th: แก้ไข, ชี้แจง, หมายเหตุบรรณาธิการ, แก้ไขข้อผิดพลาด, คำชี้แจง
        """)

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
