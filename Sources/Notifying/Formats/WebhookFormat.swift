public import Model

/// A form in which a change is posted: one conformer a file, one line each in `FormatTable`.
public protocol WebhookFormat: Sendable {
    /// What the configuration calls it.
    var name: String { get }

    /// The media type of the body.
    func contentType(_ settings: WebhookSettings) -> String

    /// The body, rendered once and stored: the same for every attempt.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8]

    /// What the request needs beside the body: another method, another address, further header fields.
    ///
    /// - Parameters:
    ///   - request: a POST with body, content type and signature, to be amended.
    ///   - settings: the webhook's.
    func address(_ request: inout WebhookRequest, _ settings: WebhookSettings)

    /// The options that it knows.
    var options: [String] { get }

    /// What is wrong with the settings for this format, one sentence each.
    func problems(_ settings: WebhookSettings) -> [String]
}

extension WebhookFormat {
    /// JSON, as most services want it.
    public func contentType(_ settings: WebhookSettings) -> String { "application/json" }

    /// Nothing beside the body.
    public func address(_ request: inout WebhookRequest, _ settings: WebhookSettings) {}

    /// None.
    public var options: [String] { [] }

    /// Nothing can be wrong.
    public func problems(_ settings: WebhookSettings) -> [String] { [] }
}
