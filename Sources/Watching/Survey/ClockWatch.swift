import Model

/// Notices that the wall clock was set: it then moves otherwise than the clock that nobody can set.
struct ClockWatch {
    /// A smaller step is the trimming of a clock that is kept right.
    static let tolerance = Duration.seconds(60)
    /// A step is shown for so long.
    static let shown = Duration.hours(24)

    private var last: (wall: Timestamp, boot: Duration)?
    /// The latest step, and how large it was; ahead is positive.
    private(set) var step: (at: Timestamp, by: Duration)?

    /// Looks at both clocks; asleep the machine's boot clock goes on, so that a sleep is no step.
    mutating func look(wall: Timestamp, boot: Duration) {
        defer { last = (wall, boot) }
        guard let last else { return }
        let by = (wall - last.wall) - (boot - last.boot)
        if by > ClockWatch.tolerance || by < .zero - ClockWatch.tolerance { step = (wall, by) }
        if let at = step?.at, wall - at > ClockWatch.shown || at > wall { step = nil }
    }

    /// What people should know of it; nil when the clock was not set lately.
    var warning: ServiceWarning? {
        step.map { step in
            let way = step.by > .zero ? "forward" : "back"
            return ServiceWarning(
                key: "clock",
                problem: "the clock was set \(way) by \(SurveyWords.duration(step.by)) at \(step.at.iso8601); the "
                    + "times of records from before and after do not fit together",
                step: "timedatectl: is the time synchronized?")
        }
    }
}
