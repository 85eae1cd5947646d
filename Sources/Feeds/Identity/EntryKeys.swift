import Basics
public import Model

/// What an entry can be known by within one document.
struct EntryKeys {
    /// As written; nil when there is none, when it says nothing, or when several entries of the document claim it.
    var id: String?
    /// The page that it is followed at.
    var page: String?
    /// The address as written; nil when several entries of the document stand there.
    var url: String?
    /// Several entries of the document stand at that page.
    var isPageShared = false
    /// The pages that it was followed at before, as far as they are others.
    var formerPages: [String] = []
    /// The page on any host.
    var place: String?
    /// The page without the parameters that may change.
    var spot: String?

    /// There is nothing but title, date and content.
    var isBare: Bool { id == nil && page == nil }

    static func all(of entries: [KnownEntry], keepingFragmentsOf shared: Set<String>) -> [EntryKeys] {
        var counts: [String: Int] = [:]
        for entry in entries { if let id = entry.id { counts[id, default: 0] += 1 } }
        var (urls, pages): ([String: Int], [String: Int]) = ([:], [:])
        for url in entries.lazy.compactMap(\.url) {
            urls[url, default: 0] += 1
            pages[page(url, keepingFragmentsOf: shared), default: 0] += 1
        }
        return entries.map { entry in
            var keys = EntryKeys()
            if let id = entry.id, counts[id] == 1, EntryID(id) != .none { keys.id = id }
            guard let url = entry.url else { return keys }
            keys.page = page(url, keepingFragmentsOf: shared)
            keys.url = urls[url] == 1 ? url : nil
            keys.isPageShared = keys.page.map { pages[$0, default: 0] > 1 } ?? false
            keys.formerPages = entry.formerURLs.map { page($0, keepingFragmentsOf: shared) }.filter { $0 != keys.page }
            let address = PageAddress(url)
            keys.place = address?.isHome == false ? address?.place : nil
            keys.spot = address?.isHome == false ? address?.spot : nil
            return keys
        }
    }

    private static func page(_ url: String, keepingFragmentsOf shared: Set<String>) -> String {
        guard let address = PageAddress(url) else { return url }
        guard let fragment = address.fragment, shared.contains(address.page) else { return address.page }
        return address.page + "#" + fragment
    }

    /// Pages of which entries differ in nothing but the fragment: there the fragment is the address.
    static func pagesWithFragments(_ fresh: [KnownEntry], _ known: [KnownEntry]) -> Set<String> {
        var shared: Set<String> = []
        for entries in [fresh, known] {
            var first: [String: String] = [:]
            for address in entries.lazy.compactMap({ $0.url.flatMap(PageAddress.init) }) {
                let fragment = address.fragment ?? ""
                if let other = first[address.page], other != fragment { shared.insert(address.page) }
                first[address.page] = fragment
            }
        }
        return shared
    }
}

/// What the articles of entries are looked up by in the store, beside address and id.
public struct EntryLookup: Sendable, Equatable {
    /// A hash of title and date; nil when the entry lacks either.
    public var story: Int64?
    /// A hash of the path; nil where it is the site's first page.
    public var path: Int64?

    /// The keys of an entry whose `url` is the one that would be asked for.
    public init(of entry: Entry) {
        story = EntryPairs.titleAndDate(KnownEntry(entry)).map { Int64(bitPattern: StableHash.of($0)) }
        guard let address = entry.url.flatMap(PageAddress.init), !address.isHome else { return }
        path = Int64(bitPattern: StableHash.of(address.spot))
    }
}
