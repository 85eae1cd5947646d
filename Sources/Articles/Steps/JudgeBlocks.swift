import LibXML2
import Model

/// Cuts the page into blocks and judges each by the block model.
///
/// Under a `select` rule the user has judged: everything in the selection is kept but what has no words.
enum JudgeBlocks {
    static func apply(to draft: inout ArticleDraft) {
        draft.blocks = PageBlocks(
            draft.tree, ranges: draft.ranges, excluded: draft.excluded,
            hidden: draft.page.hidden)
        if draft.blocks.isCut {
            draft.cuts.append("only the first \(PageBlocks.maximumBlocks) blocks of the page's text were read")
        }
        draft.context = BlockContext(draft.page)
        judge(&draft)
    }

    /// Judges the blocks; again when it is known which of them readers wrote.
    static func judge(_ draft: inout ArticleDraft) {
        draft.outline = PageOutline(draft.tree, draft.blocks)
        let features = BlockFeatures(
            tree: draft.tree, page: draft.blocks, outline: draft.outline, context: draft.context)
        draft.labels = features.labels
        draft.signatures = features.signatures
        draft.headlineBlock = features.mainHeading
        let model = BlockModel.body
        // What other pages of the site say may turn a close verdict.
        let margin: Int32? = draft.isExplaining ? nil : draft.profile == nil ? 0 : SiteFurniture.longestLeaning
        var row: [Int16] = []
        row.reserveCapacity(160)
        draft.verdicts = draft.blocks.blocks.indices.map { index in
            row.removeAll(keepingCapacity: true)
            features.append(index, to: &row)
            return verdict(model.score(row, margin: margin), index, draft)
        }
        for index in draft.verdicts.indices { draft.verdicts[index].kind = kind(index, draft) }
    }

    private static func verdict(_ score: Int32, _ index: Int, _ draft: ArticleDraft) -> ArticleDraft.Verdict {
        var verdict = ArticleDraft.Verdict(score: score)
        if !draft.selected.isEmpty {
            verdict.keep("selected by your rule")
        } else if score > 0 {
            verdict.keep(draft.isExplaining ? keptReason(index, draft) : "")
        } else {
            verdict.drop(draft.isExplaining ? droppedReason(index, draft) : "")
        }
        return verdict
    }

    private static func keptReason(_ index: Int, _ draft: ArticleDraft) -> String {
        let block = draft.blocks.blocks[index]
        if BlockFeatures.isHeading(draft.tag(index)) { return "a heading among the article's paragraphs" }
        if block.isProse, draft.outline.isInside(block.node, root: 1, draft.tree) {
            return "prose where the page has most of its prose"
        }
        if draft.near(index).contains(.body) { return "its element's class names an article body" }
        return "looks like its neighbours in the article"
    }

    private static func droppedReason(_ index: Int, _ draft: ArticleDraft) -> String {
        let block = draft.blocks.blocks[index]
        if block.linkDensity > 60 { return "\(min(100, block.linkDensity)) % of it is links" }
        if draft.labels[index] != .none { return "begins like a label (\(draft.labels[index]))" }
        if let named = draft.chain(index).furnitureName { return "its element or one above it is called \(named)" }
        if !draft.outline.isInside(block.node, root: 2, draft.tree) {
            return "outside the part of the page that holds the prose"
        }
        return "unlike the article's paragraphs (\(block.measure.words) words)"
    }

    private static func kind(_ index: Int, _ draft: ArticleDraft) -> Block.Kind {
        switch draft.tag(index) {
        case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
        case .pre: return .preformatted
        case .figcaption: return .caption
        default: break
        }
        var node = draft.blocks.blocks[index].node
        var level = 0
        while node >= 0, level < 6 {
            switch draft.tree.nodes[Int(node)].tag {
            case .blockquote: return .quotation
            case .li, .dd, .dt: return .listItem
            // A cell of data holds its text itself; cells of a layout hold paragraphs.
            case .td, .th: return level == 0 && draft.blocks.blocks[index].measure.words <= 40 ? .tableRow : .paragraph
            case .pre: return .preformatted
            case .article, .section, .main, .body: return .paragraph
            default: break
            }
            node = draft.tree.nodes[Int(node)].parent
            level += 1
        }
        return .paragraph
    }
}

extension ClassTokens {
    /// The kind of furniture that class names speak of, in a word for people.
    var furnitureName: String? {
        let names: [(ClassTokens, String)] = [
            (.comment, "comments"), (.related, "related articles"), (.share, "sharing"), (.navigation, "navigation"),
            (.footer, "a footer"), (.advertisement, "advertising or promotion"), (.newsletter, "a newsletter"),
            (.consent, "consent or an overlay"), (.author, "the author"), (.tags, "topics"), (.caption, "a caption"),
            (.sidebar, "a side column"), (.teaser, "a teaser"), (.account, "accounts or a wall"),
            (.legal, "legal text"),
            (.media, "pictures or video"), (.header, "a header"),
        ]
        return names.first { contains($0.0) }?.1
    }
}
