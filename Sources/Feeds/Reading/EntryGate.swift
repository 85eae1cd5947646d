import Model

/// Lets entries through until a document has given as many, or as much, as is read of one.
///
/// A document of 16 MB may hold five million empty entries, or repeat one long folder name in each of its entries: in
/// memory they would be a hundred times as large as the document.
struct EntryGate {
    /// As many as a sitemap may have (<https://www.sitemaps.org/protocol.html>); feeds have fewer.
    static let maximumEntries = 50_000
    /// Bytes of all texts and addresses of all entries.
    static let maximumBytes = 64 << 20
    /// More authors, categories or files than one entry can have.
    static let maximumParts = 200
    /// What an entry takes in memory beside its texts.
    private static let entryBytes = 300

    private var entries = 0
    private var bytes = 0
    /// That entries were left out, in words; nil while all were let through.
    private(set) var warning: String?
    private var isTrimmed = false

    /// Everything that was left out, in words.
    var bounds: [String] { [isTrimmed ? EntryGate.trimmed : nil, warning].compactMap(\.self) }

    /// What a feed says of whose entries parts were left out.
    static let trimmed = "only the first \(maximumParts) authors, categories and files of an entry were read"

    /// The entry, bounded, when it is one of those that are read; after the first that is not there are no more.
    mutating func lets(_ whole: Entry) -> Entry? {
        let entry = bounded(whole)
        entries += 1
        bytes += EntryGate.size(of: entry)
        if entries > EntryGate.maximumEntries {
            warning = "only the first \(EntryGate.maximumEntries) entries of the document were read; it has more"
        } else if bytes > EntryGate.maximumBytes {
            warning =
                "only the first \(entries - 1) entries of the document were read: "
                + "their texts take \(EntryGate.maximumBytes >> 20) MB"
        }
        return warning == nil ? entry : nil
    }

    private mutating func bounded(_ entry: Entry) -> Entry {
        let most = EntryGate.maximumParts
        guard max(entry.authors.count, entry.categories.count, entry.enclosures.count) > most else { return entry }
        isTrimmed = true
        var entry = entry
        entry.authors = Array(entry.authors.prefix(most))
        entry.categories = Array(entry.categories.prefix(most))
        entry.enclosures = Array(entry.enclosures.prefix(most))
        return entry
    }

    private static func size(of entry: Entry) -> Int {
        let texts = [
            entry.id, entry.url, entry.originalURL, entry.title, entry.summary, entry.contentHTML, entry.comments,
        ]
        var size = texts.reduce(entryBytes) { $0 + ($1?.utf8.count ?? 0) }
        for person in entry.authors {
            size +=
                48 + (person.name?.utf8.count ?? 0) + (person.email?.utf8.count ?? 0) + (person.url?.utf8.count ?? 0)
        }
        for category in entry.categories { size += 16 + category.utf8.count }
        for enclosure in entry.enclosures { size += 48 + enclosure.url.utf8.count + (enclosure.type?.utf8.count ?? 0) }
        return size
    }
}
