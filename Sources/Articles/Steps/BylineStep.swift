import LibXML2
import Model

/// Who wrote the article: the names, joined by commas.
///
/// What machines are told and what readers see are held against each other: a person in the structured data wins, a
/// printed name wins over an account's (`jdoe2`) and over a `meta` that names someone else. The site's own name is a
/// byline where it is printed as one, or is a person's: many a site is called after its author.
enum BylineStep {
    static func apply(to draft: inout ArticleDraft) {
        let sites = Set(HeadlineStep.siteNames(draft).flatMap(BylineCleaning.siteKeys))
        let isSite = { (name: String) in
            sites.contains(TitleCleaning.key(name)) && !BylineCleaning.looksLikePerson(name)
                || BylineCleaning.isDesk(name, of: sites)
        }
        let visible = VisibleByline(draft)
        let printed = visible.names.filter {
            visible.isBox ? !isSite($0) : !BylineCleaning.isDesk($0, of: sites)
        }
        let places = [
            (BylineCleaning.names(draft.page.data.authors, asStated: true), "JSON-LD"),
            (BylineCleaning.names(metaNames(draft), asStated: true), "a meta element"),
            (BylineCleaning.names(MarkedByline.names(draft)), "an element marked as author"),
        ].map { names, origin in Told(names: names.filter { !isSite($0) }, origin: origin) }
        var chosen = choose(
            data: places[0], stated: places[1].names.isEmpty ? places[2] : places[1],
            printed: Told(names: printed, origin: visible.origin))
        if chosen.names.isEmpty {
            chosen = Told(names: DatelineByline.names(draft).filter { !isSite($0) }, origin: "the line of the day")
        }
        guard !chosen.names.isEmpty else { return }
        draft.content.byline = chosen.names.joined(separator: ", ")
        draft.bylineOrigin = chosen.origin
    }

    /// What one place of the page says, and which.
    private struct Told {
        var names: [String]
        var origin: String
    }

    private static func choose(data: Told, stated: Told, printed: Told) -> Told {
        let people = printed.names.filter { !BylineCleaning.isAccount($0) }
        if !data.names.isEmpty, !data.names.allSatisfy(BylineCleaning.isAccount) || people.isEmpty { return data }
        guard !stated.names.isEmpty else { return !data.names.isEmpty && people.isEmpty ? data : printed }
        if people.isEmpty { return stated }
        let keys = Set(people.map(TitleCleaning.key))
        let isPrinted = stated.names.contains { keys.contains(TitleCleaning.key($0)) }
        return isPrinted ? stated : Told(names: people, origin: printed.origin)
    }

    private static func metaNames(_ draft: ArticleDraft) -> [String] {
        let head = draft.page.head
        for name in [
            "parsely-author", "sailthru.author", "byl", "citation_author", "author", "article:author", "dc.creator",
            "dcterms.creator", "article:author_name", "cxenseparse:author", "og:article:author",
            "shareaholic:article_author_name",
        ] {
            let names = head.all(name).filter { !$0.isEmpty && !$0.holds("://") && !$0.hasPrefix("@") }
            if !names.isEmpty { return names }
        }
        return labelledNames(head)
    }

    /// `twitter:label1` "Written by" with its `twitter:data1`.
    private static func labelledNames(_ head: PageHead) -> [String] {
        for number in 1...2 {
            guard let label = head.first("twitter:label\(number)")?.lowercased(),
                let name = head.first("twitter:data\(number)")
            else { continue }
            if BylineCleaning.isAuthorLabel(label) { return [name] }
        }
        return []
    }
}

/// The names that `itemprop=author` and `rel=author` mark in the page's elements.
enum MarkedByline {
    /// In page order, outside comments and related articles; those near the headline, if there are any.
    static func names(_ draft: ArticleDraft) -> [String] {
        var all: [String] = []
        var near: [String] = []
        let (head, end) = range(draft)
        for index in draft.tree.nodes.indices where index < end {
            guard isAuthor(index, draft.tree), !draft.isApart(Int32(index), by: [.comment, .related]) else { continue }
            let name = name(index, draft.tree)
            guard !name.isEmpty, name.utf8.count < 120 else { continue }
            all.append(name)
            if head.contains(index) { near.append(name) }
        }
        return near.isEmpty ? all : near
    }

    /// The nodes from a little above the headline to the beginning of the text, and the last one where a byline may be.
    private static func range(_ draft: ArticleDraft) -> (ClosedRange<Int>, Int) {
        let blocks = draft.blocks.blocks
        guard let last = draft.lastKept, let first = draft.firstKept else { return (0...0, draft.tree.nodes.count) }
        let top = max(0, min(draft.headlineBlock ?? first, first) - 8)
        let low = min(blocks.count - 1, first + 4)
        let end = Int(blocks[min(blocks.count - 1, last + 12)].nodes.upperBound)
        return (Int(blocks[top].node)...max(Int(blocks[top].node), Int(blocks[low].nodes.upperBound)), end)
    }

    private static func isAuthor(_ index: Int, _ tree: HTMLTree) -> Bool {
        for attribute in tree.attributeList(index) where attribute.name == .itemprop || attribute.name == .rel {
            let value = tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            guard value.count >= 6 else { continue }
            if value.elementsEqual("author".utf8) { return true }
            if value.count > 6, value.split(separator: 0x20).contains(where: { $0.elementsEqual("author".utf8) }) {
                return true
            }
        }
        return false
    }

    private static func name(_ index: Int, _ tree: HTMLTree) -> String {
        for inner in tree.descendants(index) {
            guard let range = tree.attributeRange(inner, .itemprop), tree.bytes[range].elementsEqual("name".utf8) else {
                continue
            }
            return collapsed(tree.attribute(inner, .content) ?? tree.lines(inner).first ?? "")
        }
        return collapsed(tree.attribute(index, .content) ?? tree.lines(index).first ?? "")
    }
}

extension HTMLTree {
    /// The text below a node as a browser sets it: a line for each block, elements beside each other apart by a blank.
    func lines(_ node: Int) -> [String] { lines(node..<Int(nodes[node].end)) }

    /// The text of some nodes that follow each other, in lines.
    func lines(_ range: Range<Int>) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        func end() {
            let text = collapsed(String(decoding: line, as: UTF8.self))
            if !text.isEmpty { lines.append(text) }
            line.removeAll(keepingCapacity: true)
        }
        var index = range.lowerBound
        while index < range.upperBound {
            switch nodes[index].tag {
            case .text: line.append(contentsOf: bytes[textRange(index)])
            case .script, .style, .svg, .noscript: index = Int(nodes[index].end) - 1
            case .br: end()
            case let tag where tag.isBlock: end()
            default: line.append(0x20)
            }
            index += 1
            // The end of a block element ends its line; of an inline one, its word.
            if index < range.upperBound, nodes[index].parent != nodes[index - 1].parent,
                nodes[index].parent != Int32(index - 1)
            {
                if closesBlock(index - 1, before: index) { end() } else { line.append(0x20) }
            }
        }
        end()
        return lines
    }

    /// Whether a block element ends between two nodes that follow each other.
    private func closesBlock(_ last: Int, before next: Int) -> Bool {
        var at = Int32(last)
        while at >= 0, Int(nodes[Int(at)].end) <= next {
            if nodes[Int(at)].tag.isBlock { return true }
            at = nodes[Int(at)].parent
        }
        return false
    }
}
