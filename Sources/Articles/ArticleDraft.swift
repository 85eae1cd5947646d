import LibXML2
import Model

/// An article in the making: what the steps of `StepTable` read and write, one after the other.
struct ArticleDraft {
    let page: ParsedPage
    let profile: SiteProfile?
    let rules: PageRules
    let isExplaining: Bool

    /// The subtrees that are read, and what is left out of them.
    var ranges: [Range<Int>]
    /// The elements the user's rule named; empty = the reader looks for the article itself.
    var selected: [Int] = []
    var excluded: Set<Int32> = []
    var ruleFailures: [String] = []
    /// What was not read because there is more than is read of one page, in words.
    var cuts: [String] = []

    var blocks: PageBlocks
    var outline: PageOutline
    var context = BlockContext()
    var labels: [LabelWords.Kind] = []
    /// Equal for blocks of one kind at one kind of place.
    var signatures: [UInt64] = []
    var verdicts: [Verdict] = [] { didSet { kept.bounds = nil } }
    private let kept = KeptBounds()
    /// The block that is the headline.
    var headlineBlock: Int?
    /// The heads of live entries, time and heading, by their blocks.
    var entryHeads: [Int: String] = [:]

    var content = ArticleContent()
    /// Which place of the page the byline was taken from, in words.
    var bylineOrigin: String?
    /// The regions of `content.blocks`.
    var regions: [UInt64] = []
    var pageKind = PageKind.article
    var pageReason = "text was found"
    var nextPage: String?
    var observation: SiteObservation

    /// Whether a block is kept, as what, and why.
    struct Verdict {
        var isKept = false
        var kind = Block.Kind.paragraph
        var reason = ""
        /// Thousandths of a log-odds unit.
        var score: Int32 = 0

        mutating func keep(_ why: String) {
            isKept = true
            reason = why
        }

        mutating func drop(_ why: String) {
            isKept = false
            reason = why
        }
    }

    init(page: ParsedPage, profile: SiteProfile?, rules: PageRules, isExplaining: Bool) {
        self.page = page
        self.profile = profile
        self.rules = rules
        self.isExplaining = isExplaining
        ranges = [page.tree.nodes.indices]
        blocks = PageBlocks()
        outline = PageOutline()
        observation = SiteObservation(url: page.input.url)
        content.warnings = page.warnings
    }

    var tree: HTMLTree { page.tree }

    func text(_ index: Int) -> ArraySlice<UInt8> { blocks.text[blocks.blocks[index].text] }

    func string(_ index: Int) -> String { blocks.string(blocks.blocks[index]) }

    func tag(_ index: Int) -> HTMLTag { page.tree.nodes[Int(blocks.blocks[index].node)].tag }

    /// What the class names on and just above a block's element say.
    func near(_ index: Int) -> ClassTokens { outline.near[Int(blocks.blocks[index].node)] }

    /// What the class names on all elements above a block say.
    func chain(_ index: Int) -> ClassTokens { outline.chain[Int(blocks.blocks[index].node)] }

    /// Whether an element of one of these kinds is above the block, at most `levels` up.
    func isInside(_ index: Int, _ tags: [HTMLTag], levels: Int = .max) -> Bool {
        var node = page.tree.nodes[Int(blocks.blocks[index].nodes.lowerBound)].parent
        var left = levels
        while node >= 0, left > 0 {
            if tags.contains(page.tree.nodes[Int(node)].tag) { return true }
            node = page.tree.nodes[Int(node)].parent
            left -= 1
        }
        return false
    }

    /// Whether an element is set apart from the article by class names of these kinds, on it or above it.
    ///
    /// Elements around the headline or the text as well do not count: what they are called, the whole page is called.
    func isApart(_ node: Int32, by kinds: ClassTokens) -> Bool {
        let anchors = anchors
        var at = node
        while at >= 0 {
            let end = page.tree.nodes[Int(at)].end
            if anchors.contains(where: { $0 >= at && $0 < end }), at != node { return false }
            if !outline.names(at, page.tree).isDisjoint(with: kinds) { return true }
            at = page.tree.nodes[Int(at)].parent
        }
        return false
    }

    /// Whether a node is in an `article` element that holds neither headline nor text: a teaser of another one.
    func isInOtherArticle(_ node: Int32) -> Bool {
        let anchors = anchors
        var at = node
        while at >= 0 {
            let end = page.tree.nodes[Int(at)].end
            if anchors.contains(where: { $0 >= at && $0 < end }) { return false }
            if page.tree.nodes[Int(at)].tag == .article { return !anchors.isEmpty }
            at = page.tree.nodes[Int(at)].parent
        }
        return false
    }

    /// The nodes of the headline and of the text's beginning.
    private var anchors: [Int32] { [headlineBlock, firstKept].compactMap { $0.map { blocks.blocks[$0].node } } }

    var firstKept: Int? { keptBounds?.lowerBound }
    var lastKept: Int? { keptBounds?.upperBound }

    /// The first and the last kept block; asked for at every element of a page, so they are looked for once.
    private var keptBounds: ClosedRange<Int>? {
        if let known = kept.bounds { return known }
        var found: ClosedRange<Int>?
        if let first = verdicts.firstIndex(where: { $0.isKept }), let last = verdicts.lastIndex(where: { $0.isKept }) {
            found = first...last
        }
        kept.bounds = .some(found)
        return found
    }

    /// What was found, until a verdict changes; a draft and its copies have the same verdicts.
    private final class KeptBounds {
        var bounds: ClosedRange<Int>??
    }
}

extension PageBlocks {
    /// No blocks.
    init() {}
}

extension PageOutline {
    /// The outline of an empty page.
    init() { self.init(HTMLTree(), PageBlocks()) }
}
