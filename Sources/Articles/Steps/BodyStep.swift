import LibXML2
import Model

/// Puts the kept blocks together: the article's body, its notes, and the cells of a table row as one line.
enum BodyStep {
    static func apply(to draft: inout ArticleDraft) {
        var (row, cell): (Int32, Int32) = (-1, -1)
        var regions = RegionKeys(draft.tree)
        for index in draft.verdicts.indices where draft.blocks.blocks[index].measure.words >= 3 {
            let key = regions.key(of: draft.blocks.blocks[index].node)
            let isKept = draft.verdicts[index].isKept
            draft.observation.regions[key, default: RegionCount()].kept += isKept ? 1 : 0
            draft.observation.regions[key, default: RegionCount()].dropped += isKept ? 0 : 1
        }
        for index in draft.verdicts.indices where draft.verdicts[index].isKept {
            let verdict = draft.verdicts[index]
            let text = draft.entryHeads[index] ?? draft.string(index)
            let isInTable = verdict.kind == .tableRow
            let current = isInTable ? enclosing([.tr], index, draft) : -1
            let currentCell = isInTable ? enclosing([.td, .th], index, draft) : -1
            // Lines of one cell are paragraphs; only cells stand beside each other.
            if current >= 0, current == row, currentCell != cell, let last = draft.content.blocks.indices.last {
                draft.content.blocks[last].text += " | " + text
            } else {
                draft.content.blocks.append(Block(verdict.kind, text))
                draft.regions.append(regions.key(of: draft.blocks.blocks[index]))
            }
            (row, cell) = (current, currentCell)
            if verdict.kind == .note { draft.content.notes.append(text) }
        }
    }

    /// The nearest element around a block that has one of the names; -1 when there is none.
    private static func enclosing(_ tags: Set<HTMLTag>, _ index: Int, _ draft: ArticleDraft) -> Int32 {
        var node = draft.blocks.blocks[index].node
        while node >= 0 {
            if tags.contains(draft.tree.nodes[Int(node)].tag) { return node }
            node = draft.tree.nodes[Int(node)].parent
        }
        return -1
    }
}
