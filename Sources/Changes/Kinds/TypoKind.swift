import Model

/// A word was spelled otherwise: a few letters swapped, left out or doubled inside it.
enum TypoKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.operation == .substitution, site.old.count <= 4, site.new.count <= 4 else { return nil }
        guard (site.old + site.new).allSatisfy({ $0.kind == .word || $0.kind == .dash || $0.kind == .ideograph }) else {
            return nil
        }
        if let verdict = boundary(site) { return verdict }
        guard site.oldContent.count == 1, site.newContent.count == 1 else { return nil }
        let old = site.oldContent[0]
        let new = site.newContent[0]
        guard old.kind == .word, new.kind == .word else { return nil }
        if old.lower == new.lower { return Verdict(kind: .typo, reason: "only capital letters differ") }
        guard let slip = Slip(old.lower, new.lower) else { return nil }
        return verdict(slip, old, new, site)
    }

    private static func verdict(_ slip: Slip, _ old: Word, _ new: Word, _ site: EditSite) -> Verdict? {
        let reason = "\(slip.reason): “\(old.text)”, “\(new.text)”"
        let quoted: [EditKind] = site.isQuoted ? [.quotation] : []
        guard old.isCapital, new.isCapital, !site.startsSentence, !site.isTitleCase else {
            return slip.isEnding ? nil : Verdict(kind: .typo, reason: reason)
        }
        // A letter swapped with its neighbour or doubled is a slip in any word; another letter makes another name.
        if slip.kind == .swap || slip.kind == .doubling && old.text.count >= 6 {
            return Verdict(kind: .typo, reason: reason, also: [])
        }
        guard site.language != "de" || old.text.count < 6 else { return Verdict(kind: .typo, reason: reason) }
        return Verdict(kind: .name, reason: "the spelling of a name; " + reason, also: [.typo] + quoted)
    }

    /// The same letters with a blank or a hyphen more or less.
    private static func boundary(_ site: EditSite) -> Verdict? {
        let old = site.oldContent.map(\.lower).joined()
        guard old == site.newContent.map(\.lower).joined(), !old.isEmpty else { return nil }
        guard site.old.count != site.new.count else { return nil }
        let hasHyphen = (site.old + site.new).contains { $0.kind == .dash }
        let reason = "a word boundary moved: “\(site.old.joined)”, “\(site.new.joined)”"
        // `re-signed` and `resigned` are two words; `every day` and `everyday` mostly a slip.
        return hasHyphen
            ? Verdict(kind: .rewording, reason: reason, also: [.typo])
            : Verdict(kind: .typo, reason: reason, also: [.rewording])
    }
}

/// A word with a meaning of its own was misspelled on one side: `wihout` is no word, so `without` is no negation that came.
enum MisspellingKind: KindRule {
    private static let meaningful: [Lexicon] = [
        .negations, .hedges, .attributions, .numberWords, .percent, .currencies, .dates, .units,
    ]

    static func verdict(on site: EditSite) -> Verdict? {
        guard site.old.count == 1, site.new.count == 1, site.old[0].kind == .word, site.new[0].kind == .word else {
            return nil
        }
        let (old, new) = (site.old[0], site.new[0])
        guard old.text.utf8.count >= 5, new.text.utf8.count >= 5, old.isCapital == new.isCapital else { return nil }
        guard let slip = Slip(old.lower, new.lower), !slip.isEnding else { return nil }
        guard NegationKind.negativePrefix(old.lower, new.lower) == nil else { return nil }
        if slip.kind == .swap || slip.kind == .doubling, !old.isCapital || site.startsSentence {
            return Verdict(kind: .typo, reason: "\(slip.reason): “\(old.text)”, “\(new.text)”")
        }
        let isOneSided = meaningful.contains {
            $0.contains(old, site.language) != $0.contains(new, site.language)
        }
        guard isOneSided,
            !meaningful.contains(where: { lexicon in
                lexicon.contains(old, site.language) && lexicon.contains(new, site.language)
            })
        else { return nil }
        return Verdict(kind: .typo, reason: "\(slip.reason): “\(old.text)”, “\(new.text)”")
    }
}

/// How two spellings of a word differ, when they differ by a slip of the pen.
struct Slip {
    enum Kind { case swap, doubling, missing, other }

    let kind: Kind
    /// The letters at the end differ: an inflection rather than a slip.
    let isEnding: Bool

    /// Nil when the words differ by more than one slip, two in long words.
    init?(_ a: String, _ b: String) {
        let x = Array(a.unicodeScalars)
        let y = Array(b.unicodeScalars)
        let shorter = min(x.count, y.count)
        guard max(x.count, y.count) <= 40, shorter >= 2 else { return nil }
        let distance = Slip.distance(x, y)
        var start = 0
        while start < shorter, x[start] == y[start] { start += 1 }
        var end = 0
        while end < shorter - start, x[x.count - 1 - end] == y[y.count - 1 - end] { end += 1 }
        let isSwap =
            x.count == y.count && x.count - start - end == 2 && x[start] == y[start + 1] && x[start + 1] == y[start]
        guard distance <= Slip.allowed(shorter) || (distance == 1 && isSwap) else { return nil }
        if isSwap {
            kind = .swap
        } else if x.count != y.count, distance == 1 {
            let longer = x.count > y.count ? x : y
            let place = longer.count - 1 - end
            kind =
                place > 0 && longer[place] == longer[place - 1]
                    || place + 1 < longer.count && longer[place] == longer[place + 1]
                ? .doubling : .missing
        } else {
            kind = .other
        }
        isEnding = end == 0 && !isSwap || (end <= 1 && x.count != y.count && shorter >= 3 && kind != .doubling)
    }

    /// Short words differ by a letter without any slip: `cat` and `car`.
    private static func allowed(_ length: Int) -> Int { length < 4 ? 0 : length < 8 ? 1 : 2 }

    var reason: String {
        switch kind {
        case .swap: "two letters were swapped"
        case .doubling: "a letter was doubled or single"
        case .missing: "a letter more or less"
        case .other: "a letter or two differ"
        }
    }

    /// Damerau-Levenshtein, neighbouring swaps counting one.
    private static func distance(_ x: [Unicode.Scalar], _ y: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...y.count)
        for i in 1...x.count {
            var row = [i]
            for j in 1...y.count {
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1))
                if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] { best = min(best, before[j - 2] + 1) }
                row.append(best)
            }
            before = last
            last = row
        }
        return last[y.count]
    }
}
