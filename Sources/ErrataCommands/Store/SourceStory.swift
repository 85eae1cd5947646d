import JSON
import Model

/// Tells how a source is doing and why, from what the daemon says of it.
struct SourceStory {
    private let source: JSONValue
    private let now: Timestamp

    init(_ source: JSONValue, now: Timestamp) {
        self.source = source
        self.now = now
    }

    /// Prints it: what it is, how it is doing, when it is looked at next and why, and its latest checks.
    func tell(_ console: Console) {
        var table = TextTable()
        let name = text("name").map { $0 == text("id") ? "" : " \($0)" } ?? ""
        table.add("source", (text("id") ?? "") + name)
        table.add(text("kind") ?? "url", text("permanent_url") ?? text("url") ?? "")
        if text("permanent_url") != nil { table.add("moved from", text("url") ?? "") }
        table.add("state", state)
        if let detail = text("last_detail") { table.add("why", detail) }
        table.add("last check", moment("last_checked_at") + (text("last_outcome").map { ", \($0)" } ?? ""))
        if source["kind"]?.string != "page" || text("last_changed_at") != nil {
            table.add("last new document", moment("last_changed_at"))
        }
        table.add("next check", next)
        if let rhythm { table.add("rhythm", rhythm) }
        for wish in (source["wishes"]?.array ?? []).compactMap(\.string) { table.add("it asks for", wish) }
        if let hub = text("hub") { table.add("hub", hub) }
        learned(to: &table)
        console.print(table)
        checks(console)
    }

    /// More of what was learned stands in `--json` and on the source's page.
    private static let factsShown = 6

    private func learned(to table: inout TextTable) {
        let facts = (source["learned"]?.array ?? []).compactMap(\.string)
        for fact in facts.prefix(SourceStory.factsShown) { table.add("learned", fact) }
        let rest = facts.count - SourceStory.factsShown
        if rest > 0 { table.add("", "… and \(rest) more: errata status \(text("id") ?? "") --json") }
    }

    private var state: String {
        let state = text("state") ?? "unknown"
        guard state == "failing" else { return state }
        let count = source["failures"]?.int ?? 0
        return "failing since \(moment("failing_since")), \(ProbedSource.count(count, "failure", "failures")) in a row"
    }

    private var next: String {
        guard source["active"]?.bool ?? true else { return "none: it is no longer configured" }
        let reason = text("next_reason").map { ": \($0)" } ?? ""
        guard let at = time("next_check_at") else { return "none" + reason }
        // A source that is due at this moment is being asked, or waits for its host.
        guard at > now else { return "now" + reason }
        return "\(Moment.relative(at, now: now)) (\(Moment.stamp(at)))" + reason
    }

    /// Quiet is an answer, too: nothing new, and how much was to be expected.
    private var rhythm: String? {
        guard let hours = source["hours_watched"]?.double, hours >= 1, let rate = source["entries_per_day"]?.double
        else {
            return nil
        }
        let watched = hours >= 48 ? "\(Int(hours / 24)) days" : Int(hours).counted("hour", "hours")
        // What an older daemon answers has only the one figure.
        let seen = source["entries_seen"]?.double ?? rate
        return seen > 0 ? "\(rate) new entries a day, watched for \(watched)" : "nothing new in \(watched)"
    }

    private func checks(_ console: Console) {
        let runs = source["checks"]?.array ?? []
        guard !runs.isEmpty else { return }
        console.print("\nlatest checks, equal ones together")
        var table = TextTable(indent: 2)
        for run in runs.prefix(8) {
            let last = run["last_at"]?.string.flatMap { Timestamp(iso8601: $0) }
            let count = run["count"]?.int ?? 1
            table.add(
                last.map(Moment.stamp) ?? "", count > 1 ? "×\(count)" : "", run["outcome"]?.string ?? "",
                run["detail"]?.string ?? "")
        }
        console.print(table)
    }

    private func text(_ key: String) -> String? { source[key]?.string }

    private func time(_ key: String) -> Timestamp? { text(key).flatMap { Timestamp(iso8601: $0) } }

    private func moment(_ key: String) -> String {
        time(key).map { "\(Moment.relative($0, now: now)) (\(Moment.stamp($0)))" } ?? "never"
    }
}
