import Model
import Storage
import Tracking

/// A source whose articles the site does not show: walls, challenges, the same page for all.
enum BlockedSource {
    /// So many reasons are named.
    private static let named = 3

    /// What people should know of each source, the one with the most such articles first.
    ///
    /// Addresses that show another story at each look are named by themselves.
    static func warnings(_ counts: [BlockedCount]) -> [ServiceWarning] {
        var sources: [String: [BlockedCount]] = [:]
        for count in counts where count.outcome != ArticleUpdate.anotherStory {
            sources[count.source, default: []].append(count)
        }
        let totals = sources.map { (source: $0.key, counts: $0.value, total: $0.value.reduce(0) { $0 + $1.count }) }
        return totals.sorted { ($1.total, $0.source) < ($0.total, $1.source) }
            .map { warning($0.source, $0.counts, $0.total) }
    }

    private static func warning(_ source: String, _ counts: [BlockedCount], _ total: Int) -> ServiceWarning {
        let counts = counts.sorted { ($1.count, $0.outcome) < ($0.count, $1.outcome) }
        let reasons = counts.prefix(named).map { "\($0.outcome) (\($0.count))" }.joined(separator: ", ")
        return ServiceWarning(
            key: "source.blocked \(source)",
            problem: "\(total.counted("article", "articles")) of source \(source) cannot be followed, "
                + "for the site does not show \(total == 1 ? "it" : "them"): \(reasons)",
            step: "errata articles --life blocked --source \(source); errata test \(counts.first?.example ?? source)")
    }
}
