public import Model

/// One attempt as it goes over the wire.
public struct WebhookRequest: Sendable, Equatable {
    /// `POST`, or what the format asks for.
    public var method = "POST"
    /// The whole address; it may be a secret.
    public var url: String
    /// In the order they are sent.
    public var headers: [RequestOptions.Header] = []
    /// The stored bytes.
    public var body: [UInt8]
    /// The message id: the change's id, at every attempt and replay.
    public var id: String
    /// The longest time it may take.
    public var timeout: Duration = .seconds(20)
    /// Whether `http:` may be spoken.
    public var allowsHTTP = false
    /// The authorities to trust instead of the system's.
    public var certificateAuthorityFile: String?
    /// How the body leaves as a message; nil posts it.
    public var mail: MailPost?

    /// A POST of these bytes.
    public init(url: String, body: [UInt8], id: String) {
        self.url = url
        self.body = body
        self.id = id
    }
}

/// Makes requests of deliveries: content, signature, authorisation, extra header fields.
struct RequestBuilder: Sendable {
    let settings: WebhookSettings
    let secrets: SecretReader
    let userAgent: String

    /// The request of one attempt.
    ///
    /// - Parameters:
    ///   - delivery: what is sent.
    ///   - now: the time of the attempt, which is signed.
    /// - Returns: the request, ready to be sent.
    /// - Throws: `SecretError` when a secret cannot be read; nothing is sent unsigned that should be signed.
    func request(_ delivery: DueDelivery, now: Timestamp) throws(SecretError) -> WebhookRequest {
        var keys: [SigningKey] = []
        for reference in settings.secrets { keys.append(try SigningKey(try secrets(reference))) }
        let url = if let reference = settings.urlReference { try secrets(reference) } else { settings.url }
        var request = WebhookRequest(url: url, body: delivery.body, id: delivery.changeID)
        request.timeout = settings.timeout
        request.allowsHTTP = settings.allowsHTTP
        request.certificateAuthorityFile = settings.certificateAuthorityFile
        request.headers = [
            .init("Content-Type", delivery.contentType), .init("User-Agent", userAgent),
            .init("webhook-id", delivery.changeID), .init("webhook-timestamp", "\(now.seconds)"),
        ]
        if !keys.isEmpty {
            let signature = Signature.header(
                id: delivery.changeID, timestamp: now, body: delivery.body, keys: keys)
            request.headers.append(.init("webhook-signature", signature))
        }
        if let token = settings.bearerToken {
            request.headers.append(.init("Authorization", "Bearer \(try secrets(token))"))
        }
        request.headers += settings.headers.filter { WebhookCheck.isFree($0.name) }
        FormatTable.format(settings.format)?.address(&request, settings)
        return request
    }
}

/// Finds what is wrong with a webhook's settings before anything is sent.
public enum WebhookCheck {
    /// Every problem, one sentence each; empty when it can be used.
    public static func problems(_ settings: WebhookSettings) -> [String] {
        if let mail = settings.mail { return MailCheck.problems(mail) }
        var problems: [String] = []
        if settings.urlReference == nil {
            let url = WebAddress(settings.url)
            if !url.isWeb { problems.append("the url must begin with https:// and name a host") }
            if url.scheme == "http", !settings.allowsHTTP {
                problems.append("the url is not encrypted; use https, or set allow_http: true")
            }
            if url.userInformation != nil {
                problems.append("a user name or password in the url is not used; use headers or bearer")
            }
        }
        for header in settings.headers where !isFree(header.name) {
            problems.append("the header \(header.name) is set by errata itself")
        }
        guard let format = FormatTable.format(settings.format) else {
            let names = FormatTable.all.map(\.name).joined(separator: ", ")
            return problems + ["unknown format \(settings.format); expected one of \(names)"]
        }
        return problems + unknownOptions(settings, format) + format.problems(settings)
    }

    private static func unknownOptions(_ settings: WebhookSettings, _ format: any WebhookFormat) -> [String] {
        settings.options.keys.filter { !format.options.contains($0) }.sorted().map { name in
            guard !format.options.isEmpty else { return "the format \(format.name) has no options, such as \(name)" }
            return "unknown option \(name) of the format \(format.name), did you mean \(format.options[0])?"
        }
    }

    /// Whether a user may set that header field.
    static func isFree(_ name: String) -> Bool {
        let name = name.lowercased()
        let isOurs = ["webhook-", "content-", "ce-"].contains { name.hasPrefix($0) }
        return !isOurs && !["host", "transfer-encoding", "connection", "expect", "user-agent"].contains(name)
    }
}
