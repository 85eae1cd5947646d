import JSON
import MicroHTTPD
import Model

/// What only the control socket takes: commands, which are queued and answered with 202.
enum CommandRoutes {
    static func all(_ content: SiteContent) -> [Route] {
        [
            command("/v1/check", content) { request in
                let ids = (request.parameter("id") ?? "").split(separator: ",").map(String.init)
                return ids.isEmpty ? nil : .check(ids: ids)
            },
            command("/v1/reload", content) { _ in .reload },
            command("/v1/deliveries/retry", content) { request in
                .retry(webhook: request.parameter("webhook"), change: request.parameter("id"))
            },
            command("/v1/deliveries/replay", content, replay),
            command("/v1/deliveries/test", content) { request in
                guard let webhook = request.parameter("webhook"), let ticket = request.parameter("ticket") else {
                    return nil
                }
                return .test(webhook: webhook, ticket: ticket)
            },
            Route("GET", "/v1/deliveries/test", isControl: true) { request, _ in
                guard let result = content.testResult(request.parameter("ticket") ?? "") else {
                    return RouteTable.json(status: 202) { json in json.object { $0.field("done", false) } }
                }
                return RouteTable.json { $0.value(result) }
            },
            command("/v1/deliveries/enable", content) { request in
                request.parameter("webhook").map { .enable(webhook: $0) }
            },
        ]
    }

    private static func command(
        _ path: String, _ content: SiteContent, _ read: @escaping @Sendable (HTTPRequest) -> ControlCommand?
    ) -> Route {
        Route("POST", path, isControl: true) { request, _ in
            guard let command = read(request) else { return RouteTable.problem(400, "a parameter is missing or wrong") }
            if let refusal = content.submit(command) { return RouteTable.problem(409, refusal) }
            return RouteTable.json(status: 202) { json in json.object { $0.field("accepted", true) } }
        }
    }

    /// A replay names one change or a time; without either it would send everything again.
    private static func replay(_ request: HTTPRequest) -> ControlCommand? {
        let since = request.parameter("since").flatMap { Timestamp(iso8601: $0) }
        let change = request.parameter("id")
        guard since != nil || change != nil else { return nil }
        return .replay(webhook: request.parameter("webhook"), change: change, since: since)
    }
}
