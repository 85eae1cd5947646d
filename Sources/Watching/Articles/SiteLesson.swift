import Articles
import Changes
import Model
import Scheduling

/// What one check teaches about the article's site.
struct SiteLesson: Sendable {
    /// The article before the check.
    var history: ArticleHistory
    var changed: Bool
    var observation: SiteObservation?
    /// The blocks that were taken for the article's own.
    var blocks: [BlockFingerprint] = []
    /// The stamps of two versions that were compared, and whether substance differed.
    var stamps: (before: [Stamp], after: [Stamp], edited: Bool)?

    /// Lets the memory learn.
    func apply(to memory: inout SiteMemory, article: String) {
        memory.rhythm.learn(from: history, changed: changed, now: history.lastChecked)
        if let observation { memory.profile.learn(from: observation) }
        if !blocks.isEmpty { memory.furniture.note(blocks, article: ArticleLedger.seed(article)) }
        if let stamps { memory.stampHabits.record(before: stamps.before, after: stamps.after, edited: stamps.edited) }
    }
}
