import Model

/// What an entry can be known by within one document.
struct EntryKeys {
    /// As written; nil when there is none, or when several entries of the document claim it.
    var id: String?
    /// The canonical address.
    var page: String?

    /// There is nothing but title, date and content.
    var isBare: Bool { id == nil && page == nil }

    static func all(of entries: [KnownEntry], keepingFragmentsOf shared: Set<String>) -> [EntryKeys] {
        var counts: [String: Int] = [:]
        for entry in entries { if let id = entry.id { counts[id, default: 0] += 1 } }
        return entries.map { entry in
            var keys = EntryKeys()
            if let id = entry.id, counts[id] == 1 { keys.id = id }
            if let url = entry.url {
                let (page, full) = CanonicalAddress.keys(of: url)
                keys.page = shared.contains(page) ? full : page
            }
            return keys
        }
    }

    /// Pages of which entries differ in nothing but the fragment: there the fragment is the address.
    static func pagesWithFragments(_ fresh: [KnownEntry], _ known: [KnownEntry]) -> Set<String> {
        var shared: Set<String> = []
        for entries in [fresh, known] {
            var first: [String: String] = [:]
            for url in entries.compactMap(\.url) {
                let (page, full) = CanonicalAddress.keys(of: url)
                if let other = first[page], other != full { shared.insert(page) }
                first[page] = full
            }
        }
        return shared
    }
}
