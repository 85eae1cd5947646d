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
    }

    /// Judges a new version before it is compared.
    ///
    /// - Parameters:
    ///   - old: the version that is known.
    ///   - new: the version just read.
    ///   - usualWords: words of the article's versions so far, oldest first; may be empty.
    /// - Returns: `fine` when the two may be compared; else keep the old version, record why, and look again soon.
    public static func judge(old: ArticleContent, new: ArticleContent, usualWords: [Int] = []) -> Verdict { .fine }

    /// The words of the running text, as the gate counts them.
    public static func words(in content: ArticleContent) -> Int { 0 }
}
