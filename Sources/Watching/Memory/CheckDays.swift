import JSON
import Model

/// How often a source was asked on each of the last days, and how often that failed.
public struct CheckDays: Sendable, Equatable {
    /// What was counted on one day of UTC.
    public struct Day: Sendable, Equatable {
        /// Days since 1970.
        public var day: Int
        /// Checks of the source.
        public var checks = 0
        /// Those of them that failed.
        public var failed = 0
    }

    /// Days that are remembered.
    public static let kept = 30

    /// The oldest first; days without a check have no entry.
    public private(set) var days: [Day] = []

    init() {}

    init(json value: JSONValue?) {
        days = (value?.array ?? []).compactMap { entry in
            let numbers = (entry.array ?? []).compactMap(\.int)
            return numbers.count == 3 ? Day(day: numbers[0], checks: numbers[1], failed: numbers[2]) : nil
        }
    }

    func write(to json: inout JSONWriter) {
        json.array { json in
            for day in days {
                json.array { json in for number in [day.day, day.checks, day.failed] { json.value(number) } }
            }
        }
    }

    /// Counts a check.
    mutating func note(at time: Timestamp, failed: Bool) {
        let today = Int(time.seconds / 86400)
        days.removeAll { $0.day <= today - CheckDays.kept || $0.day > today }
        if days.last?.day != today { days.append(Day(day: today)) }
        days[days.count - 1].checks += 1
        if failed { days[days.count - 1].failed += 1 }
    }
}
