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
    /// The article as it was just read; nil when it was not read.
    private(set) var content: ArticleContent?
    /// What the rules held back, and how many doubts came to nothing.
    var rules: [String: Int] = [:]
    var flicker = Flicker()
    /// The stamps of two versions that were compared, and whether substance differed.
    var stamps: (before: [Stamp], after: [Stamp], edited: Bool)?

    /// Takes note of the article as it was just read.
    mutating func learn(_ content: ArticleContent) { self.content = content }

    /// Lets the memory learn.
    func apply(to memory: inout SiteMemory, article: String) {
        memory.rhythm.learn(from: history, changed: changed, now: history.lastChecked)
        if let observation {
            memory.profile.learn(from: observation)
            memory.sightings.note(observation.blocks, article: ArticleLedger.seed(article))
        }
        if let content {
            let (texts, seed) = (content.blocks.map(\.text), ArticleLedger.seed(article))
            memory.furniture.note(texts.map { BlockFingerprint($0) }, article: seed)
            memory.figures.note(texts, article: seed)
            memory.lines.note(content.headline, article: seed)
        }
        for (rule, count) in rules { memory.rules[rule, default: 0] += count }
        memory.flicker.count(came: flicker.came, vanished: flicker.vanished)
        if let stamps { memory.stampHabits.record(before: stamps.before, after: stamps.after, edited: stamps.edited) }
    }
}
