/// A transfer that produced no usable response.
public struct TransferError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// The address is malformed or its scheme is not allowed.
        case badURL
        case nameResolution
        /// Refused, reset, or no route.
        case connection
        case tls
        case timeout
        /// What the server sent is no HTTP.
        case protocolViolation
        /// The response head is over its limit.
        case headersTooLarge
        /// The body is over its limit, as it travels or decoded.
        case bodyTooLarge
        /// The body ended before its end.
        case truncated
        /// The body's coding is unknown or its data damaged.
        case undecodable
        /// The address guard refused the peer.
        case blockedAddress
        case proxy
        case cancelled
        /// Local trouble: memory, descriptors, a missing certificate file.
        case local
    }

    /// What went wrong.
    public var kind: Kind
    /// libcurl's own words, or ours.
    public var detail: String
    /// The CURLcode, 0 when the transfer was ended by us.
    public var code: Int

    /// An error by its parts.
    public init(_ kind: Kind, _ detail: String, code: Int = 0) {
        self.kind = kind
        self.detail = detail
        self.code = code
    }

    /// The kind and the detail in one line.
    public var description: String { code == 0 ? detail : "\(detail) (curl \(code))" }

    /// Whether the same request may succeed later without anybody's doing.
    public var isTransient: Bool {
        switch kind {
        case .nameResolution, .connection, .tls, .timeout, .protocolViolation, .truncated, .undecodable, .proxy,
            .cancelled, .local:
            true
        case .badURL, .headersTooLarge, .bodyTooLarge, .blockedAddress: false
        }
    }

    /// What a person can do; nil when only waiting helps.
    public var hint: String? {
        switch kind {
        case .badURL: "check the address of the source"
        case .nameResolution: "check the host name and the resolver of this machine"
        case .tls: "open the address in a browser; for a private authority set the source's CA file"
        case .bodyTooLarge: "raise the source's size limit if the page is meant to be that large"
        case .blockedAddress: "add the range to network.allow if this private address is meant to be fetched"
        case .proxy: "check the proxy setting of the source"
        case .local: "check memory, open files and the certificate files of the service"
        default: nil
        }
    }
}
