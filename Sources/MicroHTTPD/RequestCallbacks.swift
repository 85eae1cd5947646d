import CMicroHTTPD
import Glibc
import Linux
import Synchronization

/// What all requests of one server share; alive until its daemon has stopped.
final class ServerContext: Sendable {
    let bodyLimit: Int
    let gate: (@Sendable (HTTPRequest) -> HTTPResponse?)?
    let handler: HTTPServer.Handler
    let watch: ConnectionWatch
    let streams: OpenStreams
    private let bodyRoom: Mutex<Int>

    init(limits: HTTPServer.Limits, handler: @escaping HTTPServer.Handler) {
        bodyLimit = limits.bodyBytes
        gate = limits.gate
        bodyRoom = Mutex(max(limits.bodyBytesTogether, limits.bodyBytes))
        self.handler = handler
        var times = ConnectionWatch.Times()
        times.idle = .seconds(limits.idleSeconds + limits.headSeconds)
        times.head = .seconds(limits.headSeconds)
        times.body = .seconds(limits.bodySeconds)
        times.answer = .seconds(limits.bodySeconds)
        watch = ConnectionWatch(places: limits.connections, times: times)
        streams = OpenStreams(places: limits.streams, quiet: .seconds(limits.quietSeconds))
    }

    /// Looks after times and streams until the server ends; the thread holds the context weakly.
    static func startSweeping(_ context: ServerContext) throws(SystemError) {
        try NamedThread.start("http-watch") { [weak context] in
            while true {
                usleep(250_000)
                guard let context else { return }
                context.watch.sweep()
                context.streams.sweep()
            }
        }
    }

    /// Takes room for bytes of a body; false when the bodies that are arriving have it all.
    func take(_ count: Int) -> Bool {
        bodyRoom.withLock { room in
            guard room >= count else { return false }
            room -= count
            return true
        }
    }

    /// Gives room back.
    func give(_ count: Int) { bodyRoom.withLock { $0 += count } }
}

/// A request that is still arriving.
///
/// libmicrohttpd carries it from `beginRequest` to `endRequest`, which frees it.
private final class ArrivingRequest {
    let target: String
    /// Whether it was answered before libmicrohttpd looked at it.
    let isRefused: Bool
    var body: [UInt8] = []
    var hasBegun = false

    init(target: String, isRefused: Bool) { (self.target, self.isRefused) = (target, isRefused) }
}

/// The form of `MHD_OPTION_URI_LOG_CALLBACK`, which has no name in C.
typealias BeginCallback =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer?

/// Called with the request line's target, before anything else is known of the request.
func beginRequest(
    _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    let target = target.map { String(cString: $0) } ?? ""
    // libmicrohttpd keeps each parameter in the memory of the connection, and closes without a word when that is full.
    let isRefused = target.utf8.count { $0 == UInt8(ascii: "&") } >= mostParameters
    if isRefused, let connection { refuse(errata_MHD_descriptor(connection)) }
    return Unmanaged.passRetained(ArrivingRequest(target: target, isRefused: isRefused)).toOpaque()
}

/// More parameters than any page or route has; in the memory of a connection is room for twice as many.
private let mostParameters = 256

private let refusal = Array(
    ("HTTP/1.1 414 URI Too Long\r\nContent-Type: text/plain\r\nContent-Length: 41\r\nConnection: close\r\n\r\n"
        + "the address has more than \(mostParameters) parameters\n").utf8)

/// Answers on the descriptor itself and ends the connection; what was answered before has left already.
private func refuse(_ descriptor: Int32) {
    send(descriptor, refusal, refusal.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    shutdown(descriptor, Int32(SHUT_RDWR))
}

/// Called when a client has connected, and before its descriptor is closed.
func notifyConnection(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ own: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ event: MHD_ConnectionNotificationCode
) {
    guard let context, let connection else { return }
    let server = Unmanaged<ServerContext>.fromOpaque(context).takeUnretainedValue()
    let key = UInt(bitPattern: connection)
    // 0 is MHD_CONNECTION_NOTIFY_STARTED, a name that does not reach Swift.
    guard event.rawValue == 0 else { return server.watch.ended(key) }
    let descriptor = errata_MHD_descriptor(connection)
    if let loser = server.watch.began(key, descriptor: descriptor, peer: peer(of: descriptor)) {
        server.streams.end(loser)
    }
}

/// A number for the address at the other end: of IPv6 the network of 64 bits, and 0 for a socket in the file system.
private func peer(of descriptor: Int32) -> UInt64 {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &address) { bytes in
        guard getpeername(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size) == 0 else {
            return 0
        }
        switch Int32(bytes.load(as: sockaddr.self).sa_family) {
        case AF_INET: return UInt64(bytes.load(fromByteOffset: 4, as: UInt32.self)) | 1 << 32
        case AF_INET6: return bytes.load(fromByteOffset: 8, as: UInt64.self)
        default: return 0
        }
    }
}

