public import Model

/// Whether what was extracted from a page can be the article at all, judged by the article's own past.
public enum YieldGate {
    /// What the gate says.
    public enum Verdict: Sendable, Equatable {
        case fine
        /// Nearly nothing is left: another page, a failed template, an empty answer.
        case collapsed(reason: String)
        /// The beginning is there and the rest is not: a paywall, a teaser, a cut transfer.
        case truncated(reason: String)
        /// Nothing of it was there before: another page, another language, another story at the address.
        case replaced(reason: String)
    }

    /// Shorter articles have no yield to judge by.
    private static let leastWords = 40
    private static let teasers = [
        "paywall", "truncated", "login", "consent", "teaser",
    ]

    /// Judges a new version before it is compared.
    ///
    /// - Parameters:
    ///   - old: the version that is known.
    ///   - new: the version just read.
    ///   - usualWords: words of the article's versions so far, oldest first; may be empty.
    /// - Returns: `fine` when the two may be compared; else keep the old version, record why, and look again soon.
    public static func judge(old: ArticleContent, new: ArticleContent, usualWords: [Int] = []) -> Verdict {
        let now = words(in: new)
        let before = words(in: old)
        let usual = median(usualWords.isEmpty ? [before] : usualWords + [before])
        guard usual >= leastWords else { return .fine }
        if isAnother(old, new) { return .replaced(reason: "neither the headline nor the text was there before") }
        guard now < before else { return .fine }
        if now == 0 { return .collapsed(reason: "no running text was found; the article had \(before) words") }
        let share = now * 100 / max(1, min(usual, before))
        let beginsAlike = isBeginning(of: old, new)
        if beginsAlike, share < 85, looksCut(new) || new.traits.contains(where: teasers.contains) {
            return .truncated(
                reason: "the text ends after \(now) of \(before) words, as a teaser or a cut transfer does")
        }
        if share < 20 {
            return .collapsed(reason: "\(now) words are left of \(before)")
        }
        if share < 50, !beginsAlike, kept(old, new) * 4 < new.blocks.count {
            return .collapsed(reason: "\(now) words instead of \(before), and hardly any of them were there before")
        }
        return .fine
    }

    /// The words of the running text, as the gate counts them.
    public static func words(in content: ArticleContent) -> Int {
        content.blocks.reduce(0) { $0 + ($1.kind.isBody ? WordCount.of($1.text) : 0) }
    }

    private static func median(_ numbers: [Int]) -> Int { numbers.sorted()[numbers.count / 2] }

    private static func fingerprints(_ content: ArticleContent) -> [BlockFingerprint] {
        content.blocks.filter { $0.kind.isBody }.map { BlockFingerprint($0.text) }
    }

    /// Whether two contents have next to nothing in common: not the headline, and hardly a sentence.
    ///
    /// A label or a caption may stand on both.
    private static func isAnother(_ old: ArticleContent, _ new: ArticleContent) -> Bool {
        guard BlockFingerprint(old.headline ?? "") != BlockFingerprint(new.headline ?? "") else { return false }
        let known = Set(old.blocks.flatMap { SentencePrints.of($0.text) })
        let shown = Set(new.blocks.flatMap { SentencePrints.of($0.text) })
        return !known.isEmpty && !shown.isEmpty && known.intersection(shown).count * 10 <= min(known.count, shown.count)
    }

    /// All of the new blocks but the last are the first ones of the old version.
    private static func isBeginning(of old: ArticleContent, _ new: ArticleContent) -> Bool {
        let oldBlocks = fingerprints(old)
        let newBlocks = fingerprints(new)
        guard newBlocks.count <= oldBlocks.count, let last = new.blocks.last(where: { $0.kind.isBody }) else {
            return false
        }
        let whole = newBlocks.count - 1
        guard newBlocks.prefix(whole) == oldBlocks.prefix(whole) else { return false }
        let rival = old.blocks.filter { $0.kind.isBody }[whole].text
        return newBlocks[whole] == oldBlocks[whole] || rival.hasPrefix(withoutEllipsis(last.text))
    }

    private static func withoutEllipsis(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last == "…" || last == "." || last == " " { text.removeLast() }
        return String(text)
    }

    /// The text stops in the middle of a sentence or with an ellipsis.
    private static func looksCut(_ content: ArticleContent) -> Bool {
        guard let last = content.blocks.last(where: { $0.kind.isBody })?.text else { return true }
        var buffer = TokenBuffer()
        let range = buffer.append(last)
        guard
            let end = range.last(where: {
                buffer.tokens[$0].kind != .doubleQuote && buffer.tokens[$0].kind != .singleQuote
            })
        else { return true }
        let token = buffer.tokens[end]
        if token.kind == .ellipsis { return true }
        return token.isContent && range.count > 12
    }

    /// How many blocks of the new version stood in the old one.
    private static func kept(_ old: ArticleContent, _ new: ArticleContent) -> Int {
        let known = Set(fingerprints(old))
        return fingerprints(new).count { known.contains($0) }
    }
}
