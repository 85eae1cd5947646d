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
    /// Stamps that stand at the headline or in the text, by their position in `stamps`.
    private(set) var nearHeadline: Set<Int> = []
    private var hints: DateHints

    init(_ draft: ArticleDraft) {
        self.draft = draft
        hints = DateHints(
            language: draft.content.language, country: SiteCountry.of(draft.page),
            referenceTime: draft.page.input.fetchedAt)
    }

    mutating func gather() {
        let data = draft.page.data
        for text in data.published { add(text, "jsonld:datePublished", .published) }
        for text in data.modified { add(text, "jsonld:dateModified", .modified) }
        for (name, role) in StampNames.metas {
            for text in draft.page.head.all(name) { add(text, "meta:" + name, role) }
        }
        gatherElements()
        hints.twin = stamps.first { $0.role == .published && $0.zoneConfidence == .explicit && !$0.isDateOnly }?.time
        gatherVisible()
        gatherOutside()
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

    private mutating func add(_ text: String, _ origin: String, _ role: Stamp.Role) {
        if let stamp = stamp(text, origin: origin, role: role) { append(stamp) }
    }

    private mutating func append(_ stamp: Stamp) {
        guard !stamps.contains(stamp), stamps.count < 60 else { return }
        stamps.append(stamp)
    }

    /// Reads one literal; nil for blanks and for what is too long to be a time.
    func stamp(_ text: String, origin: String, role: Stamp.Role) -> Stamp? {
        let literal = collapsed(text)
        guard !literal.isEmpty, literal.utf8.count < 120 else { return nil }
        guard let reading = DateReader.read(literal, hints: hints) else { return nil }
        return Stamp(
            origin: origin, role: role, literal: literal, time: reading.timestamp, isDateOnly: reading.isDateOnly,
            zoneConfidence: reading.zoneConfidence, offsetMinutes: reading.offsetMinutes)
    }

    /// `itemprop` dates and `time` elements of the article itself.
    private mutating func gatherElements() {
        let last =
            draft.lastKept.map { draft.blocks.blocks[min(draft.blocks.blocks.count - 1, $0 + 6)].nodes.upperBound }
            ?? .max
        for index in draft.tree.nodes.indices {
            let node = draft.tree.nodes[index]
            guard node.tag != .text, node.count > 0 else { continue }
            if let property = draft.tree.attribute(index, .itemprop),
                let role = StampNames.properties[property.lowercased()], node.tag != .meta
            {
                add(value(index), "microdata:" + property, role)
            } else if node.tag == .time, Int32(index) <= last, !isForeign(index) {
                let words = draft.tree.attribute(index, .class) ?? ""
                let before = stamps.count
                add(
                    value(index), "time",
                    StampNames.role(ofClass: words)
                        ?? (draft.tree.attribute(index, .pubdate) != nil ? .published : .unknown))
                if stamps.count > before, isAtHeadline(Int32(index)) { nearHeadline.insert(before) }
            }
        }
    }

    private func value(_ index: Int) -> String {
        draft.tree.attribute(index, .datetime) ?? draft.tree.attribute(index, .content) ?? draft.tree.rawText(index)
    }

    private func isForeign(_ node: Int) -> Bool {
        var at = draft.tree.nodes[node].parent
        while at >= 0 {
            if draft.tree.nodes[Int(at)].tag == .a || draft.tree.nodes[Int(at)].tag == .aside { return true }
            if Int(at) < draft.outline.chain.count,
                !draft.outline.chain[Int(at)].isDisjoint(with: [.comment, .related, .footer])
            {
                return true
            }
            at = draft.tree.nodes[Int(at)].parent
        }
        return false
    }

    /// Between a little above the headline and a little below the beginning of the text.
    private func isAtHeadline(_ node: Int32) -> Bool {
        guard let range = headRange else { return false }
        let blocks = draft.blocks.blocks
        return node >= blocks[range.lowerBound].node && node <= blocks[range.upperBound].nodes.upperBound
    }

    private var headRange: ClosedRange<Int>? {
        guard !draft.blocks.blocks.isEmpty else { return nil }
        let first = draft.firstKept ?? draft.headlineBlock ?? 0
        let start = max(0, min(draft.headlineBlock ?? first, first) - 6)
        return start...max(start, min(draft.blocks.blocks.count - 1, max(first, draft.headlineBlock ?? 0) + 6))
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
        guard draft.chain(index).isDisjoint(with: [.comment, .related]) else { return }
        for mention in StampLine.find(in: draft.string(index), hints: hints) where !mention.isRelative {
            guard let reading = mention.reading else { continue }
            let stamp = Stamp(
                origin: "visible", role: mention.role, literal: mention.literal, time: reading.timestamp,
                isDateOnly: reading.isDateOnly, zoneConfidence: reading.zoneConfidence,
                offsetMinutes: reading.offsetMinutes)
            let before = stamps.count
            append(stamp)
            if isHead, stamps.count > before { nearHeadline.insert(before) }
        }
    }
}
