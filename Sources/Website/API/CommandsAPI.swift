import JSON
import MicroHTTPD
import Model
import Storage

/// Commands: queued, and answered with 202.
///
/// Some of them may be given on the page, too, by who has a token to write.
enum CommandsAPI {
    static let check = command(
        "/v1/check", access: .write, "checks these sources and articles now",
        [Parameter("id", .text, "ids, with commas between them", isRequired: true)]
    ) { question in
        let ids = (question.text("id") ?? "").split(separator: ",").map(String.init)
        return ids.isEmpty ? nil : .check(ids: ids)
    }

    static let reload = command("/v1/reload", "reads the configuration again") { _ in .reload }

    private static let webhook = Parameter("webhook", .text, "only deliveries to this webhook")
    private static let change = Parameter("id", .text, "only deliveries of this change")

    static let retry = command(
        "/v1/deliveries/retry", access: .write, "makes waiting and dead deliveries due immediately", [webhook, change]
    ) { .retry(webhook: $0.text("webhook"), change: $0.text("id")) }

    /// A replay names one change or a time; without either it would send everything again.
    static let replay = command(
        "/v1/deliveries/replay", "sends again what was delivered: one change, or all since a time",
        [webhook, change, Parameter("since", .time, "deliveries of changes observed then or later")]
    ) { question in
        let (change, since) = (question.text("id"), question.time("since"))
        guard change != nil || since != nil else { return nil }
        return .replay(webhook: question.text("webhook"), change: change, since: since)
    }

    private static let ticket = Parameter("ticket", .text, "a word of the asker's choice", isRequired: true)

    static let test = command(
        "/v1/deliveries/test", "sends a sample change",
        [Parameter("webhook", .text, "to this webhook", isRequired: true), ticket]
    ) { question in
        guard let webhook = question.text("webhook"), let ticket = question.text("ticket") else { return nil }
        return .test(webhook: webhook, ticket: ticket)
    }

    static let testResult = Route(
        "GET", "/v1/deliveries/test", access: .control, .json("test_result", "how it went; 202 while it is under way"),
        [ticket], isCacheable: false
    ) { question in
        guard let result = question.content.testResult(question.text("ticket") ?? "") else {
            return API.json(status: 202) { json in json.object { $0.field("done", false) } }
        }
        return API.json { $0.value(result) }
    }

    static let enable = command(
        "/v1/deliveries/enable", "enables a disabled webhook",
        [Parameter("webhook", .text, "its name", isRequired: true)]
    ) { question in question.text("webhook").map { .enable(webhook: $0) } }

    private static func command(
        _ path: String, access: Route.Access = .control, _ words: String, _ parameters: [Parameter] = [],
        _ read: @escaping @Sendable (Question) -> ControlCommand?
    ) -> Route {
        Route("POST", path, access: access, .json("accepted", words), parameters, statuses: [409], isCacheable: false) {
            question in
            guard let command = read(question) else { return API.problem(400, "a parameter is missing or wrong") }
            if let refusal = question.content.submit(command) { return API.problem(409, refusal) }
            if let page = question.returnPage { return page }
            return API.json(status: 202) { json in json.object { $0.field("accepted", true) } }
        }
    }

    private static let marks = [
        Parameter("seen", .flag, "whether it was read"), Parameter("important", .flag, "whether it matters"),
        Parameter("false-alarm", .flag, "whether the program was wrong"),
        Parameter("note", .text, "words of your own; empty removes them"),
    ]

    static let mark = Route(
        "POST", "/v1/changes/{id}/marks", access: .write, .json("marks", "marks a change"), marks,
        statuses: [404, 409],
        isCacheable: false
    ) { question in
        let change = try ChangesAPI.find(question.words[0], question)
        var order = MarkOrder(sequence: change.sequence)
        order.isSeen = question.mark("seen")
        order.isImportant = question.mark("important")
        order.isFalseAlarm = question.mark("false-alarm")
        order.note = question.request.parameter("note") ?? question.request.formValue("note")
        guard !order.isEmpty else { return API.problem(400, "there is nothing to mark") }
        if let refusal = question.content.mark(order) { return API.problem(409, refusal) }
        if let page = question.returnPage { return page }
        let marks = try question.store().marks(change.sequence)
        return API.json { $0.value(StateView.of(marks)) }
    }
}

extension Question {
    /// A form of ours goes back to the page it stood on; programs get JSON.
    fileprivate var returnPage: HTTPResponse? {
        guard let place = request.formValue("return"), place.hasPrefix("/"), !place.hasPrefix("//"),
            place.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return HTTPResponse(status: 303, headers: [HTTPField("Location", place)])
    }

    /// A mark that is set or taken away; nil when the request does not speak of it.
    fileprivate func mark(_ name: String) -> Bool? {
        guard let value = request.parameter(name) ?? request.formValue(name) else { return nil }
        return ["1", "true", "on"].contains(value)
    }
}
