import Model
import Scheduling

/// Keeps what came due while nobody looked from being asked all at once: after a start, a sleep of the machine, a jump of
/// its clock.
///
/// What is new is not held back: only checks that were made before and are late.
struct CatchUp {
    /// Nobody looked for longer than this: then it was a sleep.
    static let gap = Duration.seconds(60)
    /// Fewer a second than this are no burst.
    static let leastRate = 20.0

    private var last: (wall: Timestamp, boot: Duration)?
    private var rate = 0.0
    private var end = Duration.zero
    private var tokens = 0.0
    private var filledAt = Duration.zero

    /// Notes that somebody looks now; true when nobody did for a while, or the wall clock went on without us.
    mutating func isWaking(wall: Timestamp, boot: Duration) -> Bool {
        defer { last = (wall, boot) }
        guard let last else { return true }
        return boot - last.boot > CatchUp.gap || wall - last.wall > CatchUp.gap
    }

    /// Spreads what is late over a time.
    ///
    /// - Parameters:
    ///   - overdue: how many checks are late.
    ///   - ordinary: how many a second are made in ordinary times.
    ///   - boot: now.
    mutating func begin(overdue: Int, ordinary: Double, boot: Duration) {
        let window = Waking.window(overdue: overdue, perSecond: max(CatchUp.leastRate, 2 * ordinary))
        end = boot + window
        rate = Double(overdue) / max(1, window.inSeconds)
        tokens = 0
        filledAt = boot
    }

    /// Whether late checks are being held back.
    func isHoldingBack(boot: Duration) -> Bool { boot < end }

    /// How many checks may begin now; nil = no limit.
    mutating func allowance(boot: Duration) -> Int? {
        guard boot < end else { return nil }
        // A second's worth at most, or a pause would be followed by a burst of its own.
        tokens = min(max(1, rate), tokens + rate * (boot - filledAt).inSeconds)
        filledAt = boot
        return Int(tokens)
    }

    /// So many have begun.
    mutating func took(_ count: Int) { tokens -= Double(count) }
}
