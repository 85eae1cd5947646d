import Model
import Synchronization
import Testing

@testable import Tracking
@testable import Watching

@Suite struct SiteModelsTests {
    private struct Trouble: Error {}

    /// A store whose reads fail as long as the test says so.
    private final class Shelf: Sendable {
        let isBroken = Mutex(true)
        let stored: [UInt8]

        init(_ stored: [UInt8]) { self.stored = stored }

        func read() throws -> [UInt8] {
            if isBroken.withLock({ $0 }) { throw Trouble() }
            return stored
        }
    }

    private static let known: SiteModel = {
        var memory = SiteModel()
        memory.rules = ["counter": 41]
        return memory
    }()

    @Test func `a memory that could not be read is never written over the stored one`() async {
        let shelf = Shelf(Self.known.encoded)
        let memories = SiteModels { _ in try shelf.read() }
        #expect(await memories.recall("h.example").rules.isEmpty)
        _ = await memories.teach("h.example") { $0.rules["counter", default: 0] += 1 }
        #expect(await memories.due("h.example", now: Timestamp(seconds: 0)) == nil)
        shelf.isBroken.withLock { $0 = false }
        let count = await memories.teach("h.example") { memory in
            memory.rules["counter", default: 0] += 1
            return memory.rules["counter"]
        }
        #expect(count == 42)
        let bytes = await memories.due("h.example", now: Timestamp(seconds: 0))
        #expect(SiteModel(bytes).rules == ["counter": 42])
    }

    @Test func `a site without a memory begins with an empty one, which is stored`() async {
        let memories = SiteModels { _ in nil }
        _ = await memories.teach("h.example") { $0.rules["counter"] = 1 }
        #expect(await memories.due("h.example", now: Timestamp(seconds: 0)) != nil)
    }
}
