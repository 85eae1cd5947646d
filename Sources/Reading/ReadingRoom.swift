import Linux
import Synchronization

/// Reads documents on threads of its own, so that no document keeps the loop that feeds the watchdog, or a signal, or
/// another source, from its turn.
///
/// Swift's shared pool has as many threads as the machine has cores, and everything waits behind a few documents there
/// that take long. Here a document that is slow costs the others a thread, and another thread takes its place. Of one
/// source one document is read at a time while others wait. What takes more than its budget is given up: whoever waits
/// for it gets an answer at once, and the reading itself ends at the next place where it asks. Cancelling the task gives
/// up as well.
public final class ReadingRoom: Sendable {
    private struct Job: Sendable {
        var source: String
        var budget: ReadingBudget
        var work: @Sendable () -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var underWay: [ObjectIdentifier: ReadingBudget] = [:]
        var sources: [String: Int] = [:]
        /// Bytes of the large documents that are being read.
        var largeBytes = 0
        /// When a source last had its turn; a count, no time.
        var turns: [String: UInt64] = [:]
        var turn: UInt64 = 0
        var threads = 0
        var hasWatch = false
        /// Looks of the watch at an empty room.
        var quietBeats = 0
        var waitsSince: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let bell = ThreadBell()
    private let journal: ReadingJournal?
    private let limits: ReadingBudget.Limits
    private let threads: Int
    private let mostThreads: Int

    /// Threads at most, those that hold a document too long included.
    private static let mostThreads = 12
    /// A document of so many bytes is large: reading it takes up to ten times as much memory.
    private static let large = 1 << 20
    /// Bytes of large documents that are read side by side, or one of any size.
    private static let mostLargeBytes = 16 << 20
    /// After a document of so many bytes there is memory to give back.
    private static let huge = 4 << 20
    /// A document that waits longer gets a thread of its own.
    private static let patience = Duration.milliseconds(200)
    /// Sources whose turns are remembered; then everybody has the first turn again.
    private static let rememberedTurns = 1000
    /// How often the budgets are looked at.
    private static let beat: UInt32 = 50
    /// So many looks at an empty room, and the watch ends until somebody comes.
    private static let quietBeats = 100

    /// A room without a document.
    ///
    /// - Parameters:
    ///   - journal: where documents are noted before they are read; nil notes nothing.
    ///   - limits: what one document may cost.
    ///   - threads: documents that are read side by side as long as none is slow.
    public convenience init(
        journal: ReadingJournal? = nil, limits: ReadingBudget.Limits = .init(), threads: Int = 2
    ) { self.init(journal: journal, limits: limits, threads: threads, mostThreads: ReadingRoom.mostThreads) }

    init(journal: ReadingJournal? = nil, limits: ReadingBudget.Limits = .init(), threads: Int, mostThreads: Int) {
        self.journal = journal
        self.limits = limits
        self.threads = threads
        self.mostThreads = mostThreads
    }

    /// The daemon ends in good order: what is being read now is not noted as what ended it.
    public func endLife() { journal?.endLife() }

    /// Documents that nobody reads yet.
    var waiting: Int { state.withLock { $0.waiting.count } }

    deinit { bell.close() }

