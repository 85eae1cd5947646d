import Linux
import Model
import Synchronization
import Testing

@testable import Reading

@Suite struct ReadingRoomTests {
    private static func document(_ source: String, _ url: String = "https://news.example/a") -> ReadingDocument {
        ReadingDocument(source: source, url: url, bytes: 100_000)
    }

    /// Blocks its thread until it is opened.
    private final class Gate: Sendable {
        private let isOpen = Atomic<Bool>(false)
        func open() { isOpen.store(true, ordering: .releasing) }
        func pass() { while !isOpen.load(ordering: .acquiring) { Pause.milliseconds(5) } }
    }

    private final class Order: Sendable {
        let names = Mutex<[String]>([])
    }

    @Test func `what is read comes back`() async throws {
        let room = ReadingRoom()
        for number in 0..<50 {
            #expect(try await room.read(Self.document("s")) { _ in number } == number)
        }
    }

    @Test func `whoever waits no more has an answer while the document is still being read`() async throws {
        let room = ReadingRoom()
        let (gate, begun) = (Gate(), Gate())
        let task = Task {
            try await room.read(Self.document("s")) { _ in
                begun.open()
                gate.pass()
            }
        }
        await Task.detached { begun.pass() }.value
        task.cancel()
        await #expect(throws: ReadingRefusal.cancelled) { try await task.value }
        gate.open()
    }

    @Test func `documents that hold their threads do not keep another one waiting`() async throws {
        let room = ReadingRoom(threads: 2)
        let gate = Gate()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask { _ = try? await room.read(Self.document("slow \(number)")) { _ in gate.pass() } }
            }
            // Ends only when it gets a thread although six others have not given theirs back.
            #expect((try? await room.read(Self.document("quick")) { _ in 7 }) == 7)
            gate.open()
        }
    }

    @Test func `of large documents a few are read at a time, and small ones pass them by`() async throws {
        let room = ReadingRoom(threads: 2)
        let (gate, order) = (Gate(), Order())
        let large = { @Sendable (name: String) in
            ReadingDocument(source: name, url: "https://news.example/\(name)", bytes: 16 << 20)
        }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    _ = try? await room.read(large("large \(number)")) { _ in
                        order.names.withLock { $0.append("begin") }
                        gate.pass()
                        order.names.withLock { $0.append("end") }
                    }
                }
            }
            #expect((try? await room.read(Self.document("quick")) { _ in 7 }) == 7)
            gate.open()
        }
        var underWay = 0
        for name in order.names.withLock({ $0 }) {
            underWay += name == "begin" ? 1 : -1
            #expect(underWay <= 1)
        }
        #expect(order.names.withLock { $0.count } == 16)
    }

    @Test func `a source with many documents leaves the next thread to another one`() async throws {
        let room = ReadingRoom(threads: 1, mostThreads: 1)
        let (gate, begun) = (Gate(), Gate())
        let order = Order()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try? await room.read(Self.document("many")) { _ in
                    begun.open()
                    gate.pass()
                }
            }
            await Task.detached { begun.pass() }.value
            for source in ["many", "many", "many", "few"] {
                group.addTask {
                    _ = try? await room.read(Self.document(source)) { _ in order.names.withLock { $0.append(source) } }
                }
            }
            while room.waiting < 4 { await Task.yield() }
            gate.open()
        }
        // One of "many" was under way when the thread came back, none of "few".
        #expect(order.names.withLock { $0 } == ["few", "many", "many", "many"])
    }

    @Test func `a document over its time is given up, and the reading is told`() async throws {
        var limits = ReadingBudget.Limits()
        limits.time = .milliseconds(50)
        let room = ReadingRoom(limits: limits)
        let refusal = await #expect(throws: ReadingRefusal.self) {
            try await room.read(Self.document("s")) { budget in
                var sum: UInt64 = 1
                while !budget.isSpent { sum = sum &* 3 &+ 1 }
                return sum
            }
        }
        #expect(refusal == .time(.milliseconds(50)))
        #expect(try await room.read(Self.document("s")) { _ in 1 } == 1)
    }

    @Test func `whoever waits gets the answer although the reading goes on`() async throws {
        var limits = ReadingBudget.Limits()
        limits.time = .milliseconds(50)
        let room = ReadingRoom(limits: limits)
        let gate = Gate()
        await #expect(throws: ReadingRefusal.self) {
            try await room.read(Self.document("s")) { _ in
                // Takes the processor's time and asks nobody.
                var sum: UInt64 = 1
                let clock = ThreadClock.current
                while (clock?.time ?? .zero) < .milliseconds(120) { sum = sum &* 3 &+ 1 }
                gate.pass()
                return sum
            }
        }
        gate.open()
    }

    @Test func `a cancelled task does not wait for its document`() async throws {
        let room = ReadingRoom()
        let (gate, begun) = (Gate(), Gate())
        let task = Task {
            try await room.read(Self.document("s")) { _ in
                begun.open()
                gate.pass()
            }
        }
        await Task.detached { begun.pass() }.value
        task.cancel()
        await #expect(throws: ReadingRefusal.cancelled) { try await task.value }
        gate.open()
    }
}
