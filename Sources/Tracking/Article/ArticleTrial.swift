public import Articles
public import Model

/// One page as a check would read it, with nothing decided and nothing stored: for `errata test`.
public struct ArticleTrial: Sendable {
    /// What was read.
    public var content: ArticleContent
    /// What the page is.
    public var kind: PageKind
    /// Why it is that, in words.
    public var reason: String
    /// User rules that matched nothing or cannot be read.
    public var ruleFailures: [String]
    /// Every block of the page, kept or not.
    public var blocks: [BlockVerdict]
    /// Why the page would count as missing although one came; nil when it would not.
    public var absence: String?
    /// The AMP version that was read instead of a page without a text of its own.
    public var ampURL: String?
    /// The AMP version that a check would ask for; nil when it would not, or was given.
    public var wantedAMP: String?
    /// What else is known of the article and its site, in words; empty when the store knows neither.
    public var known: [String]
    /// Where its text stands on the page, and how these places behaved on the site.
    public var places: [PlaceInsight]
    /// What was learned about the site, in words; empty for a site just met.
    public var learned: [String]

    /// Reads a page as a check of the source would.
    ///
    /// - Parameters:
    ///   - page: what was served.
    ///   - observation: how it came.
    ///   - source: whose rules hold.
    ///   - article: the article at the address, as stored; nil when nobody has seen it.
    ///   - site: what is stored of its site; nil when nothing is.
    ///   - amp: the AMP version, when it was fetched.
    public init(
        _ page: ObservedPage, _ observation: ArticleObservation, source: Source, article: ArticleState?, site: [UInt8]?,
        amp: ObservedPage? = nil
    ) {
        let anchor = ArticleMemo(article?.memo).anchor
        let profile = SiteModel(site).profile
        var reading = PageReading.read(page, source: source, anchor: anchor, profile: profile, explains: true)
        wantedAMP = amp == nil ? reading.wantedAMP(besides: page.url) : nil
        if let amp {
            let text = PageReading.read(amp, source: source, anchor: anchor, profile: profile, explains: true)
            if text.kind.hasArticle, !text.isShell { (reading, ampURL) = (text, amp.url) }
        }
        let state = article ?? ArticleState(id: "", sourceID: source.id, url: source.url, firstSeenAt: page.fetchedAt)
        absence = PageAbsence.reason(of: state, observation: observation, reading: reading)
        (content, kind, reason) = (reading.content, reading.kind, reading.reason)
        (ruleFailures, blocks) = (reading.ruleFailures, reading.blocks)
        known = ArticleTrial.known(article, anchor, site)
        let model = SiteModel(site)
        places = PlaceInsight.all(on: reading, site: model, article: state.id)
        learned = SiteInsight.all(model)
    }

    private static func known(_ article: ArticleState?, _ anchor: EntryAnchor?, _ site: [UInt8]?) -> [String] {
        var words: [String] = []
        if let article { words.append("followed as \(article.id), version \(article.version)") }
        if anchor != nil { words.append("its entry in the feed") }
        if site != nil { words.append("what the other pages of the site have in common") }
        return words
    }
}
