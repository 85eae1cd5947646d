import Model
import Storage

/// A source's state in words.
enum SourceView {
    /// `fine`, `failing`, `waiting` before the first check, `stopped` when it is no longer configured.
    static func state(_ source: SourceState) -> String {
        if !source.isActive { return "stopped" }
        if source.failures.count > 0 { return "failing" }
        return source.lastCheckedAt == nil ? "waiting" : "fine"
    }
}
