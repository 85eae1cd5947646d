import LibXML2
import Model

/// Takes the headline, and what stands above it, out of the body.
///
/// Before: `Storm hits coast` / `By Ann Lee` / `The storm ...`. After: `The storm ...`.
enum HeadCleaning {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, let first = draft.firstKept else { return }
        let headline = draft.content.headline.map { Fingerprint.of($0) }
        var prose = 0
        for index in first..<draft.verdicts.count where draft.verdicts[index].isKept {
            let block = draft.blocks.blocks[index]
            if block.fingerprint == headline || BlockFeatures.isHeading(draft.tag(index)) && draft.context.titles.contains(block.fingerprint) {
                draft.verdicts[index].drop("repeats the headline")
            } else if block.isProse {
                prose += 1
                if prose > 2 { break }
            }
        }
    }
}
