import MicroHTTPD
import Model
import Storage
import Synchronization

/// New changes as server-sent events (the HTML standard, section 9.2); the id of an event is the number of its record.
///
/// A stream remembers the number of the last record that it told, and nothing else: what a slow client has not taken yet
/// waits in the store and not in memory.
enum ChangeStream {
    static let route = Route(
        "GET", "/v1/changes/stream",
        Route.Content(
            type: "text/event-stream",
            words: "new changes as they come, for as long as you stay; `Last-Event-ID` says from where on"),
        [Parameter("since", .number(0...Int64.max), "the same as Last-Event-ID, for the first time")],
        isCacheable: false
    ) { question in
        let store = try question.store()
        let given = question.request.header("last-event-id").flatMap { Int64($0) } ?? question.number("since")
        let newest = try store.lastSequence()
        // A client without a place begins at the end, and is told where that is; nobody else hears of such an event.
        var start = "retry: 1000\n\n"
        if given == nil { start += "id: \(newest)\nevent: place\ndata: \(newest)\n\n" }
        let place = Place(after: given.map { max(0, $0) } ?? newest, start: Array(start.utf8))
        var response = HTTPResponse(headers: [
            HTTPField("Content-Type", "text/event-stream"),
            // nginx would keep events back until it has some kilobytes of them.
            HTTPField("X-Accel-Buffering", "no"),
        ])
        response.stream = HTTPStream { isQuiet in
            // Whoever may no longer read is told no more; so is everybody when the store cannot be read.
            guard question.mayStillRead, let next = try? place.next(in: store) else { return nil }
            return next.isEmpty && isQuiet ? Array(": nothing new\n\n".utf8) : next
        }
        return response
    }

    /// How far one client is.
    private final class Place: Sendable {
        /// Records that are read at once, so that a client that is far behind keeps nobody waiting.
        private static let most = 16

        private let state: Mutex<(sequence: Int64, start: [UInt8])>

        init(after sequence: Int64, start: [UInt8]) { state = Mutex((sequence, start)) }

        /// What comes next; nothing when there is nothing new.
        func next(in store: StoreReader) throws -> [UInt8] {
            try state.withLock { state in
                var bytes = state.start
                state.start = []
                for change in try store.lines(after: state.sequence, limit: Place.most) {
                    bytes += Array("id: \(change.sequence)\nevent: change\ndata: ".utf8) + change.line + [0x0A, 0x0A]
                    state.sequence = change.sequence
                }
                return bytes
            }
        }
    }
}
