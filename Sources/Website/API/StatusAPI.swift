import JSON
import MicroHTTPD

/// How the daemon is doing, for programs.
enum StatusAPI {
    static let route = Route(
        "GET", "/v1/status", .json("status", "what `errata status --json` prints"), isCacheable: false
    ) { question in
        let report = try question.content.status()
        return API.json { report.write(to: &$0) }
    }

    static let health = Route(
        "GET", "/healthz", access: .open,
        Route.Content(type: "text/plain", words: "`ok`, or 503 and the reason while checks are paused"),
        isCacheable: false
    ) { question in
        let report = try question.content.status()
        guard let reason = report.pausedReason else { return HTTPResponse(contentType: "text/plain", text: "ok\n") }
        return HTTPResponse(status: 503, contentType: "text/plain; charset=utf-8", text: "paused: \(reason)\n")
    }

    static let metrics = Route(
        "GET", "/metrics", Route.Content(type: "text/plain", words: "Prometheus text format"), isCacheable: false
    ) { question in try Metrics.response(question.content) }
}
