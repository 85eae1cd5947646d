import Dates
import LibXML2

/// A name that stands unmarked beside the date: `24 November 2026, 21:04 | Ann Lee | 50 views`.
///
/// The weakest sign of an author, asked for when no other was found: the line must hold a stamp, and a part of it must be
/// the name of a person and nothing else.
enum DatelineByline {
    static func names(_ draft: ArticleDraft) -> [String] {
        guard let first = draft.firstKept else { return [] }
        let head = min(draft.headlineBlock ?? first, first)
        for index in max(0, head - 2)..<min(draft.verdicts.count, first + 2) where !draft.verdicts[index].isKept {
            let block = draft.blocks.blocks[index]
            guard block.measure.words <= 60, !draft.isApart(block.node, by: [.comment, .related]) else { continue }
            for line in draft.tree.lines(Int(block.nodes.lowerBound)..<Int(block.nodes.upperBound) + 1) {
                let names = names(inLine: line)
                if !names.isEmpty { return names }
            }
        }
        return []
    }

    /// The persons among the parts of a line, one of which is a stamp.
    static func names(inLine line: String) -> [String] {
        let parts = BylineCleaning.lineParts(line)
        guard (2...5).contains(parts.count) else { return [] }
        let others = parts.filter { StampLine.find(in: $0).isEmpty }
        return others.count < parts.count ? BylineCleaning.names(others.filter(BylineCleaning.looksLikePerson)) : []
    }
}
