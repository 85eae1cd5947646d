import LibXML2
import Model

/// The names that stand near the headline or right below the text, by the sign that marks them.
struct VisibleByline {
    /// Behind "By", "Von", "Par" and the like.
    private var labelled: [String] = []
    /// Links to an author's page.
    private var linked: [String] = []
    /// In elements whose class speaks of an author.
    private var named: [String] = []

    /// The names of the strongest sign that was found.
    var names: [String] { !labelled.isEmpty ? labelled : !linked.isEmpty ? linked : named }

    /// Where they stand, in words.
    var origin: String {
        if !labelled.isEmpty { return "printed behind a label" }
        return linked.isEmpty ? "an author's element" : "a link to an author's page"
    }

    /// Whether the names stand in a box below the text and only a class marks them: it may be about the firm.
    private(set) var isBox = false
    /// The block that a class marks.
    private var place = 0

    /// "About the author" is shorter, in columns.
    private static let leastHeadline: Int32 = 24

    private static let authorPaths = [
        "/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autori/", "/autore/", "/redaktion/",
        "/writers/", "/writer/", "/contributors/", "/contributor/", "/people/", "/person/",
        "/by/", "/journalist/", "/journalists/", "/staff/", "/editors/", "/reporters/", "/reporter/", "/profile/",
        "/team/", "/columnists/", "/columnist/", "/penulis/", "/yazar/", "/autores/", "/stories/authors/",
        "/about/staff", "/profiles/", "/producers/", "/verfasser/", "/forfatter/", "/skribent/", "/avtor/",
    ]

    init(_ draft: ArticleDraft) {
        let first = draft.firstKept ?? draft.headlineBlock ?? 0
        let head = min(draft.headlineBlock ?? first, first)
        let headRange = max(0, head - 8)..<min(draft.verdicts.count, max(first, draft.headlineBlock ?? 0) + 10)
        for index in headRange {
            // A heading among the paragraphs begins a part, which may have another author.
            if index > first, BlockFeatures.isHeading(draft.tag(index)), index != draft.headlineBlock { break }
            read(index, draft)
        }
        guard let last = draft.lastKept else { return }
        if names.isEmpty {
            for index in last..<min(draft.verdicts.count, last + 8) {
                if index > last, beginsStory(index, draft) { break }
                read(index, draft)
            }
        }
        isBox = labelled.isEmpty && linked.isEmpty && place > last
    }

    /// Whether a heading below the text is long enough to be another story's: its author is not this one's.
    private func beginsStory(_ index: Int, _ draft: ArticleDraft) -> Bool {
        BlockFeatures.isHeading(draft.tag(index)) && draft.blocks.blocks[index].measure.width >= Self.leastHeadline
    }

    private mutating func read(_ index: Int, _ draft: ArticleDraft) {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 30, block.measure.width < 240, index != draft.headlineBlock else { return }
        guard !BlockFeatures.isHeading(draft.tag(index)) || block.measure.words < 8 else { return }
        guard !draft.isApart(block.node, by: [.comment, .related, .navigation]), !draft.isInside(index, [.nav]) else {
            return
        }
        var text = line(block, draft)
        // "By Ann Lee. Correction: …": the name ends where a note begins.
        if let note = draft.content.notes.first(where: { text.hasSuffix($0) }) { text.removeLast(note.count) }
        let links = linked.isEmpty ? authorLinks(block, draft) : []
        if linked.isEmpty { linked = links }
        if labelled.isEmpty {
            labelled = afterLabel(text, index, draft)
            // The link says where the name ends.
            if !labelled.isEmpty, !links.isEmpty, links.allSatisfy(text.holds) { labelled = links }
        }
        guard named.isEmpty else { return }
        named = marked(block, draft)
        place = index
    }

