/// What a new document says about an entry, compared with what was known.
public enum EntryVerdict: Sendable, Equatable {
    /// Never seen.
    case new
    /// Known and as it was.
    case same
    /// Known, and its title, summary, content or stamp is another.
    case changed(EntryDifference)
    /// The same entry stands in this document already, at that position.
    case repeated(Int)
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
    /// The entry's own `updated`: alone it is no edit.
    public static let stamp = EntryDifference(rawValue: 4)
}

/// Why an entry is taken for a known one: the surest reason that holds.
public enum EntryEvidence: String, Sendable, CaseIterable {
    /// It is listed under the address that is followed.
    case address
    /// It is listed under an address that was followed before.
    case formerAddress = "former address"
    /// It has the id.
    case id
    /// It has title and date, and nothing speaks against it.
    case titleAndDate = "title and date"
    /// It has the path, and title or date.
    case path
    /// It has title and date where both have no address.
    case text
    /// Most of the document changed in the same way.
    case document
}

/// One entry of the new document, matched.
public struct EntryMatch: Sendable, Equatable {
    /// Position among the known entries; nil for a new or repeated one.
    public var known: Int?
    /// New, the same, changed or repeated.
    public var verdict: EntryVerdict
    /// The known entry had another address: it moved from there.
    public var movedFrom: String?
    /// The known entry had another id.
    public var formerID: String?
    /// Why it is that one; nil for a new or repeated one.
    public var evidence: EntryEvidence?

    /// A match as found.
    public init(known: Int?, verdict: EntryVerdict, movedFrom: String? = nil, formerID: String? = nil) {
        self.known = known
        self.verdict = verdict
        self.movedFrom = movedFrom
        self.formerID = formerID
    }
}
