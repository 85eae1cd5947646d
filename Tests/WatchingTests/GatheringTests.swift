import Synchronization
import Testing

@testable import Watching

struct GatheringTests {
    private func pass(_ gathering: Gathering, times: Int) async -> Duration {
        let start = ContinuousClock.now
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<times { group.addTask { await gathering.pass() } }
        }
        return ContinuousClock.now - start
    }

    @Test func `nobody waits before it begins`() async {
        let gathering = Gathering()
        let start = ContinuousClock.now
        for _ in 0..<1000 { await gathering.pass() }
        #expect(ContinuousClock.now - start < Gathering.period * 200)
    }

    @Test func `who comes soon after somebody waits, and all that wait are let through together`() async throws {
        let gathering = Gathering()
        gathering.begin()
        try await Task.sleep(for: Gathering.period)
        await gathering.pass()
        let wait = await pass(gathering, times: 1000)
        #expect(wait > .milliseconds(1))
        // One by one they would need fifty seconds.
        #expect(wait < Gathering.period * 500)
    }

    @Test func `a cancelled task is let through too`() async {
        let gathering = Gathering()
        gathering.begin()
        let task = Task {
            for _ in 0..<3 { await gathering.pass() }
            return true
        }
        task.cancel()
        #expect(await task.value)
    }
}
