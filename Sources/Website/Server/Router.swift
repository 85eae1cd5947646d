import MicroHTTPD

/// Finds the route of a request and adds what every answer has.
struct Router: Sendable {
    let routes: [Route]
    let isControl: Bool
    var names: [String] = []

    func answer(_ request: HTTPRequest) -> HTTPResponse {
        guard isControl || isMeant(request.header("host") ?? "") else {
            return RouteTable.problem(421, "this name is not served here; add it to the configuration")
        }
        var response = routed(request)
        response.headers += [
            // Nothing on the pages runs, and nothing is fetched from elsewhere.
            HTTPField("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'"),
            HTTPField("X-Content-Type-Options", "nosniff"),
            HTTPField("Referrer-Policy", "no-referrer"),
        ]
        if !response.headers.contains(where: { $0.name == "Cache-Control" }) {
            response.headers.append(HTTPField("Cache-Control", "no-store"))
        }
        return response
    }

    private func routed(_ request: HTTPRequest) -> HTTPResponse {
        let path = request.path.split(separator: "/")
        let found = routes.filter { $0.words(in: path) != nil && (isControl || !$0.isControl) }
        let method = request.method == "HEAD" ? "GET" : request.method
        guard let route = found.first(where: { $0.method == method }), let words = route.words(in: path) else {
            if found.isEmpty { return RouteTable.problem(404, "there is nothing at this address") }
            var refusal = RouteTable.problem(405, "this address does not take \(method)")
            refusal.headers.append(HTTPField("Allow", found.map(\.method).joined(separator: ", ")))
            return refusal
        }
        do {
            return try route.answer(request, words)
        } catch {
            return RouteTable.problem(503, "the store cannot be read at the moment")
        }
    }

    /// Whether a host name is ours: an address, `localhost` or a configured name.
    ///
    /// A web page from elsewhere can make a browser ask us under its own name (DNS rebinding); it gets nothing.
    private func isMeant(_ host: String) -> Bool {
        var name = Substring(host.lowercased())
        if name.hasPrefix("[") { return true }
        if let colon = name.lastIndex(of: ":") { name = name[..<colon] }
        let isAddress = !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return isAddress || name == "localhost" || names.contains(String(name))
    }
}
