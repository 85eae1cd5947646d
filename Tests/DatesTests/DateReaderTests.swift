import Dates
import Model
import Testing

struct DateReaderTests {
    /// Text and what `iso8601` says, read without any hint.
    static let cases: [(String, String?)] = [
        ("January 12th, 2020 at 12:42 IST", "2020-01-12T12:42:00+05:30"),
        ("[Sept] 04, 2014.", "2014-09-04T00:00:00"),
        ("8:25 a.m. Dec. 12, 2014", "2014-12-12T08:25:00"),
        ("20 Mar 2013 10h11", "2013-03-20T10:11:00"),
        ("1/1/16 9:02:43.1", "2016-01-01T09:02:43.100"),
        ("Wednesday, 22nd June, 2016, 12.16 pm.", "2016-06-22T12:16:00"),
        ("December 13, 2014 at midnight", "2014-12-13T00:00:00"),
        ("12 noon, 13 December 2014", "2014-12-13T12:00:00"),
        ("1242 IST 12 January 2020", "2020-01-12T12:42:00+05:30"),
        ("16:31 GMT, Friday, 12 March 2010", "2010-03-12T16:31:00+00:00"),
        ("Tuesday, January 10 10:30am - 11:00am", nil), ("12 Jan '20", "2020-01-12T00:00:00"),
        ("12 January 2020 12:42 GMT+5:30", "2020-01-12T12:42:00+05:30"),
        ("3:05 PM ET, Sun January 12, 2020", "2020-01-12T15:05:00-05:00"),
        ("3:05 p.m. Eastern Time, July 12, 2020", "2020-07-12T15:05:00-04:00"),
        ("12.01.2020, 12:42 Uhr MEZ", "2020-01-12T12:42:00+01:00"),
        ("Sonntag, 12. Januar 2020, 12.42 Uhr", "2020-01-12T12:42:00"),
        ("18.10.14 um 22:56 Uhr", "2014-10-18T22:56:00"),
        ("dimanche 12 janvier 2020 à 12h42", "2020-01-12T12:42:00"),
        ("Dimanche 1er mars 2020 à 21:24", "2020-03-01T21:24:00"),
        ("Miércoles 20 de Noviembre de 2013", "2013-11-20T00:00:00"),
        ("12 de enero de 2020 a las 12:42 horas", "2020-01-12T12:42:00"),
        ("sexta-feira, 10 de junho de 2014 14:52", "2014-06-10T14:52:00"),
        ("12/01/2020 às 12h42", "2020-01-12T12:42:00"),
        ("12 gennaio 2020 alle ore 12.42", "2020-01-12T12:42:00"),
        ("vr jan 24, 2014 12:49", "2014-01-24T12:49:00"),
        ("12 januari 2020 om 12.42 uur", "2020-01-12T12:42:00"),
        ("12 januari 2020 kl. 12.42", "2020-01-12T12:42:00"),
        ("12. tammikuuta 2020 klo 12.42", "2020-01-12T12:42:00"),
        ("5 .7 .2018 5.45 ip.", "2018-07-05T17:45:00"),
        ("12 stycznia 2020, godz. 12:42", "2020-01-12T12:42:00"),
        ("12. ledna 2020 v 12.42 hod.", "2020-01-12T12:42:00"),
        ("pon 16. čer 2014 10:07:43", "2014-06-16T10:07:43"),
        ("16. srpna 2021 9:59:44 SELČ", "2021-08-16T09:59:44+02:00"),
        ("20. studenoga 2010. @ 07:28", "2010-11-20T07:28:00"),
        ("27. siječnja 1994. u ponoć", "1994-01-27T00:00:00"),
        ("Пнд, 07 янв. 2019 г. 12:15", "2019-01-07T12:15:00"),
        ("12 января 2020 г. в 12:42 мск", "2020-01-12T12:42:00+03:00"),
        ("2 Декабрь 95 11:15", "1995-12-02T11:15:00"),
        ("12 лютого 2012, 13:12:23", "2012-02-12T13:12:23"),
        ("Нд 14 сакавіка 2015 у 7 гадзін 10 хвілін", "2015-03-14T07:10:00"),
        ("Κυριακή, 12 Ιανουαρίου 2020, 5:42 μ.μ.", "2020-01-12T17:42:00"),
        ("12 Ocak 2020 Pazar, 12:42", "2020-01-12T12:42:00"),
        ("14-Aralık-2012, 20:56", "2012-12-14T20:56:00"),
        ("2020. jan. 12., vasárnap 12:42", "2020-01-12T12:42:00"),
        ("2020. január 12. du. 3:05", "2020-01-12T15:05:00"),
        ("2020 m. sausio 12 d. 12:42", "2020-01-12T12:42:00"),
        ("١٢ كانون الثاني ٢٠٢٠ - ١٢:٤٢", "2020-01-12T12:42:00"),
        ("12 يناير 2020 - 3:05 م بتوقيت غرينتش", "2020-01-12T03:05:00+00:00"),
        ("20:34 ,12 באוקטובר 2014", "2014-10-12T20:34:00"),
        ("۲۲ دی ۱۳۹۸، ساعت ۱۲:۴۲", "2020-01-12T12:42:00"),
        ("۱۳۹۸/۱۰/۲۲ ۱۲:۴۲", "2020-01-12T12:42:00"),
        ("12 जनवरी  1997 11:08 अपराह्न", "1997-01-12T23:08:00"),
        ("१७ अक्टूबर २००५", "2005-10-17T00:00:00"),
        ("8ই মে 2002", "2002-05-08T00:00:00"),
        ("Minggu, 12 Januari 2020 12:42 WIB", "2020-01-12T12:42:00+07:00"),
        ("Thứ Năm, ngày 8 tháng 1 năm 2015", "2015-01-08T00:00:00"),
        ("11 tháng 2 năm 2016 10:08", "2016-02-11T10:08:00"),
        ("12 มกราคม 2563 เวลา 12.42 น.", "2020-01-12T12:42:00"),
        ("12 ม.ค. 63 12:42 น.", "2020-01-12T12:42:00"),
        ("12/01/2563", "2020-01-12T00:00:00"),
        ("2016年9月14日晚8:00", "2016-09-14T20:00:00"),
        ("2016年6月2911:30", "2016-06-29T11:30:00"),
        ("二〇二〇年一月十二日", "2020-01-12T00:00:00"),
        ("民國109年1月12日 下午3時05分", "2020-01-12T15:05:00"),
        ("2020年1月12日(日) 午後0時30分", "2020-01-12T12:30:00"),
        ("2020년 1월 12일 오후 3시 42분", "2020-01-12T15:42:00"),
        ("2020. 1. 12. 오후 3:05", "2020-01-12T15:05:00"),
        ("2015 წლის 12 ივნ, 15:34", "2015-06-12T15:34:00"),
        ("Fri Sep 23 2016 10:34:51 GMT+1245 (CST)", "2016-09-23T10:34:51+12:45"),
        ("2020-01-12T12:42:00.5+01:00", "2020-01-12T12:42:00.500+01:00"),
        ("31 February 2020", nil),
        ("January 12", nil),
        ("3 hours ago", nil),
        ("no date", nil),
        ("", nil),
        ("+49 30 1234567", nil),
    ]

