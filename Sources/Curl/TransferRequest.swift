/// One HTTP exchange to make, or one message to hand to a mail server: what, to whom, and within which limits.
///
/// Redirects are never followed; a 3xx is a response like any other.
public struct TransferRequest: Sendable {
    /// An absolute `http` or `https` address; user information in it is not used.
    public var url: String
    /// The HTTP method.
    public var method = "GET"
    /// In the order they are sent.
    ///
    /// `Host`, `Content-Length` and `Connection` are libcurl's business.
    public var headers = HeaderFields()
    /// What is sent along; nil sends none.
    public var body: [UInt8]?
    /// How much the transfer may take.
    public var limits = TransferLimits()
    /// Which addresses may be contacted, checked on the real address of every connection.
    ///
    /// Not asked when `proxy` or `unixSocket` is set: then the user has named the peer.
    public var addressGuard = AddressGuard()
    /// Whom to trust, when the scheme is `https`.
    public var tls = TLSOptions()
    /// Where to go through, as `http://host:port` or `socks5h://host:port`; nil goes direct.
    ///
    /// The environment is never asked.
    public var proxy: String?
    /// A Unix socket to connect to instead of the host in the URL.
    public var unixSocket: String?
    /// `host:port:address` pins a name to an address (`CURLOPT_RESOLVE`).
    public var resolve: [String] = []
    /// Close the connection afterwards: right when the host will not be asked again within seconds.
    public var closesConnection = false
    /// Decode `gzip` and `deflate` bodies; the header field `Accept-Encoding` is then sent by itself.
    public var acceptsCompression = true

    /// Hand the body to the mail server at `url`, which then is an `smtp` or `smtps` address; nil speaks HTTP.
    public var mail: MailEnvelope?

    /// Keep the heads of the exchange and what is known of the connection, as `TransferResponse.trace`.
    public var keepsTrace = false

    /// Cut a body that is over its limit and take its beginning, instead of failing.
    public var acceptsPrefix = false

    /// A GET of that address.
    public init(url: String) { self.url = url }
}

/// How much a transfer may take before it is ended.
public struct TransferLimits: Sendable, Equatable {
    /// All header bytes of all responses of the exchange, 1xx included.
    public var headerBytes = 128 << 10
    /// All header lines of the exchange.
    public var headerLines = 500
    /// The body as it travels.
    public var wireBytes = 16 << 20
    /// The body after decompression.
    public var decodedBytes = 16 << 20
    /// Name look-up, connection and TLS together.
    public var connectTimeout = Duration.seconds(10)
    /// The whole transfer.
    public var totalTimeout = Duration.seconds(40)
    /// Slower than `lowSpeedBytes` a second for `lowSpeedTime` ends the transfer; silence counts as slow.
    public var lowSpeedBytes = 100
    /// How long the transfer may be slow.
    public var lowSpeedTime = Duration.seconds(15)

    /// The usual limits.
    public init() {}
}

/// Whom to trust and how to present oneself.
public struct TLSOptions: Sendable, Equatable {
    /// One file of PEM certificates.
    ///
    /// A directory would be read anew for each connection (16 ms of CPU).
    public var authorityFile = TLSOptions.systemAuthorityFile
    /// A PEM file to present; nil presents none.
    public var clientCertificate: String?
    /// The PEM file of its key.
    public var clientKey: String?
    /// False believes any certificate: then anybody on the way can read and forge.
    public var verifiesPeer = true

    /// Where Debian keeps the authorities it trusts.
    public static let systemAuthorityFile = "/etc/ssl/certs/ca-certificates.crt"

    /// The system's authorities, no client certificate.
    public init() {}
}
