import CCurl
import Glibc

/// Sets the options of an easy handle and remembers when one was not taken.
struct EasyOptions {
    let handle: UnsafeMutableRawPointer
    /// Why an option was not taken; the first one counts.
    private(set) var refusal: CURLcode?

    init(handle: UnsafeMutableRawPointer) { self.handle = handle }

    mutating func set(_ option: CURLoption, _ value: Int) {
        note(errata_curl_setopt_long(handle, option, value))
    }

    mutating func set(offset option: CURLoption, _ value: Int) {
        note(errata_curl_setopt_offset(handle, option, curl_off_t(value)))
    }

    mutating func set(_ option: CURLoption, _ value: String?) {
        note(errata_curl_setopt_string(handle, option, value))
    }

    mutating func set(pointer option: CURLoption, _ value: UnsafeMutableRawPointer?) {
        note(errata_curl_setopt_pointer(handle, option, value))
    }

    private mutating func note(_ code: CURLcode) {
        if code != CURLE_OK, refusal == nil { refusal = code }
    }

    /// All that a request asks for, and all that is switched off for good.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - owner: the `Exchange`, which the callbacks of a transfer get.
    ///   - events: the `LoopEvents`, which outlive every connection.
    mutating func apply(
        _ request: TransferRequest, owner: UnsafeMutableRawPointer, events: UnsafeMutableRawPointer
    ) {
        safety()
        // The address is asked for as it was given.
        set(CURLOPT_PATH_AS_IS, 1)
        connection(request)
        limits(request.limits)
        // Refuses an honest Content-Length at once; the callback counts the rest.
        if !request.acceptsPrefix { set(offset: CURLOPT_MAXFILESIZE_LARGE, request.limits.wireBytes) }
        trust(request.tls)
        if request.mail == nil { content(request) }
        callbacks(owner, events)
    }

    private mutating func safety() {
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        // A name look-up that hangs must not hold up the loop when its transfer ends.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_HTTP09_ALLOWED, 0)
    }

    private mutating func connection(_ request: TransferRequest) {
        // An empty text, because nil would let the environment's http_proxy decide and defeat the address guard.
        set(CURLOPT_PROXY, request.proxy ?? "")
        set(CURLOPT_NOPROXY, request.proxy == nil ? "*" : "")
        if let socket = request.unixSocket { set(CURLOPT_UNIX_SOCKET_PATH, socket) }
        // Each finished transfer walks these caches: unbounded, many hosts would cost the square of their number.
        set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
        set(CURLOPT_MAXAGE_CONN, 60)
        if request.closesConnection { set(CURLOPT_FORBID_REUSE, 1) }
    }

