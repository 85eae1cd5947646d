/// The encoding that a document declares inside itself.
enum Declaration {
    /// How far a declaration is looked for, in bytes.
    ///
    /// Feeds with warnings of PHP before the declaration need the room.
    static let window = 4096

    static func label(in bytes: ArraySlice<UInt8>, kind: DocumentKind) -> String? {
        let head = bytes.prefix(window)
        switch kind {
        case .json: return nil
        case .xml: return xml(head)
        case .html: return xml(head.prefix(256)) ?? meta(head)
        }
    }

    /// `<?xml … encoding="…"?>`.
    private static func xml(_ head: ArraySlice<UInt8>) -> String? {
        guard let start = CharsetLabel.find(Array("<?xml".utf8), in: head) else { return nil }
        let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
        return CharsetLabel.value(after: "encoding", in: head[start..<end])
    }

    /// `<meta charset="…">` or `<meta http-equiv content="text/html; charset=…">`, comments skipped.
    private static func meta(_ head: ArraySlice<UInt8>) -> String? {
        var rest = head
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                guard let end = CharsetLabel.find(Array("-->".utf8), in: rest) else { return nil }
                rest = rest[end...]
            } else if CharsetLabel.find(Array("<meta".utf8), in: rest.prefix(5)) != nil {
                let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
                if let label = CharsetLabel.value(after: "charset", in: rest[..<end]) { return label }
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}
