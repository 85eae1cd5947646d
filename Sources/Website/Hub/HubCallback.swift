public import MicroHTTPD

/// Where hubs verify subscriptions and deliver news (W3C WebSub); serves nothing else.
///
/// The last part of the path names the subscription, whatever a reverse proxy makes of what stands before it.
public struct HubCallback: Sendable {
    /// Whether there is such a subscription.
    public var knows: @Sendable (_ token: String) -> Bool
    /// Whether a subscription was meant.
    public var confirms: @Sendable (_ token: String, _ mode: String, _ topic: String, _ lease: Int?) -> Bool
    /// Takes note of a denial; false when there is no such subscription.
    public var denied: @Sendable (_ token: String, _ topic: String) -> Bool
    /// Takes a delivery; returns the status for the hub.
    public var take: @Sendable (_ token: String, _ signature: String?, _ contentType: String?, _ body: [UInt8]) -> Int

    /// A callback by what it asks.
    public init(
        knows: @escaping @Sendable (String) -> Bool,
        confirms: @escaping @Sendable (String, String, String, Int?) -> Bool,
        denied: @escaping @Sendable (String, String) -> Bool,
        take: @escaping @Sendable (String, String?, String?, [UInt8]) -> Int
    ) {
        self.knows = knows
        self.confirms = confirms
        self.denied = denied
        self.take = take
    }

    /// Begins to serve.
    ///
    /// - Parameter endpoint: where.
    /// - Returns: the server; it ends with its `stop`.
    /// - Throws: `HTTPServerError` when the place is taken or forbidden.
    public func serve(_ endpoint: HTTPServer.Endpoint) throws(HTTPServerError) -> HTTPServer {
        var limits = HTTPServer.Limits()
        limits.connections = 32
        limits.bodyBytes = 8 << 20
        limits.gate = { gate($0) }
        return try HTTPServer(endpoint: endpoint, limits: limits) { answer($0) }
    }

    /// Only who knows a subscription may send a body.
    private func gate(_ request: HTTPRequest) -> HTTPResponse? {
        guard request.method == "POST" else { return nil }
        // Gone, so that the hub forgets it.
        return knows(token(request)) ? nil : plain(410, "there is no such subscription\n")
    }

    /// Answers one request of a hub.
    func answer(_ request: HTTPRequest) -> HTTPResponse {
        let token = token(request)
        switch request.method {
        case "GET": return verify(request, token)
        case "POST":
            let status = take(
                token, request.header("x-hub-signature"), request.header("content-type"), request.body)
            return plain(status, "")
        default: return plain(405, "")
        }
    }

    private func verify(_ request: HTTPRequest, _ token: String) -> HTTPResponse {
        guard let mode = request.parameter("hub.mode"), let topic = request.parameter("hub.topic") else {
            return plain(404, "")
        }
        if mode == "denied" { return plain(denied(token, topic) ? 200 : 404, "") }
        guard let challenge = request.parameter("hub.challenge"),
            confirms(token, mode, topic, request.parameter("hub.lease_seconds").flatMap { Int($0) })
        else { return plain(404, "") }
        return plain(200, challenge)
    }

    private func token(_ request: HTTPRequest) -> String { String(request.path.split(separator: "/").last ?? "") }

    private func plain(_ status: Int, _ text: String) -> HTTPResponse {
        var response = HTTPResponse(status: status, contentType: "text/plain; charset=utf-8", text: text)
        // The challenge comes back as it came; no browser shall take it for a page.
        response.headers.append(HTTPField("X-Content-Type-Options", "nosniff"))
        return response
    }
}
