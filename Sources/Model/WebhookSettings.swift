/// A configured receiver: where changes go, which of them, in what form and how patiently.
public struct WebhookSettings: Sendable, Equatable {
    /// The waits after each failed attempt when nothing else is configured: 75 h 35 min in all.
    public static let defaultRetry: [Duration] = [
        .seconds(5), .minutes(5), .minutes(30), .hours(2), .hours(5), .hours(10), .hours(14), .hours(20), .hours(24),
    ]

    /// The stable name that deliveries in the store belong to: letters, digits, `-`, `_` and `.`.
    public var name: String
    /// Where it is posted to.
    ///
    /// The path may be a secret, as with chat services: never log more than `publicURL`.
    public var url: String
    /// Where the whole URL can be read when it is itself a secret; it then replaces `url`.
    public var urlReference: SecretReference?
    /// The name of a body format, such as `standard` or `slack`.
    public var format = "standard"
    /// The signing keys, the newest first; several during a rotation.
    ///
    /// What begins with `whsec_` signs `v1` (HMAC-SHA256), what begins with `whsk_` signs `v1a` (Ed25519).
    public var secrets: [SecretReference] = []
    /// The token for `Authorization: Bearer …`, as ntfy and Matrix want it.
    public var bearerToken: SecretReference?
    /// Extra header fields; never `webhook-*`, `host` or `content-*`.
    public var headers: [RequestOptions.Header] = []
    /// The wait after each failed attempt; after the last one fails the delivery is dead.
    public var retry = WebhookSettings.defaultRetry
    /// The shortest wait after an answer that says "too much"; nil = twelve times the first retry, at most 60 s.
    public var overloadPause: Duration?
    /// Which changes it gets.
    public var when = WebhookFilter()
    /// The longest time one attempt may take.
    public var timeout: Duration = .seconds(20)
    /// How many attempts may run at once.
    public var concurrency = 4
    /// How many attempts may begin in a minute; nil = as many as there are.
    public var ratePerMinute: Int?
    /// Whether `http:` URLs are allowed; without it only `https:` is spoken.
    public var allowsHTTP = false
    /// The PEM file of the certificate authorities to trust instead of the system's.
    public var certificateAuthorityFile: String?
    /// How long nothing but failures is tolerated before the webhook is disabled.
    public var disableAfter: Duration = .days(5)
    /// The text of the template, for the format `template`.
    public var template: String?
    /// How and when it is told by mail; nil for a receiver that changes are posted to.
    public var mail: MailSettings?
    /// Whether it is told what the service itself is in need of, as `system.*` events.
    public var wantsSystemEvents = false
    /// What only one format needs, such as `topic` for ntfy or `content-type` for a template.
    public var options: [String: String] = [:]

    /// A receiver by name and address.
    public init(name: String, url: String) {
        self.name = name
        self.url = url
    }

    /// A recipient of mail: one message at a time, and as patient as mail is.
    public init(name: String, mail: MailSettings) {
        self.name = name
        url = ""
        self.mail = mail
        concurrency = 1
        timeout = .seconds(60)
    }

    /// What people call it: `webhook desk`, `recipient desk`.
    public var title: String { (mail == nil ? "webhook " : "recipient ") + name }

    /// Scheme, host and port, which may be shown; the rest of a webhook's URL is often a secret.
    public var publicURL: String {
        let address = WebAddress(url)
        guard let scheme = address.scheme, let host = address.host else { return "(no address)" }
        return "\(scheme)://\(host)" + (address.port.map { ":\($0)" } ?? "")
    }
}

extension ChangeRecord {
    /// True for the events that compare two versions and so have edits, kinds and a severity of their own.
    public var hasEdits: Bool {
        switch type {
        case .articleChanged, .articleReprocessed: true
        default: false
        }
    }
}
