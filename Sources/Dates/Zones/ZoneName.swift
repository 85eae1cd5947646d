/// What an abbreviation of a zone can mean.
struct ZoneName: Sendable {
    /// One meaning: minutes east of UTC, or a place whose clock decides.
    struct Candidate: Sendable {
        var offset: Int
        /// Set where the abbreviation covers summer and winter, as ET does.
        var place: String?
        /// ISO 3166 codes of countries that use it.
        var countries: Set<String>
        /// Codes of languages that point to those countries and no others.
        var languages: Set<String>
    }

    let name: String
    /// The most widespread meaning first.
    let candidates: [Candidate]
    /// True when even without hints nobody should be sure.
    let isAmbiguous: Bool

    /// The index in `all` of a name in upper case.
    static func index(of name: String) -> Int? { indices[name] }

    /// The entry of an ASCII name in any case.
    static func named(_ name: String) -> ZoneName? { index(of: name.uppercased()).map { all[$0] } }

    /// The index in `all` of a name by the hash of its folded form.
    static func index(ofHash hash: UInt64) -> Int? { hashes[hash] }

    private static let hashes = Dictionary(
        all.enumerated().map { (hash(of: $1.name), $0) }, uniquingKeysWith: { first, _ in first })

    private static func hash(of name: String) -> UInt64 {
        var hash = WordHash()
        for scalar in name.unicodeScalars { hash.add(Folding.fold(scalar.value)) }
        return hash.value
    }

    private static let indices = Dictionary(
        all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static func one(_ name: String, _ offset: Int) -> ZoneName {
        ZoneName(
            name: name, candidates: [Candidate(offset: offset, place: nil, countries: [], languages: [])],
            isAmbiguous: false)
    }

    private static func local(_ name: String, _ place: String) -> ZoneName {
        ZoneName(
            name: name, candidates: [Candidate(offset: 0, place: place, countries: [], languages: [])],
            isAmbiguous: false)
    }

    private static func several(_ name: String, _ meanings: [(Int, String, String)], sure: Bool = false) -> ZoneName {
        let candidates = meanings.map { offset, countries, languages in
            Candidate(
                offset: offset, place: nil, countries: Set(countries.split(separator: " ").map(String.init)),
                languages: Set(languages.split(separator: " ").map(String.init)))
        }
        return ZoneName(name: name, candidates: candidates, isAmbiguous: !sure)
    }

    /// Every abbreviation that is read, in upper case.
    static let all: [ZoneName] = universal + american + european + african + asian + pacific + severalMeanings

    private static let universal = [
        one("UTC", 0), one("GMT", 0), one("UT", 0), one("Z", 0), one("UCT", 0), one("WET", 0), one("ZULU", 0),
    ]

    private static let american = [
        local("ET", "America/New_York"), local("CT", "America/Chicago"), local("MT", "America/Denver"),
        local("PT", "America/Los_Angeles"), local("AT", "America/Halifax"), local("AKT", "America/Anchorage"),
        one("EDT", -240), one("CDT", -300), one("MDT", -360), one("PDT", -420), one("AKST", -540),
        one("AKDT", -480), one("HST", -600), one("HAST", -600), one("HADT", -540), one("NST", -210), one("NDT", -150),
        one("BRT", -180), one("BRST", -120), one("ART", -180), one("CLT", -240), one("CLST", -180), one("COT", -300),
        one("PET", -300), one("VET", -240), one("BOT", -240), one("UYT", -180), one("PYT", -240), one("PYST", -180),
        one("GYT", -240), one("SRT", -180), one("GFT", -180), one("FNT", -120), one("ACT", -300), one("PMST", -180),
    ]

    private static let european = [
        one("CET", 60), one("CEST", 120), one("MET", 60), one("MEST", 120), one("MEZ", 60), one("MESZ", 120),
        one("WEST", 60), one("WEDT", 60), one("EET", 120), one("EEST", 180), one("OEZ", 120), one("OESZ", 180),
        one("MSK", 180), one("MSD", 240), one("FET", 180), one("TRT", 180), one("SAMT", 240), one("YEKT", 300),
        one("HNEC", 60), one("HAEC", 120), one("AZOT", -60), one("AZOST", 0), local("KYIV", "Europe/Kyiv"),
    ]

    private static let african = [
        one("CAT", 120), one("EAT", 180), one("WAT", 60), one("SAST", 120), one("MUT", 240), one("CVT", -60),
    ]

    private static let asian = [
        one("JST", 540), one("KST", 540), one("HKT", 480), one("SGT", 480), one("MYT", 480), one("PHT", 480),
        one("WIB", 420), one("WITA", 480), one("WIT", 540), one("ICT", 420), one("PKT", 300), one("NPT", 345),
        one("IDT", 180), one("IRST", 210), one("IRDT", 270), one("AFT", 270), one("UZT", 300), one("MMT", 390),
        one("GET", 240), one("AZT", 240), one("BTT", 360), one("MVT", 300), one("ALMT", 360), one("OMST", 360),
        one("NOVT", 420), one("KRAT", 420), one("IRKT", 480), one("YAKT", 540), one("VLAT", 600), one("MAGT", 660),
        one("SAKT", 660), one("PETT", 720), one("ULAT", 480), one("TMT", 300), one("TJT", 300), one("KGT", 360),
        one("MECCA", 180), one("BEIJING", 480), one("SLST", 330),
    ]

    private static let pacific = [
        one("AEST", 600), one("AEDT", 660), one("ACST", 570), one("ACDT", 630), one("AWST", 480), one("NZST", 720),
        one("NZDT", 780), one("CHST", 600), one("FJT", 720), one("PGT", 600), one("NCT", 660), one("SBT", 660),
        one("TOT", 780), one("NZT", 720), local("AET", "Australia/Sydney"),
    ]

    private static let severalMeanings = [
        several(
            "IST",
            [
                (330, "IN LK", "hi ta te kn ml mr gu pa"), (120, "IL", "he"), (60, "IE", "ga"),
            ]),
        several(
            "CST",
            [
                (-360, "US CA MX CR GT HN NI SV BZ", "es"), (480, "CN TW HK MO", "zh"), (-300, "CU", ""),
            ]),
        several("BST", [(60, "GB UK IM JE GG", ""), (360, "BD", "bn"), (660, "PG", "")]),
        several(
            "AST",
            [
                (-240, "CA PR BM TT BB DO AG JM GY", ""), (180, "SA KW QA BH YE IQ", "ar"),
            ]),
        several("ADT", [(-180, "CA BM", ""), (240, "IQ", "ar")]),
        several("EST", [(-300, "US CA JM PA BS", ""), (600, "AU", "")], sure: true),
        several("MST", [(-420, "US CA MX", ""), (480, "MY", "ms"), (390, "MM", "my")]),
        several("PST", [(-480, "US CA MX", ""), (480, "PH", "tl"), (300, "PK", "ur")]),
        several("SST", [(480, "SG", ""), (-660, "AS UM", "")]),
        several("GST", [(240, "AE OM", "ar"), (600, "GU", ""), (-120, "GS", "")]),
        several("AMT", [(-240, "BR", "pt"), (240, "AM", "hy")]),
        several("AMST", [(-180, "BR", "pt"), (300, "AM", "hy")]),
        several("ECT", [(-300, "EC", ""), (-240, "TT BB LC", "")]),
        several("WST", [(480, "AU", ""), (780, "WS", "")]),
        several("BDT", [(360, "BD", "bn"), (480, "BN", "ms")]),
        several("LHST", [(630, "AU", "")], sure: true),
    ]
}