/// Called when the headers are there, then for each piece of the body, then when the request is whole.
func answerRequest(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let context, let connection, let size, let method, let box = state?.pointee else { return .NO }
    let server = Unmanaged<ServerContext>.fromOpaque(context).takeUnretainedValue()
    let request = Unmanaged<ArrivingRequest>.fromOpaque(box).takeUnretainedValue()
    guard !request.isRefused else { return .NO }
    guard request.hasBegun else {
        request.hasBegun = true
        server.watch.reached(.body, UInt(bitPattern: connection))
        guard declaredBody(connection) <= server.bodyLimit else { return send(tooLarge, on: connection, server) }
        guard let gate = server.gate else { return .YES }
        let head = HTTPRequest(
            method: String(cString: method), target: request.target, headers: headers(of: connection), body: [])
        return gate(head).map { send($0, on: connection, server) } ?? .YES
    }
    if size.pointee > 0, let data {
        guard request.body.count + size.pointee <= server.bodyLimit, server.take(size.pointee) else { return .NO }
        request.body.append(contentsOf: UnsafeRawBufferPointer(start: data, count: size.pointee))
        size.pointee = 0
        return .YES
    }
    let whole = HTTPRequest(
        method: String(cString: method), target: request.target, headers: headers(of: connection), body: request.body)
    return send(server.handler(whole), on: connection, server)
}

/// Called once for each request that began, however it ended.
func endRequest(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ reason: MHD_RequestTerminationCode
) {
    guard let state, let box = state.pointee else { return }
    let request = Unmanaged<ArrivingRequest>.fromOpaque(box).takeRetainedValue()
    state.pointee = nil
    guard let context, let connection else { return }
    let server = Unmanaged<ServerContext>.fromOpaque(context).takeUnretainedValue()
    server.give(request.body.count)
    server.watch.reached(.idle, UInt(bitPattern: connection))
}

private let tooLarge = HTTPResponse(status: 413, contentType: "text/plain", text: "the body is too large\n")

/// What `Content-Length` promises; 0 when it promises nothing.
private func declaredBody(_ connection: OpaquePointer) -> Int {
    guard let text = MHD_lookup_connection_value(connection, .HEADER_KIND, "Content-Length") else { return 0 }
    return Int(String(cString: text)) ?? Int.max
}

private func headers(of connection: OpaquePointer) -> [HTTPField] {
    var fields: [HTTPField] = []
    _ = withUnsafeMutablePointer(to: &fields) { MHD_get_connection_values(connection, .HEADER_KIND, collectField, $0) }
    return fields
}

private func collectField(
    _ fields: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
    _ value: UnsafePointer<CChar>?
) -> MHD_Result {
    guard let fields, let name else { return .NO }
    let field = HTTPField(String(cString: name), value.map { String(cString: $0) } ?? "")
    fields.assumingMemoryBound(to: [HTTPField].self).pointee.append(field)
    return .YES
}

private func send(_ answer: HTTPResponse, on connection: OpaquePointer, _ server: ServerContext) -> MHD_Result {
    server.watch.reached(.answer, UInt(bitPattern: connection))
    guard let response = answer.stream.map({ made($0, connection, server) }) ?? made(answer.body) else { return .NO }
    defer { MHD_destroy_response(response) }
    for field in answer.headers { MHD_add_response_header(response, field.name, field.value) }
    return MHD_queue_response(connection, UInt32(clamping: answer.status), response)
}

private func made(_ body: [UInt8]) -> OpaquePointer? {
    body.withUnsafeBytes { bytes in
        // MUST_COPY: libmicrohttpd never writes through the pointer and needs it only during this call.
        MHD_create_response_from_buffer(
            bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
}

private func made(_ stream: HTTPStream, _ connection: OpaquePointer, _ server: ServerContext) -> OpaquePointer? {
    let open = Unmanaged.passRetained(OpenStream(stream, on: connection, server))
    let made = MHD_create_response_from_callback(UInt64.max, 16384, readStream, open.toOpaque(), endStream)
    if made == nil { open.release() }
    return made
}
