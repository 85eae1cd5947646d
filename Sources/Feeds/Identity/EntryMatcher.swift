public import Model

/// Recognises the entries of a source in its next document.
///
/// Neither ids nor addresses can be trusted alone: ids are repeated, swapped, renumbered or replaced all at once, and
/// addresses get a new scheme, slug or host. So the surest evidence is used first, each entry is matched once, and a
/// weaker reason only sees what the stronger ones left.
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
        var matching = EntryMatching(entries.map { KnownEntry($0) }, known)
        matching.run()
        return matching.result()
    }
}

/// One run of the matcher.
struct EntryMatching {
    private let fresh: [KnownEntry]
    private let known: [KnownEntry]
    private let freshKeys: [EntryKeys]
    private let knownKeys: [EntryKeys]
    /// For each fresh entry the known one.
    private var partner: [Int?]
    private var isTaken: [Bool]
    private var repeatOf: [Int?]

    init(_ fresh: [KnownEntry], _ known: [KnownEntry]) {
        self.fresh = fresh
        self.known = known
        let shared = EntryKeys.pagesWithFragments(fresh, known)
        freshKeys = EntryKeys.all(of: fresh, keepingFragmentsOf: shared)
        knownKeys = EntryKeys.all(of: known, keepingFragmentsOf: shared)
        partner = Array(repeating: nil, count: fresh.count)
        isTaken = Array(repeating: false, count: known.count)
        repeatOf = Array(repeating: nil, count: fresh.count)
    }

    mutating func run() {
        findRepeats()
        // The same id and the same page.
        pair(by: { keys, _ in keys.id.flatMap { id in keys.page.map { id + "\n" + $0 } } }, when: { _, _ in true })
        // The same page under another id, as title or date confirm: ids were replaced or swapped.
        pair(by: { keys, _ in keys.page }, when: isConfirmed)
        // The same id at another address: it moved.
        pair(by: { keys, _ in keys.id }, when: isSameID)
        // The same page where one side has no id, or where most ids of the document were replaced.
        let isMigration = isMigration
        let (new, old) = (fresh, known)
        pair(by: { keys, _ in keys.page }, when: { isMigration || new[$0].id == nil || old[$1].id == nil })
        // Neither id nor address is left: a new site, or entries that never had any.
        pair(by: { _, entry in EntryMatching.titleAndDate(entry) }, when: { _, _ in true })
        pair(
            by: { keys, entry in keys.isBare ? entry.published.map { "\($0.milliseconds)" } : nil },
            when: { _, _ in true })
        pair(by: { keys, entry in keys.isBare ? entry.title : nil }, when: { _, _ in true })
        pair(by: { keys, entry in keys.isBare ? "\(entry.fingerprint.content)" : nil }, when: hasContent)
    }

    /// Pairs what has the same key, where the key is unique on both sides.
    private mutating func pair(
        by key: (EntryKeys, KnownEntry) -> String?, when isRight: (_ fresh: Int, _ known: Int) -> Bool
    ) {
        let new = EntryMatching.unique(fresh.indices.filter { partner[$0] == nil && repeatOf[$0] == nil }) {
            key(freshKeys[$0], fresh[$0])
        }
        guard !new.isEmpty else { return }
        let old = EntryMatching.unique(known.indices.filter { !isTaken[$0] }) { key(knownKeys[$0], known[$0]) }
        for (value, index) in new {
            guard let index, let match = old[value], let match, isRight(index, match) else { continue }
            partner[index] = match
            isTaken[match] = true
        }
    }

    /// The index of every key; nil where several have it.
    private static func unique(_ indices: [Int], key: (Int) -> String?) -> [String: Int?] {
        var found: [String: Int?] = [:]
        for index in indices {
            guard let key = key(index) else { continue }
            if found.updateValue(index, forKey: key) != nil { found.updateValue(nil, forKey: key) }
        }
        return found
    }

    /// An entry that says the same as an earlier one under the same id and address stands there twice.
    private mutating func findRepeats() {
        var seen: [String: Int] = [:]
        for index in fresh.indices {
            let entry = fresh[index]
            guard entry.id != nil || entry.url != nil else { continue }
            let key = "\(entry.id ?? "")\n\(entry.url ?? "")\n\(entry.title ?? "")"
            if let first = seen[key] { repeatOf[index] = first } else { seen[key] = index }
        }
    }

    private func isConfirmed(_ a: Int, _ b: Int) -> Bool {
        TitleLikeness.areAlike(fresh[a].title, known[b].title)
            || (fresh[a].published != nil && fresh[a].published == known[b].published)
    }

    /// An id is believed, unless it is a small number that may only count the entries of a document.
    private func isSameID(_ a: Int, _ b: Int) -> Bool {
        guard let id = fresh[a].id else { return false }
        let isWeak = id.utf8.count <= 3 && freshKeys[a].page != knownKeys[b].page
        return !isWeak || isConfirmed(a, b)
    }

    /// More than four fifths of the entries whose page is known have an id that is not.
    private var isMigration: Bool {
        let ids = Set(known.compactMap(\.id))
        let pages = Set(knownKeys.compactMap(\.page))
        let listed = fresh.indices.filter { index in freshKeys[index].page.map { pages.contains($0) } ?? false }
        let replaced = listed.count { index in fresh[index].id.map { !ids.contains($0) } ?? false }
        return listed.count >= 3 && replaced * 5 > listed.count * 4
    }

    private static func titleAndDate(_ entry: KnownEntry) -> String? {
        guard let title = entry.title, let published = entry.published else { return nil }
        return "\(published.milliseconds)\n\(title)"
    }

    private func hasContent(_ a: Int, _ b: Int) -> Bool {
        fresh[a].fingerprint.content != EntryFingerprint(of: Entry()).content
    }

    func result() -> [EntryMatch] {
        fresh.indices.map { index in
            if let first = repeatOf[index] { return EntryMatch(known: nil, verdict: .repeated(first)) }
            guard let match = partner[index] else { return EntryMatch(known: nil, verdict: .new) }
            let (old, new) = (known[match], fresh[index])
            let difference = old.fingerprint.difference(to: new.fingerprint)
            var result = EntryMatch(known: match, verdict: difference.isEmpty ? .same : .changed(difference))
            if let url = old.url, new.url != nil, knownKeys[match].page != freshKeys[index].page {
                result.movedFrom = url
            }
            if let id = old.id, new.id != nil, id != new.id { result.formerID = id }
            return result
        }
    }
}
