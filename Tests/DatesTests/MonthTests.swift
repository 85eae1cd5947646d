import Dates
import Model
import Testing

/// Every month of a year as a date line of each language, the way newspapers write it.
struct MonthTests {
    /// Language tag, a line with `#` for the month, and the twelve months in the form that a date takes.
    static let cases: [(String, String, String)] = [
        ("en", "# 9, 2020", "January February March April May June July August September October November December"),
        ("en", "9 # 2020", "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
        ("de", "9. # 2020", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        ("de-AT", "9. # 2020", "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember"),
        ("fr", "9 # 2020", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ("fr", "le 9 # 2020", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        (
            "es", "9 de # de 2020",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        ),
        (
            "pt", "9 de # de 2020",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
        ),
        (
            "it", "9 # 2020",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
        ),
        ("ca", "9 de # de 2020", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
        (
            "ro", "9 # 2020",
            "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"
        ),
        ("nl", "9 # 2020", "januari februari maart april mei juni juli augustus september oktober november december"),
        ("sv", "9 # 2020", "januari februari mars april maj juni juli augusti september oktober november december"),
        ("nb", "9. # 2020", "januar februar mars april mai juni juli august september oktober november desember"),
        ("da", "9. # 2020", "januar februar marts april maj juni juli august september oktober november december"),
        ("is", "9. # 2020", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"),
        (
            "fi", "9. # 2020",
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
        ),
        (
            "et", "9. # 2020",
            "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"
        ),
        (
            "lv", "2020. gada 9. #",
            "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"
        ),
        (
            "lt", "2020 m. # 9 d.",
            "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"
        ),
        (
            "pl", "9 # 2020 r.",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
        ),
        ("cs", "9. # 2020", "ledna února března dubna května června července srpna září října listopadu prosince"),
        ("sk", "9. # 2020", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
        (
            "sl", "9. # 2020",
            "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"
        ),
        (
            "hr", "9. # 2020.",
            "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca"
        ),
        (
            "sr", "9. # 2020.",
            "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra"
        ),
        (
            "sr", "9. # 2020.",
            "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"
        ),
        ("bg", "9 # 2020 г.", "януари февруари март април май юни юли август септември октомври ноември декември"),
        ("mk", "9 # 2020", "јануари февруари март април мај јуни јули август септември октомври ноември декември"),
        ("ru", "9 # 2020 г.", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        (
            "uk", "9 # 2020 року",
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
        ),
        (
            "be", "9 # 2020 года",
            "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня"
        ),
        (
            "el", "9 # 2020",
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
        ),
        (
            "hu", "2020. # 9.",
            "január február március április május június július augusztus szeptember október november december"
        ),
        ("tr", "9 # 2020", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
        ("az", "9 # 2020", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"),
        ("sq", "9 # 2020", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"),
        ("ar", "9 # 2020", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        (
            "ar", "9 # 2020",
            "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
        ),
        ("he", "9 # 2020", "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"),
        ("hi", "9 # 2020", "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
        ("bn", "9 # 2020", "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
        ("ta", "9 # 2020", "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்"),
        ("ur", "9 # 2020", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
        ("id", "9 # 2020", "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"),
        ("ms", "9 # 2020", "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember"),
        ("vi", "ngày 9 tháng # năm 2020", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("th", "9 # 2563", "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"),
        ("th", "9 # 2563", "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."),
        ("zh", "2020年#月9日", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("ja", "令和2年#月9日", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("ko", "2020년 #월 9일", "1 2 3 4 5 6 7 8 9 10 11 12"),
        (
            "ka", "9 #, 2020",
            "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი"
        ),
    ]

    @Test(arguments: cases) func `every month is known with the language of the page and without`(
        tag: String, line: String, months: String
    ) {
        let names = months.split(separator: " ")
        #expect(names.count == 12)
        for (index, name) in names.enumerated() {
            let month = String(name).split(separator: "_").joined(separator: " ")
            let text = line.split(separator: "#", omittingEmptySubsequences: false).joined(separator: month)
            let expected = CivilTime(year: 2020, month: index + 1, day: 9)
            #expect(DateReader.read(text, hints: DateHints(language: tag))?.civil == expected, "\(text)")
            // "listopad" is October in Croatian and November in its Slavic neighbours.
            guard !text.contains("listopad") else { continue }
            #expect(DateReader.read(text)?.civil == expected, "\(text) without a language")
        }
    }

    @Test func `the months of the Iranian calendar are turned into ours`() {
        let months = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(separator: " ")
        let days = [
            "2019-03-29", "2019-04-29", "2019-05-30", "2019-06-30", "2019-07-31", "2019-08-31", "2019-10-01",
            "2019-10-31", "2019-11-30", "2019-12-30", "2020-01-29", "2020-02-28",
        ]
        for (month, day) in zip(months, days) {
            #expect(DateReader.read("۹ \(month) ۱۳۹۸")?.iso8601 == day + "T00:00:00")
        }
    }

    /// Dates of other calendars whose month or era is named, the language of the page, and the day.
    static let otherCalendars: [(String, String?, String?)] = [
        // The months of Iran and Afghanistan, in Latin letters too.
        ("8 Azar 1405", nil, "2026-11-29"), ("Azar 8, 1405", "en", "2026-11-29"),
        ("9 Farvardin 1398", "fa", "2019-03-29"),
        ("8 آذر 1405", "fa", "2026-11-29"), ("۸ قوس ۱۴۰۵", nil, "2026-11-29"), ("8 Qaws 1405", "en", "2026-11-29"),
        ("31 Azar 1405", nil, nil), ("12 Mehr 2026", "de", nil), ("12 Mehr", "de", nil),
        // The Islamic months, in the scripts and spellings of their readers.
        ("١٩ جمادى الآخرة ١٤٤٨ هـ", nil, "2026-11-29"), ("19 جمادى الثانية 1448", "ar", "2026-11-29"),
        ("الأحد 19 جمادى الآخرة 1448هـ", "ar", "2026-11-29"), ("1 رمضان 1446", "ar", "2025-03-01"),
        ("۱۹ جمادی‌الثانی ۱۴۴۸", "fa", "2026-11-29"), ("1 رمضان المبارک 1446ھ", "ur", "2025-03-01"),
        ("19 Jumada al-Akhirah 1448", nil, "2026-11-29"), ("19 Jumādā al-Thāniyah 1448 AH", "en", "2026-11-29"),
        ("Jumada II 19, 1448", "en", "2026-11-29"), ("8 Jumadil Akhir 1447 H", "id", "2025-11-29"),
        ("1 Ramadan 1446 A.H.", "en", "2025-03-01"), ("1 Ramazan 1446", "tr", "2025-03-01"),
        ("1 Sha'ban 1446", "en", "2025-01-31"), ("1 Dhu al-Hijjah 1446", "en", "2025-05-28"),
        ("1 Dhu'l-Qa'dah 1446", "en", "2025-04-29"), ("31 Ramadan 1446", "en", nil), ("1 Ramadan", "en", nil),
        // Eras by a name, a sign or a letter.
        ("令和8年11月29日", "ja", "2026-11-29"), ("令和元年5月1日", "ja", "2019-05-01"), ("R8.11.29", "ja", "2026-11-29"),
        ("R8/11/29", "ja", "2026-11-29"), ("H25-4-1", "ja", "2013-04-01"), ("S63.12.31", "ja", "1988-12-31"),
        ("R8.11.21", nil, "2026-11-21"), ("H31/4/30", nil, "2019-04-30"), ("更新: R8.11.21", nil, "2026-11-21"),
        ("(R8-11-21)", nil, "2026-11-21"),
        ("115/11/29", "zh-TW", "2026-11-29"), ("115-11-29", "zh-Hant-TW", "2026-11-29"),
        ("099.01.02", "zh-TW", "2010-01-02"),
        ("115/11/29", "zh-CN", nil), ("115/13/29", "zh-TW", nil),
        ("令和8.11.29", nil, "2026-11-29"), ("㋿8年11月29日", "ja", "2026-11-29"), ("R8年11月29日", "ja", "2026-11-29"),
        ("平成31年4月30日", nil, "2019-04-30"), ("民國115/11/29", nil, "2026-11-29"), ("民國115年11月29日", "zh", "2026-11-29"),
    ]

    @Test(arguments: otherCalendars) func `a date of another calendar is turned into ours`(
        text: String, language: String?, day: String?
    ) {
        #expect(DateReader.read(text, hints: DateHints(language: language))?.iso8601 == day.map { $0 + "T00:00:00" })
    }

    @Test func `without its year it is the last such day, in the script of its readers`() {
        let now = Timestamp(iso8601: "2026-12-10T00:00:00Z")
        let read = { (text: String, language: String) in
            DateReader.read(text, hints: DateHints(language: language, referenceTime: now))?.iso8601
        }
        #expect(read("۸ آذر", "fa") == "2026-11-29T00:00:00")
        #expect(read("۲۸ اسفند", "fa") == "2026-03-19T00:00:00")
        #expect(read("١٩ جمادى الآخرة", "ar") == "2026-11-29T00:00:00")
        // "Mehr 12" is "more" in German.
        #expect(read("Mehr 12", "de") == nil)
    }
}
