import Dates
import LibXML2
import Model

/// Takes the lines out of the text that say who wrote it and when: they are fields of their own.
enum RecordLines {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        let byline = draft.content.byline.map(TitleCleaning.key) ?? ""
        let prose = draft.verdicts.indices.filter { draft.verdicts[$0].isKept && draft.blocks.blocks[$0].isProse }
        // A standfirst may stand above the byline, so the head reaches into the second paragraph.
        guard let start = prose.prefix(2).last, let end = prose.last else { return }
        for index in draft.verdicts.indices where draft.verdicts[index].isKept && (index < start || index > end) {
            let block = draft.blocks.blocks[index]
            guard block.measure.words <= 12, draft.verdicts[index].kind == .paragraph else { continue }
            if isByline(index, byline, draft) {
                draft.verdicts[index].drop("the byline")
            } else if !draft.page.input.isWatched, isDate(index, draft) {
                draft.verdicts[index].drop("a date")
            }
        }
    }

    /// Whether a line is the author's name, with at most a word before it.
    private static func isByline(_ index: Int, _ byline: String, _ draft: ArticleDraft) -> Bool {
        guard byline.utf8.count >= 4 else { return false }
        let line = TitleCleaning.key(draft.string(index))
        return line == byline || line.hasSuffix(byline) && line.utf8.count <= byline.utf8.count * 2 + 12
    }

    /// Whether a line is a time and at most a word before it.
    private static func isDate(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.digits > 0, block.measure.words <= 8, !block.measure.endsSentence else { return false }
        let text = draft.string(index)
        guard let mention = StampLine.find(in: text).first else { return false }
        return mention.range.count * 10 >= text.utf8.count * 6
    }
}
