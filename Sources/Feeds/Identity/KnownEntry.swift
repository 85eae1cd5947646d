public import Model

/// What has to be remembered of an entry to know it again in the next document.
public struct KnownEntry: Sendable, Equatable {
    /// As the feed wrote it; nil when it wrote none.
    public var id: String?
    /// The page of the entry, as it is followed now.
    public var url: String?
    /// Every other address that it was ever known by.
    public var formerURLs: [String] = []
    /// Plain text.
    public var title: String?
    /// When the feed says so.
    public var published: Timestamp?
    /// Of the state seen last.
    public var fingerprint: EntryFingerprint
    /// Its page was missing, or could not be had, when it was looked at last.
    public var isTroubled = false

    /// What is remembered of an entry that was just read.
    public init(_ entry: Entry) {
        id = entry.id
        url = entry.url
        title = entry.title
        published = entry.published
        fingerprint = EntryFingerprint(of: entry)
    }

    /// From what was stored.
    ///
    /// - Parameters:
    ///   - id: as the feed wrote it.
    ///   - url: the page of the entry.
    ///   - title: plain text.
    ///   - published: when the feed says so.
    ///   - fingerprint: of the state seen last.
    public init(id: String?, url: String?, title: String?, published: Timestamp?, fingerprint: EntryFingerprint) {
        self.id = id
        self.url = url
        self.title = title
        self.published = published
        self.fingerprint = fingerprint
    }
}
