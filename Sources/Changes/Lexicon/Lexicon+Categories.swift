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
        guard let scalar = word.unicodeScalars.first, let prefixes = index.prefixes[scalar] else { return found }
        for (prefix, categories) in prefixes where word.utf8.starts(with: prefix.utf8) { found.formUnion(categories) }
        return found
    }

    private struct Index: Sendable {
        var words: [String: Categories] = [:]
        var prefixes: [Unicode.Scalar: [(String, Categories)]] = [:]
    }

    private static let index: Index = {
        var index = Index()
        for lexicon in all {
            for word in lexicon.openings { index.words[word, default: []].formUnion(lexicon.category) }
            for prefix in lexicon.beginnings {
                guard let scalar = prefix.unicodeScalars.first else { continue }
                index.prefixes[scalar, default: []].append((prefix, lexicon.category))
            }
        }
        return index
    }()
}
