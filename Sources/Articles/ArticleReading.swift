public import Model

/// What a page turned out to be; the pipeline's gate decides by it before any content is compared.
///
/// The words are those of a check's outcome.
public enum PageKind: String, Sendable, CaseIterable {
    case article
    /// A front page or a section: headlines that lead elsewhere.
    case home
    /// "Not found" in words, whatever the status said.
    case softNotFound = "soft_404"
    /// A check that the reader is no robot.
    case challenge
    /// A wall that asks for consent to cookies.
    case consent
    /// A wall that asks for an account.
    case login
    /// The article's beginning and an offer; what is there was read.
    case paywall
    /// A page without text.
    case empty

    /// Whether `ArticleReading.content` is the article's own, so that it may be compared.
    public var hasArticle: Bool { self == .article || self == .paywall }
}

/// An article read from one page, and what was learned on the way.
public struct ArticleReading: Sendable {
    /// What the page says as an article.
    public var content: ArticleContent
    /// What the page turned out to be.
    public var pageKind: PageKind
    /// Why it is that kind, in words.
    public var pageReason: String
    /// What this page says about its site; `SiteProfile.learn(from:)` takes it.
    public var observation: SiteObservation
    /// For each of `content.blocks` the region of the page it was read from: equal for blocks in elements of one kind at
    /// one place of the template, on every page and at every fetch; 0 for text that stands in no element.
    public var regions: [UInt64] = []
    /// The page's blocks in reading order; empty unless asked for.
    public var explanation: [BlockVerdict] = []
    /// Which place of the page the byline was taken from, in words.
    public var bylineOrigin: String?
    /// What the page names itself, for tabs and search engines: often the headline and the site's name.
    public var documentTitle: String?
    /// The next page of an article that has several.
    public var nextPage: String?
    /// The page's AMP twin, which may hold a text that this page's scripts would fetch.
    public var ampURL: String?
    /// The user's rules that matched nothing, each in words.
    public var ruleFailures: [String] = []
    /// What of the page was not read because it held more than is read of one, each in words; `content` has them too.
    public var cuts: [String] = []
}

/// One block of a page, whether it was kept, and why.
public struct BlockVerdict: Sendable, Equatable {
    /// Whether the block is part of the article.
    public var isKept: Bool
    /// What the block is.
    public var kind: Block.Kind
    /// In words.
    public var reason: String
    /// 0…1: how much it looks like a part of the article.
    public var score: Double
    /// The block's elements from the body down, as a CSS path that a `select` or `ignore` rule can use.
    public var path: String
    /// The region of the page, as in `ArticleReading.regions`.
    public var region: UInt64 = 0
    /// The block belongs to a box that leads to an account: to register, to sign in, to subscribe.
    public var isOffer = false
    /// The block's words.
    public var text: String
    /// Those of a kept block that are links, the short ones left out.
    public var links: [String] = []
}
