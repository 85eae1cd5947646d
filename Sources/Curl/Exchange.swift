import CCurl
import Glibc
import Zlib

/// One pooled easy handle and all that its running transfer gathers.
///
/// Touched by the loop's thread only.
final class Exchange {
    /// The C handle, a `CURL *`, which lives as long as this object.
    let handle: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    var job = TransferJob.none
    /// Why we ended the transfer ourselves, set inside a callback.
    var failure: TransferError?
    /// Why the address guard refused a peer.
    var refusal: String?
    /// What the handle is set to; nil when it must be set anew.
    private var shape: TransferShape?
    private let events: LoopEvents
    private let room: BodyRoom
    /// The transfer waits with its body until there is room for more of it.
    private var isPaused: Bool { wait.isOn }
    private var wait = WaitForRoom()
    private let headerList = HeaderList()
    private var resolveList: UnsafeMutablePointer<curl_slist>?
    private var head = ResponseHead()
    private let decoder = BodyDecoder()
    private var body: [UInt8] = []
    private var wireBytes = 0
    private var bodyHasBegun = false
    /// The head of the response that is being received, line by line.
    private var rawHead: [UInt8] = []
    private var tls: TLSInfo?
    private var mail: MailSending?

    init?(_ events: LoopEvents, _ room: BodyRoom) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.events = events
        self.room = room
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        errorText.deallocate()
        curl_slist_free_all(resolveList)
        mail?.end()
    }

    private var request: TransferRequest { job.request }

    /// Makes the handle ready for a job; an error when libcurl refuses an option.
    func prepare(_ job: TransferJob) -> TransferError? {
        self.job = job
        guard hasScheme else {
            return TransferError(.badURL, "\(request.url) is not an \(schemes[0]) or \(schemes[1]) address")
        }
        errorText[0] = 0
        failure = nil
        refusal = nil
        head.reset()
        body = []
        wireBytes = 0
        bodyHasBegun = false
        // What the last transfer waited is no time of this one.
        if wait.hasMovedLimit { shape = nil }
        wait = WaitForRoom()
        rawHead = []
        tls = nil
        mail?.end()
        mail = request.mail.map(MailSending.init)
        curl_slist_free_all(resolveList)
        resolveList = nil
        for entry in request.resolve { resolveList = curl_slist_append(resolveList, entry) }
        var options = EasyOptions(handle: handle)
        setUp(&options)
        options.set(CURLOPT_URL, request.url)
        let others = request.acceptsCompression ? Exchange.linesWithCoding : Exchange.lines
        options.set(pointer: CURLOPT_HTTPHEADER, headerList.write(request.headers, others))
        guard let refusal = options.refusal else { return nil }
        shape = nil
        return TransferError(curl: refusal, detail: message(refusal))
    }

    /// Sets what the handle is not set to already: a third of the cost of a small request were its thirty options.
    private func setUp(_ options: inout EasyOptions) {
        let wanted = TransferShape(request)
        guard wanted == nil || wanted != shape else { return }
        curl_easy_reset(handle)
        shape = wanted
        options.set(pointer: CURLOPT_ERRORBUFFER, errorText)
        if resolveList != nil { options.set(pointer: CURLOPT_RESOLVE, resolveList) }
        options.apply(
            request, owner: Unmanaged.passUnretained(self).toOpaque(),
            events: Unmanaged.passUnretained(events).toOpaque())
        if let envelope = request.mail { mail?.apply(request, envelope, to: &options) }
    }

    private static let lines: [StaticString] = ["Expect:"]
    private static let linesWithCoding: [StaticString] = ["Accept-Encoding: gzip, deflate", "Expect:"]

    private var schemes: [String] { request.mail == nil ? ["http", "https"] : ["smtp", "smtps"] }

    /// Whether the address says its scheme; without one libcurl would guess.
    private var hasScheme: Bool {
        let start = request.url.utf8.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return schemes.contains { start.starts(with: ($0 + "://").utf8) }
    }

    // MARK: What libcurl hands in

    /// One header line; false ends the transfer.
    func receive(header line: UnsafeRawBufferPointer) -> Bool {
        if mail != nil {
            mail?.receive(line)
            return true
        }
        // After the body began only trailers come, which are not ours to believe.
        guard !bodyHasBegun else { return true }
        if request.keepsTrace {
            if line.starts(with: "HTTP/".utf8) { rawHead.removeAll(keepingCapacity: true) }
            rawHead += line
        }
        if head.receive(line, limits: request.limits) { return true }
        failure = TransferError(.headersTooLarge, "the response head is over its limit")
        return false
    }

    /// The next piece of a message, copied into the room; returns its length.
    func sendMail(into room: UnsafeMutableRawBufferPointer) -> Int? { mail?.copy(request.body ?? [], into: room) }

    /// What becomes of a piece of the body.
    enum Reception {
        case taken
        /// The same piece comes again once the transfer goes on.
        case paused
        case failed
    }

    /// A piece of the body.
    func receive(body piece: UnsafeRawBufferPointer) -> Reception {
        guard room.admits(job.identifier) else {
            wait.begin(handle)
            return .paused
        }
        guard take(piece) else { return .failed }
        room.note(job.identifier, bytes: body.count)
        return .taken
    }

    /// Goes on when it waits for room; a piece that waited comes again at once.
    func resume() {
        guard isPaused else { return }
        wait.end(handle, limit: request.limits.totalTimeout)
        // CURLPAUSE_CONT
        curl_easy_pause(handle, 0)
    }

    private func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        if !bodyHasBegun {
            bodyHasBegun = true
            if request.acceptsCompression, let problem = decoder.begin(head.fields, length: wholeLength) {
                return fail(problem)
            }
            if let length = head.contentLength, length <= 1 << 20 { body.reserveCapacity(length) }
        }
        wireBytes += piece.count
        guard wireBytes <= request.limits.wireBytes else {
            return fail(TransferError(.bodyTooLarge, "the body is over \(request.limits.wireBytes) bytes"))
        }
        let limit = request.limits.decodedBytes
        let problem =
            request.acceptsCompression
            ? decoder.decode(piece, into: &body, limit: limit) : BodyDecoder.copy(piece, into: &body, limit: limit)
        return problem.map { fail($0) } ?? true
    }

    /// How many bytes the body will have on the wire, where that can be relied on and less of it is of no use.
    private var wholeLength: Int? {
        guard !request.acceptsPrefix, head.fields.first("transfer-encoding") == nil else { return nil }
        return head.contentLength
    }

    private func fail(_ error: TransferError) -> Bool {
        failure = error
        return false
    }

    /// Whether a connection to that peer may be made; `opened` follows then.
    func permits(_ address: UnsafePointer<sockaddr>) -> Bool {
        guard isGuarded else { return true }
        guard let (peer, port) = IPAddress.endpoint(address) else {
            refusal = "an address family other than IPv4 and IPv6"
            return false
        }
        refusal = request.addressGuard.refusal(of: peer, port: port)
        return refusal == nil
    }

    /// A socket for a connection was made.
    func opened(_ socket: curl_socket_t) { events.opened(socket) }

    /// Whether the guard lets a request go out to that peer; also asked when a connection is used again.
    func permits(peer: String, port: Int) -> Bool {
        // The connection stands and TLS with it; after the transfer nothing can be asked of it any more.
        if request.keepsTrace { tls = TLSInfo(handle) }
        guard isGuarded else { return true }
        guard let address = IPAddress(peer) else { return false }
        refusal = request.addressGuard.refusal(of: address, port: port)
        return refusal == nil
    }

    /// A proxy or a socket was named by the user; the guard is for what strangers name.
    private var isGuarded: Bool { request.proxy == nil && request.unixSocket == nil }

    // MARK: The end

    /// The outcome once libcurl is done with the transfer.
    func result(_ code: CURLcode) -> TransferResult {
        let isCut = request.acceptsPrefix && failure?.kind == .bodyTooLarge
        if let failure, !isCut { return .failure(failure) }
        if let refusal, code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK {
            return .failure(TransferError(.blockedAddress, refusal))
        }
        if let mail, code != CURLE_OK {
            return .failure(mail.explain(TransferError(curl: code, detail: message(code))))
        }
        guard code == CURLE_OK || isCut else {
            var error = TransferError(curl: code, detail: message(code))
            // The same code as for an unknown scheme: an answer without a status line.
            let wasAsked = EasyInfo.long(handle, CURLINFO_REQUEST_SIZE) > 0
            if code == CURLE_UNSUPPORTED_PROTOCOL, wasAsked { error.kind = .protocolViolation }
            // A connection that breaks in the middle of an answer, or a chunk that is none.
            let wasAnswered = EasyInfo.long(handle, CURLINFO_RESPONSE_CODE) > 0
            if error.kind == .connection, wasAnswered { error.kind = .truncated }
            return .failure(error)
        }
        if request.acceptsCompression, bodyHasBegun {
            if let problem = decoder.finish(into: &body, limit: request.limits.decodedBytes), !isCut {
                return .failure(problem)
            }
            guard isCut || decoder.isComplete else {
                return .failure(TransferError(.truncated, "the compressed body ended before its end"))
            }
        }
        return .success(response())
    }

    private func response() -> TransferResponse {
        var response = TransferResponse(
            status: EasyInfo.long(handle, CURLINFO_RESPONSE_CODE), headers: head.fields, body: body)
        body = []
        response.hold = room.finish(job.identifier)
        response.wireBytes = wireBytes
        response.isDelimited =
            head.contentLength != nil || head.fields.first("transfer-encoding") != nil
            || EasyInfo.long(handle, CURLINFO_HTTP_VERSION) >= Int(CURL_HTTP_VERSION_2_0)
        response.peerAddress = EasyInfo.string(handle, CURLINFO_PRIMARY_IP)
        response.timings = EasyInfo.timings(handle)
        if request.keepsTrace { response.trace = trace() }
        return response
    }

    private func trace() -> TransferTrace {
        var trace = TransferTrace()
        trace.request = request.head(request.acceptsCompression ? Exchange.linesWithCoding : Exchange.lines)
        trace.response = rawHead
        trace.httpVersion = String(decoding: rawHead.prefix { $0 != 0x20 }, as: UTF8.self)
        trace.tlsVersion = tls?.version ?? ""
        trace.certificates = tls?.certificates ?? []
        trace.cut = failure == nil ? nil : "length"
        rawHead = []
        return trace
    }

    private func message(_ code: CURLcode) -> String {
        let own = String(cString: errorText)
        return own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
    }
}