    @Test(arguments: cases) func `a date is read as people write it`(text: String, expected: String?) {
        #expect(DateReader.read(text)?.iso8601 == expected)
    }

    /// A numeric date, language, country, and the day meant.
    static let orders: [(String, String?, String?, String)] = [
        ("5/6/2020", nil, nil, "2020-05-06"), ("5/6/2020", "en", nil, "2020-05-06"),
        ("5/6/2020", "en-GB", nil, "2020-06-05"),
        ("5/6/2020", "en", "IN", "2020-06-05"), ("5/6/2020", "en", "US", "2020-05-06"),
        ("5/6/2020", "fr", nil, "2020-06-05"),
        ("5/6/2020", "de", "US", "2020-05-06"), ("25/6/2020", "en-US", nil, "2020-06-25"),
        ("5.6.2020", nil, nil, "2020-06-05"),
        ("5-6-2020", nil, nil, "2020-06-05"), ("Friday, 5/6/2020", "en-US", nil, "2020-06-05"),
        ("Wednesday, 5/6/2020", "en-GB", nil, "2020-05-06"),
    ]

    @Test(arguments: orders) func `day and month keep the order of the weekday, the country, the language`(
        text: String, language: String?, country: String?, expected: String
    ) {
        let hints = DateHints(language: language, country: country)
        #expect(DateReader.read(text, hints: hints)?.iso8601 == expected + "T00:00:00")
    }

    @Test func `a date without a year is the last one before the reference time`() {
        let hints = DateHints(referenceTime: Timestamp(iso8601: "2020-01-20T00:00:00Z"))
        #expect(DateReader.read("January 12", hints: hints)?.iso8601 == "2020-01-12T00:00:00")
        #expect(DateReader.read("December 30 at 5 pm", hints: hints)?.iso8601 == "2019-12-30T17:00:00")
        #expect(DateReader.read("29 February", hints: hints)?.iso8601 == "2016-02-29T00:00:00")
    }

    @Test func `a day alone is midnight and says so`() {
        let reading = DateReader.read("12 January 2020", hints: DateHints(country: "IN"))
        #expect(reading?.isDateOnly == true)
        #expect(reading?.zoneConfidence == Stamp.ZoneConfidence.none)
        #expect(reading?.timestamp.iso8601 == "2020-01-12T00:00:00Z")
    }
}
