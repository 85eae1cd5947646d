public import Model

/// What an entry said, in 24 bytes: two entries with equal fingerprints said the same.
///
/// It is taken of the text: white space, markup and the escaping of characters do not count, so that a new feed
/// generator is no edit.
public struct EntryFingerprint: Sendable, Hashable {
    /// Hash of the plain title.
    public var title: UInt64
    /// Hash of the text of summary and content.
    public var content: UInt64
    /// The entry's own stamp; nil when it has none.
    public var updated: Timestamp?

    /// The fingerprint of an entry.
    public init(of entry: Entry) {
        title = EntryFingerprint.hash(Array((entry.title ?? "").utf8))
        let summary = EntryFingerprint.hash(EntryFingerprint.text(entry.summary))
        content = summary &* 31 &+ EntryFingerprint.hash(EntryFingerprint.text(entry.contentHTML))
        updated = entry.updated
    }

    /// From what was stored.
    public init(title: UInt64, content: UInt64, updated: Timestamp?) {
        self.title = title
        self.content = content
        self.updated = updated
    }

    /// What is different in a later state of the same entry.
    public func difference(to later: EntryFingerprint) -> EntryDifference {
        var difference: EntryDifference = []
        if title != later.title { difference.insert(.title) }
        if content != later.content { difference.insert(.content) }
        if updated != later.updated { difference.insert(.stamp) }
        return difference
    }

    /// Of an entry that says nothing.
    static let empty = EntryFingerprint(of: Entry())

    private static func text(_ html: String?) -> [UInt8] {
        guard let html else { return [] }
        return Array((PlainText.of(Array(html.utf8), form: .html) ?? "").utf8)
    }

    /// FNV-1a: the same on every machine and for ever, unlike `Hasher`.
    static func hash(_ text: [UInt8]) -> UInt64 {
        text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
