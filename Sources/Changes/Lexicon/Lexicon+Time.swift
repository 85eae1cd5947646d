extension Lexicon {
    /// Months, weekdays and days named from today.
    static let dates = Lexicon(
        .date,
        """
        en: january, february, march, april, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, today, yesterday, tomorrow, tonight, overnight, spring, summer, autumn, winter, midnight, noon, morning, afternoon, evening
        de: januar, jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember, montag*, dienstag*, mittwoch*, donnerstag*, freitag*, samstag*, sonnabend*, sonntag*, heute, gestern, morgen, vorgestern, übermorgen, frühjahr, frühling, sommer, herbst, winter, mitternacht, vormittag, nachmittag, abend
        fr: janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, aujourd'hui, hier, demain, printemps, été, automne, hiver, minuit, midi, matin, soir
        es: enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, diciembre, lunes, martes, miércoles, jueves, viernes, sábado, domingo, hoy, ayer, mañana, anteayer, primavera, verano, otoño, invierno, medianoche, mediodía
        it: gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre, lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, oggi, ieri, domani, primavera, estate, autunno, inverno, mezzanotte
        pt: janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro, segunda-feira, segunda, terça-feira, terça, quarta-feira, quarta, quinta-feira, quinta, sexta-feira, sexta, sábado, domingo, hoje, ontem, amanhã, meia-noite
        nl: januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, vandaag, gisteren, morgen, lente, zomer, herfst
        sv da no nb nn: januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december, januar, februar, marts, august, desember, mai, måndag*, tisdag*, onsdag*, torsdag*, fredag*, lördag*, söndag*, mandag, tirsdag, lørdag, søndag, idag, igår, imorgon, i dag, i går, i morgen
        fi: tammikuu*, helmikuu*, maaliskuu*, huhtikuu*, toukokuu*, kesäkuu*, heinäkuu*, elokuu*, syyskuu*, lokakuu*, marraskuu*, joulukuu*, maanantai*, tiistai*, keskiviikko*, torstai*, perjantai*, lauantai*, sunnuntai*, tänään, eilen, huomenna
        pl: styczeń, stycznia, lutego, luty, marca, marzec, kwietnia, kwiecień, maja, maj, czerwca, czerwiec, lipca, lipiec, sierpnia, sierpień, września, wrzesień, października, październik, listopada, listopad, grudnia, grudzień, poniedział*, wtorek, wtorku, środa, środę, czwartek, piątek, sobota, sobotę, niedziela, niedzielę, dziś, dzisiaj, wczoraj, jutro
        cs sk: ledna, února, března, dubna, května, června, července, srpna, září, října, listopadu, prosince, pondělí, úterý, středu, čtvrtek, pátek, sobotu, neděli, dnes, včera, zítra, januára, februára, marca, apríla, mája, júna, júla, augusta, septembra, októbra, novembra, decembra, včera, zajtra
        hu: január*, február*, március*, április*, május*, június*, július*, augusztus*, szeptember*, október*, november*, december*, hétfő*, kedd*, szerd*, csütörtök*, péntek*, szombat*, vasárnap*, ma, tegnap, holnap
        ro: ianuarie, februarie, martie, aprilie, mai, iunie, iulie, august, septembrie, octombrie, noiembrie, decembrie, luni, marți, miercuri, joi, vineri, sâmbătă, duminică, azi, ieri, mâine
        ru: январ*, феврал*, март, марта, марте, апрел*, мая, май, мае, июн*, июл*, август*, сентябр*, октябр*, ноябр*, декабр*, понедельник*, вторник*, сред*, четверг*, пятниц*, суббот*, воскресень*, сегодня, вчера, завтра, весной, летом, осенью, зимой
        uk: січ*, лют*, берез*, квіт*, трав*, черв*, лип*, серп*, верес*, жовт*, листопад*, груд*, понеділ*, вівтор*, серед*, четвер*, п'ятниц*, субот*, неділ*, сьогодні, вчора, завтра
        el: ιανουαρίου, φεβρουαρίου, μαρτίου, απριλίου, μαΐου, ιουνίου, ιουλίου, αυγούστου, σεπτεμβρίου, οκτωβρίου, νοεμβρίου, δεκεμβρίου, δευτέρα, τρίτη, τετάρτη, πέμπτη, παρασκευή, σάββατο, κυριακή, σήμερα, χθες, αύριο
        tr: ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, bugün, dün, yarın
        id ms: januari, februari, maret, mac, april, mei, juni, jun, juli, julai, agustus, ogos, september, oktober, november, desember, disember, senin, isnin, selasa, rabu, kamis, khamis, jumat, jumaat, sabtu, minggu, ahad, kemarin, semalam, besok, esok
        vi: tháng, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật, hôm nay, hôm qua, ngày mai
        ar: يناير, فبراير, مارس, أبريل, إبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر, كانون, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين, الاثنين, الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد, اليوم, أمس, غدا, غداً
        fa: فروردین, اردیبهشت, خرداد, تیر, مرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند, شنبه, دوشنبه, یکشنبه, جمعه, پنجشنبه, امروز, دیروز, فردا
        ur: جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر, پیر, منگل, بدھ, جمعرات, جمعہ, ہفتہ, اتوار
        he: ינואר, פברואר, מרץ, מרס, אפריל, מאי, יוני, יולי, אוגוסט, ספטמבר, אוקטובר, נובמבר, דצמבר, בינואר, בפברואר, במרץ, במרס, באפריל, במאי, ביוני, ביולי, באוגוסט, בספטמבר, באוקטובר, בנובמבר, בדצמבר, ראשון, שני, שלישי, רביעי, חמישי, שישי, שבת, היום, אתמול, מחר
        hi mr ne: जनवरी, फरवरी, फ़रवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर, सितम्बर, अक्टूबर, अक्तूबर, नवंबर, नवम्बर, दिसंबर, दिसम्बर, सोमवार, मंगलवार, बुधवार, गुरुवार, शुक्रवार, शनिवार, रविवार, आज, कल
        bn: জানুয়ারি, ফেব্রুয়ারি, মার্চ, এপ্রিল, মে, জুন, জুলাই, আগস্ট, সেপ্টেম্বর, অক্টোবর, নভেম্বর, ডিসেম্বর, সোমবার, মঙ্গলবার, বুধবার, বৃহস্পতিবার, শুক্রবার, শনিবার, রবিবার
        ko: 월요일, 화요일, 수요일, 목요일, 금요일, 토요일, 일요일, 오늘, 어제, 내일
        ja: 月曜, 火曜, 水曜, 木曜, 金曜, 土曜, 日曜, 今日, 昨日, 明日, 今年, 昨年, 来年, 先月, 来月
        zh: 星期一, 星期二, 星期三, 星期四, 星期五, 星期六, 星期日, 星期天, 周一, 周二, 周三, 周四, 周五, 周六, 周日, 週一, 週二, 週三, 週四, 週五, 週六, 週日, 今天, 昨天, 明天, 今年, 去年, 明年, 上月, 下月
        th: มกราคม, กุมภาพันธ์, มีนาคม, เมษายน, พฤษภาคม, มิถุนายน, กรกฎาคม, สิงหาคม, กันยายน, ตุลาคม, พฤศจิกายน, ธันวาคม, วันจันทร์, วันอังคาร, วันพุธ, วันพฤหัสบดี, วันศุกร์, วันเสาร์, วันอาทิตย์, วันนี้, เมื่อวาน, พรุ่งนี้
        """)

    /// What stands behind a figure that is part of a date or a time of day.
    static let dateSuffixes = Lexicon(
        .dateSuffix,
        """
        *: am, pm, a.m, p.m, gmt, utc, cet, est, pst, ist, bst
        en: o'clock, ad, bc
        de: uhr
        nl: uur
        ru uk bg: года, году, год, г, гг, року, році, годы
        pl: roku, rok, r
        hu: év*
        ja zh: 年, 月, 日, 号, 號, 時, 点, 點, 时
        ko: 년, 월, 일, 시
        th: น
        """)

    /// Words before a bare year.
    static let yearPrepositions = Lexicon(
        .yearPreposition,
        """
        en: in, since, until, till, by, from, during, before, after, of, between, and, early, late, mid, to, through, around, circa, year, spring, summer, autumn, fall, winter, election, season, olympics
        de: seit, bis, ab, jahr, jahre, jahren, von, vor, nach, im, anfang, ende, mitte, zwischen, und, sommer, winter, zuletzt, das, der, die
        fr: en, depuis, jusqu'en, de, dès, avant, après, année, fin, début, d'ici, entre, et
        es pt gl ca: en, desde, hasta, de, em, até, antes, después, año, ano, del, entre, y, e, para
        it: nel, dal, del, al, fino, anno, dell'anno, entro, tra, fra
        nl: in, sinds, tot, vanaf, jaar, van
        sv da no nb nn: i, sedan, siden, fra, från, til, till, år, året
        pl cs sk: w, od, do, roku, rok, z, v, roce, rok, před, přes
        ru uk bg: в, с, до, к, от, после, у, з, із, через, від
        tr: yılında, yıl
        ar fa ur: عام, سنة, منذ, في, العام, سال
        he: בשנת, משנת, מאז, ב
        hi mr: सन, साल, वर्ष, वर्ष
        id ms: tahun, pada, sejak
        vi: năm
        ko: 지난
        th: ปี, พ.ศ, ค.ศ
        """)
}
