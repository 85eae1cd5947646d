import Crypto
import MicroHTTPD

/// Finds the route of a request, asks whether it may be answered, and adds what every answer has.
struct Router: Sendable {
    let routes: [Route]
    let content: SiteContent
    /// Whether this is the control socket.
    let isControl: Bool
    /// Whether any host name will do: nobody reaches a socket in the file system by a name.
    var takesAnyName = false
    var names: [String] = []

    /// Nothing on the pages runs but our own few lines, and nothing is fetched from elsewhere.
    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    func answer(_ request: HTTPRequest) -> HTTPResponse {
        guard isControl || takesAnyName || isMeant(request.header("host") ?? "") else {
            return API.problem(421, "this name is not served here; add it to access.names in the configuration")
        }
        var response = routed(request)
        let own = Set(response.headers.map { $0.name.lowercased() })
        let usual = [
            HTTPField("Content-Security-Policy", Router.policy), HTTPField("X-Content-Type-Options", "nosniff"),
            HTTPField("Referrer-Policy", "no-referrer"), HTTPField("Cache-Control", "no-store"),
        ]
        response.headers += usual.filter { !own.contains($0.name.lowercased()) }
        return response
    }

    private func routed(_ request: HTTPRequest) -> HTTPResponse {
        let path = request.path.split(separator: "/")
        let found = routes.filter { $0.words(in: path) != nil && (isControl || $0.access != .control) }
        let method = request.method == "HEAD" ? "GET" : request.method
        // A path without a place to fill in goes before one with it.
        let fitting = found.filter { $0.method == method }
        guard let route = fitting.min(by: { $0.pathNames.count < $1.pathNames.count }),
            let words = route.words(in: path)
        else {
            if found.isEmpty { return refusal(request, 404, "there is nothing at this address") }
            var refusal = API.problem(405, "this address does not take \(method)")
            let allowed = Set(found.map(\.method)).sorted() + (found.contains { $0.method == "GET" } ? ["HEAD"] : [])
            refusal.headers.append(HTTPField("Allow", allowed.joined(separator: ", ")))
            return refusal
        }
        let visitor = isControl ? Visitor.control : content.tokens().visitor(request)
        if let refusal = refusal(request, route, visitor) { return refusal }
        if let problem = route.problem(request) { return refusal(request, 400, problem) }
        do {
            let response = try route.answer(
                Question(
                    request: request, words: words, content: content, visitor: visitor, isControl: isControl))
            return route.isCacheable && response.status == 200 ? EntityTag.added(to: response, request) : response
        } catch let failure as RouteFailure {
            return refusal(request, failure.status, failure.words)
        } catch {
            return refusal(request, 503, "the store cannot be read at the moment")
        }
    }

    /// Why a route is not answered for this visitor; nil when it is.
    private func refusal(_ request: HTTPRequest, _ route: Route, _ visitor: Visitor) -> HTTPResponse? {
        switch route.access {
        case .open, .control: return nil
        case .read:
            guard !visitor.mayRead else { return nil }
            guard isForPeople(request) else { return demand() }
            return LoginPage.demanded(request)
        case .write:
            guard visitor.mayWrite else {
                return visitor.mayRead ? API.problem(403, "this needs a token that may write (access.write)") : demand()
            }
            return visitor.isMeant(request) ? nil : API.problem(403, "this did not come from a page of ours")
        }
    }

    private func demand() -> HTTPResponse {
        var response = API.problem(401, "this needs a token: Authorization: Bearer …")
        response.headers.append(HTTPField("WWW-Authenticate", "Bearer realm=\"errata\""))
        return response
    }

    private func refusal(_ request: HTTPRequest, _ status: Int, _ words: String) -> HTTPResponse {
        guard isForPeople(request) else { return API.problem(status, words) }
        return Page.problem(status, words)
    }

    /// Whether a browser asks for a page.
    private func isForPeople(_ request: HTTPRequest) -> Bool {
        !isControl && !request.path.hasPrefix("/v1/") && (request.header("accept") ?? "").contains("text/html")
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

/// A question that has no answer, and why.
struct RouteFailure: Error {
    let status: Int
    let words: String

    init(_ status: Int, _ words: String) {
        self.status = status
        self.words = words
    }

    static let noArticle = RouteFailure(404, "no such article")
    static let noChange = RouteFailure(404, "no change has that id")
}

/// How a reader sees that it has an answer already: a tag made of its bytes.
enum EntityTag {
    /// The answer with its tag, or 304 when the reader has it (RFC 9110 section 13.1.2).
    static func added(to response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
        let tag = String(SHA256.hex(response.body).prefix(32))
        // It may be kept, and whoever keeps it asks each time whether it still holds (RFC 9111 section 5.2.2.4).
        let fields = [HTTPField("ETag", "\"\(tag)\""), HTTPField("Cache-Control", "no-cache, private")]
        if isKnown(tag, request) { return HTTPResponse(status: 304, headers: fields) }
        var response = response
        response.headers += fields
        return response
    }

    private static func isKnown(_ tag: String, _ request: HTTPRequest) -> Bool {
        request.header("if-none-match").map { $0.split(separator: ",").contains { matches($0, tag) } } ?? false
    }

    /// Weakly, and whatever a proxy that compresses has put behind the tag.
    private static func matches(_ text: Substring, _ tag: String) -> Bool {
        var opaque = text.filter { $0 != " " && $0 != "\"" }
        if opaque == "*" { return true }
        if opaque.hasPrefix("W/") { opaque.removeFirst(2) }
        for coding in ["-gzip", "-br", "-zstd", "-deflate", ";gzip"] where opaque.hasSuffix(coding) {
            opaque.removeLast(coding.utf8.count)
        }
        return opaque == tag
    }
}
