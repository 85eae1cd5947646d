import Model

/// Drops what other pages of the site hold too: appeals, disclaimers, boxes.
///
/// The headline and short pages are left alone: two captures of one article must not take each other for furniture.
enum SiteFurniture {
    static func apply(to draft: inout ArticleDraft) {
        for block in draft.blocks.blocks where block.measure.words >= 3 {
            draft.observation.blocks.append(block.fingerprint)
        }
        guard let profile = draft.profile, draft.selected.isEmpty else { return }
        let needed = profile.pages >= 4 ? 2 : 1
        for index in draft.verdicts.indices where draft.verdicts[index].isKept && draft.verdicts[index].kind != .note {
            let block = draft.blocks.blocks[index]
            guard block.measure.words >= 3 else { continue }
            let pages = profile.pagesHolding(block.fingerprint, besides: draft.page.input.url)
            if pages >= needed { draft.verdicts[index].drop("stands on \(pages) other pages of this site") }
        }
    }
}
