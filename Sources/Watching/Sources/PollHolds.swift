import Model
import Synchronization

/// Which polls wait for articles, and since when; forgotten at the end of the process.
///
/// A validator that is sent back says "this I have". So a poll waits a little until everything that the last document
/// pointed at was looked at, rather than asking without conditions.
final class PollHolds: Sendable {
    private let since = Mutex<[String: Timestamp]>([:])

    /// Whether the poll of a source waits a little longer.
    ///
    /// - Parameters:
    ///   - id: the source.
    ///   - isSettled: whether all its articles were looked at.
    ///   - limit: the longest that it waits; articles of a slow host or a huge feed may take hours.
    ///   - now: the time.
    /// - Returns: false also when it has waited long enough; the next wait begins anew.
    func waits(_ id: String, isSettled: Bool, limit: Duration, now: Timestamp) -> Bool {
        since.withLock { since in
            let begin = since[id] ?? now
            guard !isSettled, now - begin < limit else {
                since[id] = nil
                return false
            }
            since[id] = begin
            return true
        }
    }
}
