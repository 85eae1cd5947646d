public import MicroHTTPD

/// The daemon's window to the world: one control socket for commands, and optionally one address for reading.
///
/// It serves from its creation until `stop`.
public final class Website: Sendable {
    /// Where it is served.
    public struct Places: Sendable {
        /// The control socket; nil = none.
        public var control: HTTPServer.Endpoint?
        /// The page and the API for reading; nil = none.
        public var page: HTTPServer.Endpoint?
        /// Names by which the page may be called beside `localhost` and addresses, such as that of a reverse proxy.
        public var names: [String] = []

        /// Nowhere.
        public init() {}
    }

    private let servers: [HTTPServer]
    /// The port of the page; nil when it has none.
    public let port: UInt16?

    /// Begins to serve.
    ///
    /// - Parameters:
    ///   - places: where.
    ///   - content: what is shown and done.
    /// - Throws: `HTTPServerError` when a place is taken or forbidden; then nothing is served.
    public init(_ places: Places, _ content: SiteContent) throws(HTTPServerError) {
        let routes = RouteTable.all
        var servers: [HTTPServer] = []
        if let control = places.control {
            let router = Router(routes: routes, content: content, isControl: true)
            servers.append(try HTTPServer(endpoint: control) { router.answer($0) })
        }
        if let page = places.page {
            var router = Router(routes: routes, content: content, isControl: false)
            router.names = places.names.map { $0.lowercased() }
            if case .unix = page { router.takesAnyName = true }
            servers.append(try HTTPServer(endpoint: page) { [router] in router.answer($0) })
        }
        self.servers = servers
        port = places.page == nil ? nil : servers.last?.port
        content.news.tell(self)
    }

    /// Lets streams look for new changes.
    func wake() { for server in servers { server.wake() } }

    /// Ends all connections.
    public func stop() { for server in servers { server.stop() } }
}
