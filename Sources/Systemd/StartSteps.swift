/// Which of the words about a long start belong into the log.
///
/// The status says each, some hundred times a minute. The log has a step when it begins, and while it goes on with other
/// figures now and then, so that a reader sees that it gets on and how fast.
public struct StartSteps: Sendable {
    private static let pause = Duration.seconds(15)
    private var head: Substring = ""
    private var lastLogged: ContinuousClock.Instant?

    /// Nothing yet.
    public init() {}

    /// Whether this one is written to the log; words are the same step up to the first colon or bracket.
    public mutating func isLogged(_ work: String, at time: ContinuousClock.Instant) -> Bool {
        let head = work.prefix { $0 != ":" && $0 != "(" }
        if let lastLogged, head == self.head, time - lastLogged < StartSteps.pause { return false }
        (self.head, lastLogged) = (head, time)
        return true
    }
}
