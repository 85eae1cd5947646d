import Model
import Storage

/// A source of which so much is reported that nobody can read it: mostly a part of its pages that is no text.
enum NoisySource {
    /// Fewer changes a day can be read.
    static let least = 100
    /// So many times its own usual day is not the news.
    static let timesUsual = 8
    /// An article that changes so often a day holds something that counts or turns.
    static let perArticle = 12

    /// What people should know of the changes of a source; nil when they can be what happened.
    static func warning(_ counts: ChangeLoad) -> ServiceWarning? {
        guard counts.lastDay >= least else { return nil }
        let usual = counts.before / max(1, counts.daysBefore)
        let reason: String
        if counts.lastDay >= perArticle * max(1, counts.articles) {
            reason = "of \(counts.articles.counted("article", "articles")) only"
        } else if counts.daysBefore >= 3, counts.lastDay >= timesUsual * max(1, usual) {
            reason = "\(usual) on an earlier day"
        } else {
            return nil
        }
        return ServiceWarning(
            key: "source.noisy \(counts.source)",
            problem: "source \(counts.source) had \(counts.lastDay) changes in 24 hours, \(reason)",
            step: "errata changes --source \(counts.source), errata why CHANGE; then an `ignore` rule")
    }
}
