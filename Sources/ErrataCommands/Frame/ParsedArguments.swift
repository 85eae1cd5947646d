import Configuration
import Linux
import Model

/// A command line that was understood: every value has been checked against its definition.
struct ParsedArguments: Sendable {
    /// The words that stand by their place, in order.
    var positional: [String] = []
    var console: Console
    private var values: [String: [String]] = [:]

    init(console: Console) { self.console = console }

    /// Notes one occurrence of an option.
    mutating func add(_ option: Option, _ value: String) { values[option.name, default: []].append(value) }

    /// True when the option stands on the command line.
    func has(_ option: Option) -> Bool { values[option.name] != nil }

    /// The value of an option; the last one when it stands several times.
    func text(_ option: Option) -> String? { values[option.name]?.last }

    /// Every value of an option, in order.
    func texts(_ option: Option) -> [String] { values[option.name] ?? [] }

    /// The value of an option of kind `number`.
    func number(_ option: Option) -> Int? { text(option).flatMap { Int($0) } }

    /// The value of an option of kind `duration`.
    func duration(_ option: Option) -> Duration? { text(option).flatMap(DurationText.parse) }

    /// The value of an option of kind `time`.
    func time(_ option: Option) -> Timestamp? {
        text(option).flatMap { TimeText.parse($0, now: .now, clock: Moment.clock) }
    }
}

extension Timestamp {
    /// What the wall clock says, for commands that look at the past.
    ///
    /// Whoever schedules is given its time.
    static var now: Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds) }
}
