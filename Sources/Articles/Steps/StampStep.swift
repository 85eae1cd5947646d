import Dates
import LibXML2
import Model

/// Every time the page states, with where it stands; and of these the article's own published and modified.
enum StampStep {
    static func apply(to draft: inout ArticleDraft) {
        var gatherer = StampGatherer(draft)
        gatherer.gather()
        draft.content.stamps = gatherer.stamps
        draft.content.published = StampChoice.published(gatherer, draft)
        draft.content.modified = StampChoice.modified(gatherer, draft)
        draft.observation.zoneOffsets = gatherer.zoneOffsets
        if let rule = draft.rules.date { applyRule(rule, gatherer, &draft) }
    }

    private static func applyRule(_ rule: String, _ gatherer: StampGatherer, _ draft: inout ArticleDraft) {
        for node in UserRules.matches(rule, &draft, isRequired: true) {
            let literal =
                draft.tree.attribute(node, .datetime) ?? draft.tree.attribute(node, .content)
                ?? collapsed(draft.tree.rawText(node))
            guard let stamp = gatherer.stamp(literal, origin: "rule", role: .published), stamp.time != nil else {
                continue
            }
            draft.content.stamps.insert(stamp, at: 0)
            draft.content.published = stamp
            return
        }
        draft.ruleFailures.append("\"\(rule)\" holds no date on this page")
    }
}

/// Collects the stamps of a page in the order of their trustworthiness.
struct StampGatherer {
    private let draft: ArticleDraft
    private(set) var stamps: [Stamp] = []
    private(set) var zoneOffsets: [Int] = []
    /// How far from the headline a stamp stands, by its position in `stamps`: only those that readers see near it.
    private(set) var distances: [Int: Int] = [:]
    private var hints: DateHints

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

    mutating func gather() {
        let data = draft.page.data
        for text in data.published { add(text, "jsonld:datePublished", .published) }
        for text in data.modified { add(text, "jsonld:dateModified", .modified) }
        for (name, role) in StampNames.metas {
            for text in draft.page.head.all(name) { add(text, "meta:" + name, role) }
        }
        gatherElements()
        gatherVisible()
        if !stamps.contains(where: { $0.role == .published }) { gatherState() }
        gatherOutside()
        zoneOffsets = stamps.filter { $0.zoneConfidence == .explicit }.compactMap(\.offsetMinutes).filter { $0 != 0 }
    }

    /// The times of the article in the data that the page's script starts from.
    private mutating func gatherState() {
        let headline = draft.content.headline.map { Fingerprint.of($0) }
        let titles = draft.context.titles.union([headline].compactMap { $0 })
        for (key, text) in PageState.stamps(in: draft.tree, titles: titles) {
            add(text, "script:" + key, StampNames.stateKeys[key.lowercased()] ?? .unknown)
        }
    }

    private mutating func gatherOutside() {
        if let day = AddressDate.day(in: draft.page.address.path) { append(day) }
        if let text = draft.page.input.lastModified { add(text, "http:last-modified", .unknown) }
        let entry = draft.page.input.entry
        for (time, origin, role) in [
            (entry?.published, "feed:published", Stamp.Role.published), (entry?.updated, "feed:updated", .modified),
        ] {
            guard let time else { continue }
            append(Stamp(origin: origin, role: role, literal: time.iso8601, time: time, zoneConfidence: .explicit))
        }
    }

    private mutating func add(_ text: String, _ origin: String, _ role: Stamp.Role, distance: Int? = nil) {
        if let stamp = stamp(text, origin: origin, role: role) { append(stamp, distance: distance) }
    }

    private mutating func append(_ stamp: Stamp, distance: Int? = nil) {
        guard !stamps.contains(stamp), stamps.count < 60 else { return }
        if let distance { distances[stamps.count] = distance }
        stamps.append(stamp)
    }

