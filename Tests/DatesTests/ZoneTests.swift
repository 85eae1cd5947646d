import Dates
import Model
import Testing

struct ZoneTests {
    /// Zone, language, country, twin, and the offset and confidence that follow for noon of 2020-01-12.
    static let cases: [(String, String?, String?, String?, Int?, Stamp.ZoneConfidence)] = [
        ("IST", nil, nil, nil, 330, .ambiguous), ("IST", nil, "IN", nil, 330, .inferred),
        ("IST", nil, "IL", nil, 120, .inferred),
        ("IST", nil, "ie", nil, 60, .inferred), ("IST", "he", nil, nil, 120, .inferred),
        ("IST", "hi", nil, nil, 330, .inferred),
        ("IST", "en", nil, nil, 330, .ambiguous), ("IST", "en", "IN", "2020-01-12T10:00:00Z", 120, .inferred),
        ("IST", nil, nil, "2020-01-12T06:30:20Z", 330, .inferred),
        ("IST", nil, nil, "2020-01-12T05:00:00Z", 330, .ambiguous),
        ("CST", nil, nil, nil, -360, .ambiguous), ("CST", "zh", nil, nil, 480, .inferred),
        ("CST", "en", "CN", nil, 480, .inferred),
        ("CST", nil, "CU", nil, -300, .inferred), ("CST", "en", "US", nil, -360, .inferred),
        ("BST", nil, nil, nil, 60, .ambiguous), ("BST", "bn", nil, nil, 360, .inferred),
        ("BST", nil, "GB", nil, 60, .inferred),
        ("AST", nil, nil, nil, -240, .ambiguous), ("AST", "ar", nil, nil, 180, .inferred),
        ("AST", nil, "SA", nil, 180, .inferred),
        ("PST", nil, "PH", nil, 480, .inferred), ("PST", nil, "PK", nil, 300, .inferred),
        ("PST", nil, "US", nil, -480, .inferred),
        ("EST", nil, nil, nil, -300, .explicit), ("EST", nil, "AU", nil, 600, .inferred),
        ("JST", nil, nil, nil, 540, .explicit),
        ("GMT", nil, "IN", nil, 0, .explicit), ("UTC+5:30", nil, nil, nil, 330, .explicit),
        ("+0530", nil, "IL", nil, 330, .explicit),
        ("Europe/Paris", nil, nil, nil, 60, .explicit), ("America/New_York", nil, nil, nil, -300, .explicit),
        ("", nil, nil, nil, nil, .none), ("", nil, "IN", nil, 330, .inferred), ("", nil, "DE", nil, 60, .inferred),
        ("", "ja", nil, nil, 540, .inferred), ("", "de", "US", nil, nil, .none),
        ("", nil, nil, "2020-01-12T11:00:30Z", 60, .inferred),
        ("", nil, "DE", "2020-01-12T12:00:00Z", 0, .inferred), ("", nil, nil, "2020-01-12T11:07:00Z", nil, .none),
    ]

    @Test(arguments: cases) func `a zone is resolved by its twin, the country, the language, or said to be ambiguous`(
        zone: String, language: String?, country: String?, twin: String?, offset: Int?, confidence: Stamp.ZoneConfidence
    ) {
        let hints = DateHints(language: language, country: country, twin: twin.flatMap { Timestamp(iso8601: $0) })
        let reading = DateReader.read("2020-01-12 12:00 \(zone)", hints: hints)
        #expect(reading?.offsetMinutes == offset)
        #expect(reading?.zoneConfidence == confidence)
        #expect(reading?.zoneLiteral == (zone.isEmpty ? nil : zone))
    }

    /// A place, a civil time and the offset there.
    static let summers: [(String, String, Int)] = [
        ("Europe/Berlin", "2020-03-29 01:59", 60), ("Europe/Berlin", "2020-03-29 03:00", 120),
        ("Europe/Berlin", "2020-10-25 01:59", 120), ("Europe/Berlin", "2020-10-25 03:00", 60),
        ("Europe/London", "2020-07-01 12:00", 60), ("America/New_York", "2020-03-08 03:00", -240),
        ("America/New_York", "2020-11-01 02:00", -300), ("Australia/Sydney", "2020-01-12 12:00", 660),
        ("Australia/Sydney", "2020-07-12 12:00", 600), ("Pacific/Auckland", "2020-01-12 12:00", 780),
        ("Asia/Jerusalem", "2020-07-12 12:00", 180), ("Asia/Tokyo", "2020-07-12 12:00", 540),
        ("America/Sao_Paulo", "2020-07-12 12:00", -180), ("Asia/Kolkata", "2020-07-12 12:00", 330),
    ]

    @Test(arguments: summers) func `places keep their summer time`(place: String, time: String, offset: Int) {
        #expect(DateReader.read("\(time) \(place)")?.offsetMinutes == offset)
    }
}
