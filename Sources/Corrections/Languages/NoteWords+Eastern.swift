/// Languages of Northern and Eastern Europe, and those from Turkey to Iran.
extension NoteWords {
    // style: table
    static let eastern: [NoteWords] = [
        NoteWords(
            languages: "fi et",
            [
                .label: "oikaisu, oikaisut, korjaus, korjaukset, täsmennys, tarkennus, parandus, täpsustus, õiendus",
                .title: "toimituksen huomautus, toimitukselta, toimetuse märkus",
                .update: "päivitys, päivitetty, korjattu, muokattu, täydennetty, uuendatud, parandatud, uuendus",
                .own:
                    "tämä artikkeli, tämän artikkelin, tässä artikkelissa, tätä artikkelia, tämä juttu, tämän jutun, tässä jutussa, tätä juttua, tätä uutista, tämän uutisen, juttua on, juttu on, artikkelia on, artikkelin aiemmassa, jutun aiemmassa, jutussa kerrottiin, see artikkel, seda artiklit, selle artikli, artikli varasemas",
                .definite:
                    "juttua, jutussa, jutun, artikkelia, artikkelissa, artikkelin, otsikkoa, otsikossa, kuvatekstissä, kuvatekstiä, artiklit, artiklis",
                .version:
                    "aiemmassa versiossa, aikaisemmassa versiossa, aiempi versio, aikaisempi versio, ensimmäisessä versiossa, alkuperäisessä versiossa, varasemas versioonis, esialgses versioonis",
                .done:
                    "päivitetty, korjattu, muokattu, muutettu, täydennetty, täsmennetty, oikaistu, tarkennettu, lisätty, poistettu, uuendatud, parandatud, muudetud, täiendatud",
                .said: "sanottiin, kerrottiin, väitettiin, luki, kirjoitettiin, mainittiin, oli kirjas, öeldi",
                .wrong: "virheellis*, väärin, erheellis*, virhe, virheen, oikea on, ekslikult, vale",
                .regret: "pahoittelemme virhettä, pahoittelemme, vabandame",
                .origin: "alun perin, aiemmin, ensin, algselt", .we: "kerroimme, kirjoitimme",
                .after: "julkaisemisen jälkeen, julkaisun jälkeen",
            ]),
        NoteWords(
            languages: "pl",
            [
                .label:
                    "korekta, sprostowanie, sprostowania, poprawka, uściślenie, errata, wyjaśnienie, uzupełnienie, doprecyzowanie",
                .title: "od redakcji, nota redakcyjna, nota od redakcji, przypis redakcji, notatka redakcji",
                .update: "aktualizacja, zaktualizowano, zaktualizowany, poprawiono, uzupełniono, skorygowano, akt.",
                .own:
                    "ten artykuł, tego artykułu, tym artykule, ten tekst, tego tekstu, tym tekście, ta informacja, tej informacji, nasz artykuł, naszym artykule, wersji artykułu, wersja artykułu, wersji tekstu, wersja tekstu, ta depesza, tej depeszy, ten materiał, tego materiału",
                .definite: "artykuł, artykule, tekst, tekście, tytuł, tytule, podpis pod zdjęciem, nagłówek, nagłówku",
                .version:
                    "poprzedniej wersji, poprzednia wersja, wcześniejszej wersji, wcześniejsza wersja, pierwotnej wersji, pierwotna wersja, pierwszej wersji, pierwsza wersja",
                .done:
                    "zaktualizowany, zaktualizowano, zaktualizowana, poprawiony, poprawiono, poprawiliśmy, poprawiona, zmieniony, zmieniono, zmieniliśmy, skorygowany, skorygowano, sprostowany, sprostowano, uzupełniony, uzupełniono, edytowany, został poprawiony",
                .said:
                    "podano, podaliśmy, napisano, napisaliśmy, informowaliśmy, widniała, brzmiał, była mowa, znalazła się, było",
                .wrong: "błędnie, błędn*, omyłkowo, pomyłkowo, nieprawidłow*, przez pomyłkę, błąd, mylnie",
                .cause: "z powodu błędu redakcyjnego, wskutek błędu redakcyjnego",
                .regret: "przepraszamy za błąd, przepraszamy za pomyłkę, za błąd przepraszamy, przepraszamy",
                .origin: "pierwotnie, początkowo, wcześniej", .we: "podaliśmy, napisaliśmy, informowaliśmy",
                .after: "po publikacji, od publikacji",
            ]),
        NoteWords(
            languages: "cs sk",
            [
                .label: "oprava, opravy, upřesnění, spresnenie, dementi, doplnění, oprava chyby, doplnenie",
                .title: "poznámka redakce, poznámka redakcie, redakční poznámka, redakčná poznámka, pozn. red",
                .update:
                    "aktualizováno, aktualizace, aktualizované, aktualizácia, opraveno, opravené, doplněno, doplnené, upraveno",
                .own:
                    "tento článek, tohoto článku, tomto článku, tento text, tohoto textu, tato zpráva, této zprávy, tento článok, tohto článku, náš článek, verzi článku, verze článku, verzi textu, verzii článku, verzia článku, v článku jsme, v článku sme",
                .definite: "článek, článku, článok, text, textu, titulek, titulku, titulok, popisek",
                .version:
                    "předchozí verzi, předchozí verze, původní verzi, původní verze, dřívější verzi, dřívější verze, první verzi, predchádzajúcej verzii, pôvodnej verzii, staršej verzii, prvej verzii",
                .done:
                    "opraven, opravili, opraveno, aktualizován, aktualizovali, aktualizováno, upraven, upravili, upraveno, změněn, změnili, doplněn, doplnili, doplněno, opravený, opravené, aktualizovaný, aktualizované, upravený, upravené, doplnený, zmenený",
                .said:
                    "bylo, stálo, uvedeno, uvedli, uvedli jsme, psali jsme, bolo, stálo, uviedli, uviedli sme, uvádělo",
                .wrong: "chybně, chybn*, omylem, mylně, nesprávně, nesprávn*, chyba, chybu, nesprávne",
                .regret: "za chybu se omlouváme, omlouváme se, za chybu sa ospravedlňujeme, ospravedlňujeme sa",
                .origin: "původně, nejprve, dříve, pôvodne, najprv", .we: "jsme, sme",
                .after: "po vydání, po zveřejnění, po zverejnení, po publikování",
            ]),
        NoteWords(
            languages: "hu",
            [
                .label: "helyesbítés, javítás, pontosítás, helyreigazítás, korrekció, kiegészítés",
                .title: "a szerkesztő megjegyzése, szerkesztői megjegyzés, a szerk",
                .update: "frissítés, frissítve, frissítettük, javítva, módosítva",
                .own:
                    "ez a cikk, ezt a cikket, a cikk korábbi, cikkünk, cikkünket, cikkünkben, ennek a cikknek, írásunk, cikk előző, cikk eredeti, a cikket a",
                .definite: "a cikk, a cikket, a cikkben, a cím, a címet, a képaláírás",
                .version:
                    "korábbi változat*, korábbi verzió*, eredeti változat*, eredeti verzió*, első változat*, előző változat*, előző verzió*",
                .done:
                    "frissítettük, frissült, javítottuk, módosítottuk, kijavítottuk, pontosítottuk, kiegészítettük, helyesbítettük, javítva lett",
                .wrong: "tévesen, hibásan, téves, hibás, hiba", .said: "szerepelt, írtuk, állt, azt írtuk",
                .regret: "elnézést kérünk, a hibáért elnézést",
                .after: "a megjelenés után, a publikálás után",
            ]),
        NoteWords(
            languages: "ro",
            [
                .label:
                    "rectificare, rectificări, corecție, corecții, corectură, erată, precizare, precizări, clarificare",
                .title: "nota redacției, notă a redacției, nota editorului",
                .update: "actualizare, actualizat, update, corectat, modificat",
                .own:
                    "acest articol, acestui articol, această știre, acestei știri, acest text, acestui text, articolul nostru, versiune a articolului",
                .definite: "articolul, titlul, textul, știrea",
                .version:
                    "versiune anterioară, versiunea anterioară, prima versiune, versiunea inițială, versiune precedentă",
                .done: "corectat, corectată, actualizat, actualizată, modificat, modificată, rectificat, completat",
                .said: "spunea, afirma, indica, menționa, conținea, se spunea",
                .wrong: "din greșeală, eronat*, greșit*, eroare, incorect*",
                .regret: "ne cerem scuze, regretăm eroarea", .origin: "inițial, anterior", .after: "după publicare",
            ]),
        NoteWords(
            languages: "hr sr bs sl mk",
            [
                .label:
                    "ispravak, ispravka, ispravke, исправка, popravek, pojašnjenje, појашњење, исправки, korekcija, demanti",
                .title:
                    "napomena redakcije, напомена редакције, napomena uredništva, opomba uredništva, забелешка на редакцијата",
                .update:
                    "ažurirano, ажурирано, dopunjeno, допуњено, ispravljeno, исправљено, posodobljeno, popravljeno, ажурирање",
                .own:
                    "ovaj članak, ovog članka, ovom članku, ovaj tekst, ovog teksta, ovom tekstu, ova vijest, ove vijesti, овај чланак, овог чланка, овај текст, овог текста, у овом тексту, ta članek, tega članka, verziji članka, verziji teksta",
                .definite: "članak, članku, tekst, tekstu, naslov, naslovu, чланак, текст, наслов",
                .version:
                    "prethodnoj verziji, ranijoj verziji, prvoj verziji, prvobitnoj verziji, izvornoj verziji, претходној верзији, ранијој верзији, првобитној верзији, prejšnji različici, prvotni različici",
                .done:
                    "ispravljen, ispravljeno, ažuriran, ažurirano, izmijenjen, izmenjen, dopunjen, dopunjeno, исправљен, ажуриран, измењен, допуњен, popravljen, posodobljen, spremenjen",
                .said: "stajalo, navedeno, pisalo, наведено, писало, стајало, bilo je, pisalo",
                .wrong: "pogrešno, greškom, netočn*, погрешно, грешком, napačno",
                .regret: "ispričavamo se, izvinjavamo se, извињавамо се, opravičujemo se",
                .origin: "prvobitno, izvorno, првобитно, prvotno",
                .after: "nakon objave, након објаве, po objavi",
            ]),
        NoteWords(
            languages: "ru",
            [
                .label:
                    "исправление, исправления, исправлено, поправка, поправки, уточнение, уточнения, опровержение, дополнение",
                .title: "от редакции, примечание редакции, примечание редактора, прим. ред",
                .update: "обновлено, обновление, дополнено, изменено, апдейт, новость обновлена, материал обновлен",
                .own: """
                эта статья, этой статьи, этой статье, эту статью, этот материал, этого материала, этом материале, этот текст,
                этого текста, этом тексте, эта новость, этой новости, эту новость, данной статьи, данного материала, наш материал,
                нашем материале, версии статьи, версии материала, версии текста, версии новости, версия статьи, версия материала,
                версия текста, версии публикации, редакции статьи, этой публикации, эта публикация, варианте статьи
                """,
                .definite:
                    "статья, статье, статью, материал, материале, текст, тексте, заголовок, заголовке, новость, подпись, подписи",
                .version:
                    "предыдущей версии, предыдущая версия, первоначальной версии, первоначальная версия, ранней версии, ранняя версия, первой версии, первая версия, прежней версии, исходной версии, ранней редакции, первой редакции, предыдущей редакции",
                .done:
                    "обновлен, обновлена, обновлено, обновлён, обновили, исправлен, исправлена, исправлено, исправили, исправлены, изменен, изменена, изменено, изменён, изменили, уточнен, уточнена, уточнено, дополнен, дополнена, дополнено, скорректирован*, отредактирован*, внесены исправления, внесены изменения, внесены уточнения",
                .said:
                    "говорилось, сообщалось, указано, указывалось, утверждалось, было указано, было написано, значилось, содержалась, содержала, написали, была допущена",
                .wrong: "ошибочно, неверно, неправильно, ошибк*, неточност*, по ошибке, некорректно, на самом деле",
                .cause: "из-за ошибки редактора, из-за редакционной ошибки, по вине редакции, по ошибке редакции",
                .regret: "приносим извинения, редакция приносит извинения, приносим свои извинения",
                .origin: "первоначально, изначально, ранее, сначала", .we: "мы",
                .after: "после публикации, после выхода материала, с момента публикации",
            ]),
        NoteWords(
            languages: "uk be",
            [
                .label:
                    "виправлення, виправлено, уточнення, спростування, поправка, доповнення, выпраўленне, удакладненне",
                .title: "від редакції, примітка редакції, примітка редактора, ад рэдакцыі, заўвага рэдакцыі",
                .update: "оновлено, оновлення, доповнено, змінено, новину оновлено, абноўлена, дапоўнена",
                .own:
                    "ця стаття, цієї статті, цій статті, цю статтю, цей матеріал, цього матеріалу, цьому матеріалі, цей текст, цього тексту, цьому тексті, ця новина, цієї новини, цю новину, версії статті, версії матеріалу, версії тексту, версії новини, версія статті, варіанті статті, гэты артыкул, гэтага артыкула",
                .definite:
                    "стаття, статті, статтю, матеріал, матеріалі, текст, тексті, заголовок, заголовку, новина, новині, підпис",
                .version:
                    "попередній версії, попередня версія, попередньому варіанті, першій версії, перша версія, початковій версії, початкова версія, ранній версії, папярэдняй версіі",
                .done:
                    "оновлено, оновлена, оновлений, оновили, виправлено, виправлена, виправили, змінено, змінена, змінили, уточнено, уточнили, доповнено, доповнили, внесено виправлення, внесено зміни, відредаговано, скориговано, абноўлены, выпраўлены",
                .said:
                    "йшлося, зазначалося, було вказано, вказано, повідомлялося, було написано, стверджувалося, містилася, вказали, написали",
                .wrong: "помилково, помилк*, неправильно, неточн*, хибно, насправді",
                .regret: "перепрошуємо за помилку, вибачаємося, просимо вибачення, редакція перепрошує",
                .origin: "спочатку, первісно, раніше", .we: "ми", .after: "після публікації, після виходу",
            ]),
        NoteWords(
            languages: "bg",
            [
                .label: "корекция, корекции, поправка, уточнение, опровержение, допълнение",
                .title: "бележка на редакцията, от редакцията, бележка на редактора",
                .update: "обновена, обновено, актуализация, актуализирана, коригирана, допълнена",
                .own:
                    "тази статия, тази новина, този текст, този материал, настоящата статия, версия на статията, версия на текста, версия на материала",
                .definite: "статията, текстът, текста, заглавието, новината, материалът, материала",
                .version: "предишна версия, предишната версия, първоначалната версия, по-ранна версия, първата версия",
                .done:
                    "коригирана, коригиран, коригирано, обновена, обновен, актуализирана, актуализиран, поправена, поправен, променена, променен, допълнена, допълнен",
                .said: "се казваше, пишеше, беше посочено, се твърдеше",
                .wrong: "погрешно, грешно, неправилно, грешка, неточн*",
                .regret: "извиняваме се", .origin: "първоначално", .after: "след публикуването",
            ]),
        NoteWords(
            languages: "el",
            [
                .label: "διόρθωση, διορθώσεις, διευκρίνιση, διευκρινίσεις, επανόρθωση, αποκατάσταση",
                .title: "σημείωση της σύνταξης, σημείωση σύνταξης, σημείωση του συντάκτη",
                .update: "ενημέρωση, ενημερώθηκε, τελευταία ενημέρωση, επικαιροποίηση, διορθώθηκε",
                .own:
                    "αυτό το άρθρο, το παρόν άρθρο, του παρόντος άρθρου, αυτού του άρθρου, το κείμενο αυτό, αυτή η είδηση, το άρθρο μας, εκδοχή του άρθρου, έκδοση του άρθρου, εκδοχή του κειμένου, έκδοση του κειμένου",
                .definite: "το άρθρο, του άρθρου, στο άρθρο, ο τίτλος, τίτλου, το κείμενο, η λεζάντα",
                .version:
                    "προηγούμενη εκδοχή, προηγούμενη έκδοση, αρχική εκδοχή, αρχική έκδοση, πρώτη εκδοχή, πρώτη έκδοση, παλαιότερη έκδοση",
                .done:
                    "διορθώθηκε, ενημερώθηκε, τροποποιήθηκε, επικαιροποιήθηκε, συμπληρώθηκε, αναθεωρήθηκε, έχει διορθωθεί, έχει ενημερωθεί, έχει τροποποιηθεί",
                .said: "ανέφερε, αναφερόταν, αναγραφόταν, έγραφε, έλεγε",
                .wrong: "εσφαλμένα, λανθασμέν*, λάθος, εκ παραδρομής, εσφαλμέν*",
                .regret: "ζητούμε συγγνώμη, απολογούμαστε", .origin: "αρχικά, προηγουμένως",
                .after: "μετά τη δημοσίευση",
            ]),
        NoteWords(
            languages: "tr az",
            [
                .label: "düzeltme, düzeltmeler, tekzip, düzəliş, açıklama ve düzeltme, dəqiqləşdirmə",
                .title: "editörün notu, editör notu, editörden, redaksiyanın qeydi, okurlara not",
                .update: "güncelleme, güncellendi, düzeltildi, son güncelleme, yenilənib, yenilənmə",
                .own:
                    "bu haber, bu haberin, bu haberde, bu yazı, bu yazının, bu yazıda, bu makale, bu makalenin, bu makalede, bu metin, bu metnin, haberin önceki, haberimizin önceki, haberimizde, haberin ilk, yazının önceki, makalenin önceki, makalenin ilk, bu xəbər, bu məqalə",
                .definite: "haber, haberde, haberin, başlık, başlıkta, yazı, yazıda, metin, fotoğraf altı",
                .version:
                    "önceki sürüm*, önceki versiyon*, ilk sürüm*, ilk versiyon*, önceki hali*, ilk hali*, eski sürüm*, əvvəlki versiya*",
                .done:
                    "güncellendi, güncellenmiştir, düzeltildi, düzeltilmiştir, değiştirildi, değiştirilmiştir, düzenlendi, düzenlenmiştir, eklendi, eklenmiştir, revize edildi, yenilənib, düzəldilib",
                .said:
                    "yazıyordu, belirtilmişti, yer alıyordu, ifade edilmişti, denilmişti, belirtiliyordu, yazılmıştı, verilmişti",
                .wrong: "yanlışlıkla, hatalı, yanlış, sehven, hata, səhvən",
                .regret: "özür dileriz, hatadan dolayı özür, düzeltir özür dileriz, okurlarımızdan özür",
                .origin: "ilk olarak, başlangıçta, önceden",
                .after: "yayınlandıktan sonra, yayımlandıktan sonra, yayından sonra",
            ]),
        NoteWords(
            languages: "ar",
            [
                .label: "تصحيح, تصويب, توضيح, استدراك, تنويه, تصحيح خطأ, تصحيح وتوضيح",
                .title: "ملاحظة المحرر, ملاحظة من المحرر, ملاحظة التحرير, من المحرر, ملاحظة هيئة التحرير",
                .update: "تحديث, آخر تحديث, تم التحديث, محدث, تعديل",
                .own:
                    "هذا المقال, هذا الخبر, هذا التقرير, هذه المقالة, هذه القصة, هذا النص, هذه المادة, من المقال, من الخبر, من التقرير, لهذا المقال, لهذا الخبر, لهذا التقرير, هذا الموضوع, هذا العنوان",
                .definite: "المقال, الخبر, التقرير, العنوان, النص",
                .version:
                    "نسخة سابقة, نسخة أولى, النسخة السابقة, النسخة الأولى, النسخة الأصلية, إصدار سابق, صيغة سابقة, نسخة أقدم",
                .done:
                    "تم تعديل, تم تحديث, تم تصحيح, جرى تعديل, جرى تحديث, جرى تصحيح, عدل, صحح, حدث, تم تعديله, تم تحديثه, تم تصحيحه, جرى تصويب, تم تصويب",
                .said: "ذكر, ذكرت, ورد, جاء, أشار, أشارت, أفاد",
                .wrong: "بالخطأ, خطأ, عن طريق الخطأ, غير صحيح, غير دقيق, خاطئ*, والصحيح, والصواب",
                .regret: "نعتذر عن الخطأ, نأسف للخطأ, نعتذر عن هذا الخطأ, نعتذر لقرائنا",
                .origin: "في البداية, سابقا, أصلا",
                .after: "بعد النشر, بعد نشره, منذ نشره",
            ]),
        NoteWords(
            languages: "fa",
            [
                .label: "اصلاحیه, تصحیح, توضیح, اصلاح, تکذیبیه, توضیحات تکمیلی",
                .title: "یادداشت سردبیر, توضیح سردبیر, یادداشت ویراستار, توضیح تحریریه",
                .update: "به روز رسانی, به‌روزرسانی, به روز شد, به‌روز شد, ویرایش",
                .own: "این مقاله, این خبر, این گزارش, این مطلب, این متن, این نوشته, این نسخه",
                .definite: "مقاله, خبر, گزارش, تیتر, مطلب",
                .version: "نسخه قبلی, نسخه پیشین, نسخه اولیه, نسخه نخست, ویرایش قبلی, نسخه قدیمی",
                .done:
                    "اصلاح شد, اصلاح شده, به‌روز شد, به‌روز شده, به روز شده, ویرایش شد, ویرایش شده, تغییر کرد, تصحیح شد, تصحیح شده, به‌روزرسانی شد, به‌روزرسانی شده, تکمیل شد",
                .said: "آمده بود, نوشته شده بود, ذکر شده بود, گفته شده بود, اعلام شده بود",
                .wrong: "به اشتباه, اشتباه, نادرست, به غلط, غلط",
                .regret: "پوزش می‌خواهیم, عذرخواهی می‌کنیم, بدین وسیله اصلاح",
                .origin: "در ابتدا, پیشتر", .after: "پس از انتشار, بعد از انتشار",
            ]),
        NoteWords(
            languages: "he",
            [
                .label: "תיקון, תיקונים, תיקון טעות, הבהרה, הבהרות, תיקון והבהרה",
                .title: "הערת המערכת, הערת העורך, מהמערכת", .update: "עדכון, עודכן, עדכון אחרון, תוקן",
                .own:
                    "כתבה זו, הכתבה הזו, הכתבה הזאת, ידיעה זו, הידיעה הזו, מאמר זה, המאמר הזה, של הכתבה, של הידיעה, של המאמר, בכתבה זו",
                .definite: "הכתבה, הידיעה, המאמר, הכותרת, הטקסט, בכתבה, בידיעה",
                .version:
                    "גרסה קודמת, בגרסה קודמת, גרסה מוקדמת, בגרסה מוקדמת, גרסה ראשונה, בגרסה הראשונה, הגרסה המקורית, בגרסה המקורית",
                .done: "תוקנה, תוקן, עודכנה, עודכן, שונתה, שונה, נערכה", .said: "נכתב, נאמר, צוין, פורסם, נטען",
                .wrong: "בטעות, שגוי*, טעות, באופן שגוי", .regret: "אנו מתנצלים, המערכת מתנצלת, עמכם הסליחה",
                .origin: "במקור, תחילה",
                .after: "לאחר הפרסום, אחרי הפרסום",
            ]),
    ]
}