    /// Reads a document, or says why that was given up.
    ///
    /// - Parameters:
    ///   - document: what is read, for the journal and for fairness.
    ///   - body: the reading; it asks the budget now and then whether it may go on.
    /// - Returns: what was read.
    /// - Throws: `ReadingRefusal`.
    public func read<Value: Sendable>(
        _ document: ReadingDocument, _ body: @escaping @Sendable (ReadingBudget) -> Value
    ) async throws(ReadingRefusal) -> Value {
        if let refusal = journal?.refusal(of: document) { throw refusal }
        let budget = ReadingBudget(document, limits: limits)
        let outcome: Result<Value, ReadingRefusal> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = OneAnswer<Result<Value, ReadingRefusal>> { continuation.resume(returning: $0) }
                budget.whenGivenUp { answer.give(.failure($0)) }
                let job = Job(source: document.source, budget: budget) { [journal] in
                    let slot = journal?.begin(document)
                    let value = body(budget)
                    if let slot { journal?.end(slot, document) }
                    answer.give(budget.refusal.map { .failure($0) } ?? .success(value))
                }
                put(job)
            }
        } onCancel: {
            budget.giveUp(.cancelled)
        }
        return try outcome.get()
    }

    private func put(_ job: Job) {
        let (needsThread, needsWatch) = state.withLock { state in
            state.waiting.append(job)
            if state.waitsSince == nil { state.waitsSince = .now }
            let needsThread = state.threads < threads
            if needsThread { state.threads += 1 }
            defer { state.hasWatch = true }
            return (needsThread, !state.hasWatch)
        }
        if needsThread { startThread() }
        if needsWatch { startWatch() }
        bell.ring()
    }

    /// Another thread for what waits; without one, those that are there go on as they can.
    private func startThread() {
        // A reading thread needs the stack that the main thread has: pages nest.
        do {
            try NamedThread.start("reading", stackSize: 8 << 20) { [weak self, bell] in
                while bell.wait() {
                    guard let room = self else { return }
                    if room.workOff() { return }
                }
            }
        } catch { state.withLock { $0.threads -= 1 } }
    }

    /// Reads what is waiting; true when the thread is one too many afterwards.
    private func workOff() -> Bool {
        while let job = take() {
            job.budget.begin()
            job.work()
            job.budget.end()
            if job.budget.document.bytes >= ReadingRoom.huge { CurrentProcess.giveBackMemory() }
            let isSpare = finished(job)
            if isSpare { return true }
        }
        return false
    }

    /// The job that waited longest among those of the sources with the fewest documents under way, and of these the one
    /// whose turn was longest ago.
    private func take() -> Job? {
        state.withLock { state in
            let place = state.waiting.indices.filter { ReadingRoom.fits(state.waiting[$0], state) }.min {
                let (left, right) = (state.waiting[$0].source, state.waiting[$1].source)
                return (state.sources[left, default: 0], state.turns[left, default: 0], $0)
                    < (state.sources[right, default: 0], state.turns[right, default: 0], $1)
            }
            guard let place else { return nil }
            let job = state.waiting.remove(at: place)
            state.waitsSince = state.waiting.isEmpty ? nil : .now
            state.sources[job.source, default: 0] += 1
            state.largeBytes += ReadingRoom.largeBytes(of: job)
            if state.turns.count > ReadingRoom.rememberedTurns { state.turns = [:] }
            state.turn += 1
            state.turns[job.source] = state.turn
            state.underWay[ObjectIdentifier(job.budget)] = job.budget
            return job
        }
    }

    /// What a document adds to those of which only a few are read at a time.
    private static func largeBytes(of job: Job) -> Int {
        job.budget.document.bytes >= large ? job.budget.document.bytes : 0
    }

    /// Whether a document may be read beside those that are being read.
    private static func fits(_ job: Job, _ state: State) -> Bool {
        let bytes = largeBytes(of: job)
        return bytes == 0 || state.largeBytes == 0 || state.largeBytes + bytes <= mostLargeBytes
    }

    /// Notes the end of a job; true when its thread is no longer needed.
    private func finished(_ job: Job) -> Bool {
        // One that did not fit may fit now, and this thread may be the one that ends.
        defer { if ReadingRoom.largeBytes(of: job) > 0 { bell.ring() } }
        return state.withLock { state in
            state.underWay[ObjectIdentifier(job.budget)] = nil
            state.largeBytes -= ReadingRoom.largeBytes(of: job)
            let left = state.sources[job.source, default: 1] - 1
            state.sources[job.source] = left > 0 ? left : nil
            // As many stay as are needed beside those that hold a slow document.
            guard state.threads - state.underWay.count > threads else { return false }
            state.threads -= 1
            return true
        }
    }

    /// Looks after the budgets, and after documents that wait behind slow ones.
    private func startWatch() {
        // Without it nothing is given up; reading goes on.
        try? NamedThread.start("reading-watch") { [weak self] in
            while true {
                Pause.milliseconds(ReadingRoom.beat)
                guard let room = self, room.watch() else { return }
            }
        }
    }

    /// One look; false when there was nothing to look after for a while, and the watch may end.
    private func watch() -> Bool {
        let (underWay, needsThread, isOver) = state.withLock { state in
            let isQuiet = state.underWay.isEmpty && state.waiting.isEmpty
            state.quietBeats = isQuiet ? state.quietBeats + 1 : 0
            let isOver = state.quietBeats > ReadingRoom.quietBeats
            if isOver {
                state.hasWatch = false
                state.quietBeats = 0
            }
            let isLate = state.waitsSince.map { ContinuousClock.now - $0 > ReadingRoom.patience } ?? false
            let needsThread =
                isLate && state.threads < mostThreads && state.waiting.contains { ReadingRoom.fits($0, state) }
            if needsThread {
                state.threads += 1
                state.waitsSince = .now
            }
            return (Array(state.underWay.values), needsThread, isOver)
        }
        if !underWay.isEmpty { journal?.beat() }
        let memory = underWay.isEmpty ? 0 : CurrentProcess.residentBytes ?? 0
        for budget in underWay { budget.check(memory: memory) }
        if needsThread {
            startThread()
            bell.ring()
        }
        return !isOver
    }
}

/// A document that is to be read.
public struct ReadingDocument: Sendable {
    /// The source's id.
    public var source: String
    /// Where it came from.
    public var url: String
    /// Its size in bytes.
    public var bytes: Int

    /// A document by its source, its address and its size.
    public init(source: String, url: String, bytes: Int) {
        self.source = source
        self.url = url
        self.bytes = bytes
    }
}

/// Why a document was not read to its end.
public enum ReadingRefusal: Error, Sendable, Equatable {
    /// It took more of the processor's time than one document may.
    case time(Duration)
    /// The process grew by more than one document may need.
    case memory(Int)
    /// The daemon ended while it was read, and it is left alone for a while.
    case setAside(String)
    /// Nobody waits for it any more.
    case cancelled

    /// What to tell a person.
    public var reason: String {
        switch self {
        case .time(let limit):
            "reading it took more than \(limit.components.seconds) s of the processor's time, and was given up"
        case .memory(let limit): "reading it took more than \(limit >> 20) MB of memory, and was given up"
        case .setAside(let words): words
        case .cancelled: "the reading was cancelled"
        }
    }
}

/// Gives one answer and no second one.
private final class OneAnswer<Value: Sendable>: Sendable {
    private let isGiven = Atomic<Bool>(false)
    private let body: @Sendable (Value) -> Void

    init(_ body: @escaping @Sendable (Value) -> Void) { self.body = body }

    func give(_ value: Value) {
        if !isGiven.exchange(true, ordering: .acquiringAndReleasing) { body(value) }
    }
}
