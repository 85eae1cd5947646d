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
    ///
    /// Paragraph breaks count here and not in a comparison: the hash may tell versions apart that compare as equal,
    /// never the other way round.
    public static func of(_ content: ArticleContent) -> ContentHashes {
        var fields: [Edit.Field: ContentHash] = [:]
        fields[.headline] = content.headline.map { ContentHash.of([$0]) }
        fields[.standfirst] = content.standfirst.map { ContentHash.of([$0]) }
        fields[.byline] = content.byline.map { ContentHash.of([$0]) }
        fields[.canonicalURL] = content.canonicalURL.map { ContentHash.of([Links.key($0)]) }
        fields[.image] = content.images.isEmpty ? nil : ContentHash.of(content.images.map(Links.imageKey).sorted())
        for (field, blocks) in Fields.lists(content) where !blocks.isEmpty {
            fields[field] = ContentHash.of(blocks.map(\.text))
        }
        var whole = Hash128()
        for field in Edit.Field.allCases where field.isRead {
            guard let hash = fields[field] else { continue }
            whole.mix(Hash64.of(field.rawValue.utf8))
            whole.mix(hash.high)
            whole.mix(hash.low)
        }
        return ContentHashes(
            fields: fields, blocks: content.blocks.map { BlockFingerprint($0.text) }, whole: whole.value)
    }

    /// Hashes texts over their normalised tokens.
    static func of(_ texts: [String]) -> ContentHash {
        var hash = Hash128()
        var buffer = TokenBuffer()
        for text in texts {
            for index in buffer.append(text) { hash.mix(buffer.tokens[index].key) }
            hash.mix(0)
        }
        return hash.value
    }
}

extension Edit.Field {
    /// Whether the field is part of what a reader reads.
    var isRead: Bool {
        switch self {
        case .headline, .standfirst, .byline, .body, .caption, .note: true
        case .image, .published, .modified, .canonicalURL: false
        }
    }
}

/// Two independent running hashes.
struct Hash128 {
    private var high = Hash64()
    private var low = Hash64(seed: 0x9E37_79B9_7F4A_7C15)

    mutating func mix(_ word: UInt64) {
        high.mix(word)
        low.mix(word &* 0xC2B2_AE3D_27D4_EB4F &+ 1)
    }

    var value: ContentHash { ContentHash(high: high.value, low: low.value) }
}

/// 64 bits that are equal for blocks which compare as equal, on whatever article they stand.
public struct BlockFingerprint: Sendable, Hashable {
    /// The number to store.
    public var value: UInt64

    /// Restores what was stored.
    public init(value: UInt64) { self.value = value }

    /// The fingerprint of a block's text.
    public init(_ text: String) {
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        value = buffer.hash(range)
    }
}

/// 64 bits that are equal for the same difference, on whatever article it was made.
public struct EditFingerprint: Sendable, Hashable {
    /// The number to store.
    public var value: UInt64

    /// Restores what was stored.
    public init(value: UInt64) { self.value = value }

    /// The fingerprint of an edit: its field, the words that went and the words that came.
    public init(_ edit: Edit) {
        var hash = Hash64()
        hash.mix(Hash64.of(edit.field.rawValue.utf8))
        hash.mix(edit.operation == .move ? 1 : 0)
        for text in [edit.before, edit.after] { hash.mix(text.map { BlockFingerprint($0).value } ?? 0) }
        value = hash.value
    }
}
