public import Model

/// A change as it stands in the log.
public struct CommittedChange: Sendable, Equatable {
    /// Its number in the log, from 1, without a gap.
    public var sequence: Int64
    /// Its public id.
    public var id: String
    /// The line of the log, without its newline.
    public var line: [UInt8]
    /// How many webhooks it will go to.
    public var deliveries: Int
}

/// One webhook that wants a change, and the body it will get at every attempt.
public struct PlannedDelivery: Sendable, Equatable {
    /// The name of the webhook.
    public var webhook: String
    /// The media type.
    public var contentType: String
    /// The bytes that are sent.
    public var body: [UInt8]
    /// Not to be sent before; nil for at once.
    public var notBefore: Timestamp?
    /// Whether it waits for no other of its article, nor they for it: what is sent together is in order by itself.
    public var standsAlone = false

    /// A delivery by its parts.
    public init(webhook: String, contentType: String, body: [UInt8]) {
        self.webhook = webhook
        self.contentType = contentType
        self.body = body
    }
}

/// Says which webhooks want a change, inside the transaction that stores it: quick, pure, and without waiting.
public typealias DeliveryPlanner = @Sendable (_ change: ChangeRecord, _ sequence: Int64) -> [PlannedDelivery]
