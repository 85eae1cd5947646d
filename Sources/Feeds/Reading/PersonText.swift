import Model

/// A person in one line: `addr (Name)`, `Name (addr)`, `Name <addr>`, an address, or a name.
enum PersonText {
    static func person(_ text: String) -> Person {
        let bytes = Array(text.utf8)
        if let inner = enclosed(bytes, UInt8(ascii: "("), UInt8(ascii: ")")) { return pair(bytes, inner) }
        if let inner = enclosed(bytes, ASCII.less, ASCII.greater) { return pair(bytes, inner) }
        let address = withoutMailto(bytes[...])
        if isAddress(address) { return Person(email: String(decoding: address, as: UTF8.self)) }
        return Person(name: text)
    }

    /// The part in brackets, when the text ends with it.
    private static func enclosed(_ bytes: [UInt8], _ open: UInt8, _ close: UInt8) -> ArraySlice<UInt8>? {
        guard bytes.last == close, let start = bytes.lastIndex(of: open) else { return nil }
        return bytes[(start + 1)..<(bytes.count - 1)]
    }

    private static func pair(_ bytes: [UInt8], _ inner: ArraySlice<UInt8>) -> Person {
        let outer = bytes[..<(inner.startIndex - 1)].trimmed
        let (first, second) = (withoutMailto(outer), withoutMailto(inner.trimmed))
        if isAddress(first) { return person(name: inner.trimmed, email: first) }
        if isAddress(second) { return person(name: outer, email: second) }
        return Person(name: String(decoding: bytes, as: UTF8.self))
    }

    private static func person(name: ArraySlice<UInt8>, email: ArraySlice<UInt8>) -> Person {
        let bare =
            name.first == ASCII.quote && name.last == ASCII.quote && name.count > 1 ? name.dropFirst().dropLast() : name
        let text = String(decoding: bare, as: UTF8.self)
        return Person(name: text.isEmpty ? nil : text, email: String(decoding: email, as: UTF8.self))
    }

    private static func withoutMailto(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ASCII.equal(bytes.prefix(7), "mailto:") ? bytes.dropFirst(7) : bytes
    }

    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > bytes.startIndex, at < bytes.endIndex - 1 else {
            return false
        }
        return !bytes.contains { ASCII.isBlank($0) || $0 == ASCII.less || $0 == UInt8(ascii: "(") }
    }
}
