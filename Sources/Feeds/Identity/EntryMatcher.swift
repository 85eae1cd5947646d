public import Model

/// What a new document says about an entry, compared with what was known.
public enum EntryVerdict: Sendable, Equatable {
    /// Never seen.
    case new
    /// Known and as it was.
    case same
    /// Known, and its title, summary, content or stamp is another.
    case changed(EntryDifference)
}

/// What is different in a known entry.
public struct EntryDifference: OptionSet, Sendable, Hashable {
    /// One bit for each field.
    public let rawValue: Int

    /// From its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The plain title.
    public static let title = EntryDifference(rawValue: 1)
    /// The text of summary or content.
    public static let content = EntryDifference(rawValue: 2)
    /// The entry's own `updated`.
    public static let stamp = EntryDifference(rawValue: 4)
}

/// One entry of the new document, matched.
public struct EntryMatch: Sendable, Equatable {
    /// Position among the known entries; nil for a new one.
    public var known: Int?
    /// New, the same, or changed.
    public var verdict: EntryVerdict
    /// The known entry had another address: it moved there.
    public var movedFrom: String?
    /// The known entry had another id.
    public var formerID: String?

    /// A match as found.
    public init(known: Int?, verdict: EntryVerdict, movedFrom: String? = nil, formerID: String? = nil) {
        self.known = known
        self.verdict = verdict
        self.movedFrom = movedFrom
        self.formerID = formerID
    }
}

/// Recognises the entries of a source in its next document.
public enum EntryMatcher {
    /// Matches the entries of a new document with the known ones of the same source.
    ///
    /// Entries that are missing from the new document say nothing: feeds are short. The order carries no meaning.
    ///
    /// - Parameters:
    ///   - entries: the new document's.
    ///   - known: every entry that the source ever listed and that is still followed.
    /// - Returns: one match for each of `entries`, in their order; no known entry is matched twice.
    public static func match(_ entries: [Entry], with known: [KnownEntry]) -> [EntryMatch] {
        entries.map { entry in
            guard let index = known.firstIndex(where: { $0.id == entry.id && $0.url == entry.url }) else {
                return EntryMatch(known: nil, verdict: .new)
            }
            let isSame = known[index].fingerprint == EntryFingerprint(of: entry)
            return EntryMatch(known: index, verdict: isSame ? .same : .changed(.content))
        }
    }
}
