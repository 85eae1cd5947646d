import Model

/// Keeps what stands twice only once: a teaser box that repeats a paragraph, a second copy for narrow screens.
///
/// The copy among more kept neighbours stays. A standfirst that the first paragraph repeats as its beginning goes, by
/// its position: it says nothing that the paragraph does not.
enum DoubledText {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        dropCopies(&draft)
        dropRepeatedStandfirst(&draft)
    }

    private static func dropCopies(_ draft: inout ArticleDraft) {
        var places: [UInt64: [Int]] = [:]
        for index in draft.verdicts.indices
        where draft.verdicts[index].isKept && draft.blocks.blocks[index].measure.words >= 8 {
            places[draft.blocks.blocks[index].fingerprint, default: []].append(index)
        }
        // All are judged before any is dropped: the order in which a dictionary is walked must not matter.
        let alike = places.values.filter { $0.count > 1 }
        // Fingerprints are blind to figures: entries of a live page may differ in nothing else.
        let same = alike.flatMap { Dictionary(grouping: $0, by: { draft.string($0) }).values }.filter { $0.count > 1 }
        let spare = same.flatMap { copies in
            let best = copies.max { (company($0, draft), -$0) < (company($1, draft), -$1) }
            return copies.filter { $0 != best }
        }
        for index in spare { draft.verdicts[index].drop("stands in the article a second time") }
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
