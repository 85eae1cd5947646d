extension Language {
    /// Every language, one line a file; the first is consulted with every other one.
    static let all: [Language] =
        [universal, english]
        + germanic + nordic + french + iberian + italian + romanian
        + westSlavic + southSlavic + eastSlavic + baltic + finnic + hungarian
        + greek + albanian + turkic + caucasian + swahili
        + arabic + hebrew + iranian + indic + dravidian
        + malay + tagalog + vietnamese + thai + chinese + japanese + korean

    /// The index in `all` of a language tag such as `pt-BR`; nil for a language that is not there.
    static func index(ofTag tag: String?) -> Int? {
        guard let tag else { return nil }
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        return indices[aliases[String(primary)] ?? String(primary)]
    }

    private static let indices = Dictionary(
        all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })

    /// Other codes for what is one table here.
    private static let aliases = [
        "no": "nb", "nn": "nb", "iw": "he", "in": "id", "bs": "hr", "sh": "hr", "fil": "tl", "cmn": "zh", "gsw": "de",
        "lb": "de", "ne": "hi", "cnr": "sr", "gl": "pt", "mo": "ro",
    ]
}

extension Language {
    /// The index of English in `all`: what a text is read as that says nothing about its language.
    static let englishIndex = 1
}
