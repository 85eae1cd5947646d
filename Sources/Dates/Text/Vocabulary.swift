/// What a word means in one language.
struct Meaning: Equatable {
    var sense: Sense
    /// A month 1…12, a weekday 0…6 from Sunday, a calendar's offset in years; 0 where the sense says all.
    var value: Int
    /// An index into `Language.all`.
    var language: Int
}

/// All words of all languages, by the hash of their folded form.
struct Vocabulary: Sendable {
    /// The one vocabulary, made at first use.
    static let shared = Vocabulary(Language.all)

    /// In scalars: the longest entry of a script without blanks that is still looked up.
    static let longestUnspacedWord = 16

    private let meanings: [Meaning]
    private let ranges: [UInt64: Range<Int>]
    /// How many words the longest phrase has that begins with a word.
    private let phraseLengths: [UInt64: Int]

    init(_ languages: [Language]) {
        var entries: [UInt64: [Meaning]] = [:]
        var lengths: [UInt64: Int] = [:]
        for (index, language) in languages.enumerated() {
            for (text, sense, value) in language.entries {
                let words = Vocabulary.hashes(of: text)
                guard let first = words.first else { continue }
                let meaning = Meaning(sense: sense, value: value, language: index)
                let hash = words.dropFirst().reduce(first, WordHash.join)
                if entries[hash, default: []].contains(meaning) { continue }
                entries[hash, default: []].append(meaning)
                lengths[first] = max(lengths[first] ?? 1, words.count)
            }
        }
        var flat: [Meaning] = []
        var ranges: [UInt64: Range<Int>] = [:]
        for (hash, list) in entries {
            ranges[hash] = flat.count..<flat.count + list.count
            flat += list
        }
        meanings = flat
        self.ranges = ranges
        phraseLengths = lengths.filter { $0.value > 1 }
    }

    func meanings(of hash: UInt64) -> Range<Int> { ranges[hash] ?? 0..<0 }

    subscript(_ index: Int) -> Meaning { meanings[index] }

    /// Makes one token of words that form a known phrase, such as `il y a` or `last updated`.
    func joiningPhrases(_ tokens: [Token]) -> [Token] {
        guard tokens.contains(where: { $0.kind == .word && phraseLengths[$0.hash] != nil }) else { return tokens }
        var joined: [Token] = []
        joined.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count {
            if let (token, next) = phrase(in: tokens, at: index) {
                joined.append(token)
                index = next
            } else {
                joined.append(tokens[index])
                index += 1
            }
        }
        return joined
    }

    /// The longest phrase that begins at a token, and the index after it.
    private func phrase(in tokens: [Token], at index: Int) -> (Token, Int)? {
        guard tokens[index].kind == .word, let longest = phraseLengths[tokens[index].hash] else { return nil }
        var token = tokens[index]
        var best: (Token, Int)?
        var next = index + 1
        var count = 1
        while count < longest, next < tokens.count {
            if tokens[next].isMark(.apostrophe) || tokens[next].isMark(.hyphen) { next += 1 }
            guard next < tokens.count, tokens[next].kind == .word else { break }
            token.hash = WordHash.join(token.hash, tokens[next].hash)
            token.end = tokens[next].end
            token.meanings = meanings(of: token.hash)
            next += 1
            count += 1
            if !token.meanings.isEmpty { best = (token, next) }
        }
        return best
    }

    /// The hashes of the words of an entry; blanks, apostrophes and hyphens part words, dots are left out.
    private static func hashes(of entry: Substring) -> [UInt64] {
        var hashes: [UInt64] = []
        var hash = WordHash()
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "_", "'", "’", "-":
                if hash.count > 0 { hashes.append(hash.value) }
                hash = WordHash()
            case ".": continue
            default:
                let folded = Folding.fold(scalar.value)
                if folded != 0 { hash.add(folded) }
            }
        }
        if hash.count > 0 { hashes.append(hash.value) }
        return hashes
    }
}
