import Model

/// A date, a day or a time of day was changed.
enum DateKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        if let verdict = namedDate(site) { return verdict }
        guard let figures = Figures(site), !figures.isSignOnly, !figures.isMeasure else { return nil }
        if let reason = shape(figures) ?? context(figures) ?? year(figures) { return figures.verdict(.date, reason) }
        return nil
    }

    // MARK: Months and days by name

    private static func namedDate(_ site: EditSite) -> Verdict? {
        guard site.oldContent.count <= 6, site.newContent.count <= 6 else { return nil }
        guard let (removed, added) = site.difference(.dates, reach: 2) else { return nil }
        let changed = (removed + added).filter { isDateWord($0, site) }
        guard !changed.isEmpty, isNearlyOnly(site, changed.count) else { return nil }
        let also: [EditKind] = (site.old + site.new).contains { $0.kind == .number } ? [.number] : []
        return Verdict(
            kind: .date, reason: "a date was changed: “\(changed.joined(separator: "”, “"))”",
            also: also + (site.isQuoted ? [.quotation] : []))
    }

    /// “May”, “march” and “second” are dates only in capitals or beside a figure.
    private static func isDateWord(_ word: String, _ site: EditSite) -> Bool {
        guard ["may", "march", "mar", "sat", "sun", "mon", "ma", "mei", "fall", "su", "mayo"].contains(word) else {
            return true
        }
        let around = Array(site.before.suffix(2)) + site.old + site.new + site.after.prefix(2)
        guard let index = around.firstIndex(where: { $0.lower == word }), around[index].isCapital else { return false }
        return around.contains { $0.kind == .number } || !site.startsSentence
    }

    private static func isNearlyOnly(_ site: EditSite, _ dates: Int) -> Bool {
        let others = (site.old + site.new).filter {
            $0.isContent && $0.kind == .word && !Lexicon.dates.contains($0, site.language)
        }
        return others.count <= 2 + dates
    }

    // MARK: Figures

    /// The figure itself looks like a date or a time: `24.03.2026`, `12:30`, `5pm`, `1990s`.
    private static func shape(_ figures: Figures) -> String? {
        for word in figures.old + figures.new where word.kind == .number {
            let digits = word.plainDigits
            let parts = digits.split(whereSeparator: { $0 == "." || $0 == ":" })
            if digits.contains(":") { return "it is a time of day" }
            if parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }), isYear(parts[2]) || parts[2].utf8.count == 2
            {
                return "it is written as a date"
            }
            if digits.hasSuffix("am") || digits.hasSuffix("pm") { return "it is a time of day" }
            if digits.hasSuffix("0s"), isYear(digits.dropLast()) { return "it is a decade" }
        }
        return nil
    }

    private static func isYear(_ text: some StringProtocol) -> Bool {
        guard text.utf8.count == 4, let year = Int(text) else { return false }
        return (1500...2099).contains(year)
    }

    /// A month, `/` between figures, or a word such as `Uhr` stands beside it.
    private static func context(_ figures: Figures) -> String? {
        let site = figures.site
        guard (figures.old + figures.new).allSatisfy({ $0.wholeNumber.map { $0 < 2100 } ?? isOrdinal($0) }) else {
            return suffix(figures)
        }
        let behind = site.after.prefix(3).filter(\.isContent).prefix(2)
        let ahead = site.before.suffix(3).filter(\.isContent).suffix(2)
        for word in behind.prefix(1) + ahead.suffix(1) + edges(behind, ahead)
        where isMonth(word, site.language) { return "“\(word.text)” stands beside it" }
        if isSlashed(site) { return "it is written as a date" }
        return suffix(figures)
    }

    /// The second word away counts only past a day figure: `March 24, 2026`.
    private static func edges(_ behind: some Collection<Word>, _ ahead: some BidirectionalCollection<Word>) -> [Word] {
        guard let last = ahead.last, let day = last.wholeNumber, day <= 31 else { return [] }
        return Array(ahead.prefix(1))
    }

    private static func isMonth(_ word: Word, _ language: String?) -> Bool {
        guard word.kind != .number, Lexicon.dates.contains(word, language) else { return false }
        return word.lower != "may" || word.isCapital
    }

    private static func isOrdinal(_ word: Word) -> Bool {
        let digits = word.plainDigits.prefix { $0.isNumber }
        return digits.utf8.count <= 2 && !digits.isEmpty && word.plainDigits.utf8.count <= 4
    }

    private static func suffix(_ figures: Figures) -> String? {
        let following = figures.site.after
        guard let next = following.first, next.categories.contains(.dateSuffix),
            Lexicon.dateSuffixes.begins(following.lower, figures.site.language) != nil
        else { return nil }
        // “日” and “月” are also measures; directly behind a figure they are dates all the same.
        return "“\(next.text)” stands behind it"
    }

    private static func isSlashed(_ site: EditSite) -> Bool {
        let around = site.before.suffix(4) + site.new + site.after.prefix(4)
        return around.count { $0.text == "/" && !$0.hasSpaceBefore } >= 2
            || (around.count { $0.kind == .dash && !$0.hasSpaceBefore } >= 2
                && around.contains { $0.wholeNumber.map { (1900...2099).contains($0) } ?? false })
    }

    // MARK: Bare years

    private static func year(_ figures: Figures) -> String? {
        let words = figures.old + figures.new
        let years = words.allSatisfy { $0.plainDigits.utf8.count == 4 && isYear($0.plainDigits) }
        guard years, !words.isEmpty, figures.site.old.count <= 3, figures.site.new.count <= 3 else { return nil }
        let site = figures.site
        let isNamed = site.before.suffix(1).contains { Lexicon.yearPrepositions.contains($0, site.language) }
        let isBracketed = site.before.last?.text == "("
        let endsThere = site.after.first.map { !$0.isContent && $0.kind != .currency && $0.kind != .symbol } ?? true
        return isNamed || isBracketed || endsThere ? "it stands where a year stands" : nil
    }
}
