/// What came back: the final response of an exchange (1xx responses are dropped).
public struct TransferResponse: Sendable {
    /// The status code of the final response.
    public var status: Int
    /// Its header fields, without trailers.
    public var headers: HeaderFields
    /// Decoded when the request accepted compression.
    public var body: [UInt8]
    /// The address that was connected to, as text without a port; empty for a Unix socket.
    public var peerAddress: String
    /// Whether the protocol marked where the body ends, so that a cut one could not pass for a whole one.
    public var isDelimited = true
    /// Bytes of body that travelled.
    public var wireBytes: Int
    /// Where the time went.
    public var timings: TransferTimings
    /// Keeps the body counted as long as it is in use; nil for a small one.
    public var hold: BodyHold?
    /// What the exchange looked like, when the request asked to keep it.
    public var trace: TransferTrace?

    /// A response by its parts.
    public init(status: Int, headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
        peerAddress = ""
        wireBytes = body.count
        timings = TransferTimings()
    }
}

/// Where the time of a transfer went, each counted from its start.
public struct TransferTimings: Sendable, Equatable {
    /// When the connection stood; zero when it was used before.
    public var connected = Duration.zero
    /// When the response began.
    public var firstByte = Duration.zero
    /// When it was over.
    public var total = Duration.zero

    /// All zero.
    public init() {}
}

/// A response, or why there is none.
public typealias TransferResult = Result<TransferResponse, TransferError>
