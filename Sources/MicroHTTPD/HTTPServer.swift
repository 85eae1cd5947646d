import CMicroHTTPD
import Glibc
import Synchronization

/// An HTTP/1.1 server for loopback use: one thread of its own polls the connections and calls the handler.
///
/// The handler is a plain function, so it must answer at once: a slow answer holds every other client of the same
/// thread. It serves from its creation until `stop` or its end. Requests over the limits never reach the handler.
public final class HTTPServer: Sendable {
    /// Answers one request; called on the server's threads.
    public typealias Handler = @Sendable (HTTPRequest) -> HTTPResponse

    /// Where it listens.
    public enum Endpoint: Sendable, Equatable {
        /// An IPv4 or IPv6 address without brackets; port 0 takes a free one, see `port`.
        case tcp(host: String, port: UInt16)
        /// A socket in the file system, mode 0660. A dead one in its place is removed, a live one is an error.
        case unix(path: String)
        /// A listening socket that something else opened, such as systemd. It is closed at the end.
        case inherited(descriptor: Int32)

        /// Whether only programs of this machine can reach it.
        public var isLocal: Bool {
            switch self {
            case .tcp(let host, _): host.hasPrefix("127.") || host == "::1"
            case .unix: true
            case .inherited(let descriptor): ListeningSocket.isLocal(descriptor)
            }
        }
    }

    /// What a client may cost.
    public struct Limits: Sendable {
        /// Connections at the same time; a further one takes the place of the one that has least reason to hold it.
        public var connections = 64
        /// Seconds without a byte after which a connection is closed.
        public var idleSeconds = 15
        /// Bytes of a request's body; more is answered with 413 or by closing.
        public var bodyBytes = 1 << 20
        /// Bytes of all bodies that are arriving at the same time; who comes when they are used up is closed.
        public var bodyBytesTogether = 32 << 20
        /// Seconds that a request line with its header fields may take, from the connection on.
        public var headSeconds = 10
        /// Seconds that a body, or sending the answer, may take.
        public var bodySeconds = 60
        /// Answers a request before its body is read, so that strangers cannot make us hold one; nil reads on.
        public var gate: (@Sendable (HTTPRequest) -> HTTPResponse?)?
        /// Streams that stay open at the same time; what a further one has to say is said, and it ends.
        public var streams = 16
        /// Seconds after which a stream with nothing to say is asked for a sign of life.
        public var quietSeconds = 15
        /// Threads that call the handler.
        public var threads = 1

        /// The usual limits.
        public init() {}
    }

    /// The port it listens on; 0 for a Unix socket.
    public let port: UInt16
    private let endpoint: Endpoint
    // The daemon handle is only ever given to functions that libmicrohttpd allows from any thread.
    private nonisolated(unsafe) let daemon: OpaquePointer
    private let context: ServerContext
    private let hasStopped = Mutex(false)

    /// Begins to listen and to serve.
    ///
    /// - Parameters:
    ///   - endpoint: where to listen.
    ///   - limits: what a client may cost.
    ///   - handler: answers each request.
    /// - Throws: `HTTPServerError` when the place is taken, forbidden or no address at all.
    public init(
        endpoint: Endpoint, limits: Limits = Limits(), handler: @escaping Handler
    ) throws(HTTPServerError) {
        let descriptor = try ListeningSocket.open(endpoint)
        let context = ServerContext(limits: limits, handler: handler)
        self.endpoint = endpoint
        self.context = context
        port = ListeningSocket.port(descriptor)
        // The context outlives the daemon: this object holds it and stops the daemon first.
        let pointer = Unmanaged.passUnretained(context).toOpaque()
        let options = HTTPServer.options(descriptor, limits, pointer)
        let flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
        guard let daemon = errata_MHD_start_daemon(flags, 0, answerRequest, pointer, options) else {
            close(descriptor)
            throw HTTPServerError(endpoint: endpoint, operation: "start serving", code: errno)
        }
        self.daemon = daemon
        // Without it the server still serves, and libmicrohttpd still closes what is silent.
        try? ServerContext.startSweeping(context)
    }

    /// There is something new: every stream is asked for it.
    ///
    /// Any thread may call it.
    public func wake() { context.streams.wake() }

    /// Ends all connections and frees the place it listened on; waits for a handler that is still answering.
    ///
    /// A second call does nothing. Never call it from the handler.
    public func stop() {
        hasStopped.withLock { hasStopped in
            guard !hasStopped else { return }
            hasStopped = true
            if case .unix(let path) = endpoint { unlink(path) }
            // libmicrohttpd may not be stopped while a connection is suspended.
            context.streams.endAll()
            MHD_stop_daemon(daemon)
        }
    }

    deinit { stop() }

    private static func options(
        _ descriptor: Int32, _ limits: Limits, _ context: UnsafeMutableRawPointer
    ) -> [MHD_OptionItem] {
        let began: BeginCallback = beginRequest
        let completed: MHD_RequestCompletedCallback = endRequest
        let notified: MHD_NotifyConnectionCallback = notifyConnection
        var items = [
            option(.LISTEN_SOCKET, Int(descriptor)),
            // Those that have lost their places need a moment to be closed.
            option(.CONNECTION_LIMIT, 2 * limits.connections + 16),
            option(.CONNECTION_TIMEOUT, limits.idleSeconds),
            option(.URI_LOG_CALLBACK, unsafeBitCast(began, to: Int.self), context),
            option(.NOTIFY_COMPLETED, unsafeBitCast(completed, to: Int.self), context),
            option(.NOTIFY_CONNECTION, unsafeBitCast(notified, to: Int.self), context),
        ]
        if limits.threads > 1 { items.append(option(.THREAD_POOL_SIZE, limits.threads)) }
        return items + [option(.END, 0)]
    }

    private static func option(
        _ name: MHD_OPTION, _ value: Int, _ pointer: UnsafeMutableRawPointer? = nil
    ) -> MHD_OptionItem {
        MHD_OptionItem(option: name, value: value, ptr_value: pointer)
    }
}

/// A server that could not begin.
public struct HTTPServerError: Error, Sendable, CustomStringConvertible {
    /// Where it should have listened.
    public var endpoint: HTTPServer.Endpoint
    /// What was tried, such as `listen`.
    public var operation: String
    /// The `errno` of it.
    public var code: Int32

    /// What failed, where and why.
    public var description: String {
        let place =
            switch endpoint {
            case .tcp(let host, let port): "\(host):\(port)"
            case .unix(let path): path
            case .inherited(let descriptor): "inherited socket \(descriptor)"
            }
        return "cannot \(operation) on \(place): \(String(cString: strerror(code)))"
    }
}
