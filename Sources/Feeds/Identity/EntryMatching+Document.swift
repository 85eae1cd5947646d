import Model

/// What only the document as a whole can say.
extension EntryMatching {
    /// Entries that title and date or path alone would not prove, when most of the document says so.
    mutating func matchDocument() {
        let open = openEntries
        guard open.count >= EntryMatching.leastForDocument else { return }
        let texts = candidates(open) { _, entry in EntryPairs.titleAndDate(entry) }
        if 2 * texts.count > open.count { for (index, match) in texts { take(index, as: match, by: .document) } }
        matchHosts()
        matchTitles()
    }

    /// So many entries must change in the same way before it says something about the document.
    static let leastForDocument = 3

    private func candidates(_ open: [Int], by key: (EntryKeys, KnownEntry) -> String?) -> [(Int, Int)] {
        let pairs = pairs
        let new = EntryMatching.unique(open) { key(pairs.freshKeys[$0], pairs.fresh[$0]).map { [$0] } ?? [] }
        let old = EntryMatching.unique(openKnown) { key(pairs.knownKeys[$0], pairs.known[$0]).map { [$0] } ?? [] }
        return new.compactMap { value, index in
            guard let index, let match = old[value], let match else { return nil }
            return (index, match)
        }
    }

    /// The same paths on one other host, without anything that says otherwise.
    private mutating func matchHosts() {
        let (open, pairs) = (openEntries, pairs)
        var byHosts: [String: [(Int, Int)]] = [:]
        for (index, match) in candidates(open, by: { keys, _ in keys.place }) where !pairs.isContradicted(index, match)
        {
            guard let new = pairs.fresh[index].url.flatMap(PageAddress.init),
                let old = pairs.known[match].url.flatMap(PageAddress.init)
            else { continue }
            byHosts[old.host + "\n" + new.host, default: []].append((index, match))
        }
        for group in byHosts.values where group.count >= EntryMatching.leastForDocument && 2 * group.count > open.count
        {
            for (index, match) in group { take(index, as: match, by: .document) }
        }
    }

    /// The same titles, each once: links and ids that are made for each request.
    private mutating func matchTitles() {
        let (open, pairs) = (openEntries, pairs)
        guard open.count >= EntryMatching.leastForDocument else { return }
        let titles = candidates(open) { _, entry in entry.title }.filter { index, match in
            pairs.datesAgree(index, match) && (pairs.isNear(index, match) || pairs.hasSameContent(index, match))
        }
        guard titles.count >= EntryMatching.leastForDocument, 2 * titles.count > open.count else { return }
        for (index, match) in titles { take(index, as: match, by: .document) }
    }
}
