extension Lexicon {
    /// Every lexicon.
    static let all: [Lexicon] = [
        negations, hedges, attributions, numberWords, units, percent, currencies, dates, dateSuffixes, yearPrepositions,
        titlesBefore, titlesAfter, places, familyNames, noteOpenings, readAlso, boxLabels, counted, relativeTime,
        stampLabels,
    ]

    /// The lexicons in which a lower-case word stands by itself or begins a phrase, whatever the language.
    static func categories(of word: String) -> Categories {
        var found = index.words[word] ?? []
        if let bare = withoutElision(word) { found.formUnion(index.words[bare] ?? []) }
        guard let key = beginning(of: word.utf8), let prefixes = index.prefixes[key] else { return found }
        for (prefix, categories) in prefixes where word.utf8.starts(with: prefix) { found.formUnion(categories) }
        return found
    }

    private struct Index: Sendable {
        var words: [String: Categories] = [:]
        /// By their first two bytes, so that hardly any is tried in vain.
        var prefixes: [UInt16: [([UInt8], Categories)]] = [:]
    }

    /// The first two bytes; nil for less.
    private static func beginning(of word: some Sequence<UInt8>) -> UInt16? {
        var bytes = word.makeIterator()
        guard let first = bytes.next(), let second = bytes.next() else { return nil }
        return UInt16(first) << 8 | UInt16(second)
    }

    private static let index: Index = {
        var index = Index()
        for lexicon in all {
            for word in lexicon.openings { index.words[word, default: []].formUnion(lexicon.category) }
            for prefix in lexicon.beginnings {
                guard let key = beginning(of: prefix.utf8) else { continue }
                index.prefixes[key, default: []].append((Array(prefix.utf8), lexicon.category))
            }
        }
        return index
    }()
}