    /// The words of a block, those of elements beside each other apart.
    private func line(_ block: TextBlock, _ draft: ArticleDraft) -> String {
        let range = Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) + 1
        return draft.tree.lines(range).joined(separator: " ")
    }

    /// The name behind a label, which may stand between dates and other parts of the line, or alone in its block.
    private func afterLabel(_ text: String, _ index: Int, _ draft: ArticleDraft) -> [String] {
        let block = draft.blocks.blocks[index]
        let isLine = !block.measure.endsSentence || text.split(separator: " ").count <= 6
        if draft.labels[index] == .byline, isLine, let name = BylineCleaning.afterLabel(text) {
            let names = BylineCleaning.names([name])
            if !names.isEmpty { return names }
        }
        if draft.labels[index] == .byline, block.measure.words <= 2, index + 1 < draft.blocks.blocks.count {
            let next = draft.string(index + 1)
            if next.utf8.count < 60, BylineCleaning.looksLikeName(next) { return BylineCleaning.names([next]) }
        }
        guard isLine, !draft.verdicts[index].isKept else { return [] }
        for part in BylineCleaning.lineParts(text) {
            guard let name = BylineCleaning.afterLabel(part) else { continue }
            let names = BylineCleaning.names([name])
            if !names.isEmpty { return names }
        }
        return []
    }

    /// The texts of links to author pages inside or around a block.
    private func authorLinks(_ block: TextBlock, _ draft: ArticleDraft) -> [String] {
        var links: [Int32] = []
        var node = draft.tree.nodes[Int(block.nodes.lowerBound)].parent
        let parent = draft.tree.nodes[Int(block.node)].parent
        while node >= 0, node >= max(parent, 0) {
            if draft.tree.nodes[Int(node)].tag == .a { links.append(node) }
            node = draft.tree.nodes[Int(node)].parent
        }
        links += block.nodes.filter { draft.tree.nodes[Int($0)].tag == .a && !links.contains($0) }
        var names: [String] = []
        for link in links {
            guard let target = draft.tree.attribute(Int(link), .href)?.lowercased() else { continue }
            // Creative Commons keeps its deeds at `/licenses/by/4.0/`.
            guard Self.authorPaths.contains(where: { target.holds($0) }), !target.holds("/licenses/") else { continue }
            let name = draft.tree.lines(Int(link)).first ?? ""
            if (2...6).contains(name.split(separator: " ").count), BylineCleaning.looksLikeName(name) {
                names.append(name)
            }
        }
        return BylineCleaning.names(names)
    }

    /// The words of an element in or around the block whose class speaks of an author.
    private func marked(_ block: TextBlock, _ draft: ArticleDraft) -> [String] {
        for node in block.nodes where draft.tree.nodes[Int(node)].tag != .text && speaksOfAuthor(node, draft) {
            let names = namesIn(node, draft)
            if !names.isEmpty { return names }
        }
        guard block.measure.words <= 14 else { return [] }
        var node = draft.tree.nodes[Int(block.nodes.lowerBound)].parent
        var level = 0
        while node >= 0, level < 3 {
            if speaksOfAuthor(node, draft) {
                // A box about the author may hold a biography.
                guard !block.measure.endsSentence else { return [] }
                return level == 0 ? namesIn(node, draft) : BylineCleaning.names([line(block, draft)])
            }
            node = draft.tree.nodes[Int(node)].parent
            level += 1
        }
        return []
    }

    private func namesIn(_ node: Int32, _ draft: ArticleDraft) -> [String] {
        guard let line = draft.tree.lines(Int(node)).first, line.utf8.count < 100 else { return [] }
        let name = BylineCleaning.afterLabel(line) ?? line
        return BylineCleaning.looksLikeName(name) ? BylineCleaning.names([name]) : []
    }

    /// Whether an `address`, which says who to ask about the article (HTML section 4.3.10), begins with a person and not
    /// with the place where a firm is.
    private func namesPerson(_ address: Int32, _ draft: ArticleDraft) -> Bool {
        guard let line = draft.tree.lines(Int(address)).first else { return false }
        let name = BylineCleaning.afterLabel(line) ?? line
        return BylineCleaning.looksLikePerson(name) && !name.holds(",")
    }

    private func speaksOfAuthor(_ node: Int32, _ draft: ArticleDraft) -> Bool {
        if draft.tree.nodes[Int(node)].tag == .address { return namesPerson(node, draft) }
        guard ClassTokens.of(Int(node), in: draft.tree).contains(.author),
            let classes = draft.tree.attribute(Int(node), .class)?.lowercased()
        else { return false }
        guard classes.holds("author") || classes.holds("byline") || classes.holds("autor") else { return false }
        return !classes.holds("date") && !classes.holds("comment") && !classes.holds("time") && !classes.holds("bio")
    }
}
