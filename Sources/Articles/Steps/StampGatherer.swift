import Dates
import LibXML2
import Model

/// Collects the stamps of a page in the order of their trustworthiness.
struct StampGatherer {
    let draft: ArticleDraft
    private(set) var stamps: [Stamp] = []
    /// The page states more times than are read of one.
    private(set) var isCut = false
    static let maximumStamps = 60
    /// How far from the headline a stamp stands, by its position in `stamps`: only those that readers see near it.
    private(set) var distances: [Int: Int] = [:]
    var hints: DateHints
    /// The positions in `stamps` of those that stand among the article's paragraphs.
    private var inText: Set<Int> = []

    init(_ draft: ArticleDraft) {
        self.draft = draft
        hints = DateHints(
            language: draft.content.language, country: SiteCountry.of(draft.page),
            referenceTime: draft.page.input.fetchedAt)
    }

    /// The stamps at the headline, the nearest first.
    var atHeadline: [Stamp] {
        distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { stamps[$0.key] }
    }

    /// The stamps right below the headline, or in the line above it, the nearest first.
    var belowHeadline: [Stamp] {
        distances.filter { $0.value <= 9 }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { stamps[$0.key] }
    }

    mutating func gather() {
        let data = draft.page.data
        for text in data.published { add(text, "jsonld:datePublished", .published) }
        if let text = data.pagePublished { add(text, "jsonld:datePublished", .unknown) }
        for text in data.modified { add(text, "jsonld:dateModified", .modified) }
        for (name, role) in StampNames.metas {
            for text in draft.page.head.all(name) { add(text, "meta:" + name, role) }
        }
        gatherElements()
        gatherVisible()
        if distances.isEmpty { gatherDateline() }
        if !stamps.contains(where: { $0.role == .published }) {
            gatherState()
            gatherTrackback()
        }
        if stamps.allSatisfy({ $0.role == .modified }) { gatherLabelled() }
        gatherOutside()
    }

    mutating func add(_ text: String, _ origin: String, _ role: Stamp.Role, distance: Int? = nil) {
        if let stamp = stamp(text, origin: origin, role: role) { append(stamp, distance: distance) }
    }

    /// Whether a stamp stands among the article's paragraphs.
    func isInText(_ stamp: Stamp) -> Bool { stamps.firstIndex(of: stamp).map(inText.contains) ?? false }

    mutating func append(_ stamp: Stamp, distance: Int? = nil, isInText: Bool = false) {
        guard !stamps.contains(stamp) else { return }
        guard stamps.count < Self.maximumStamps else {
            isCut = true
            return
        }
        if isInText { inText.insert(stamps.count) }
        if let distance { distances[stamps.count] = distance }
        stamps.append(stamp)
    }

    /// Reads one literal; nil for blanks, for a year alone, and for what is too long to be a time.
    func stamp(_ text: String, origin: String, role: Stamp.Role) -> Stamp? {
        let literal = collapsed(text)
        guard (6..<120).contains(literal.utf8.count) else { return nil }
        guard let reading = DateReader.read(literal, hints: hints) else { return nil }
        return Stamp(reading, origin: origin, role: role, literal: literal)
    }

    /// Microdata, microformats and `time` elements of the article itself.
    private mutating func gatherElements() {
        let last =
            draft.lastKept.map { draft.blocks.blocks[min(draft.blocks.blocks.count - 1, $0 + 6)].nodes.upperBound }
            ?? .max
        for index in draft.tree.nodes.indices {
            let node = draft.tree.nodes[index]
            guard node.tag != .text, node.count > 0 else { continue }
            if let property = draft.tree.attributeRange(index, .itemprop) {
                let name = String(decoding: draft.tree.bytes[property], as: UTF8.self)
                if let role = StampNames.properties[name.lowercased()], node.tag != .meta || isInBody(index) {
                    if !isOfAnotherItem(index) { add(value(index), "microdata:" + name, role) }
                    continue
                }
            }
            guard Int32(index) <= last, node.tag == .time || node.tag == .abbr || node.tag == .span else { continue }
            gatherElement(index, node.tag)
        }
    }

