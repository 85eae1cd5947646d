import Dates
import LibXML2
import Model

/// Gives the entries of a live blog heads with their own times.
///
/// `<time>21:22</time><h3>Goodnight</h3><p>We are logging off …</p>` becomes the head `21:22 Goodnight` and a paragraph.
/// Three times of one kind with text below each are a live blog where the page or its class names say that it is one.
enum LiveEntries {
    private static let fewest = 3

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, let first = draft.firstKept, let last = draft.lastKept else { return }
        let start = draft.blocks.blocks[max(0, first - 4)].node
        let end = draft.blocks.blocks[last].nodes.upperBound
        var kinds: [UInt64: [Int]] = [:]
        var known: [Int32: Bool] = [:]
        for node in Int(start)...Int(end)
        where draft.tree.nodes[node].tag == .time && isLive(draft.tree.nodes[node].parent, draft, &known) {
            kinds[kind(node, draft.tree), default: []].append(node)
        }
        let lists = kinds.values.filter { $0.count >= fewest }.sorted { $0[0] < $1[0] }
        for times in lists { mark(times, &draft) }
    }

    /// Whether the data say so, or the class names of an element or of one above it; each element is looked at once.
    private static func isLive(_ element: Int32, _ draft: ArticleDraft, _ known: inout [Int32: Bool]) -> Bool {
        if draft.page.data.isLive { return true }
        var path: [Int32] = []
        var at = element
        var isLive = false
        while at >= 0 {
            if let answer = known[at] {
                isLive = answer
                break
            }
            path.append(at)
            if ClassTokens.of(Int(at), in: draft.tree).contains(.live) {
                isLive = true
                break
            }
            at = draft.tree.nodes[Int(at)].parent
        }
        for node in path { known[node] = isLive }
        return isLive
    }

    /// Equal for elements with equal classes in parents with equal classes.
    private static func kind(_ node: Int, _ tree: HTMLTree) -> UInt64 {
        let own = tree.attributeRange(node, .class).map { Fingerprint.of(tree.bytes[$0]) } ?? 0
        let parent = Int(tree.nodes[node].parent)
        let above = parent < 0 ? 0 : tree.attributeRange(parent, .class).map { Fingerprint.of(tree.bytes[$0]) } ?? 0
        return own ^ above &* 0x9E37_79B9_7F4A_7C15
    }

    private static func mark(_ times: [Int], _ draft: inout ArticleDraft) {
        var heads: [(block: Int, time: String)] = []
        for (position, node) in times.enumerated() {
            let next = position + 1 < times.count ? Int32(times[position + 1]) : .max
            let blocks = draft.blocks.blocks
            let own = draft.blocks.firstBlock(reaching: Int32(node) + 1)
            guard own < blocks.count else { continue }
            let text = draft.verdicts.indices[own...].prefix { blocks[$0].nodes.lowerBound < next }.first { index in
                draft.verdicts[index].isKept && blocks[index].nodes.lowerBound > Int32(draft.tree.nodes[node].end) - 1
            }
            guard let text, let time = time(node, draft.tree) else { continue }
            let isHeading = BlockFeatures.isHeading(draft.tag(text))
            // Without a heading the line of the time is the head, if it is a line of its own.
            guard isHeading || own < text && blocks[own].measure.words <= 8 else { continue }
            heads.append((isHeading ? text : own, time))
        }
        guard heads.count >= fewest else { return }
        for head in heads {
            draft.entryHeads[head.block] =
                BlockFeatures.isHeading(draft.tag(head.block)) ? "\(head.time) \(draft.string(head.block))" : head.time
            draft.verdicts[head.block].kind = .liveEntry
            draft.verdicts[head.block].keep("the head of a live entry")
        }
    }

    /// The time as printed; what counts from the moment of reading is taken from the element's attribute instead.
    private static func time(_ node: Int, _ tree: HTMLTree) -> String? {
        let printed = collapsed(tree.rawText(node))
        let isPrinted = !printed.isEmpty && printed.utf8.count < 60 && !RelativeTime.isRelative(printed)
        return isPrinted ? printed : tree.attribute(node, .datetime).map(collapsed).flatMap { $0.isEmpty ? nil : $0 }
    }
}
