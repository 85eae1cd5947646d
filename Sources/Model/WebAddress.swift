/// A URI reference split into its five parts (RFC 3986 section 3), kept as written apart from the case of the scheme
/// and host and from bytes that no URL may hold (blanks, controls).
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// Lower case, without the colon; nil in a relative reference.
    public var scheme: String?
    /// `user:password`, as written before the `@`; nil when there is none.
    ///
    /// It is no part of `authority` or `description`: an address is stored, logged and shown, and credentials must not
    /// be (RFC 3986 section 7.5). Only who sends them asks for this.
    public var userInformation: String?
    /// `host:port` without the slashes; nil when there is no `//`.
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
        // By bytes: all that divides the parts is ASCII, and characters would cost ten times as much.
        let text = WebAddress.cleaned(text)
        let bytes = text.utf8.span
        var rest = 0..<bytes.count
        if let hash = bytes.first(UInt8(ascii: "#"), in: rest) {
            fragment = text.part(hash + 1..<rest.upperBound)
            rest = 0..<hash
        }
        if let mark = bytes.first(UInt8(ascii: "?"), in: rest) {
            query = text.part(mark + 1..<rest.upperBound)
            rest = 0..<mark
        }
        if let colon = bytes.first(UInt8(ascii: ":"), in: rest), bytes.isScheme(0..<colon) {
            scheme = text.lowered(0..<colon)
            rest = colon + 1..<rest.upperBound
        }
        let slash = UInt8(ascii: "/")
        if rest.count >= 2, bytes[rest.lowerBound] == slash, bytes[rest.lowerBound + 1] == slash {
            rest = rest.dropFirst(2)
            let end = bytes.first(slash, in: rest) ?? rest.upperBound
            let at = bytes.last(UInt8(ascii: "@"), in: rest.lowerBound..<end)
            userInformation = at.map { text.part(rest.lowerBound..<$0) }
            authority = text.lowered((at.map { $0 + 1 } ?? rest.lowerBound)..<end)
            rest = end..<rest.upperBound
        }
        path = text.part(rest)
    }

    /// True for an absolute `http` or `https` address with a host.
    public var isWeb: Bool { (scheme == "http" || scheme == "https") && !(hostRange ?? 0..<0).isEmpty }

    /// The host without its port; an IPv6 literal keeps its brackets.
    public var host: String? {
        guard let authority, let hostRange else { return nil }
        return authority.part(hostRange)
    }

    /// Where the host stands in the authority.
    private var hostRange: Range<Int>? {
        guard let authority else { return nil }
        let bytes = authority.utf8.span
        let all = 0..<bytes.count
        if !all.isEmpty, bytes[0] == UInt8(ascii: "["), let end = bytes.first(UInt8(ascii: "]"), in: all) {
            return 0..<end + 1
        }
        return 0..<(bytes.last(UInt8(ascii: ":"), in: all) ?? bytes.count)
    }

    /// The port as written; nil when there is none or it is no number.
    public var port: Int? {
        guard let authority else { return nil }
        let bytes = authority.utf8.span
        guard let colon = bytes.last(UInt8(ascii: ":"), in: 0..<bytes.count) else { return nil }
        return Int(authority.part(colon + 1..<bytes.count))
    }

    /// The port that a connection uses: as written, else 80 or 443.
    public var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

    /// `scheme://host:port`, what robots.txt and politeness belong to; nil unless `isWeb`.
    public var origin: String? {
        guard isWeb, let scheme, let host else { return nil }
        return "\(scheme)://\(host):\(effectivePort)"
    }

    /// Whether both have the same origin; false when either has none.
    public func hasOrigin(of other: WebAddress) -> Bool {
        isWeb && scheme == other.scheme && host == other.host && effectivePort == other.effectivePort
    }

    /// The reference put together again, without user information (RFC 3986 section 5.3).
    public var description: String {
        var text = scheme ?? ""
        text.reserveCapacity(16 + (authority?.utf8.count ?? 0) + path.utf8.count + (query?.utf8.count ?? 0))
        if scheme != nil { text += ":" }
        if let authority {
            text += "//"
            text += authority
        }
        text += path
        if let query {
            text += "?"
            text += query
        }
        if let fragment {
            text += "#"
            text += fragment
        }
        return text
    }

    /// The address without its fragment.
    public var withoutFragment: WebAddress {
        var copy = self
        copy.fragment = nil
        return copy
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Trims blanks, drops tabs and line ends, and writes other blanks and controls as `%XX`.
    static func cleaned(_ text: String) -> String {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        guard text.utf8.span.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return text }
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
}

extension String {
    /// The text between two offsets in bytes.
    fileprivate func part(_ bytes: Range<Int>) -> String {
        let start = utf8.index(startIndex, offsetBy: bytes.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: bytes.count)])
    }

    /// The same in lower case; most is already.
    fileprivate func lowered(_ bytes: Range<Int>) -> String {
        let isLower = !utf8.span.extracting(bytes).contains { $0 >= 0x80 || (0x41...0x5A).contains($0) }
        return isLower ? part(bytes) : part(bytes).lowercased()
    }
}

extension Span<UInt8> {
    fileprivate func contains(where isWanted: (UInt8) -> Bool) -> Bool {
        for index in 0..<count where isWanted(self[index]) { return true }
        return false
    }

    fileprivate func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        for index in range where self[index] == byte { return index }
        return nil
    }

    fileprivate func last(_ byte: UInt8, in range: Range<Int>) -> Int? {
        for index in range.reversed() where self[index] == byte { return index }
        return nil
    }

    /// A letter, then letters, digits, `+`, `-` and `.` (RFC 3986 section 3.1).
    fileprivate func isScheme(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, WebAddress.isLetter(self[range.lowerBound]) else { return false }
        return !extracting(range).contains { byte in
            !WebAddress.isLetter(byte) && !(0x30...0x39).contains(byte) && byte != 0x2B && byte != 0x2D && byte != 0x2E
        }
    }
}