    private mutating func gatherElement(_ index: Int, _ tag: HTMLTag) {
        if tag != .time, draft.tree.attributeRange(index, .title) == nil { return }
        let role = StampNames.role(ofClass: draft.tree.attribute(index, .class) ?? "")
        // Microformats: `<abbr class="published" title="2012-12-16T19:05">`.
        if tag != .time, role == nil { return }
        let distance = distance(Int32(index))
        guard !isForeign(Int32(index), isNear: distance != nil) else { return }
        let isPublished = draft.tree.attributeRange(index, .pubdate) != nil
        add(
            value(index), tag == .time ? "time" : "microformat",
            role ?? (isPublished ? .published : labelledRole(index)), distance: distance)
    }

    /// What the words before a `time` element in its block say: "Last reviewed: <time>April 2025</time>".
    private func labelledRole(_ index: Int) -> Stamp.Role {
        guard let place = block(of: Int32(index) + 1) else { return .unknown }
        let start = Int(draft.blocks.blocks[place].nodes.lowerBound)
        // A label is short; a block of thousands of times must not be gathered for each of them.
        guard index - start < Self.farthestLabel, textBytes(start..<max(start, index)) < 2048 else { return .unknown }
        var label = collapsed(draft.tree.lines(start..<max(start, index)).joined(separator: " "))
        if label.isEmpty, place > 0, draft.blocks.blocks[place - 1].byteCount < Self.longestLabel {
            label = draft.string(place - 1)
        }
        guard !label.isEmpty, label.utf8.count < Self.longestLabel else { return .unknown }
        return StampLine.find(in: label + " 2001-02-03", hints: hints).last?.role ?? .unknown
    }

    /// Bytes of a label, and nodes between its beginning and the time.
    private static let longestLabel = 60
    private static let farthestLabel = 100

    private func textBytes(_ nodes: Range<Int>) -> Int {
        nodes.reduce(0) { $0 + (draft.tree.nodes[$1].tag == .text ? Int(draft.tree.nodes[$1].count) : 0) }
    }

    /// The block that holds a node, by halving: blocks stand in the order of their nodes.
    private func block(of node: Int32) -> Int? {
        let place = draft.blocks.firstBlock(reaching: node)
        return place < draft.blocks.blocks.count && draft.blocks.blocks[place].nodes.lowerBound <= node ? place : nil
    }

    private func value(_ index: Int) -> String {
        draft.tree.attribute(index, .datetime) ?? draft.tree.attribute(index, .content)
            ?? (draft.tree.nodes[index].tag == .time ? nil : draft.tree.attribute(index, .title))
            ?? draft.tree.rawText(index)
    }

    private func isInBody(_ index: Int) -> Bool {
        let parent = draft.tree.nodes[index].parent
        return parent >= 0 && draft.tree.nodes[Int(parent)].tag != .head
    }

    /// Whether a property belongs to an item that is itself a property of another: a citation, a comment, a review.
    private func isOfAnotherItem(_ index: Int) -> Bool {
        var at = draft.tree.nodes[index].parent
        while at >= 0 {
            if draft.tree.attributeRange(Int(at), .itemscope) != nil {
                return draft.tree.attributeRange(Int(at), .itemprop) != nil
            }
            at = draft.tree.nodes[Int(at)].parent
        }
        return draft.isApart(Int32(index), by: [.comment, .related])
    }

    /// Whether a time is another article's or a comment's: far from the headline also what is in a link or an aside.
    private func isForeign(_ node: Int32, isNear: Bool) -> Bool {
        if draft.isApart(node, by: [.comment, .related, .footer]) || draft.isInOtherArticle(node) { return true }
        guard !isNear else { return false }
        var at = draft.tree.nodes[Int(node)].parent
        while at >= 0 {
            if draft.tree.nodes[Int(at)].tag == .a || draft.tree.nodes[Int(at)].tag == .aside { return true }
            at = draft.tree.nodes[Int(at)].parent
        }
        return false
    }

    /// A machine-readable stamp of the same event, which tells what zone a visible one is in.
    func twin(of role: Stamp.Role) -> Timestamp? {
        stamps.first { $0.role == role && $0.zoneConfidence == .explicit && !$0.isDateOnly }?.time
    }
}

extension Stamp {
    /// A stamp as it was read.
    init(_ reading: DateReading, origin: String, role: Role, literal: String) {
        self.init(
            origin: origin, role: role, literal: literal, time: reading.timestamp, isDateOnly: reading.isDateOnly,
            zoneConfidence: reading.zoneConfidence, offsetMinutes: reading.offsetMinutes)
    }
}
