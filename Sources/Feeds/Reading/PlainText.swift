/// Text for people, made of what feeds write into titles and names.
enum PlainText {
    /// The text without tags, with its references decoded and white space folded; nil when nothing is left.
    ///
    /// - Parameters:
    ///   - bytes: the text after the XML was decoded.
    ///   - form: how it is written.
    /// - Returns: one line of text.
    static func of(_ bytes: [UInt8], form: TextForm) -> String? {
        let text: [UInt8]
        switch form {
        case .text, .binary: text = bytes
        case .html, .xhtml: text = decoded(HTMLTags.stripped(bytes, onlyKnown: false), again: form == .html)
        case .unknown:
            let bare = HTMLTags.containsKnown(bytes) ? HTMLTags.stripped(bytes, onlyKnown: true) : bytes
            text = decoded(bare, again: true)
        }
        let folded = foldingBlanks(text)
        return folded.isEmpty ? nil : String(decoding: folded, as: UTF8.self)
    }

    /// The text of a name or a category: brackets that were escaped once more are meant to be read.
    static func name(_ bytes: [UInt8]) -> String? {
        let bare = HTMLTags.containsKnown(bytes) ? HTMLTags.stripped(bytes, onlyKnown: true) : bytes
        let folded = foldingBlanks(decode(bare) { $0 != 0x3C && $0 != 0x3E })
        return folded.isEmpty ? nil : String(decoding: folded, as: UTF8.self)
    }

    /// Decodes references once, and once more those that nobody can have meant to be read: `&#8217;`.
    private static func decoded(_ bytes: [UInt8], again: Bool) -> [UInt8] {
        guard bytes.contains(ASCII.ampersand) else { return bytes }
        let once = decode(bytes) { _ in true }
        guard again, once.contains(ASCII.ampersand) else { return once }
        return decode(once) { $0 > 0x7E || $0 == 0x27 || $0 == 0x22 }
    }

    private static func decode(_ bytes: [UInt8], where isWanted: (UInt32) -> Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let mark = rest.firstIndex(of: ASCII.ampersand) {
            output.append(contentsOf: rest[..<mark])
            if let (scalar, end) = CharacterReference.read(rest[mark...]), isWanted(scalar) {
                output.append(scalar: scalar)
                rest = rest[end...]
            } else {
                output.append(ASCII.ampersand)
                rest = rest[(mark + 1)...]
            }
        }
        output.append(contentsOf: rest)
        return output
    }

    /// Runs of blanks, line ends and no-break spaces become one blank; at the ends they go, with invisible characters.
    static func foldingBlanks(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var needsBlank = false
        var at = 0
        while at < bytes.count {
            let run = at
            while at < bytes.count, isPlain(bytes[at]) { at += 1 }
            if at > run {
                if needsBlank { output.append(ASCII.blank) }
                needsBlank = false
                output.append(contentsOf: bytes[run..<at])
                continue
            }
            let width = blankWidth(bytes, at)
            if width > 0 {
                needsBlank = !output.isEmpty
                at += width
            } else if let width = invisibleWidth(bytes, at), output.isEmpty || isTail(bytes, at + width) {
                at += width
            } else {
                if needsBlank { output.append(ASCII.blank) }
                needsBlank = false
                output.append(bytes[at])
                at += 1
            }
        }
        return output
    }

    /// No blank, and not the first byte of what may be one or invisible.
    private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xEF }

    private static func blankWidth(_ bytes: [UInt8], _ at: Int) -> Int {
        if ASCII.isBlank(bytes[at]) { return 1 }
        return bytes[at] == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0 ? 2 : 0
    }

    /// Zero-width space and byte-order mark.
    private static func invisibleWidth(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at + 2 < bytes.count else { return nil }
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return 3
        default: return nil
        }
    }

    private static func isTail(_ bytes: [UInt8], _ start: Int) -> Bool {
        bytes[start...].prefix(16).allSatisfy(ASCII.isBlank) && bytes.count - start <= 16
    }
}
