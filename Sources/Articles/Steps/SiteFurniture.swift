import Model

/// Drops what two other pages of the site hold too: appeals, disclaimers, boxes.
///
/// What one other page holds may be the same agency's sentence.
///
/// A page that holds most of this article's text is the same story at another address, or an older capture of it, and
/// says nothing about the site: otherwise two captures would take each other for furniture.
enum SiteFurniture {
    /// Percent of the article's words that make another page the same story.
    private static let sameStory: Int32 = 40
    /// The farthest that other pages lean.
    static let longestLeaning: Int32 = 2200

    static func apply(to draft: inout ArticleDraft) {
        for block in draft.blocks.blocks where block.measure.words >= 3 {
            draft.observation.blocks.append(block.fingerprint)
        }
        guard let profile = draft.profile, draft.selected.isEmpty else { return }
        let others = otherStories(profile, draft)
        weighRegions(&draft, profile.regions(of: others), leastPages: profile.isLasting ? 3 : 2)
        for index in draft.verdicts.indices where draft.verdicts[index].isKept && draft.verdicts[index].kind != .note {
            let block = draft.blocks.blocks[index]
            guard block.measure.words >= 3 else { continue }
            let pages = profile.pagesHolding(block.fingerprint).filter(others.contains).count
            // Fingerprints are blind to figures, and a report of the same form may stand on other pages.
            if pages >= (profile.isLasting && block.measure.digits > 0 ? 3 : 2) {
                draft.verdicts[index].drop("appears on \(pages) other pages of this site")
            }
        }
    }

    /// Lets other pages have a say: where a region is the article on them, a block of it that the model doubted is kept, and
    /// the other way round.
    private static func weighRegions(_ draft: inout ArticleDraft, _ pages: [[UInt64: RegionCount]], leastPages: Int) {
        guard pages.count >= leastPages else { return }
        var keys = RegionKeys(draft.tree)
        for index in draft.verdicts.indices where draft.blocks.blocks[index].measure.words >= 3 {
            let verdict = draft.verdicts[index]
            // What a step decided has a reason of its own.
            guard verdict.kind != .note, verdict.kind != .caption, verdict.isKept == (verdict.score > 0) else {
                continue
            }
            let key = keys.key(of: draft.blocks.blocks[index].node)
            let known = pages.compactMap { $0[key] }
            guard known.count >= leastPages else { continue }
            let kept = known.reduce(0) { $0 + $1.kept }
            let dropped = known.reduce(0) { $0 + $1.dropped }
            let score = Int(verdict.score) + leaning(kept, dropped)
            if score > 0, !verdict.isKept {
                draft.verdicts[index].keep("its place holds the article on \(known.count) other pages")
            } else if score <= 0, verdict.isKept {
                draft.verdicts[index].drop("its place holds something else on \(known.count) other pages")
            }
        }
    }

    /// How far other pages lean to the article, in the thousandths of the block's score: doublings of the odds, 0.55 each.
    private static func leaning(_ kept: Int, _ dropped: Int) -> Int {
        let longest = Int(longestLeaning)
        let doublings = { (count: Int) in Int.bitWidth - (count + 1).leadingZeroBitCount - 1 }
        return max(-longest, min(longest, (doublings(kept) - doublings(dropped)) * 550))
    }

    /// The addresses of the known pages that are other articles.
    private static func otherStories(_ profile: SiteProfile, _ draft: ArticleDraft) -> Set<UInt64> {
        var shared: [UInt64: Int32] = [:]
        var total: Int32 = 0
        for index in draft.verdicts.indices where draft.verdicts[index].isKept {
            let block = draft.blocks.blocks[index]
            total &+= block.measure.words
            for address in profile.pagesHolding(block.fingerprint) {
                shared[address, default: 0] &+= block.measure.words
            }
        }
        let own = SiteProfile.address(draft.page.input.url)
        return Set(profile.addresses.filter { $0 != own && shared[$0, default: 0] &* 100 < total &* sameStory })
    }
}
