/// One request and its answer as they went over the wire, secrets left out.
public struct HTTPExchange: Sendable, Equatable {
    /// The other side.
    public struct Peer: Sendable, Equatable {
        /// Its IP address; empty when it is not known.
        public var address: String
        /// `HTTP/1.1`, `HTTP/2`.
        public var httpVersion: String
        /// `TLSv1.3`; empty without TLS.
        public var tlsVersion: String
        /// The certificates it presented, its own first, each as DER.
        public var certificates: [[UInt8]]

        /// A peer by its parts.
        public init(address: String, httpVersion: String, tlsVersion: String, certificates: [[UInt8]]) {
            self.address = address
            self.httpVersion = httpVersion
            self.tlsVersion = tlsVersion
            self.certificates = certificates
        }
    }

    /// What was asked for.
    public var url: String
    /// The status code of the answer.
    public var status: Int
    /// Request line and header fields with the empty line; values that are secret read `[redacted]`.
    public var request: [UInt8]
    /// Status line and header fields as received, with the empty line.
    public var response: [UInt8]
    /// The other side.
    public var peer: Peer
    /// When the request went out.
    public var startedAt: Timestamp
    /// From there to the first byte of the answer.
    public var firstByte: Duration
    /// From there to its end.
    public var total: Duration
    /// Bytes of body that travelled, in their content coding.
    public var wireBytes: Int
    /// Why the body is not whole: `length`; nil when it is.
    public var cut: String?

    /// An exchange by its parts.
    public init(
        url: String, status: Int, request: [UInt8], response: [UInt8], peer: Peer, startedAt: Timestamp,
        firstByte: Duration, total: Duration, wireBytes: Int, cut: String? = nil
    ) {
        self.url = url
        self.status = status
        self.request = request
        self.response = response
        self.peer = peer
        self.startedAt = startedAt
        self.firstByte = firstByte
        self.total = total
        self.wireBytes = wireBytes
        self.cut = cut
    }
}

/// That a page was seen: the exchanges on the way to it, the last one with the page itself.
public struct Sighting: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// Redirects first.
    public var exchanges: [HTTPExchange]
    /// SHA-256 of the page that came, or of the one that a 304 stands for; nil when neither is known.
    public var sha256: [UInt8]?

    /// A sighting by its parts.
    public init(articleID: String, exchanges: [HTTPExchange], sha256: [UInt8]?) {
        self.articleID = articleID
        self.exchanges = exchanges
        self.sha256 = sha256
    }
}
