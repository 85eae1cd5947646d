/// Says that a body is still in use: its bytes count among those that all bodies may have together until this value goes.
public final class BodyHold: Sendable {
    private let room: BodyRoom
    private let bytes: Int

    init(_ room: BodyRoom, bytes: Int) {
        self.room = room
        self.bytes = bytes
    }

    deinit { room.give(back: bytes) }
}
