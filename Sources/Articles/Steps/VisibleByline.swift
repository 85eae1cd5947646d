import LibXML2
import Model

/// The names that stand near the headline or right below the text, by the sign that marks them.
struct VisibleByline {
    /// Behind "By", "Von", "Par" and the like.
    private(set) var labelled: [String] = []
    /// Links to an author's page.
    private(set) var linked: [String] = []
    /// In elements whose class speaks of an author.
    private(set) var named: [String] = []

    private static let authorPaths = [
        "/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autori/", "/autore/", "/redaktion/",
        "/writers/", "/writer/", "/contributors/", "/contributor/", "/people/", "/person/",
        "/by/", "/journalist/", "/journalists/", "/staff/", "/editors/", "/reporters/", "/reporter/", "/profile/",
        "/team/", "/columnists/", "/columnist/", "/penulis/", "/yazar/", "/autores/", "/stories/authors/",
        "/about/staff",
    ]

    init(_ draft: ArticleDraft) {
        let first = draft.firstKept ?? draft.headlineBlock ?? 0
        let head = min(draft.headlineBlock ?? first, first)
        let headRange = max(0, head - 8)..<min(draft.verdicts.count, max(first, draft.headlineBlock ?? 0) + 10)
        for index in headRange { read(index, draft) }
        guard labelled.isEmpty, linked.isEmpty, named.isEmpty, let last = draft.lastKept else { return }
        for index in last..<min(draft.verdicts.count, last + 8) { read(index, draft) }
    }

    private mutating func read(_ index: Int, _ draft: ArticleDraft) {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 22, block.byteCount < 200,
            draft.chain(index).isDisjoint(with: [.comment, .related])
        else { return }
        guard index != draft.headlineBlock, !BlockFeatures.isHeading(draft.tag(index)) || block.measure.words < 6 else {
            return
        }
        let text = draft.string(index)
        if labelled.isEmpty, draft.labels[index] == .byline {
            if let name = BylineCleaning.afterLabel(text) { labelled = [name] }
            // The label alone, and the name in the next block.
            if labelled.isEmpty, block.measure.words <= 2, index + 1 < draft.blocks.blocks.count {
                let next = draft.string(index + 1)
                if next.utf8.count < 60, BylineCleaning.looksLikeName(next) { labelled = [next] }
            }
        }
        if linked.isEmpty { linked = authorLinks(block, draft) }
        guard named.isEmpty, block.measure.words <= 8, !block.measure.endsSentence, isAuthorElement(block, draft) else {
            return
        }
        if BylineCleaning.looksLikeName(text) { named = [text] }
    }

    /// The texts of links to author pages inside a block.
    private func authorLinks(_ block: TextBlock, _ draft: ArticleDraft) -> [String] {
        var names: [String] = []
        var node = draft.tree.nodes[Int(block.nodes.lowerBound)].parent
        // The first text may stand in the link itself.
        var links: [Int32] = []
        while node >= 0, node > block.node {
            if draft.tree.nodes[Int(node)].tag == .a { links.append(node) }
            node = draft.tree.nodes[Int(node)].parent
        }
        if block.node >= 0, draft.tree.nodes[Int(block.node)].parent >= 0,
            draft.tree.nodes[Int(draft.tree.nodes[Int(block.node)].parent)].tag == .a
        {
            links.append(draft.tree.nodes[Int(block.node)].parent)
        }
        links += block.nodes.filter { draft.tree.nodes[Int($0)].tag == .a }
        for link in links {
            guard let target = draft.tree.attribute(Int(link), .href)?.lowercased() else { continue }
            guard Self.authorPaths.contains(where: { target.holds($0) }) else { continue }
            let name = collapsed(draft.tree.rawText(Int(link)))
            if (2...6).contains(name.split(separator: " ").count), BylineCleaning.looksLikeName(name) {
                names.append(name)
            }
        }
        return names
    }

    private func isAuthorElement(_ block: TextBlock, _ draft: ArticleDraft) -> Bool {
        var node = draft.tree.nodes[Int(block.nodes.lowerBound)].parent
        var level = 0
        while node >= 0, level < 3 {
            if let classes = draft.tree.attribute(Int(node), .class)?.lowercased() {
                if classes.holds("author") || classes.holds("byline") {
                    return !classes.holds("date") && !classes.holds("comment")
                }
            }
            node = draft.tree.nodes[Int(node)].parent
            level += 1
        }
        return false
    }
}
