/// One header field.
public struct HTTPField: Sendable, Equatable {
    /// As written.
    public var name: String
    /// As written, without the blanks around it.
    public var value: String

    /// A field by name and value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A request that arrived whole.
public struct HTTPRequest: Sendable {
    /// The method as sent, such as `GET`.
    public var method: String
    /// As sent: path and query.
    public var target: String
    /// The path without the query, percent-decoded.
    public var path: String
    /// The query as sent, without the `?`; empty when there is none.
    public var query: String
    /// In the order sent.
    public var headers: [HTTPField]
    /// Empty when there is none.
    public var body: [UInt8]

    init(method: String, target: String, headers: [HTTPField], body: [UInt8]) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = percentDecoded(parts.first ?? "")
        query = parts.count > 1 ? String(parts[1]) : ""
    }

    /// The value of the first field of that name, whatever the case of the name.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }

    /// The first value of that name in the query (`application/x-www-form-urlencoded`), decoded.
    public func parameter(_ name: String) -> String? { parameters(name).first }

    /// All values of that name in the query, decoded.
    public func parameters(_ name: String) -> [String] { HTTPRequest.values(name, in: Substring(query)) }

    /// The names in the query, decoded.
    public var parameterNames: [String] {
        query.split(separator: "&").map { formDecoded($0.prefix { $0 != "=" }) }
    }

    /// The first value of that name in a body that is a form.
    public func formValue(_ name: String) -> String? {
        HTTPRequest.values(name, in: Substring(String(decoding: body, as: UTF8.self))).first
    }

    /// The value of a cookie (RFC 6265 section 4.2).
    public func cookie(_ name: String) -> String? {
        for field in headers where field.name.lowercased() == "cookie" {
            for pair in field.value.split(separator: ";") {
                let trimmed = pair.drop { $0 == " " }
                if trimmed.hasPrefix(name + "=") { return String(trimmed.dropFirst(name.count + 1)) }
            }
        }
        return nil
    }

    private static func values(_ name: String, in form: Substring) -> [String] {
        form.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard formDecoded(parts[0]) == name else { return nil }
            return parts.count > 1 ? formDecoded(parts[1]) : ""
        }
    }
}

/// What is answered.
public struct HTTPResponse: Sendable {
    /// The status code.
    public var status: Int
    /// `Content-Length` and `Date` are added when it is sent.
    public var headers: [HTTPField]
    /// Empty when there is none.
    public var body: [UInt8]
    /// In the place of a body: what goes on for as long as the client stays.
    public var stream: HTTPStream?

    /// An answer by its parts.
    public init(status: Int = 200, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer with a text of that media type, such as `text/plain`; the character set is UTF-8.
    public init(status: Int = 200, contentType: String, text: String) {
        self.init(status: status, headers: [HTTPField("Content-Type", contentType)], body: Array(text.utf8))
    }
}

/// A body without an end, such as server-sent events.
public struct HTTPStream: Sendable {
    /// What comes next: nothing when there is nothing at the moment, nil for the end.
    ///
    /// Called on the server's thread, so it must answer at once and with little. Who gave nothing is asked again after
    /// `HTTPServer.wake`, and when the client has heard nothing for a while: `isQuiet` asks for a sign of life.
    public var next: @Sendable (_ isQuiet: Bool) -> [UInt8]?

    /// A stream by what it says.
    public init(next: @escaping @Sendable (_ isQuiet: Bool) -> [UInt8]?) { self.next = next }
}

private func formDecoded(_ text: Substring) -> String {
    percentDecoded(Substring(text.replacing("+", with: " ")))
}

/// RFC 3986 section 2.1; a `%` without two digits stays as it is, bytes that are no UTF-8 become U+FFFD.
private func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var at = 0
    while at < bytes.count {
        if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = hexDigit(bytes[at + 1]),
            let low = hexDigit(bytes[at + 2])
        {
            decoded.append(high << 4 | low)
            at += 3
        } else {
            decoded.append(bytes[at])
            at += 1
        }
    }
    return String(decoding: decoded, as: UTF8.self)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
}
