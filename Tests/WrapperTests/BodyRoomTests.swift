import Linux
import TestOrigin
import Testing

@testable import Curl

struct BodyRoomTests {
    private static let part = 400 << 10

    @Test func `the oldest goes on while running bodies fill the room`() throws {
        let room = BodyRoom(try EventPoll(), limit: 1 << 20)
        for transfer in 1...3 as ClosedRange<UInt64> {
            #expect(room.admits(transfer))
            room.note(transfer, bytes: Self.part)
        }
        #expect(room.admits(1) && !room.admits(2) && !room.admits(3) && !room.admits(9))
        #expect(!room.hasNews())
        // It is over: the next one is the oldest, and the body still counts.
        var hold = room.finish(1)
        #expect(hold != nil && room.hasNews() && room.admits(2) && !room.admits(3))
        hold = nil
        #expect(room.hasNews() && room.admits(3))
    }

    @Test func `nobody goes on while whole bodies fill the room`() throws {
        let room = BodyRoom(try EventPoll(), limit: 1 << 20)
        var holds: [BodyHold?] = []
        for transfer in 1...3 as ClosedRange<UInt64> {
            room.note(transfer, bytes: Self.part)
            holds.append(room.finish(transfer))
        }
        #expect(!room.admits(4) && !room.hasNews())
        holds.removeFirst()
        #expect(room.hasNews() && room.admits(4))
    }

    @Test func `small bodies are not counted`() throws {
        let room = BodyRoom(try EventPoll(), limit: 1 << 20)
        for transfer in 1...100 as ClosedRange<UInt64> { room.note(transfer, bytes: 10_000) }
        #expect(room.admits(101) && room.finish(7) == nil)
    }

    @Test func `what a transfer waits for room is no time of its server`() async throws {
        let body = [UInt8](repeating: 0x61, count: 2 << 20)
        let origin = try TestOrigin { _ in .http(200, [], body: body) }
        let loop = try TransferLoop(bodyLimit: 1 << 20)
        var request = TransferRequest(url: origin.url("/"))
        request.addressGuard = AddressGuard(allowing: ["127.0.0.0/8"].compactMap { AddressRange($0) })
        request.limits.totalTimeout = .seconds(2)
        request.limits.lowSpeedTime = .seconds(1)
        request.limits.lowSpeedBytes = 1
        let sent = request
        var first: TransferResponse? = try await loop.transfer(request).get()
        async let second = loop.transfer(sent)
        try await Task.sleep(for: .seconds(3))
        #expect(first?.body.count == body.count)
        first = nil
        #expect(try await second.get().body.count == body.count)
    }

    @Test func `transfers that wait come to their end once others were read`() async throws {
        let body = [UInt8](repeating: 0x61, count: 2 << 20)
        let origin = try TestOrigin { _ in .http(200, [], body: body) }
        let loop = try TransferLoop(bodyLimit: 1 << 20)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    var request = TransferRequest(url: origin.url("/"))
                    request.addressGuard = AddressGuard(allowing: ["127.0.0.0/8"].compactMap { AddressRange($0) })
                    return (try? await loop.transfer(request).get().body.count) ?? 0
                }
            }
            for await count in group { #expect(count == body.count) }
        }
    }
}
