import Model
import Rendering
import Storage
import Website

/// What a pass over the sources did, source by source.
struct CheckSummary {
    /// How the pass went as a whole.
    enum Result { case fine, nothingDue, allFailed }

    private let rows: [(source: SourceState, looks: ArticleLooks)]
    private let since: Timestamp
    private let nextCheckAt: Timestamp?

    /// - Parameters:
    ///   - reader: the store after the pass.
    ///   - since: when the pass began.
    ///   - ids: only these sources; nil for all.
    /// - Throws: `StoreError`.
    init(_ reader: StoreReader, since: Timestamp, only ids: Set<String>? = nil) throws(StoreError) {
        let looks = try reader.looks(since: since)
        let sources = try reader.sources().filter { $0.isActive && ids?.contains($0.id) ?? true }
        rows = sources.map { ($0, looks[$0.id] ?? ArticleLooks()) }
        self.since = since
        nextCheckAt = sources.compactMap(\.nextCheckAt).min()
    }

    private func wasChecked(_ source: SourceState) -> Bool { source.lastCheckedAt.map { $0 >= since } ?? false }

    /// What the pass came to: it failed when every source that was asked failed.
    var result: Result {
        let checked = rows.filter { wasChecked($0.source) }
        guard !checked.isEmpty else { return rows.contains { $0.looks.checked > 0 } ? .fine : .nothingDue }
        return checked.allSatisfy { $0.source.failures.count > 0 } ? .allFailed : .fine
    }

    /// A line for each source that was asked or whose articles were; the rest in one line.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - changes: how many changes were told, by the source's id; the last is told after the pass itself.
    /// - Returns: the lines.
    func lines(now: Timestamp, changes: [String: Int]) -> [String] {
        var table = TextTable(indent: 2)
        let busy = rows.filter { wasChecked($0.source) || $0.looks.checked > 0 }
        for row in busy {
            table.add(
                row.source.id, outcome(row.source, now), articles(row.looks, row.source),
                changes[row.source.id].map { Quantity.count($0, "change", "changes") } ?? "")
        }
        let idle = rows.count - busy.count
        var lines = table.lines
        if rows.isEmpty { lines.append("  no sources are configured") }
        if idle > 0 {
            let next = nextCheckAt.map { $0 > now ? ", the next \(Moment.relative($0, now: now))" : "" } ?? ""
            lines.append("  \(Quantity.count(idle, "source", "sources")) not due\(next)")
        }
        return lines
    }

    private func outcome(_ source: SourceState, _ now: Timestamp) -> String {
        guard wasChecked(source) else { return "not due, \(Moment.next(source.nextCheckAt, now: now))" }
        guard source.failures.count == 0 else {
            return "failed: " + (source.lastDetail ?? source.lastOutcome?.description ?? "unknown")
        }
        return source.lastOutcome?.word == "not_modified" ? "not modified" : "read"
    }

    private func articles(_ looks: ArticleLooks, _ source: SourceState) -> String {
        looks.checked == 0 && source.kind != .page && source.failures.count == 0 ? "no article due" : looks.words
    }
}

extension ArticleLooks {
    /// `3 articles checked, 1 failed`; empty when there were none.
    var words: String {
        guard checked > 0 else { return "" }
        let words = Quantity.count(checked, "article checked", "articles checked")
        return failed > 0 ? words + ", \(Quantity.number(failed)) failed" : words
    }
}
