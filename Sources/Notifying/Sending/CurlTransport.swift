public import Curl
import Model

/// Makes one attempt: a request out, an outcome back.
public typealias WebhookTransport = @Sendable (WebhookRequest) async -> AttemptOutcome

/// Sends webhooks with libcurl, under the rules for a sender: no redirects, no cookies, no proxy from the environment,
/// little patience, and hardly an interest in what the body of the answer says.
public enum CurlTransport {
    /// More of a response is not read, in bytes; its status counts.
    static let responseLimit = 64 << 10

    /// A transport over a transfer loop.
    ///
    /// - Parameters:
    ///   - loop: makes the transfers; the webhooks' own limits of concurrency hold besides.
    ///   - route: which addresses may be contacted, and what every request goes through (nil goes direct); asked before
    ///     each request, since a reload may change both.
    /// - Returns: the transport.
    public static func make(
        _ loop: TransferLoop, route: @escaping @Sendable () -> (guard: AddressGuard, proxy: String?)
    ) -> WebhookTransport {
        { request in
            if let post = request.mail { return await MailTransport.send(request, post, loop) }
            guard request.allowsHTTP || WebAddress(request.url).scheme == "https" else {
                return .failed("plain http needs allow_http: true on this webhook")
            }
            let way = route()
            var transfer = transfer(request, way.guard)
            transfer.proxy = way.proxy
            return outcome(await loop.transfer(transfer))
        }
    }

    private static func transfer(_ request: WebhookRequest, _ guard: AddressGuard) -> TransferRequest {
        var transfer = TransferRequest(url: request.url)
        transfer.method = request.method
        for header in request.headers { transfer.headers.add(header.name, header.value) }
        transfer.body = request.body
        transfer.addressGuard = `guard`
        transfer.acceptsCompression = false
        transfer.acceptsPrefix = true
        // On a connection that was used before, libcurl itself repeats a request that got no answer, at once.
        transfer.closesConnection = true
        if let file = request.certificateAuthorityFile { transfer.tls.authorityFile = file }
        transfer.limits.headerBytes = 32 << 10
        transfer.limits.wireBytes = responseLimit
        transfer.limits.decodedBytes = responseLimit
        transfer.limitToOneDelivery(request, connecting: .seconds(5))
        return transfer
    }

    private static func outcome(_ result: TransferResult) -> AttemptOutcome {
        switch result {
        case .success(let response):
            .answered(status: response.status, retryAfter: response.headers.text("retry-after"))
        case .failure(let error):
            // libcurl's own words may hold the host, never the path; the kind says enough.
            error.kind == .timeout ? .timedOut : .failed(words(error))
        }
    }

    // style: table
    private static func words(_ error: TransferError) -> String {
        switch error.kind {
        case .badURL: "the address of the webhook is malformed"
        case .nameResolution: "the host name cannot be resolved"
        case .connection: "no connection, or it was reset"
        case .tls: "no trusted encrypted connection: \(error.detail)"
        case .timeout: "no answer in time"
        case .protocolViolation: "the answer is not HTTP"
        case .headersTooLarge: "the answer's head is too large"
        case .bodyTooLarge, .truncated, .undecodable: "the answer is damaged"
        case .blockedAddress: "refused: \(error.detail); network.allow would allow it"
        case .proxy: "the proxy failed"
        case .cancelled: "stopped"
        case .local: "local trouble: \(error.detail)"
        }
    }
}

extension TransferRequest {
    /// Takes no more time than the attempt has, and of that at most so much for the connection.
    mutating func limitToOneDelivery(_ request: WebhookRequest, connecting: Duration) {
        limits.connectTimeout = min(connecting, request.timeout)
        limits.totalTimeout = request.timeout
        limits.lowSpeedBytes = 1
        limits.lowSpeedTime = request.timeout
    }
}
