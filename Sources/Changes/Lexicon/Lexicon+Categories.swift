extension Lexicon {
    /// Every lexicon.
    static let all: [Lexicon] = [
        negations, hedges, attributions, numberWords, units, percent, currencies, dates, dateSuffixes, yearPrepositions,
        titlesBefore, titlesAfter, places, familyNames, readAlso, boxLabels, counted, relativeTime,
        stampLabels,
    ]

    /// The lexicons in which a lower-case word stands by itself or begins a phrase, whatever the language.
    static func categories(of word: String) -> Categories {
        var found = index.words[word] ?? []
        if let bare = withoutElision(word) { found.formUnion(index.words[bare] ?? []) }
        return found.union(index.prefixes.categories(of: word))
    }

    private struct Index: Sendable {
        var words: [String: Categories] = [:]
        var prefixes = PrefixTree()
    }

    private static let index: Index = {
        var index = Index()
        for lexicon in all {
            for word in lexicon.openings { index.words[word, default: []].formUnion(lexicon.category) }
            for prefix in lexicon.beginnings { index.prefixes.add(prefix, lexicon.category) }
        }
        return index
    }()
}

/// Beginnings of words, found byte by byte: most words leave the tree after two or three.
private struct PrefixTree: Sendable {
    /// The node behind a node and a byte.
    private var next: [UInt32: UInt32] = [:]
    private var categories: [Lexicon.Categories] = [[]]

    mutating func add(_ prefix: String, _ category: Lexicon.Categories) {
        var node: UInt32 = 0
        for byte in prefix.utf8 {
            let key = node << 8 | UInt32(byte)
            if let known = next[key] {
                node = known
            } else {
                categories.append([])
                node = UInt32(categories.count - 1)
                next[key] = node
            }
        }
        if node > 0 { categories[Int(node)].formUnion(category) }
    }

    func categories(of word: String) -> Lexicon.Categories {
        var found: Lexicon.Categories = []
        var node: UInt32 = 0
        for byte in word.utf8 {
            guard let after = next[node << 8 | UInt32(byte)] else { break }
            node = after
            found.formUnion(categories[Int(node)])
        }
        return found
    }
}
