import Model
import Notifying
import Rendering
import Storage
import Watching
import Website

extension StatusReport {
    /// What needs a person, as receivers of `system.*` events are told.
    var systemConditions: [SystemCondition] {
        attention.map { SystemCondition(key: $0.key, problem: $0.problem, step: $0.step) }
    }
}

extension Daemon {
    /// What the service reports of itself by mail: the status, and what the last day brought; nil when it cannot be read.
    func reportText() async -> String? {
        guard let report = try? await statusReport() else { return nil }
        let since = report.at - .days(1)
        var lines = StatusText(report, clock: Moment.clock).lines
        let counts = try? await store.read { (reader) throws(StoreError) in
            var counts: [(String, Int)] = []
            for type in ChangeRecord.EventType.logged {
                var filter = ChangeFilter()
                filter.since = since
                filter.types = [type]
                let count = try reader.count(filter)
                if count > 0 { counts.append((type.rawValue, count)) }
            }
            return counts
        }
        lines += ["", "in the last 24 hours"]
        if counts?.isEmpty ?? true { lines.append("  no changes") }
        for (type, count) in counts ?? [] { lines.append("  \(Quantity.number(count)) \(type)") }
        return lines.joined(separator: "\n")
    }
}
