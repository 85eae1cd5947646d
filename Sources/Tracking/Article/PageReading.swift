import Articles
import Changes
import Model

/// One fetched page, read as an article or as the part of a page that the user watches.
struct PageReading: Sendable {
    var content: ArticleContent
    var kind: PageKind
    /// Why it is that kind, in words.
    var reason: String
    /// What the page teaches about its site; nil when it teaches nothing.
    var observation: SiteObservation?
    /// User rules that matched nothing.
    var ruleFailures: [String]
    /// The address of the page's AMP version.
    var ampURL: String?
    /// What of the page was not read because it is too large, in words.
    var cuts: [String] = []
    /// Every block of the page, kept or not.
    var blocks: [BlockVerdict] = []
    /// No article was found, and the whole visible text stands in its place.
    var isWholePage = false
    /// What the page names itself, for tabs and search engines.
    var documentTitle: String?
    /// The page ends before its end tag.
    var isUnclosed = false
    /// Where each of `content.blocks` stands in the page's template.
    var regions: [UInt64] = []

    /// Reads a page that was just fetched; pure, and called on the threads of a `ReadingRoom`.
    static func read(
        _ page: ObservedPage, source: Source, anchor: EntryAnchor?, profile: SiteProfile,
        isGivenUp: (@Sendable () -> Bool)? = nil, explains: Bool = false
    ) -> PageReading {
        var input = PageInput(page, entry: anchor)
        input.isGivenUp = isGivenUp
        return read(input, source: source, profile: profile, explains: explains)
    }

    /// Reads a stored page again.
    static func read(
        _ capture: Capture, source: Source, anchor: EntryAnchor?, profile: SiteProfile
    ) -> PageReading {
        var input = PageInput(bytes: capture.bytes, url: capture.url)
        input.contentType = capture.contentType
        input.fetchedAt = capture.at
        input.entry = anchor
        return read(input, source: source, profile: profile)
    }

    /// Reads a page by whatever is known of it; one that explains says by which path each block is found, for people.
    static func read(
        _ input: PageInput, source: Source, profile: SiteProfile, explains: Bool = false
    ) -> PageReading {
        var reading = readOpen(input, source: source, profile: profile, explains: explains)
        reading.isUnclosed = !PageEnd.isClosed(input.bytes)
        return reading
    }

    private static func readOpen(
        _ input: PageInput, source: Source, profile: SiteProfile, explains: Bool
    ) -> PageReading {
        var input = input
        input.isWatched = source.kind == .page
        if source.kind == .page, !source.rules.select.isEmpty {
            let part = PageReader.part(input, rules: source.rules)
            let kind: PageKind = part.content.blocks.isEmpty ? .empty : .article
            return PageReading(
                content: part.content, kind: kind, reason: "the part that `select` names", observation: nil,
                ruleFailures: part.ruleFailures, cuts: part.cuts)
        }
        let reading = ArticleReader().read(
            input, profile: profile, rules: source.rules, isExplaining: explains, listsBlocks: true)
        if source.kind == .page, reading.pageKind.isWatchable, let whole = readWhole(input, source) { return whole }
        if reading.pageKind == .empty, let whole = wholePage(reading) { return whole }
        return PageReading(
            content: reading.content, kind: reading.pageKind, reason: reading.pageReason,
            observation: reading.observation, ruleFailures: reading.ruleFailures, ampURL: reading.ampURL,
            cuts: reading.cuts, blocks: reading.explanation, documentTitle: reading.documentTitle,
            regions: zip(reading.regions, reading.content.blocks).map { PageRegion.key($0, $1.text) })
    }

    /// The whole of a page that is watched for itself and has no article: an imprint, a price list, a front page.
    private static func readWhole(_ input: PageInput, _ source: Source) -> PageReading? {
        let part = PageReader.part(input, rules: source.rules)
        guard !part.content.blocks.isEmpty else { return nil }
        return PageReading(
            content: part.content, kind: .article, reason: "no article was found, so the whole page is read",
            observation: nil, ruleFailures: part.ruleFailures, cuts: part.cuts)
    }

    /// The address of the page's AMP version, when the page itself has no text of its own; nil otherwise.
    ///
    /// - Parameter url: where the page was.
    /// - Returns: the address to ask.
    func wantedAMP(besides url: String) -> String? {
        guard isShell, let amp = ampURL, amp != url, WebAddress(amp).isWeb else { return nil }
        return amp
    }

    /// The sentences that a page shows, for one on which no article was found: an edit among them is seen all the same.
    ///
    /// Pages whose text their scripts fetch show too little for that.
    private static func wholePage(_ reading: ArticleReading) -> PageReading? {
        let shown = reading.explanation.filter { BlockMeasure($0.text).words >= 8 }
        guard shown.reduce(0, { $0 + BlockMeasure($1.text).words }) >= 60 else { return nil }
        var content = reading.content
        content.blocks = shown.map { Block(.paragraph, $0.text) }
        content.warnings.append("no article was found on the page: its whole visible text is followed")
        return PageReading(
            content: content, kind: .article, reason: "no article was found, so the whole visible text is followed",
            observation: reading.observation, ruleFailures: reading.ruleFailures, ampURL: reading.ampURL,
            cuts: reading.cuts, blocks: reading.explanation, isWholePage: true,
            regions: shown.map { PageRegion.key($0.region, $0.text) })
    }

    /// Whether the page says that what it shows is not the whole text.
    var isBehindWall: Bool { kind == .paywall || content.traits.contains { $0 == "paywall" || $0 == "login" } }

    /// Whether the page holds next to nothing of an article: its scripts may fetch the text.
    var isShell: Bool {
        kind == .empty || kind == .article && words < 25
    }

    /// Whether a note stands on the page and no text of an article.
    var hasOnlyNotes: Bool {
        content.blocks.contains { $0.kind == .note } && !content.blocks.contains { $0.kind.isBody }
    }

    /// Words of all its blocks.
    var words: Int { content.blocks.reduce(0) { $0 + BlockMeasure($1.text).words } }
}

extension PageKind {
    /// Whether a page of this kind has no article and yet is what somebody who watches the page itself wants.
    ///
    /// Walls, challenges and "not found" are not the page.
    fileprivate var isWatchable: Bool { self == .home || self == .empty }
}
