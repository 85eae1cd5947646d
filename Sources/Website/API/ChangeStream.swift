import MicroHTTPD
import Model
import Storage

/// New changes as server-sent events (the HTML standard, section 9.2); the id of an event is the number of its record.
///
/// Each answer holds what there is behind `Last-Event-ID` and ends; the client comes back with the last id by itself after
/// a second, so that no connection is held and nothing is missed or told twice.
enum ChangeStream {
    private static let most = 500

    static let route = Route(
        "GET", "/v1/changes/stream",
        Route.Content(type: "text/event-stream", words: "new changes as they come; `Last-Event-ID` says from where on"),
        [Parameter("since", .number(0...Int64.max), "the same as Last-Event-ID, for the first time")],
        isCacheable: false
    ) { question in
        let store = try question.store()
        let given = question.request.header("last-event-id").flatMap { Int64($0) } ?? question.number("since")
        let newest = try store.lastSequence()
        // A client without a place begins at the end.
        let start = given.map { max(0, $0) } ?? newest
        var body = Array("retry: 1000\n\n".utf8)
        for change in try store.lines(after: start, limit: most) {
            body += Array("id: \(change.sequence)\nevent: change\ndata: ".utf8) + change.line + [0x0A, 0x0A]
        }
        // An event without data moves the place of a client that has none yet, and is told to nobody.
        if given == nil { body += Array("id: \(newest)\nevent: place\ndata: \(newest)\n\n".utf8) }
        return HTTPResponse(headers: [HTTPField("Content-Type", "text/event-stream")], body: body)
    }
}
