public import Model

/// Handing one change to one webhook.
public struct Delivery: Sendable, Equatable {
    /// Where a delivery stands.
    public enum State: String, Sendable, CaseIterable {
        /// To be tried, now or later.
        case pending
        /// The receiver has it.
        case delivered
        /// The schedule is used up: a person must look.
        case dead
    }

    /// Its public id.
    public var id: Int64
    /// The name of the webhook.
    public var webhook: String
    /// The change's id: the message id.
    public var changeID: String
    /// The change's number in the log.
    public var sequence: Int64
    /// Where it stands.
    public var state: State
    /// Whether it is the first of its article's queue that is not finished; only such a one is ever due.
    public var isHead: Bool
    /// Attempts made since it was planned, or last asked for again by a person.
    public var attempts: Int
    /// Not to be tried before.
    public var nextAttemptAt: Timestamp
    /// When it was planned.
    public var createdAt: Timestamp
    /// When it was received or given up.
    public var finishedAt: Timestamp?
    /// The receiver's last status; nil when it did not answer.
    public var lastStatus: Int?
    /// How the last attempt ended, in words without secrets.
    public var lastDetail: String?
    /// The media type.
    public var contentType: String
}

/// A delivery whose time has come, with the body it gets at every attempt.
public struct PendingDelivery: Sendable, Equatable {
    /// The delivery.
    public var delivery: Delivery
    /// The bytes that are sent.
    public var body: [UInt8]
}

/// One attempt that was made.
public struct Attempt: Sendable, Equatable {
    /// What follows from it.
    public enum Consequence: Sendable, Equatable {
        case delivered
        /// Not before that time.
        case retry(at: Timestamp)
        case dead
    }

    /// The delivery.
    public var deliveryID: Int64
    /// When it was seen.
    public var at: Timestamp
    /// How long it took.
    public var took: Duration
    /// The HTTP status.
    public var status: Int?
    /// How it ended, in words without secrets.
    public var detail: String
    /// What follows from it.
    public var consequence: Consequence

    /// An attempt by its parts.
    public init(
        deliveryID: Int64, at: Timestamp, took: Duration, status: Int?, detail: String, consequence: Consequence
    ) {
        self.deliveryID = deliveryID
        self.at = at
        self.took = took
        self.status = status
        self.detail = detail
        self.consequence = consequence
    }
}

/// One attempt as it stands in the store.
public struct PastAttempt: Sendable, Equatable {
    /// 1 for the first.
    public var number: Int
    /// When it was seen.
    public var at: Timestamp
    /// How long it took.
    public var took: Duration
    /// The HTTP status.
    public var status: Int?
    /// Why, in words.
    public var detail: String
    /// `delivered`, `retry`, `dead`, or `begun` while it is under way.
    public var consequence: String

    /// The word for an attempt that has begun and of which no end was recorded.
    static let begun = "begun"
}

/// How a webhook as a whole is doing.
public struct WebhookHealth: Sendable, Equatable {
    /// What people see.
    public var name: String
    /// Failed attempts since the last success.
    public var failures: Failures
    /// Why nothing is sent any more; nil while it is enabled.
    public var disabledReason: String?
    /// Since when nothing is sent.
    public var disabledAt: Timestamp?
    /// When something was last sent.
    public var lastAttemptAt: Timestamp?
    /// When something was last received.
    public var lastSuccessAt: Timestamp?

    /// A webhook of which nothing is known yet.
    public init(name: String) {
        self.name = name
        failures = .none
    }
}

/// How many deliveries of a webhook stand where.
public struct WebhookCounts: Sendable, Equatable {
    /// How it is doing.
    public var health: WebhookHealth
    /// False when the configuration no longer names it.
    public var isActive: Bool
    /// Deliveries to be tried, now or later.
    public var pending: Int
    /// Deliveries whose schedule is used up.
    public var dead: Int
    /// When the oldest pending one was made.
    public var oldestPendingAt: Timestamp?
}

/// Which deliveries are asked for.
public struct DeliveryFilter: Sendable {
    /// The name of the webhook.
    public var webhook: String?
    /// Where it stands.
    public var state: Delivery.State?
    /// Only those of this change.
    public var changeID: String?
    /// Only those of changes observed at this time or later.
    public var since: Timestamp?
    /// Only those with a smaller id: the next page of a listing.
    public var before: Int64?
    /// At most so many, the newest first.
    public var limit = 50

    /// Every delivery.
    public init() {}
}
