import CMicroHTTPD
import Glibc
import Synchronization

/// The answers of one server that stay open: which of them sleep, and what wakes them.
///
/// A stream with nothing to say is suspended, so that it costs neither a thread nor a turn of the loop. While it sleeps
/// libmicrohttpd does not look at its connection; `sweep` sees there whether the client has left.
final class OpenStreams: Sendable {
    /// What a stream finds when it wants to sleep.
    enum Rest {
        case asleep
        /// Something was announced while it looked: it has to look again.
        case news
        case end
    }

    private struct Sleeper {
        var descriptor: Int32
        /// When its client last heard of it.
        var quietSince: Duration
    }

    private struct State {
        var open = 0
        var news = 0
        var isEnding = false
        var sleepers: [UInt: Sleeper] = [:]
        /// Those that are to end at their next turn.
        var ending: Set<UInt> = []
    }

    private let state = Mutex(State())
    private let places: Int
    /// How long a client hears nothing.
    let quiet: Duration

    init(places: Int, quiet: Duration) { (self.places, self.quiet) = (places, quiet) }

    /// Grows with every `wake`.
    var news: Int { state.withLock { $0.news } }

    /// Takes a place; false when a further stream may not stay open.
    func enter() -> Bool {
        state.withLock { state in
            guard state.open < places, !state.isEnding else { return false }
            state.open += 1
            return true
        }
    }

    /// Gives a place back.
    func leave(_ key: UInt) {
        state.withLock { state in
            state.open -= 1
            state.ending.remove(key)
        }
    }

    /// Suspends a connection, unless there is a reason to go on; only from its own content reader.
    func sleep(_ connection: OpaquePointer, seen: Int, quietSince: Duration) -> Rest {
        let key = UInt(bitPattern: connection)
        return state.withLock { state in
            if state.isEnding || state.ending.contains(key) { return .end }
            guard state.news == seen else { return .news }
            MHD_suspend_connection(connection)
            let descriptor = errata_MHD_descriptor(connection)
            state.sleepers[key] = Sleeper(descriptor: descriptor, quietSince: quietSince)
            return .asleep
        }
    }

    /// There is something new: every stream looks.
    func wake() {
        state.withLock { state in
            state.news += 1
            for key in state.sleepers.keys { OpenStreams.resume(key, &state) }
        }
    }

    /// Ends the stream of a connection, if it sleeps; what is on its way ends by itself when its connection is shut.
    func end(_ key: UInt) { state.withLock { OpenStreams.end(key, &$0) } }

    /// Ends all streams and waits a moment for their clients to be told.
    func endAll(within patience: Duration = .seconds(1)) {
        state.withLock { state in
            state.isEnding = true
            for key in state.sleepers.keys { OpenStreams.resume(key, &state) }
        }
        let end = ConnectionWatch.now() + patience
        while state.withLock({ $0.open > 0 }), ConnectionWatch.now() < end { usleep(5_000) }
    }

    /// Lets streams give a sign of life, and ends those whose clients have left.
    func sweep(at now: Duration = ConnectionWatch.now()) {
        state.withLock { state in
            for (key, sleeper) in state.sleepers {
                if OpenStreams.hasLeft(sleeper.descriptor) {
                    OpenStreams.end(key, &state)
                } else if now - sleeper.quietSince >= quiet {
                    OpenStreams.resume(key, &state)
                }
            }
        }
    }

    /// Whether the other end of a connection has closed it.
    private static func hasLeft(_ descriptor: Int32) -> Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count == 0 || count < 0 && errno != EAGAIN && errno != EINTR
    }

    private static func end(_ key: UInt, _ state: inout State) {
        guard state.sleepers[key] != nil else { return }
        state.ending.insert(key)
        resume(key, &state)
    }

    private static func resume(_ key: UInt, _ state: inout State) {
        guard state.sleepers.removeValue(forKey: key) != nil else { return }
        MHD_resume_connection(OpaquePointer(bitPattern: key))
    }
}

/// One answer that stays open; libmicrohttpd carries it from the answer to `endStream`.
final class OpenStream {
    private let stream: HTTPStream
    private let connection: OpaquePointer
    private let streams: OpenStreams
    private let watch: ConnectionWatch
    /// Whether it may wait for news; otherwise it ends when all is said.
    private let mayStay: Bool
    private var pending: ArraySlice<UInt8> = []
    private var quietSince = ConnectionWatch.now()

    init(_ stream: HTTPStream, on connection: OpaquePointer, _ server: ServerContext) {
        (self.stream, self.connection) = (stream, connection)
        (streams, watch) = (server.streams, server.watch)
        mayStay = server.streams.enter()
    }

    deinit { if mayStay { streams.leave(key) } }

    private var key: UInt { UInt(bitPattern: connection) }

    /// The next bytes of the answer, as `MHD_ContentReaderCallback` wants them.
    func read(into room: UnsafeMutableRawBufferPointer) -> Int {
        while pending.isEmpty {
            let seen = streams.news
            let now = ConnectionWatch.now()
            guard let next = stream.next(now - quietSince >= streams.quiet) else { return endOfStream }
            pending = next[...]
            guard next.isEmpty else { break }
            guard mayStay else { return endOfStream }
            switch streams.sleep(connection, seen: seen, quietSince: quietSince) {
            case .news: continue
            case .end: return endOfStream
            case .asleep:
                watch.reached(.stream, key)
                return 0
            }
        }
        let count = min(room.count, pending.count)
        room.copyBytes(from: pending.prefix(count))
        pending = pending.dropFirst(count)
        quietSince = ConnectionWatch.now()
        // The part before has left: whoever takes nothing for too long is dropped, as with any answer.
        watch.reached(.answer, key)
        return count
    }
}

/// `MHD_CONTENT_READER_END_OF_STREAM`, a cast that does not reach Swift.
private let endOfStream = -1

func readStream(
    _ box: UnsafeMutableRawPointer?, _ position: UInt64, _ room: UnsafeMutablePointer<CChar>?, _ size: Int
) -> Int {
    guard let box, let room else { return endOfStream }
    return Unmanaged<OpenStream>.fromOpaque(box).takeUnretainedValue()
        .read(into: UnsafeMutableRawBufferPointer(start: room, count: size))
}

func endStream(_ box: UnsafeMutableRawPointer?) {
    guard let box else { return }
    Unmanaged<OpenStream>.fromOpaque(box).release()
}
