import Model

/// The figures of a mark, and what stands around them.
struct Figures {
    let old: [Word]
    let new: [Word]
    let site: EditSite

    /// Nil when no figure, sign or measure was changed.
    init?(_ site: EditSite) {
        guard site.old.contains(where: Figures.mayMatter) || site.new.contains(where: Figures.mayMatter) else {
            return nil
        }
        self.site = site
        old = site.old.filter { Figures.isFigure($0, site.language) }
        new = site.new.filter { Figures.isFigure($0, site.language) }
        if isSignOnly || isMeasure { return }
        guard old.map(\.plainDigits).sorted() != new.map(\.plainDigits).sorted() else { return nil }
        let oldOthers = site.oldContent.count - old.count
        let newOthers = site.newContent.count - new.count
        if old.isEmpty || new.isEmpty {
            let hasDigits = (old + new).contains { $0.kind == .number }
            let isBare = site.oldContent.isEmpty || site.newContent.isEmpty
            guard isBare ? oldOthers + newOthers <= 2 : hasDigits && oldOthers <= 3 && newOthers <= 3 else {
                return nil
            }
        } else {
            guard oldOthers <= 6, newOthers <= 6 else { return nil }
        }
    }

    /// Most marks have nothing of the sort, and four kinds ask.
    private static func mayMatter(_ word: Word) -> Bool {
        word.kind == .number || word.kind == .minus || word.kind == .symbol
            || !word.categories.isDisjoint(with: [.number, .unit])
    }

    static func isFigure(_ word: Word, _ language: String?) -> Bool {
        word.kind == .number || (word.isContent && Lexicon.numberWords.contains(word, language))
    }

    /// `-` or `+` before a figure.
    var isSignOnly: Bool {
        let signs = site.old + site.new
        guard !signs.isEmpty, signs.allSatisfy({ $0.kind == .minus || $0.text == "+" || $0.text == "±" }) else {
            return false
        }
        return site.after.first?.kind == .number || site.after.first?.kind == .currency
    }

    /// A measure directly behind a figure became another: `km` and `miles`.
    var isMeasure: Bool {
        let before = site.oldContent
        let after = site.newContent
        guard before.count == 1, after.count == 1, let last = site.before.last else { return false }
        guard Figures.isFigure(last, site.language) else { return false }
        return Lexicon.units.contains(before[0], site.language)
            && Lexicon.units.contains(after[0], site.language)
            && !Figures.isInflection(before[0].lower, after[0].lower)
    }

    /// `year` and `years` are one measure.
    private static func isInflection(_ a: String, _ b: String) -> Bool {
        let shorter = min(a.count, b.count)
        return shorter >= 3 && a.prefix(min(shorter, 4)) == b.prefix(min(shorter, 4))
    }

    /// The words behind the figure, scales such as `million` and small joining words left out.
    var following: [Word] {
        let tail = site.new.isEmpty ? tail(of: site.old) : tail(of: site.new)
        return Array((tail + site.after).drop { skips($0) })
    }

    /// The words of the mark behind its last figure.
    private func tail(of words: [Word]) -> [Word] {
        guard let last = words.lastIndex(where: { Figures.isFigure($0, site.language) }) else { return [] }
        return Array(words[(last + 1)...])
    }

    private func skips(_ word: Word) -> Bool {
        Lexicon.numberWords.contains(word, site.language) || ["de", "d'", "of", "di", "-"].contains(word.lower)
            || word.kind == .number
    }

    /// The words before the first figure.
    var preceding: [Word] {
        let words = site.new.isEmpty ? site.old : site.new
        let first = words.firstIndex { Figures.isFigure($0, site.language) } ?? 0
        return site.before + words[..<first]
    }

    var reason: String {
        let from = old.map(\.text).joined(separator: " ")
        let to = new.map(\.text).joined(separator: " ")
        if isSignOnly { return "a sign before a figure was changed" }
        if isMeasure { return "the measure was changed: “\(site.old.joined)”, “\(site.new.joined)”" }
        if from.isEmpty { return "a figure came: “\(to)”" }
        if to.isEmpty { return "a figure went: “\(from)”" }
        return "the figure “\(from)” became “\(to)”"
    }

    func verdict(_ kind: EditKind, _ because: String) -> Verdict {
        var also: [EditKind] = kind == .number ? [] : [.number]
        if site.isQuoted { also.append(.quotation) }
        return Verdict(kind: kind, reason: because.isEmpty ? reason : reason + "; " + because, also: also)
    }
}
