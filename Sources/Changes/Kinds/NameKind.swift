import Model

/// A name of a person, a place or an organisation was changed.
enum NameKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard !site.oldContent.isEmpty || !site.newContent.isEmpty else { return nil }
        guard site.oldContent.count <= 6, site.newContent.count <= 6 else { return nil }
        let isCased = (site.old + site.new).content.allSatisfy { $0.isCased || $0.kind == .number }
        guard let reason = isCased ? casedReason(site) : caselessReason(site) else { return nil }
        return Verdict(kind: .name, reason: reason, also: site.isQuoted ? [.quotation] : [])
    }

    // MARK: Scripts with capitals

    private static func casedReason(_ site: EditSite) -> String? {
        guard !site.isTitleCase else { return nil }
        guard isNameLike(site.old), isNameLike(site.new) else { return nil }
        if site.startsSentence, !isSureAtStart(site) { return nil }
        if site.language == "de", !isGermanName(site) { return nil }
        return "words with capital letters: “\(site.old.joined)”, “\(site.new.joined)”"
    }

    /// Every word is capitalised, small words inside names excepted.
    private static func isNameLike(_ words: [Word]) -> Bool {
        let content = words.content
        guard !content.isEmpty else { return words.isEmpty }
        guard content.contains(where: \.isCapital) else { return false }
        return content.allSatisfy { $0.isCapital || Lexicon.nameParticles.contains($0.lower) }
    }

    /// Every sentence begins with a capital: two names in a row, or a name on both sides, are needed.
    private static func isSureAtStart(_ site: EditSite) -> Bool {
        let longest = max(site.oldContent.count, site.newContent.count)
        if longest >= 2 || site.after.first?.isCapital == true { return true }
        guard let old = site.oldContent.first, let new = site.newContent.first else { return false }
        return !isCommon(old) && !isCommon(new)
    }

    /// Words of up to three letters and the usual openings say nothing by their capital.
    private static func isCommon(_ word: Word) -> Bool {
        let isAbbreviation = word.text.utf8.count >= 2 && word.text == word.text.uppercased()
        return !isAbbreviation && (word.text.count <= 3 || openings.contains(word.lower))
    }

    private static let openings: Set<String> = [
        "this", "that", "these", "those", "they", "there", "when", "while", "after", "before", "however", "but", "with",
        "from", "many", "some", "most", "several", "officials", "police", "people", "residents", "then", "here", "what",
        "where", "although", "because", "since", "during", "meanwhile", "also", "more", "about", "nearly", "almost",
        "their", "another", "other", "both", "each", "every", "under", "over", "such", "even", "still", "later",
        "critics", "experts", "authorities", "investigators", "doctors", "scientists", "workers", "protesters",
    ]

    /// German writes every noun with a capital: a determiner before it, or none that a name could follow, is a noun.
    private static func isGermanName(_ site: EditSite) -> Bool {
        if site.oldContent.count >= 2 && site.newContent.count >= 2 { return true }
        if site.isQuoted, site.after.first?.isCapital != true { return false }
        guard let before = site.before.last else { return site.after.first?.isCapital == true }
        if before.isCapital && before.isContent && !Lexicon.dates.contains(before, "de") { return true }
        if site.after.first?.isCapital == true, site.after.first?.hasSpaceBefore == true { return true }
        return !Lexicon.germanDeterminers.contains(before.lower) && isPlacePreposition(before.lower)
    }

    private static func isPlacePreposition(_ word: String) -> Bool {
        ["in", "nach", "aus", "bei", "von", "sagte", "sagt", "erklärte", "so", "dass", "gegen", "über", "laut"]
            .contains(word)
    }

    // MARK: Scripts without

    private static func caselessReason(_ site: EditSite) -> String? {
        let old = site.oldContent
        let new = site.newContent
        guard old.count <= 4, new.count <= 4, !old.isEmpty, !new.isEmpty else { return nil }
        let window = site.newWindow(3)
        if let place = site.difference(.places, reach: 3), !place.old.isEmpty || !place.new.isEmpty {
            return "a place name: “\((place.old + place.new).joined(separator: "”, “"))”"
        }
        if site.old.allSatisfy(isKatakana), site.new.allSatisfy(isKatakana), old.count == 1, new.count == 1 {
            return "a foreign name in katakana"
        }
        let before = site.before.suffix(4).map(\.lower)
        if let title = Lexicon.titlesBefore.found(in: before, site.language).last,
            before.joined(separator: " ").hasSuffix(title) || isPartOfName(site)
        {
            return "“\(title)” stands before it"
        }
        let after = site.after.prefix(4).map(\.lower)
        if isFamilyName(site), !Lexicon.titlesAfter.found(in: after, site.language).isEmpty || isShort(site) {
            return "a family name: “\(window.joined())”"
        }
        if let title = titleBehind(site, after) { return "“\(title)” stands behind it" }
        return nil
    }

    private static func titleBehind(_ site: EditSite, _ after: [String]) -> String? {
        guard let first = after.first else { return nil }
        if Lexicon.titlesAfter.begins(after, site.language) != nil { return first }
        // A given name of one or two characters may follow the changed one.
        guard site.old.allSatisfy({ $0.kind == .ideograph }) else { return nil }
        for skip in 1...2
        where after.count > skip && Lexicon.titlesAfter.begins(Array(after.dropFirst(skip)), site.language) != nil {
            return after[skip]
        }
        return nil
    }

    /// Behind a title, one word of the name stayed: `السيد أحمد علي`.
    private static func isPartOfName(_ site: EditSite) -> Bool {
        site.oldContent.count == 1 && site.newContent.count == 1
    }

    private static func isFamilyName(_ site: EditSite) -> Bool {
        guard let old = site.oldContent.first, let new = site.newContent.first else { return false }
        let names = Lexicon.familyNames
        if names.contains(old, site.language), names.contains(new, site.language) { return true }
        // The given name behind a family name that stayed.
        return site.before.suffix(2).contains { names.contains($0, site.language) } && isShort(site)
    }

    private static func isShort(_ site: EditSite) -> Bool { site.oldContent.count <= 2 && site.newContent.count <= 2 }

    private static func isKatakana(_ word: Word) -> Bool {
        word.text.unicodeScalars.allSatisfy { (0x30A0...0x30FF).contains($0.value) || $0.value == 0x30FB }
    }
}
