public import Model

/// The hashes of one version: each field by itself, each body block, and the whole without its stamps.
public struct ContentHashes: Sendable, Equatable {
    /// Fields that are there; `published` and `modified` are not hashed.
    public var fields: [Edit.Field: ContentHash] = [:]
    /// One for each block of the body, in reading order, captions and notes included.
    public var blocks: [BlockFingerprint] = []
    /// Over everything a reader reads: two versions with the same `whole` have no difference of substance.
    public var whole: ContentHash

    /// Restores what was stored.
    public init(fields: [Edit.Field: ContentHash], blocks: [BlockFingerprint], whole: ContentHash) {
        self.fields = fields
        self.blocks = blocks
        self.whole = whole
    }
}

extension ContentHash {
    /// Hashes a version over its normalised text.
    public static func of(_ content: ArticleContent) -> ContentHashes {
        ContentHashes(fields: [:], blocks: [], whole: ContentHash(high: 0, low: 0))
    }
}

/// 64 bits that are equal for blocks which compare as equal, on whatever article they stand.
public struct BlockFingerprint: Sendable, Hashable {
    /// The number to store.
    public var value: UInt64

    /// Restores what was stored.
    public init(value: UInt64) { self.value = value }

    /// The fingerprint of a block's text.
    public init(_ text: String) { self.init(value: 0) }
}

/// 64 bits that are equal for the same difference, on whatever article it was made.
public struct EditFingerprint: Sendable, Hashable {
    /// The number to store.
    public var value: UInt64

    /// Restores what was stored.
    public init(value: UInt64) { self.value = value }

    /// The fingerprint of an edit: its field, the words that went and the words that came.
    public init(_ edit: Edit) { self.init(value: 0) }
}