    private mutating func limits(_ limits: TransferLimits) {
        set(CURLOPT_CONNECTTIMEOUT_MS, EasyOptions.milliseconds(limits.connectTimeout))
        set(CURLOPT_TIMEOUT_MS, EasyOptions.milliseconds(limits.totalTimeout))
        set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeedBytes)
        set(CURLOPT_LOW_SPEED_TIME, max(1, EasyOptions.milliseconds(limits.lowSpeedTime) / 1000))
    }

    private mutating func trust(_ tls: TLSOptions) {
        // Debian's default directory of authorities would be parsed again for every connection.
        set(CURLOPT_CAPATH, nil)
        set(CURLOPT_CAINFO, tls.authorityFile)
        if !tls.verifiesPeer {
            set(CURLOPT_SSL_VERIFYPEER, 0)
            set(CURLOPT_SSL_VERIFYHOST, 0)
        }
        if let certificate = tls.clientCertificate { set(CURLOPT_SSLCERT, certificate) }
        if let key = tls.clientKey { set(CURLOPT_SSLKEY, key) }
    }

    private mutating func content(_ request: TransferRequest) {
        // Bodies are decoded here, where a cut or a bomb can be told; libcurl cannot.
        set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        if let body = request.body {
            set(offset: CURLOPT_POSTFIELDSIZE_LARGE, body.count)
            body.withUnsafeBytes {
                set(pointer: CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
            }
            if body.isEmpty { set(CURLOPT_POSTFIELDS, "") }
        }
        switch request.method {
        case "GET" where request.body == nil, "POST" where request.body != nil: break
        case "HEAD": set(CURLOPT_NOBODY, 1)
        default: set(CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private mutating func callbacks(_ owner: UnsafeMutableRawPointer, _ events: UnsafeMutableRawPointer) {
        note(errata_curl_setopt_data(handle, CURLOPT_WRITEFUNCTION, receiveBody))
        set(pointer: CURLOPT_WRITEDATA, owner)
        note(errata_curl_setopt_data(handle, CURLOPT_HEADERFUNCTION, receiveHeader))
        set(pointer: CURLOPT_HEADERDATA, owner)
        note(errata_curl_setopt_data(handle, CURLOPT_READFUNCTION, sendMail))
        set(pointer: CURLOPT_READDATA, owner)
        note(errata_curl_setopt_opensocket(handle, openSocket))
        set(pointer: CURLOPT_OPENSOCKETDATA, owner)
        note(errata_curl_setopt_closesocket(handle, closeSocket))
        set(pointer: CURLOPT_CLOSESOCKETDATA, events)
        note(errata_curl_setopt_prereq(handle, beforeRequest))
        set(pointer: CURLOPT_PREREQDATA, owner)
        set(pointer: CURLOPT_PRIVATE, owner)
    }

    static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}

// MARK: Callbacks. The owner is an Exchange that outlives the transfer, so it is never retained here.

private func exchange(_ owner: UnsafeMutableRawPointer?) -> Exchange? {
    owner.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
}

/// The corresponding C type is `curl_write_callback`.
private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?
) -> Int {
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    switch exchange(owner)?.receive(body: piece) {
    case .taken: return piece.count
    case .paused: return Int(CURL_WRITEFUNC_PAUSE)
    case .failed, nil: return 0
    }
}

private func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?
) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return exchange(owner)?.receive(header: line) == true ? line.count : 0
}

/// The corresponding C type is `curl_read_callback`; called for mail only, since other bodies are copied before.
private func sendMail(
    _ room: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?
) -> Int {
    let room = UnsafeMutableRawBufferPointer(start: room, count: size * count)
    return exchange(owner)?.sendMail(into: room) ?? Int(CURL_READFUNC_ABORT)
}

/// The corresponding C type is `curl_opensocket_callback`; called for every new connection.
private func openSocket(
    _ owner: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ peer: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let exchange = exchange(owner), let peer else { return CURL_SOCKET_BAD }
    // By offset, not by a copy of the member: an IPv6 address is longer than `sockaddr`.
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return CURL_SOCKET_BAD }
    let address = UnsafeRawPointer(peer).advanced(by: offset).assumingMemoryBound(to: sockaddr.self)
    guard exchange.permits(address) else { return CURL_SOCKET_BAD }
    let kind = peer.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    let socket = socket(peer.pointee.family, kind, peer.pointee.protocol)
    if socket != CURL_SOCKET_BAD { exchange.opened(socket) }
    return socket
}

/// The corresponding C type is `curl_closesocket_callback`; called for every connection that ends.
private func closeSocket(_ events: UnsafeMutableRawPointer?, _ socket: curl_socket_t) -> Int32 {
    if let events { Unmanaged<LoopEvents>.fromOpaque(events).takeUnretainedValue().closed(socket) }
    return close(socket)
}

/// The corresponding C type is `curl_prereq_callback`; called before every request, on used connections too.
private func beforeRequest(
    _ owner: UnsafeMutableRawPointer?, _ peer: UnsafeMutablePointer<CChar>?, _ local: UnsafeMutablePointer<CChar>?,
    _ peerPort: Int32, _ localPort: Int32
) -> Int32 {
    guard let exchange = exchange(owner), let peer else { return CURL_PREREQFUNC_ABORT }
    let isPermitted = exchange.permits(peer: String(cString: peer), port: Int(peerPort))
    return isPermitted ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
