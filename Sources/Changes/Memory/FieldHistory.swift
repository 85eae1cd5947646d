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

    /// The earlier versions and the old one of a comparison, oldest first.
    private func past(with old: ContentHashes) -> [ContentHashes] {
        versions.last?.whole == old.whole ? versions : versions + [old]
    }

    /// How many versions back what was changed stood as it stands now; nil when it never did.
    func revert(from old: ContentHashes, to new: ContentHashes) -> Int? {
        let past = past(with: old)
        let changed = Edit.Field.allCases.filter { $0.isRead && old.fields[$0] != new.fields[$0] }
        guard !changed.isEmpty, past.count >= 2 else { return nil }
        let oldBlocks = Set(old.blocks)
        let newBlocks = Set(new.blocks)
        for (back, version) in past.dropLast().reversed().enumerated() {
            let isBack = changed.allSatisfy { field in
                if version.fields[field] == new.fields[field] { return true }
                return field == .body && Self.isBack(oldBlocks, newBlocks, version)
            }
            if isBack { return back + 2 }
        }
        return nil
    }

    /// Every block that came stood in that version, and none that went did: other edits since then stay.
    private static func isBack(
        _ old: Set<BlockFingerprint>, _ new: Set<BlockFingerprint>, _ version: ContentHashes
    ) -> Bool {
        let there = Set(version.blocks)
        return new.subtracting(old).isSubset(of: there) && old.subtracting(new).isDisjoint(with: there)
            && !new.subtracting(old).isEmpty
    }

    /// Fields that came back to a known state at least twice, this change counted.
    func oscillations(from old: ContentHashes, to new: ContentHashes) -> [Oscillation] {
        let states = past(with: old) + [new]
        return [Edit.Field.headline, .standfirst, .byline, .body, .caption].compactMap { field in
            guard old.fields[field] != new.fields[field] else { return nil }
            var seen: Set<ContentHash?> = []
            var last: ContentHash??
            var returns = 0
            for state in states {
                let value = state.fields[field]
                if let last, last == value { continue }
                if !seen.insert(value).inserted { returns += 1 }
                last = .some(value)
            }
            return returns >= 2 ? Oscillation(field: field, variants: seen.count, returns: returns) : nil
        }
    }
}
