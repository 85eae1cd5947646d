import LibXML2
import Model

/// Keeps what stands twice only once: a teaser box that repeats a paragraph, a second copy for narrow screens.
///
/// The copy among more kept neighbours stays. A standfirst that the first paragraph repeats as its beginning goes, by
/// its position: it says nothing that the paragraph does not.
enum DoubledText {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        dropBoxes(&draft)
        dropCopies(&draft)
        dropRepeatedStandfirst(&draft)
    }

    private static func dropCopies(_ draft: inout ArticleDraft) {
        var places: [UInt64: [Int]] = [:]
        for index in draft.verdicts.indices
        where draft.verdicts[index].isKept && draft.blocks.blocks[index].measure.words >= 8
            && draft.verdicts[index].kind != .tableRow
        {
            places[draft.blocks.blocks[index].fingerprint, default: []].append(index)
        }
        // All are judged before any is dropped: the order in which a dictionary is walked must not matter.
        let alike = places.values.filter { $0.count > 1 }
        // Fingerprints are blind to figures: entries of a live page may differ in nothing else.
        let same = alike.flatMap { Dictionary(grouping: $0, by: { draft.string($0) }).values }.filter { $0.count > 1 }
        let spare = copiesTogether(same).flatMap { groups in
            // Of a text that stands twice, one whole copy stays, not a paragraph of each.
            let best = (0..<(groups.first?.count ?? 0)).max { first, second in
                let sums = [first, second].map { place in groups.reduce(0) { $0 + company($1[place], draft) } }
                return (sums[0], -first) < (sums[1], -second)
            }
            return groups.flatMap { copies in copies.indices.filter { $0 != best }.map { copies[$0] } }
        }
        for index in spare { draft.verdicts[index].drop("appears in the article a second time") }
    }

    /// Drops the box of a few short lines that says the standfirst again: key points above the text or early in it.
    private static func dropBoxes(_ draft: inout ArticleDraft) {
        guard let heading = draft.headlineBlock, let prose = draft.verdicts.indices.first(where: { isText($0, draft) }),
            heading < prose
        else { return }
        // What stands between the headline and the first paragraph, the standfirst among it.
        let head = Set(
            (heading + 1...prose).filter { draft.blocks.blocks[$0].measure.words >= 5 }.map {
                draft.blocks.blocks[$0].fingerprint
            })
        var seen: Set<UInt64> = []
        for index in heading + 1..<min(draft.verdicts.count, prose + 40) {
            let fingerprint = draft.blocks.blocks[index].fingerprint
            guard head.contains(fingerprint), !seen.insert(fingerprint).inserted, let box = box(around: index, draft)
            else { continue }
            for other in box where draft.verdicts[other].isKept && draft.verdicts[other].kind != .note {
                draft.verdicts[other].drop("in a box that repeats what stands above")
            }
            return
        }
    }

    private static func isText(_ index: Int, _ draft: ArticleDraft) -> Bool {
        draft.verdicts[index].isKept && draft.blocks.blocks[index].isProse
            && draft.blocks.blocks[index].measure.words >= 20
    }

    /// The two to seven short blocks of the element around a block; nil when they are the article's.
    private static func box(around index: Int, _ draft: ArticleDraft) -> Range<Int>? {
        let blocks = draft.blocks.blocks
        let parent = draft.tree.nodes[Int(blocks[index].node)].parent
        guard parent >= 0 else { return nil }
        let end = draft.tree.nodes[Int(parent)].end
        var low = index
        var high = index + 1
        while low > 0, blocks[low - 1].nodes.lowerBound > parent, high - low <= 7 { low -= 1 }
        while high < blocks.count, blocks[high].nodes.lowerBound < end, high - low <= 7 { high += 1 }
        let box = low..<high
        guard (2...7).contains(box.count), !(draft.headlineBlock.map(box.contains) ?? false) else { return nil }
        return box.allSatisfy { blocks[$0].measure.words <= 40 } ? box : nil
    }

    /// Groups of copies, each in reading order, by how far the copies stand apart: a whole text that stands twice.
    private static func copiesTogether(_ groups: [[Int]]) -> [[[Int]]] {
        let sorted = groups.map { $0.sorted() }
        return Array(Dictionary(grouping: sorted) { copies in copies.map { $0 - (copies.first ?? 0) } }.values)
    }

    /// Kept blocks nearby.
    private static func company(_ index: Int, _ draft: ArticleDraft) -> Int {
        let range = max(0, index - 5)..<min(draft.verdicts.count, index + 6)
        return range.lazy.filter { draft.verdicts[$0].isKept }.count
    }

    private static func dropRepeatedStandfirst(_ draft: inout ArticleDraft) {
        let kept = draft.verdicts.indices.filter { draft.verdicts[$0].isKept && draft.verdicts[$0].kind.isBody }.prefix(
            4)
        guard let first = kept.first else { return }
        let words = WordHashes.of(draft.text(first))
        guard words.count >= 8 else { return }
        for later in kept.dropFirst() {
            let others = WordHashes.of(draft.text(later))
            if others.count >= words.count, others.starts(with: words) {
                draft.content.standfirst = draft.string(first)
                return draft.verdicts[first].drop("the standfirst; the text repeats it")
            }
        }
    }
}
