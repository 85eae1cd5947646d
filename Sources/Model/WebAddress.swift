/// A URI reference split into its five parts (RFC 3986 section 3), kept as written apart from the case of the scheme
/// and host and from bytes that no URL may hold (blanks, controls).
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// Lower case, without the colon; nil in a relative reference.
    public var scheme: String?
    /// `user:password@host:port` without the slashes; nil when there is no `//`.
    public var authority: String?
    /// Empty or with its leading slash.
    public var path: String
    /// Without the `?`; nil when there is none.
    public var query: String?
    /// Without the `#`; nil when there is none.
    public var fragment: String?

    /// Splits a reference.
    ///
    /// Every text gives a result; `isWeb` says whether it can be fetched.
    public init(_ text: String) {
        var rest = Substring(WebAddress.cleaned(text))
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(rest[rest.utf8.index(after: hash)...])
            rest = rest[..<hash]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(rest[rest.utf8.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), WebAddress.isScheme(rest[..<colon].utf8) {
            scheme = rest[..<colon].lowercased()
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if rest.utf8.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
            rest = rest.dropFirst(2)
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = WebAddress.loweredHost(String(rest[..<end]))
            rest = rest[end...]
        }
        path = String(rest)
    }

    /// True for an absolute `http` or `https` address with a host.
    public var isWeb: Bool { (scheme == "http" || scheme == "https") && !(host ?? "").isEmpty }

    /// The host without user information and port; an IPv6 literal keeps its brackets.
    public var host: String? {
        guard var text = authority.map({ Substring($0) }) else { return nil }
        if let at = text.lastIndex(of: "@") { text = text[text.index(after: at)...] }
        if text.first == "[", let end = text.firstIndex(of: "]") { return String(text[...end]) }
        if let colon = text.lastIndex(of: ":") { text = text[..<colon] }
        return String(text)
    }

    /// The port as written; nil when there is none or it is no number.
    public var port: Int? {
        guard let authority, let colon = authority.lastIndex(of: ":") else { return nil }
        return Int(authority[authority.index(after: colon)...])
    }

    /// The port that a connection uses: as written, else 80 or 443.
    public var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

    /// `scheme://host:port`, what robots.txt and politeness belong to; nil unless `isWeb`.
    public var origin: String? {
        guard isWeb, let scheme, let host else { return nil }
        return "\(scheme)://\(host):\(effectivePort)"
    }

    /// The reference put together again (RFC 3986 section 5.3).
    public var description: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// The address without its fragment.
    public var withoutFragment: WebAddress {
        var copy = self
        copy.fragment = nil
        return copy
    }

    /// Trims blanks, drops tabs and line ends, and writes other blanks and controls as `%XX`.
    static func cleaned(_ text: String) -> String {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        guard text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return text }
        let bytes = Array(text.utf8)
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.count
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        var kept: [UInt8] = []
        for byte in bytes[start..<end] where byte != 0x09 && byte != 0x0A && byte != 0x0D {
            guard byte <= 0x20 || byte == 0x7F else {
                kept.append(byte)
                continue
            }
            let digits = Array("0123456789ABCDEF".utf8)
            kept += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: kept, as: UTF8.self)
    }

    static func isScheme(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func loweredHost(_ authority: String) -> String {
        guard let at = authority.lastIndex(of: "@") else { return authority.lowercased() }
        return authority[...at] + authority[authority.index(after: at)...].lowercased()
    }
}
