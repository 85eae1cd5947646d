/// The sentence around an edit, cut where its new words stand.
public struct EditContext: Sendable, Equatable {
    /// The sentence up to the edit.
    public var head: String
    /// The sentence behind the edit.
    public var tail: String

    /// Nil when the words cannot be found in the sentence, or went without a trace.
    public init?(_ edit: Edit) {
        guard let context = edit.context, let after = edit.after, let range = EditContext.only(after, in: context)
        else {
            return nil
        }
        head = String(context[..<range.lowerBound])
        tail = String(context[range.upperBound...])
    }

    /// The only place where the words stand.
    private static func only(_ words: String, in text: String) -> Range<String.Index>? {
        let needle = Array(words.utf8)
        let hay = Array(text.utf8)
        guard !needle.isEmpty, needle.count <= hay.count else { return nil }
        var found: Int?
        for start in 0...(hay.count - needle.count) where hay[start] == needle[0] {
            guard hay[start..<start + needle.count].elementsEqual(needle), isBorder(hay, start, start + needle.count)
            else { continue }
            if found != nil { return nil }
            found = start
        }
        guard let found else { return nil }
        let low = text.utf8.index(text.startIndex, offsetBy: found)
        return low..<text.utf8.index(low, offsetBy: needle.count)
    }

    /// Not in the middle of a longer word or figure.
    private static func isBorder(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        func isWord(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) }
        if start > 0, isWord(bytes[start - 1]), isWord(bytes[start]) { return false }
        return !(end < bytes.count && isWord(bytes[end]) && isWord(bytes[end - 1]))
    }
}
