public import Model

/// The hashes of an article's versions, oldest first and bounded: what reverts and oscillation are recognised by.
public struct FieldHistory: Sendable, Equatable {
    /// A field that keeps flipping between known variants.
    public struct Oscillation: Sendable, Equatable {
        /// The field.
        public var field: Edit.Field
        /// How many different states it flips between.
        public var variants: Int
        /// How often it came back to one that was there before.
        public var returns: Int
    }

    /// Older versions than this many are forgotten.
    public static let limit = 24

    /// Oldest first.
    public private(set) var versions: [ContentHashes] = []

    /// No version yet.
    public init() {}

    /// Restores what was stored, oldest first.
    public init(_ versions: [ContentHashes]) { self.versions = Array(versions.suffix(FieldHistory.limit)) }

    /// Adds the newest version.
    public mutating func append(_ hashes: ContentHashes) {
        versions.append(hashes)
        if versions.count > FieldHistory.limit { versions.removeFirst() }
    }
}
