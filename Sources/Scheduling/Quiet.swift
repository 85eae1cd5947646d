import Model

/// The hours and days at which a feed does not want to be polled (RSS `skipHours` and `skipDays`, in GMT).
struct Quiet {
    private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    private let hours: Set<Int>
    private let weekdays: Set<Int>

    /// What a feed lists; a list of all hours or all days is a mistake and says nothing.
    init(_ hints: PollingHints) {
        // Some write midnight as 24.
        let hours = Set(hints.skipHours.filter { (0...24).contains($0) }.map { $0 % 24 })
        self.hours = hours.count == 24 ? [] : hours
        let weekdays = Set(
            hints.skipDays.compactMap { day in Quiet.days.firstIndex { day.lowercased().hasPrefix($0) } })
        self.weekdays = weekdays.count == 7 ? [] : weekdays
    }

    /// The first instant at or after `time` that is not quiet; at most three days later.
    func firstOpen(after time: Timestamp, _ jitter: Jitter) -> Timestamp {
        guard !hours.isEmpty || !weekdays.isEmpty, isQuiet(time) else { return time }
        let hour = Timestamp(seconds: time.seconds - ((time.seconds % 3600) + 3600) % 3600)
        for later in 1...72 where !isQuiet(hour + .hours(later)) {
            // Somewhere in the first quarter of that hour, but not on its stroke.
            return hour + .hours(later) + .milliseconds(120_000 + Int64(jitter.unit(3) * 780_000))
        }
        return time + .days(3)
    }

    private func isQuiet(_ time: Timestamp) -> Bool {
        let civil = CivilTime(time)
        return hours.contains(civil.hour) || weekdays.contains(civil.weekday)
    }
}
