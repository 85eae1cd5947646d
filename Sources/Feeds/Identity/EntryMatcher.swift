public import Model

/// Recognises the entries of a source in its next document: the one place that says which entry is which.
///
/// An article is a page. So the address that is followed comes first; ids, former addresses, titles and dates speak
/// where the address does not. None of them can be trusted alone: ids are repeated, swapped, renumbered or replaced all
/// at once, and addresses get a new scheme, slug, host or token. The surest evidence is used first, each entry is
/// matched once, and a weaker reason only sees what the stronger ones left.
public enum EntryMatcher {
    /// Matches the entries of a new document with the known ones of the same source.
    ///
    /// Entries that are missing from the new document say nothing: feeds are short. The order carries no meaning.
    ///
    /// - Parameters:
    ///   - entries: the new document's.
    ///   - known: every known entry that shares an address, an id, a title with its date, or a path with one of them.
    /// - Returns: one match for each of `entries`, in their order; no known entry is matched twice.
    public static func match(_ entries: [Entry], with known: [KnownEntry]) -> [EntryMatch] {
        var matching = EntryMatching(entries.map { KnownEntry($0) }, known)
        matching.run()
        return matching.result()
    }
}

/// One run of the matcher.
struct EntryMatching {
    let pairs: EntryPairs
    /// For each fresh entry the known one.
    var partner: [Int?]
    private var isTaken: [Bool]
    var repeatOf: [Int?]
    private var evidence: [EntryEvidence?]

    init(_ fresh: [KnownEntry], _ known: [KnownEntry]) {
        pairs = EntryPairs(fresh, known)
        partner = Array(repeating: nil, count: fresh.count)
        isTaken = Array(repeating: false, count: known.count)
        repeatOf = Array(repeating: nil, count: fresh.count)
        evidence = Array(repeating: nil, count: fresh.count)
    }

    mutating func run() {
        let pairs = pairs
        findRepeats()
        matchAddresses()
        pair(.id, by: { keys, _ in keys.id }, when: pairs.isSameID)
        matchTexts()
        matchDocument()
        findRepeatsOfMatched()
    }

    private mutating func matchAddresses() {
        let pairs = pairs
        pair(.address, by: { keys, _ in keys.id.flatMap { id in keys.page.map { id + "\n" + $0 } } })
        pair(.address, by: { keys, _ in keys.url })
        pair(.address, by: { keys, _ in keys.isPageShared ? nil : keys.page })
        // An address that was given up may belong to another story now.
        pair(.formerAddress, by: { keys in keys.page.map { [$0] } ?? [] }, known: \.formerPages, when: pairs.agrees)
    }

    private mutating func matchTexts() {
        let pairs = pairs
        // The path divides entries that share title and date.
        pair(
            .titleAndDate,
            by: { keys, entry in
                EntryPairs.titleAndDate(entry).flatMap { text in keys.spot.map { text + "\n" + $0 } }
            }, firstOfMany: true)
        pair(.titleAndDate, by: { _, entry in EntryPairs.titleAndDate(entry) }, when: pairs.isSameStory)
        pair(
            .path,
            by: { keys, entry in entry.published.flatMap { time in keys.spot.map { "\(time.milliseconds)\n\($0)" } } },
            when: pairs.isNotContradicted)
        pair(
            .path, by: { keys, entry in entry.title.flatMap { title in keys.spot.map { title + "\n" + $0 } } },
            firstOfMany: true, when: pairs.isOneStory)
        pair(
            .path, by: { _, entry in entry.title }, firstOfMany: true,
            when: { pairs.isNear($0, $1) && pairs.datesAgree($0, $1) })
        pair(.path, by: { keys, _ in keys.spot }, when: { pairs.isAlike($0, $1) && pairs.isOneStory($0, $1) })
        pair(
            .text, by: { keys, entry in keys.isBare ? entry.published.map { "\($0.milliseconds)" } : nil })
        pair(.text, by: { keys, entry in keys.isBare ? entry.title : nil })
        pair(
            .text, by: { keys, entry in keys.isBare ? "\(entry.fingerprint.content)" : nil },
            when: { fresh, _ in pairs.hasContent(fresh) })
    }

    // MARK: Pairs

