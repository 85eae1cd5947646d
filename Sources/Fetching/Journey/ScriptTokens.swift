/// Words, signs and texts of a script, one after another; comments are passed by.
///
/// No more than it takes to see what is written out: what a regular expression holds is taken for signs.
struct ScriptTokens {
    enum Token: Equatable {
        case word(String)
        case sign(UInt8)
        /// What stands in quotes, without its escapes.
        case text(String)
    }

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    /// Longer words name nothing that is looked for.
    private static let longestWord = 80
    private static let longestText = 8192

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    mutating func next() -> Token? {
        skipBlanks()
        guard at < bytes.endIndex else { return nil }
        let byte = bytes[at]
        if Self.isWord(byte) {
            let start = at
            while at < bytes.endIndex, Self.isWord(bytes[at]) { at += 1 }
            return .word(String(decoding: bytes[start..<at].prefix(Self.longestWord), as: UTF8.self))
        }
        at += 1
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") { return quoted(byte) }
        return .sign(byte)
    }

    /// Passes a sign, if it is the next and stands alone: `==` is no `=`.
    mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        var ahead = self
        guard ahead.next() == .sign(UInt8(ascii: sign)) else { return false }
        if sign == "=", ahead.at < bytes.endIndex, [0x3D, 0x3E].contains(bytes[ahead.at]) { return false }
        self = ahead
        return true
    }

    /// Whether nothing is added to what was read: the place ends here, or what follows is the rest of the address at hand.
    var endsExpression: Bool {
        var ahead = self
        switch ahead.next() {
        case nil, .sign(UInt8(ascii: ")")), .sign(UInt8(ascii: ";")), .sign(UInt8(ascii: "}")),
            .sign(UInt8(ascii: ",")):
            return true
        case .word: return true
        case .sign(UInt8(ascii: "+")): return ahead.isRestOfAddress
        default: return false
        }
    }

    /// `location.hash`, `window.location.search + location.hash`.
    private var isRestOfAddress: Bool {
        var ahead = self
        var word = ahead.next()
        if word == .word("window") || word == .word("document"), ahead.takes(".") { word = ahead.next() }
        guard word == .word("location"), ahead.takes("."), case .word(let part)? = ahead.next() else { return false }
        return part == "hash" || part == "search"
    }

    private mutating func skipBlanks() {
        while at < bytes.endIndex {
            if bytes[at] <= 0x20 {
                at += 1
            } else if begins("//") || begins("<!--") || begins("-->") {
                while at < bytes.endIndex, bytes[at] != 0x0A { at += 1 }
            } else if begins("/*") {
                at += 2
                while at < bytes.endIndex, !begins("*/") { at += 1 }
                at = min(bytes.endIndex, at + 2)
            } else {
                return
            }
        }
    }

    private func begins(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func quoted(_ quote: UInt8) -> Token {
        var text: [UInt8] = []
        var isWritten = true
        while at < bytes.endIndex, bytes[at] != quote {
            if bytes[at] == UInt8(ascii: "\\") {
                text += escaped()
            } else {
                if quote == UInt8(ascii: "`"), bytes[at...].starts(with: [0x24, 0x7B]) { isWritten = false }
                text.append(bytes[at])
                at += 1
            }
        }
        at = min(bytes.endIndex, at + 1)
        // What is put together is no address.
        return isWritten && text.count <= Self.longestText ? .text(String(decoding: text, as: UTF8.self)) : .sign(quote)
    }

    /// `\/`, `\x26`, `\u0026`.
    private mutating func escaped() -> [UInt8] {
        at += 1
        guard at < bytes.endIndex else { return [] }
        let kind = bytes[at]
        at += 1
        let digits = kind == UInt8(ascii: "x") ? 2 : kind == UInt8(ascii: "u") ? 4 : 0
        guard digits > 0 else { return [kind] }
        let number = UInt32(String(decoding: bytes[at...].prefix(digits), as: UTF8.self), radix: 16)
        at = min(bytes.endIndex, at + digits)
        return number.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x24
            || byte == 0x5F
    }
}
