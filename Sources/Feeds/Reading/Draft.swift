import Model

/// A value of which several elements may offer a candidate.
struct Ranked<Value: Sendable>: Sendable {
    private(set) var value: Value?
    private var rank = UInt8.max

    /// Takes the candidate unless a better or an equally good one came before.
    mutating func offer(_ candidate: Value?, rank: UInt8) {
        guard let candidate, value == nil || rank < self.rank else { return }
        value = candidate
        self.rank = rank
    }
}

/// A feed or an entry while its elements come in.
struct Draft {
    var title = Ranked<String>()
    var id = Ranked<String>()
    var link = Ranked<String>()
    var originalLink = Ranked<String>()
    var summary = Ranked<String>()
    var content = Ranked<String>()
    var published = Ranked<Timestamp>()
    var updated = Ranked<Timestamp>()
    var language = Ranked<String>()
    var comments = Ranked<String>()
    var authors: [Person] = []
    /// Atom: who wrote the source that an entry was copied from.
    var sourceAuthors: [Person] = []
    var categories: [String] = []
    var enclosures: [Enclosure] = []

    /// One more than are read, so that the gate sees that there were more.
    private static let maximumCount = EntryGate.maximumParts + 1

    mutating func add(author person: Person) {
        if authors.count < Draft.maximumCount, !authors.contains(person) { authors.append(person) }
    }

    mutating func add(sourceAuthor person: Person) {
        if sourceAuthors.count < Draft.maximumCount { sourceAuthors.append(person) }
    }

    mutating func add(category: String) {
        if !category.isEmpty, categories.count < Draft.maximumCount, !categories.contains(category) {
            categories.append(category)
        }
    }

    mutating func add(enclosure: Enclosure) {
        if enclosures.count < Draft.maximumCount, !enclosures.contains(where: { $0.url == enclosure.url }) {
            enclosures.append(enclosure)
        }
    }

    /// The finished entry.
    ///
    /// - Parameter feedAuthors: who wrote the feed, where its format lets entries inherit them (RFC 4287, section 4.2.1).
    /// - Returns: the entry with the best candidate of every field.
    func entry(feedAuthors: [Person]) -> Entry {
        var entry = Entry()
        entry.id = id.value
        entry.url = link.value ?? originalLink.value ?? enclosures.first?.url
        entry.originalURL = originalLink.value
        entry.title = title.value
        entry.authors = !authors.isEmpty ? authors : !sourceAuthors.isEmpty ? sourceAuthors : feedAuthors
        entry.published = published.value
        entry.updated = updated.value
        entry.summary = summary.value
        entry.contentHTML = content.value
        entry.categories = categories
        entry.enclosures = enclosures
        entry.comments = comments.value
        return entry
    }
}
