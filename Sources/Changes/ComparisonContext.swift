public import Model

/// What is known beside the two versions when they are compared; everything has a useful default.
public struct ComparisonContext: Sendable {
    /// BCP 47; nil takes the language of the newer version.
    public var language: String?
    /// How this site's stamps behaved on earlier edits.
    public var stampHabits = StampHabits()
    /// Fingerprints of blocks known to be this site's furniture.
    public var furniture: Set<BlockFingerprint> = []
    /// Hashes of this article's earlier versions, the old one of this comparison included or not.
    public var history = FieldHistory()
    /// Stamps from beside the page when the old version was seen: `feed:updated`, `http:last-modified`.
    public var stampsBefore: [Stamp] = []
    /// The same when the new version was seen.
    public var stampsAfter: [Stamp] = []

    /// When the old version was last seen: an edit and its stamps are younger; nil = not known.
    public var oldSeenAt: Timestamp?

    /// Nothing known.
    public init() {}
}