    /// Pairs what has the same key, where the key is unique on both sides.
    mutating func pair(
        _ reason: EntryEvidence, by key: (EntryKeys, KnownEntry) -> String?,
        firstOfMany: Bool = false, when isRight: (_ fresh: Int, _ known: Int) -> Bool = { _, _ in true }
    ) {
        let open = openEntries
        guard !open.isEmpty else { return }
        let new = EntryMatching.unique(open) { key(pairs.freshKeys[$0], pairs.fresh[$0]).map { [$0] } ?? [] }
        guard !new.isEmpty else { return }
        let names = { (index: Int) in key(pairs.knownKeys[index], pairs.known[index]).map { [$0] } ?? [] }
        let old = firstOfMany ? first(of: names) : EntryMatching.unique(openKnown, key: names)
        join(new, with: old, by: reason, when: isRight)
    }

    /// The first known entry of every key: several under one title and path are one story that was taken for two.
    private func first(of key: (Int) -> [String]) -> [String: Int?] {
        var found: [String: Int?] = [:]
        for index in openKnown { for key in key(index) where found[key] == nil { found[key] = index } }
        return found
    }

    /// The same where a known entry may have several keys.
    private mutating func pair(
        _ reason: EntryEvidence, by key: (EntryKeys) -> [String], known others: KeyPath<EntryKeys, [String]>,
        when isRight: (_ fresh: Int, _ known: Int) -> Bool
    ) {
        let new = EntryMatching.unique(openEntries) { key(pairs.freshKeys[$0]) }
        guard !new.isEmpty else { return }
        let old = EntryMatching.unique(openKnown) { pairs.knownKeys[$0][keyPath: others] }
        join(new, with: old, by: reason, when: isRight)
    }

    private mutating func join(
        _ new: [String: Int?], with old: [String: Int?], by reason: EntryEvidence, when isRight: (Int, Int) -> Bool
    ) {
        for (value, index) in new {
            guard let index, let match = old[value], let match, isRight(index, match) else { continue }
            take(index, as: match, by: reason)
        }
    }

    mutating func take(_ index: Int, as match: Int, by reason: EntryEvidence) {
        guard partner[index] == nil, !isTaken[match] else { return }
        partner[index] = match
        evidence[index] = reason
        isTaken[match] = true
    }

    var openEntries: [Int] { pairs.fresh.indices.filter { partner[$0] == nil && repeatOf[$0] == nil } }

    var openKnown: [Int] { pairs.known.indices.filter { !isTaken[$0] } }

    /// The index of every key; nil where several have it.
    static func unique(_ indices: [Int], key: (Int) -> [String]) -> [String: Int?] {
        var found: [String: Int?] = [:]
        for index in indices {
            for key in Set(key(index)) where found.updateValue(index, forKey: key) != nil {
                found.updateValue(nil, forKey: key)
            }
        }
        return found
    }

    // MARK: Repeats

    /// An entry that says the same as an earlier one under the same id and address stands there twice.
    private mutating func findRepeats() {
        var seen: [String: Int] = [:]
        for index in pairs.fresh.indices {
            let entry = pairs.fresh[index]
            guard entry.id != nil || entry.url != nil else { continue }
            let key = "\(entry.id ?? "")\n\(pairs.freshKeys[index].page ?? "")\n\(entry.title ?? "")"
            if let first = seen[key] { repeatOf[index] = first } else { seen[key] = index }
        }
    }

    /// Two addresses of one known article in one document are one entry: that of the address that is followed.
    private mutating func findRepeatsOfMatched() {
        var owner: [String: (index: Int, match: Int, isFollowed: Bool)] = [:]
        for index in pairs.fresh.indices {
            guard let match = partner[index] else { continue }
            let keys = pairs.knownKeys[match]
            for page in keys.formerPages where owner[page] == nil { owner[page] = (index, match, false) }
            if let page = keys.page, !keys.isPageShared { owner[page] = (index, match, true) }
        }
        for index in openEntries {
            guard let page = pairs.freshKeys[index].page, let first = owner[page] else { continue }
            if first.isFollowed || pairs.agrees(index, first.match) { repeatOf[index] = first.index }
        }
    }

    func result() -> [EntryMatch] {
        pairs.fresh.indices.map { index in
            if let first = repeatOf[index] { return EntryMatch(known: nil, verdict: .repeated(first)) }
            guard let match = partner[index] else { return EntryMatch(known: nil, verdict: .new) }
            let (old, new) = (pairs.known[match], pairs.fresh[index])
            let difference = old.fingerprint.difference(to: new.fingerprint)
            var result = EntryMatch(known: match, verdict: difference.isEmpty ? .same : .changed(difference))
            if let url = old.url, new.url != nil, pairs.knownKeys[match].page != pairs.freshKeys[index].page {
                result.movedFrom = url
            }
            if let id = old.id, new.id != nil, id != new.id { result.formerID = id }
            result.evidence = evidence[index]
            return result
        }
    }
}
