import Linux
import Model
import Rendering

/// Times as people read them in a list.
enum Moment {
    /// The wall clock of whoever runs the command.
    static let clock = DisplayClock { LocalZone.offset(at: $0) }

    /// `2026-11-23 13:00 CET`, in the zone of whoever runs the command.
    static func stamp(_ time: Timestamp) -> String { clock.minute(time) }

    /// `next in 2 h`; `due` when the time has come, nothing when there is none.
    static func next(_ time: Timestamp?, now: Timestamp) -> String {
        guard let time else { return "" }
        return time > now ? "next " + relative(time, now: now) : "due"
    }

    /// `3 min ago`, `in 2 h`, `now`, `never`: the largest unit only.
    static func relative(_ time: Timestamp?, now: Timestamp) -> String { Quantity.relative(time, now: now) }
}
