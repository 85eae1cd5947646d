import LibXML2
import Model

/// Puts the kept blocks together: the article's body, its notes, and the cells of a table row as one line.
enum BodyStep {
    static func apply(to draft: inout ArticleDraft) {
        var row: Int32 = -1
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
            let current = verdict.kind == .tableRow ? tableRow(index, draft) : -1
            if current >= 0, current == row, let last = draft.content.blocks.indices.last {
                draft.content.blocks[last].text += " | " + text
            } else {
                draft.content.blocks.append(Block(verdict.kind, text))
                draft.regions.append(regions.key(of: draft.blocks.blocks[index]))
            }
            row = current
            if verdict.kind == .note { draft.content.notes.append(text) }
        }
    }

    private static func tableRow(_ index: Int, _ draft: ArticleDraft) -> Int32 {
        var node = draft.blocks.blocks[index].node
        while node >= 0 {
            if draft.tree.nodes[Int(node)].tag == .tr { return node }
            node = draft.tree.nodes[Int(node)].parent
        }
        return -1
    }
}
