public import Model

/// A delivery whose time has come: the head of its article's queue at one webhook.
public struct DueDelivery: Sendable, Equatable {
    /// Its number in the store.
    public var id: Int64
    /// The webhook's name.
    public var webhook: String
    /// The change's id: the message id.
    public var changeID: String
    /// The change's number in the log.
    public var sequence: Int64
    /// Attempts made before.
    public var attempts = 0
    /// The media type of the body.
    public var contentType = "application/json"
    /// The body, the same at every attempt.
    public var body: [UInt8]

    /// A first attempt with a JSON body.
    public init(id: Int64, webhook: String, changeID: String, sequence: Int64, body: [UInt8]) {
        self.id = id
        self.webhook = webhook
        self.changeID = changeID
        self.sequence = sequence
        self.body = body
    }
}

/// An attempt that ended, and what follows from it; stored in one transaction.
public struct AttemptReport: Sendable, Equatable {
    /// The delivery.
    public var delivery: DueDelivery
    /// When it began.
    public var begunAt: Timestamp
    /// How long it took.
    public var took: Duration
    /// How it ended.
    public var outcome: AttemptOutcome
    /// What is to be done with the delivery.
    public var step: RetryPlan.Step
    /// How the webhook is doing after it.
    public var webhook: WebhookState
}

/// What the delivery loop needs of the store.
public protocol DeliveryQueue: Sendable {
    /// The heads of one webhook that are due, the longest due first.
    ///
    /// - Parameters:
    ///   - webhook: its name.
    ///   - now: what is due by then.
    ///   - running: deliveries whose attempts have not ended.
    ///   - limit: at most so many.
    /// - Returns: deliveries, none of them in `running`.
    /// - Throws: when the store cannot be read; it is asked again later.
    func due(_ webhook: String, now: Timestamp, running: Set<Int64>, limit: Int) async throws -> [DueDelivery]

    /// When the next head of a webhook is due; nil when none waits. Those in `running` do not count.
    ///
    /// - Throws: when the store cannot be read; it is asked again later.
    func nextDue(_ webhook: String, running: Set<Int64>) async throws -> Timestamp?

    /// Notes that an attempt begins, before anything is sent.
    ///
    /// - Parameters:
    ///   - delivery: the delivery.
    ///   - time: when it begins.
    /// - Returns: false when it is not waiting any more, and nothing shall be sent.
    /// - Throws: when nothing was stored; nothing may then be sent.
    func begin(_ delivery: DueDelivery, at time: Timestamp) async throws -> Bool

    /// Attempts of one webhook that have begun and of which no end is stored: the daemon was ended meanwhile.
    ///
    /// - Throws: when the store cannot be read; it is asked again later.
    func interrupted(_ webhook: String) async throws -> [(delivery: DueDelivery, begunAt: Timestamp)]

    /// Stores an attempt and its consequence.
    ///
    /// - Throws: when nothing was stored; it is called again with the same report.
    func record(_ report: AttemptReport) async throws

    /// What the store remembers of a webhook.
    ///
    /// - Throws: when the store cannot be read; it is asked again later.
    func state(of settings: WebhookSettings) async throws -> WebhookState
}
