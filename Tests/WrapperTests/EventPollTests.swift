import Glibc
import Linux
import Testing

struct EventPollTests {
    private func look(_ poll: EventPoll, upTo milliseconds: Int32 = 0) -> [Int32: EventPoll.Events] {
        var ready: [Int32: EventPoll.Events] = [:]
        poll.wait(upTo: milliseconds) { ready[$0] = $1 }
        return ready
    }

    @Test func `a descriptor is ready for what it is watched for, until that ends`() throws {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let poll = try EventPoll()
        poll.watch(ends[0], for: [.reading, .writing], instead: [])
        #expect(look(poll) == [ends[0]: .writing])
        poll.watch(ends[0], for: .reading, instead: [.reading, .writing])
        #expect(look(poll) == [:])
        write(ends[1], "x", 1)
        #expect(look(poll, upTo: 1000) == [ends[0]: .reading])
        close(ends[1])
        #expect(look(poll, upTo: 1000) == [ends[0]: [.reading, .failed]])
        poll.watch(ends[0], for: [], instead: .reading)
        #expect(look(poll) == [:])
        close(ends[0])
    }

    @Test func `a closed descriptor is forgotten, and its number is watched anew`() throws {
        let poll = try EventPoll()
        for _ in 0..<2 {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            // What was known is out of date the second time; it makes no difference.
            poll.watch(ends[0], for: .reading, instead: .reading)
            write(ends[1], "x", 1)
            #expect(look(poll, upTo: 1000).count == 1)
            close(ends[0])
            close(ends[1])
            #expect(look(poll) == [:])
        }
    }

    @Test func `a wake-up before the wait is not lost, and several are one`() throws {
        let poll = try EventPoll()
        poll.wake()
        poll.wake()
        let start = ContinuousClock.now
        #expect(look(poll, upTo: 10_000) == [:])
        #expect(ContinuousClock.now - start < .seconds(9))
        #expect(look(poll, upTo: 1) == [:])
    }
}