    /// Reads one literal; nil for blanks, for a year alone, and for what is too long to be a time.
    func stamp(_ text: String, origin: String, role: Stamp.Role) -> Stamp? {
        let literal = collapsed(text)
        guard (6..<120).contains(literal.utf8.count) else { return nil }
        guard let reading = DateReader.read(literal, hints: hints) else { return nil }
        return Stamp(
            origin: origin, role: role, literal: literal, time: reading.timestamp, isDateOnly: reading.isDateOnly,
            zoneConfidence: reading.zoneConfidence, offsetMinutes: reading.offsetMinutes)
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
            value(index), tag == .time ? "time" : "microformat", role ?? (isPublished ? .published : .unknown),
            distance: distance)
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
        if draft.isApart(node, by: [.comment, .related, .footer]) { return true }
        guard !isNear else { return false }
        var at = draft.tree.nodes[Int(node)].parent
        while at >= 0 {
            if draft.tree.nodes[Int(at)].tag == .a || draft.tree.nodes[Int(at)].tag == .aside { return true }
            at = draft.tree.nodes[Int(at)].parent
        }
        return false
    }

    private var headRange: ClosedRange<Int>? {
        guard !draft.blocks.blocks.isEmpty else { return nil }
        let first = draft.firstKept ?? draft.headlineBlock ?? 0
        let start = max(0, min(draft.headlineBlock ?? first, first) - 6)
        let end = max(first + 6, (draft.headlineBlock ?? 0) + 10)
        return start...max(start, min(draft.blocks.blocks.count - 1, end))
    }

    /// The distance of the block that holds a node, or of the next one; nil when that is not near the headline.
    private func distance(_ node: Int32) -> Int? {
        guard let range = headRange, node >= draft.blocks.blocks[range.lowerBound].node else { return nil }
        return range.first { draft.blocks.blocks[$0].nodes.upperBound >= node }.map { distance(ofBlock: $0) }
    }

    /// Blocks below the headline; above it stand dates of the day and other things, in the text other events.
    private func distance(ofBlock index: Int) -> Int {
        let headline = draft.headlineBlock ?? draft.firstKept ?? 0
        let steps = index >= headline ? index - headline : headline - index + 8
        return steps + (draft.verdicts[index].isKept ? 20 : 0)
    }

    /// The lines that readers see: at the headline, and right below the text.
    private mutating func gatherVisible() {
        guard let head = headRange else { return }
        let last = draft.lastKept ?? head.upperBound
        let tail = last...max(last, min(draft.blocks.blocks.count - 1, last + 8))
        for range in head.upperBound < tail.lowerBound
            ? [head, tail] : [head.lowerBound...max(head.upperBound, tail.upperBound)]
        {
            for index in range { gatherLine(index, isHead: head.contains(index)) }
        }
    }

    private mutating func gatherLine(_ index: Int, isHead: Bool) {
        let block = draft.blocks.blocks[index]
        guard block.byteCount < 240, block.measure.digits > 0, block.linkDensity < 70 || isHead else { return }
        // Sentences of the article speak of other days.
        guard !(draft.verdicts[index].isKept && block.isProse && block.measure.words > 25) else { return }
        guard !draft.isApart(block.node, by: [.comment, .related]) else { return }
        let isFooter = isInFooter(block.node)
        hints.twin = twin(of: .published)
        for mention in StampLine.find(in: draft.string(index), hints: hints) where !mention.isRelative {
            guard var reading = mention.reading, mention.role != .unknown || !isFooter else { continue }
            // In the text a stamp is a line of its own.
            let isLine = block.measure.words <= 12 || mention.lineRange.count * 2 >= block.byteCount
            if draft.verdicts[index].isKept, !isLine { continue }
            if mention.role == .modified, let twin = twin(of: .modified) {
                var own = hints
                own.twin = twin
                reading = DateReader.read(mention.literal, hints: own) ?? reading
            }
            let stamp = Stamp(
                origin: "visible", role: mention.role, literal: mention.literal, time: reading.timestamp,
                isDateOnly: reading.isDateOnly, zoneConfidence: reading.zoneConfidence,
                offsetMinutes: reading.offsetMinutes)
            append(stamp, distance: isHead ? distance(ofBlock: index) : nil)
        }
    }

    /// Whether a block is in the page's foot, where years of copyright and the day of today stand.
    private func isInFooter(_ node: Int32) -> Bool {
        var at = node
        while at >= 0 {
            let tag = draft.tree.nodes[Int(at)].tag
            if tag == .article || tag == .main { return false }
            if tag == .footer || draft.tree.attribute(Int(at), .class)?.lowercased().holds("footer") ?? false {
                return true
            }
            at = draft.tree.nodes[Int(at)].parent
        }
        return false
    }

    /// A machine-readable stamp of the same event, which tells what zone a visible one is in.
    private func twin(of role: Stamp.Role) -> Timestamp? {
        stamps.first { $0.role == role && $0.zoneConfidence == .explicit && !$0.isDateOnly }?.time
    }
}
