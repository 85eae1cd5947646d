import Curl
import Fetching
import Model
import Synchronization
import TestOrigin

let loopback = AddressGuard(allowing: ["127.0.0.0/8"].compactMap { AddressRange($0) })

/// A clock that stands until it is moved; sleeping moves it.
final class TestClock: Sendable {
    private let milliseconds = Mutex<Int64>(1_764_000_000_000)
    private let naps = Mutex<[Duration]>([])

    var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

    /// All sleeps so far.
    var sleeps: [Duration] { naps.withLock { $0 } }

    func advance(_ duration: Duration) { milliseconds.withLock { $0 += duration.milliseconds } }

    var clock: FetchClock {
        FetchClock(
            now: { self.now }, monotonic: { .milliseconds(self.now.milliseconds) },
            sleep: { duration in
                self.naps.withLock { $0.append(duration) }
                self.advance(duration)
            })
    }
}

/// Keeps host states in a dictionary.
final class TestMemory: HostMemory {
    private let states = Mutex<[String: [UInt8]]>([:])

    func recall(_ host: String) async -> HostState? {
        states.withLock { $0[host] }.flatMap { HostState(encoded: $0) }
    }

    func remember(_ state: HostState) async { states.withLock { $0[state.host] = state.encoded } }

    func forget() { states.withLock { $0 = [:] } }
}

/// A fetcher with its clock and memory.
struct Bench: Sendable {
    let clock = TestClock()
    let memory = TestMemory()
    let fetcher: Fetcher

    init(spacing: Duration = .zero, change: (inout FetchPolicy) -> Void = { _ in }) throws {
        var policy = FetchPolicy(version: "1.0", contact: "https://example.org/about")
        policy.addressGuard = loopback
        policy.hostSpacing = spacing
        policy.limits.totalTimeout = .seconds(5)
        change(&policy)
        fetcher = Fetcher(loop: try TransferLoop(), policy: policy, memory: memory, clock: clock.clock)
    }

    /// Another fetcher with the same memory, as after a restart.
    init(after earlier: Bench) throws {
        var policy = FetchPolicy(version: "1.0")
        policy.addressGuard = loopback
        policy.hostSpacing = .zero
        fetcher = Fetcher(loop: try TransferLoop(), policy: policy, memory: earlier.memory, clock: clock.clock)
    }

    func fetch(
        _ url: String, _ purpose: FetchRequest.Purpose = .feed, _ validators: Validators? = nil,
        change: (inout FetchRequest) -> Void = { _ in }
    ) async -> Fetch {
        var request = FetchRequest(url: url, purpose: purpose)
        request.validators = validators
        change(&request)
        return await fetcher.fetch(request)
    }
}

extension Validators {
    var tag: String? { entityTag.map { String(decoding: $0, as: UTF8.self) } }
    var date: String? { lastModified.map { String(decoding: $0, as: UTF8.self) } }
}

/// The n-th answer of a list; the last one goes on for ever.
final class Script: Sendable {
    private let answers: [TestOrigin.Answer]
    private let next = Atomic<Int>(0)

    init(_ answers: [TestOrigin.Answer]) { self.answers = answers }

    func play() -> TestOrigin.Answer { answers[min(next.add(1, ordering: .relaxed).oldValue, answers.count - 1)] }
}
