import Model

/// Reads a date in any form and language: tries the languages that know its words, the likeliest first.
struct GeneralReader {
    let hints: DateHints
    var isStrict = false
    /// The language of the text around the date, when the page names none.
    var context: Int?

    /// More tokens than this are no relative time.
    private static let longestRelative = 12

    /// The first reading whose weekday, if one is written, is the right one; else the first reading.
    func read(_ tokens: ArraySlice<Token>, bytes: [UInt8]) -> Draft? {
        guard tokens.contains(where: { $0.kind == .number }) else { return nil }
        let resolver = Resolver(bytes: bytes)
        let hint = Language.index(ofTag: hints.language) ?? context
        // `ago` is August elsewhere: with its year left out, "1 minutes ago" would be the first of it.
        if hints.referenceTime != nil, tokens.count <= GeneralReader.longestRelative,
            RelativeParser.read(tokens, resolver: resolver, hint: hint) != nil
        {
            return nil
        }
        var fallback: Draft?
        let hasPersianDigits = GeneralReader.hasPersianDigits(bytes)
        let languages = resolver.languages(tokens, hint: hint, limit: 12)
        for language in languages.ranked {
            let items = resolver.items(tokens, language: language, isCertain: hint != nil)
            var rules = rules(language)
            rules.isIranian = rules.isIranian || hasPersianDigits
            var parser = DateParser(items, rules: rules, bytes: bytes)
            guard var draft = parser.read(), let civil = draft.civil else { continue }
            if languages.isSure, language == languages.ranked.first { draft.language = language }
            guard let weekday = draft.weekday, civil.weekday != weekday else { return draft }
            fallback = fallback ?? draft
        }
        return fallback
    }

    private func rules(_ language: Int) -> ReadingRules {
        ReadingRules(
            isStrict: isStrict, order: order(language),
            isIranian: Language.all[language].code == "fa" || hints.country?.uppercased() == "IR",
            isArabic: Language.all[language].code == "ar" || hints.country?.uppercased() == "SA",
            isThai: Language.all[language].code == "th", isTaiwanese: isTaiwanese,
            unitsComeFirst: Language.all[language].unitsComeFirst, reference: hints.referenceTime)
    }

    private var isTaiwanese: Bool {
        if let country = hints.country { return country.uppercased() == "TW" }
        return hints.language.map { ["zh-tw", "zh_tw", "zh-hant-tw"].contains($0.lowercased()) } ?? false
    }

    /// Whether a text has digits from U+06F0 to U+06F9, which Persian and Urdu use.
    private static func hasPersianDigits(_ bytes: [UInt8]) -> Bool {
        bytes.indices.dropLast().contains { bytes[$0] == 0xDB && (0xB0...0xB9).contains(bytes[$0 + 1]) }
    }

    /// The order of day and month: the country knows best, then the page's language, then the language of the words.
    private func order(_ language: Int) -> Language.Order? {
        if let country = hints.country?.uppercased() { return GeneralReader.orderOfCountry(country) }
        if let tag = hints.language?.uppercased() {
            if let region = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).dropFirst().last,
                region.utf8.count == 2
            {
                return GeneralReader.orderOfCountry(String(region))
            }
            if let index = Language.index(ofTag: hints.language) { return Language.all[index].order }
        }
        if let context { return Language.all[context].order }
        return language <= Language.englishIndex ? nil : Language.all[language].order
    }

    private static func orderOfCountry(_ code: String) -> Language.Order {
        ["US", "PH", "FM", "MH", "PW", "GU", "PR", "AS", "VI"].contains(code) ? .monthFirst : .dayFirst
    }
}
