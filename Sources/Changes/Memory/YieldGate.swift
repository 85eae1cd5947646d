public import Model

/// Whether what was extracted from a page can be the article at all, judged by the article's own past.
public enum YieldGate {
    /// What is missing.
    public struct Loss: Sendable, Equatable {
        /// In words.
        public var reason: String
        /// How much of the old text still stands, in percent of its words.
        public var keptShare: Int
        /// The page has less text than before, whatever it is.
        public var isShorter: Bool
    }

    /// What the gate says.
    public enum Verdict: Sendable, Equatable {
        case fine
        /// Nearly nothing is left: another page, a failed template, an empty answer.
        case collapsed(Loss)
        /// The beginning is there and the rest is not: a paywall, a teaser, a cut transfer.
        case truncated(Loss)
        /// Whole blocks are gone from the end and nothing came: an edit, or a template that shows less.
        case shortened(Loss)
        /// A part is left, and other text stands in the place of the rest: an edit, or the offer of a wall.
        case endsOtherwise(Loss)
        /// Another headline stands over another text: another language, another story at the address, a page of the house.
        case replaced(Loss)
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
        let remains = Remains(of: old, in: new)
        let loss = { (reason: String) in
            Loss(reason: reason, keptShare: remains.kept * 100 / max(1, before), isShorter: now < before)
        }
        if isAnotherPage(old, new, remains) {
            return .collapsed(loss("headline, date and text of the article are gone, and another page stands there"))
        }
        if now == 0, before > 0 {
            return .collapsed(loss("no running text was found; the article had \(before) words"))
        }
        let usual = median(usualWords.isEmpty ? [before] : usualWords + [before])
        guard usual >= leastWords else { return .fine }
        if now < before {
            let share = now * 100 / max(1, min(usual, before))
            if share < 85, isBeginning(of: old, new), looksCut(new) || new.traits.contains(where: teasers.contains) {
                return .truncated(
                    loss("the text ends after \(now) of \(before) words, as a teaser or a cut transfer does"))
            }
            if share < 50 { return .collapsed(loss("\(now) words are left of \(before)")) }
            if share < 75, isBeginning(of: old, new) {
                return .shortened(loss("\(now) of \(before) words are left, all of them from the beginning"))
            }
        }
        if isAnotherText(old, new) { return .replaced(loss("neither the headline nor the text was there before")) }
        guard remains.foreign > 0, remains.kept > 0, remains.kept * 100 < before * 75 else { return .fine }
        return .endsOtherwise(
            loss("\(remains.kept) of \(before) words are left, and others stand in the place of the rest"))
    }

    /// What a page that was cut on its way has lost; nil when it has all of the text.
    ///
    /// - Parameters:
    ///   - old: the version that is known.
    ///   - new: the version just read.
    /// - Returns: the loss.
    public static func loss(_ old: ArticleContent, _ new: ArticleContent) -> Loss? {
        let (before, now) = (words(in: old), words(in: new))
        let kept = Remains(of: old, in: new).kept
        guard kept < before else { return nil }
        return Loss(
            reason: "the page ends before its end tag, and \(kept) of \(before) words are left",
            keptShare: kept * 100 / max(1, before), isShorter: now < before)
    }

    /// Whether a headline has hardly a word of another.
    public static func isOtherHeadline(_ new: String, than old: String) -> Bool {
        Vocabulary([old]).share(of: new) < 34
    }

    /// The words of the running text, as the gate counts them.
    public static func words(in content: ArticleContent) -> Int {
        content.blocks.reduce(0) { $0 + ($1.kind.isBody ? WordCount.of($1.text) : 0) }
    }

    private static func median(_ numbers: [Int]) -> Int { numbers.sorted()[numbers.count / 2] }

    private static func fingerprints(_ content: ArticleContent) -> [BlockFingerprint] {
        content.blocks.filter { $0.kind.isBody }.map { BlockFingerprint($0.text) }
    }

    /// Whether nothing by which the article was known is on the page: no word of headline and text, and no date.
    ///
    /// A part of a page that somebody watches has no headline to miss.
    private static func isAnotherPage(_ old: ArticleContent, _ new: ArticleContent, _ remains: Remains) -> Bool {
        guard let before = old.headline, remains.kept == 0, remains.old > 0 else { return false }
        // What the feed says of the article is no word of the page.
        if let published = new.published, !published.origin.hasPrefix("feed:") { return false }
        return new.headline.map { isOtherHeadline($0, than: before) } ?? true
    }

    /// Whether two contents have neither the headline in common nor more than a sentence in ten.
    ///
    /// A label or a caption may stand on both.
    private static func isAnotherText(_ old: ArticleContent, _ new: ArticleContent) -> Bool {
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
}

/// How much of a running text still stands in another, and how much there has nothing to do with it.
private struct Remains {
    /// Words of the old text.
    var old = 0
    /// Of these: in blocks that stand as they were, or were edited.
    var kept = 0
    /// Words of new blocks that share little with what went.
    var foreign = 0

    init(of old: ArticleContent, in new: ArticleContent) {
        let before = old.blocks.filter(\.kind.isBody).map(\.text)
        let after = new.blocks.filter(\.kind.isBody).map(\.text)
        let known = Set(before.map { BlockFingerprint($0) })
        let shown = Set(after.map { BlockFingerprint($0) })
        var gone: [String] = []
        for text in before {
            let words = WordCount.of(text)
            self.old += words
            if shown.contains(BlockFingerprint(text)) { kept += words } else { gone.append(text) }
        }
        let vocabulary = Vocabulary(gone)
        for text in after where !known.contains(BlockFingerprint(text)) {
            let words = WordCount.of(text)
            if vocabulary.share(of: text) >= 50 { kept += words } else { foreign += words }
        }
        kept = min(kept, self.old)
    }
}

/// The words of texts, without the short ones that every text has.
private struct Vocabulary {
    private var keys: Set<UInt64> = []

    init(_ texts: [String]) {
        for text in texts { keys.formUnion(Vocabulary.keys(text)) }
    }

    /// 0…100: how many of a text's words are among them; 100 for a text without words.
    func share(of text: String) -> Int {
        let found = Vocabulary.keys(text)
        return found.isEmpty ? 100 : found.count { keys.contains($0) } * 100 / found.count
    }

    /// Equal words have equal keys; of scripts without spaces, two characters are a word.
    private static func keys(_ text: String) -> [UInt64] {
        var buffer = TokenBuffer()
        let tokens = buffer.append(text).map { buffer.tokens[$0] }
        var keys = tokens.filter { $0.kind == .number || $0.kind == .word && $0.range.count > 3 }.map(\.key)
        for (first, second) in zip(tokens, tokens.dropFirst())
        where first.kind == .ideograph && second.kind == .ideograph {
            keys.append((first.key &* 31) ^ second.key)
        }
        return keys
    }
}
