import Articles
public import Changes
public import Model

/// Two pages of one article, compared as a check compares them when the second one stays: for `errata compare`.
///
/// They are read and matched as the tracker does it, and what is no edit by itself is left out by the same rules. Nothing
/// is known of their site, and no further look will come: what would wait for one is believed.
public struct PageComparison: Sendable {
    /// One of the two.
    public struct Version: Sendable {
        /// What it says.
        public let content: ArticleContent
        /// Why the page is no article; nil when it is one.
        public let refusal: String?
        /// The page; nil for a version of which nothing but the text is known.
        fileprivate let reading: PageReading?

        /// A version of which the text alone is known.
        public init(_ content: ArticleContent) {
            (self.content, refusal, reading) = (content, nil, nil)
        }

        /// Reads a page as a check of a feed's article does.
        public init(page bytes: [UInt8], url: String) {
            let source = Source(id: "", kind: .feed, url: url, name: "")
            let input = PageInput(bytes: bytes, url: url)
            let reading = PageReading.read(input, source: source, profile: SiteModel().profile)
            content = reading.content
            refusal = reading.kind.hasArticle ? nil : "\(reading.kind.rawValue): \(reading.reason)"
            self.reading = reading
        }
    }

    /// What was compared from: the old version, and what was taken over without a word.
    public let old: ArticleContent
    /// What was compared with it: the new version, its sentences in the known paragraphs.
    public let new: ArticleContent
    /// What lies between the two; what the rules left out or took over is among its `suppressed`.
    public let comparison: Comparison
    /// Why the new page is no version of the same article; nil when it is one.
    public let gate: String?

    /// Compares two versions.
    ///
    /// - Parameters:
    ///   - old: the version that is known.
    ///   - new: the version to compare with it.
    ///   - language: the article's, when the pages do not say.
    public init(_ old: Version, _ new: Version, language: String? = nil) {
        var context = ComparisonContext()
        context.language = language
        // A page that is no article is no version of one: nothing is compared with it.
        if let refusal = new.refusal ?? old.refusal.map({ "the old page: " + $0 }) {
            (self.old, self.new, gate) = (old.content, old.content, refusal)
            comparison = Comparison.compare(old.content, old.content, context: context)
            return
        }
        let reading = new.reading?.holding(old.content)
        let shown = reading?.content ?? new.content
        gate = PageComparison.loss(old, reading, shown)
        let texts = MatchedTexts(old.content, shown)
        let (differences, verdicts) = (texts.found.differences, PageComparison.verdicts(texts, old.reading, reading))
        let isSilent = verdicts.map { if case .silent = $0 { true } else { false } }
        self.old = texts.base(taking: isSilent)
        self.new = texts.found.merged(verdicts.map { if case .leave = $0 { false } else { true } })
        var comparison = Comparison.compare(self.old, self.new, context: context)
        comparison.addHeldBack(PageComparison.leftOut(differences, verdicts))
        self.comparison = comparison
    }

    /// Judges the differences as those of an article's first two looks.
    private static func verdicts(
        _ texts: MatchedTexts, _ old: PageReading?, _ new: PageReading?
    ) -> [ConfirmationPolicy.Verdict] {
        guard !texts.found.differences.isEmpty else { return [] }
        var pages = new.map { PageTexts(new: PageTexts.Side($0)) }
        pages?.old[1] = old.map(PageTexts.Side.init)
        let policy = ConfirmationPolicy(
            site: SiteModel(), article: 0, url: "", known: texts.known.texts, looks: 1, version: 1,
            pending: PendingDifferences(), variants: HeadlineVariants(), pages: pages)
        return policy.verdicts(on: texts.found.differences)
    }

    /// Why a page that lost much of its text would not be compared at once.
    private static func loss(_ old: Version, _ reading: PageReading?, _ shown: ArticleContent) -> String? {
        let cut = reading?.cut(before: old.reading, old.content)
        return switch cut ?? YieldGate.judge(old: old.content, new: shown) {
        case .fine, .shortened, .endsOtherwise: nil
        case .collapsed(let loss), .truncated(let loss), .replaced(let loss): loss.reason
        }
    }

    /// What the rules left out or took over without a word, by rule.
    private static func leftOut(
        _ differences: [Difference], _ verdicts: [ConfirmationPolicy.Verdict]
    ) -> [(rule: String, example: String)] {
        zip(differences, verdicts).compactMap { difference, verdict in
            switch verdict {
            case .needs: nil
            case .silent(let rule), .leave(let rule): (rule, difference.after ?? difference.before ?? "")
            }
        }
    }
}
