import Linux
import Synchronization

/// What one document may cost, and how much of it is spent.
///
/// The reading itself asks `isSpent` at places it passes often; the room's watch looks at the clock of its thread.
public final class ReadingBudget: Sendable {
    /// How much one document may cost.
    public struct Limits: Sendable {
        /// Of the processor's time: a page takes milliseconds, the largest that is fetched less than two seconds.
        public var time = Duration.seconds(10)
        /// Bytes by which the process may grow meanwhile.
        public var memory = 400 << 20

        /// The usual limits.
        public init() {}
    }

    private struct State {
        var thread: ThreadClock?
        var start = Duration.zero
        var memory: Int?
        var refusal: ReadingRefusal?
        var tell: (@Sendable (ReadingRefusal) -> Void)?
    }

    let document: ReadingDocument
    private let limits: Limits
    private let state = Mutex(State())
    private let flag = Atomic<Bool>(false)

    init(_ document: ReadingDocument, limits: Limits) {
        self.document = document
        self.limits = limits
    }

    /// Whether the reading shall end as soon as it can; its result will not be used.
    public var isSpent: Bool { flag.load(ordering: .relaxed) }

    /// Why it was given up; nil while it was not.
    var refusal: ReadingRefusal? { state.withLock { $0.refusal } }

    /// Called once, when it is given up.
    func whenGivenUp(_ tell: @escaping @Sendable (ReadingRefusal) -> Void) {
        let refusal = state.withLock { state in
            state.tell = tell
            return state.refusal
        }
        // The task may have been cancelled before.
        if let refusal { tell(refusal) }
    }

    /// The reading begins, on this thread.
    func begin() {
        let clock = ThreadClock.current
        state.withLock { state in
            state.thread = clock
            state.start = clock?.time ?? .zero
        }
    }

    /// The reading has ended.
    func end() { state.withLock { $0.thread = nil } }

    /// Gives it up when it has cost too much.
    ///
    /// - Parameter memory: what the process takes now.
    func check(memory: Int) {
        let reason: ReadingRefusal? = state.withLock { state in
            guard let thread = state.thread, state.refusal == nil else { return nil }
            if let time = thread.time, time - state.start > limits.time { return .time(limits.time) }
            guard let before = state.memory else {
                state.memory = memory
                return nil
            }
            // Others may grow at the same time; a small document is none that needs so much.
            return memory - before > limits.memory && document.bytes > 65_536 ? .memory(limits.memory) : nil
        }
        if let reason { giveUp(reason) }
    }

    /// Ends the waiting for it.
    func giveUp(_ reason: ReadingRefusal) {
        let tell: (@Sendable (ReadingRefusal) -> Void)? = state.withLock { state in
            guard state.refusal == nil else { return nil }
            state.refusal = reason
            defer { state.tell = nil }
            return state.tell
        }
        flag.store(true, ordering: .relaxed)
        tell?(reason)
    }
}
