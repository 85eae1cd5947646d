/// What an exchange looked like on the wire, and over which connection it went.
public struct TransferTrace: Sendable, Equatable {
    /// The request line and the header fields as sent, with the empty line.
    ///
    /// Of HTTP/2, which has no such lines, what HTTP/1.1 would have sent.
    public var request: [UInt8] = []
    /// The status line and the header fields of the final response as received, with the empty line.
    public var response: [UInt8] = []
    /// `HTTP/1.1`, `HTTP/2`.
    public var httpVersion = ""
    /// `TLSv1.3`; empty without TLS, or when it cannot be told.
    public var tlsVersion = ""
    /// The certificates that the server presented, its own first, each as DER.
    public var certificates: [[UInt8]] = []
    /// Why the body is not whole, in the words of WARC: `length` when it is longer than what was taken of it.
    public var cut: String?
    /// The status code where the response stands for another: a recording answers with the page, where a 304 came.
    public var status: Int?

    /// Nothing yet.
    public init() {}
}

extension TransferRequest {
    /// The head of this request as libcurl writes it over HTTP/1.1.
    ///
    /// - Parameter others: whole lines that are sent besides the fields.
    /// - Returns: the bytes with the empty line.
    func head(_ others: [StaticString]) -> [UInt8] {
        var rest = url.utf8[...]
        if let scheme = rest.firstIndex(of: UInt8(ascii: ":")) { rest = rest[rest.index(scheme, offsetBy: 3)...] }
        let border = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        let authority = rest[..<border]
        let path = rest[border...]
        var bytes = Array("\(method) ".utf8)
        if path.first != UInt8(ascii: "/") { bytes.append(UInt8(ascii: "/")) }
        bytes += path
        bytes += Array(" HTTP/1.1\r\nHost: ".utf8)
        bytes += authority
        bytes += [0x0D, 0x0A]
        for field in headers.lines {
            bytes += field.name
            bytes += Array(": ".utf8)
            bytes += field.value
            bytes += [0x0D, 0x0A]
        }
        for line in others {
            let text = "\(line)"
            // `Expect:` without a value takes a field away.
            guard !text.hasSuffix(":") else { continue }
            bytes += Array(text.utf8) + [0x0D, 0x0A]
        }
        return bytes + [0x0D, 0x0A]
    }
}
