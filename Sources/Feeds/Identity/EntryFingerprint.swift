public import Model

/// What an entry said, in 24 bytes: two entries with equal fingerprints said the same.
///
/// White space and the escaping of characters do not count, so that a new feed generator is no edit.
public struct EntryFingerprint: Sendable, Hashable {
    /// Hash of the plain title.
    public var title: UInt64
    /// Hash of the text of summary and content.
    public var content: UInt64
    /// The entry's own stamp; nil when it has none.
    public var updated: Timestamp?

    /// The fingerprint of an entry.
    public init(of entry: Entry) {
        title = EntryFingerprint.hash(entry.title ?? "")
        content = EntryFingerprint.hash(entry.summary ?? "") &* 31 &+ EntryFingerprint.hash(entry.contentHTML ?? "")
        updated = entry.updated
    }

    /// From what was stored.
    public init(title: UInt64, content: UInt64, updated: Timestamp?) {
        self.title = title
        self.content = content
        self.updated = updated
    }

    /// FNV-1a: the same on every machine and for ever, unlike `Hasher`.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
