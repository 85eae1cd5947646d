/// A token with the meaning that it has in one language.
struct Item {
    var kind: Token.Kind
    var start: Int
    var end: Int
    var value: Int
    var digits: Int
    var isSpaced: Bool
    /// 1…12, 21…32 in the Iranian calendar, or 41…52 in the Islamic one; nil for words that are no month.
    var month: Int?
    /// 0 = Sunday.
    var weekday: Int?
    /// What else it means.
    var sense: Sense?
    var senseValue = 0
    /// Whether a unit says "ago" by itself, as Hungarian "órája" does.
    var isAgo = false
    /// The abbreviation of a zone that it spells, an index into `ZoneName.all`.
    var zone: Int?
    /// Whether a word has only capital ASCII letters.
    var isCapitals = false
    /// Set when a reader has taken it.
    var isUsed = false

    /// The plain meaning of a token, without a language.
    init(_ token: Token) {
        kind = token.kind
        start = token.start
        end = token.end
        value = token.value
        digits = token.digits
        isSpaced = token.isSpaced
    }

    func isMark(_ mark: Character.ASCII) -> Bool { kind == .mark && value == mark.rawValue }

    /// Whether it is a number that nobody has taken.
    var isFreeNumber: Bool { kind == .number && !isUsed }

    /// Whether it is a word that means nothing in a date.
    var isUnknownWord: Bool {
        kind == .word && month == nil && weekday == nil && sense == nil && zone == nil
    }
}

/// Chooses the meaning of words.
struct Resolver {
    let bytes: [UInt8]
    private let vocabulary = Vocabulary.shared

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The items of tokens as a speaker of one language understands them.
    ///
    /// A word that this language does not know is taken as the universal, the English or any other meaning.
    /// Where nobody says the language, a whole date that begins with an era's letter is Japanese.
    func items(_ tokens: ArraySlice<Token>, language: Int, isCertain: Bool = true) -> [Item] {
        let isJapanese = Language.all[language].code == "ja"
        return tokens.indices.map { index in
            let token = tokens[index]
            var item = Item(token)
            guard token.kind == .word else { return item }
            item.isCapitals = bytes[token.start..<token.end].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
            item.zone = ZoneName.index(ofHash: token.hash)
            if isJapanese || !isCertain && isEraDate(tokens, index), let offset = era(tokens, index) {
                (item.sense, item.senseValue, item.zone) = (.era, offset, nil)
                return item
            }
            guard let wanted = choose(token, language) else { return item }
            let chosen = endsTime(tokens, index) ? choose(token, 0) ?? wanted : wanted
            for index in token.meanings where vocabulary[index].language == chosen {
                apply(vocabulary[index], to: &item)
            }
            return item
        }
    }

    /// The offset of `R8`, `H25`: an era by its first letter, with its year stuck to it; nil for anything else.
    private func era(_ tokens: ArraySlice<Token>, _ index: Int) -> Int? {
        let (word, next) = (tokens[index], index + 1)
        guard word.end == word.start + 1, next < tokens.endIndex else { return nil }
        let year = tokens[next]
        guard year.kind == .number, !year.isSpaced, (1...2).contains(year.digits) else { return nil }
        return Resolver.eraLetters[bytes[word.start]]
    }

    /// Whether `R8.11.21` stands here, with nothing before the letter and the same mark twice.
    private func isEraDate(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
        let isFirst = index == tokens.startIndex || tokens[index].isSpaced || tokens[index - 1].kind == .mark
        guard isFirst else { return false }
        let rest = tokens[(index + 1)...].prefix(5)
        guard rest.count == 5, !rest.contains(where: \.isSpaced) else { return false }
        let (first, second) = (rest[index + 2], rest[index + 4])
        let (month, day) = (rest[index + 3], rest[index + 5])
        return first.kind == .mark && second.kind == .mark && first.value == second.value
            && month.kind == .number && day.kind == .number && day.digits <= 2
    }

    private static let eraLetters: [UInt8: Int] = [
        UInt8(ascii: "R"): 2018, UInt8(ascii: "H"): 1988, UInt8(ascii: "S"): 1925, UInt8(ascii: "T"): 1911,
        UInt8(ascii: "M"): 1867,
    ]

    /// Whether a word stands where "am" and "pm" do: after a number and not before one.
    ///
    /// German says "12:30 am 4. Mai".
    private func endsTime(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
        let halves: Set<Sense> = [.forenoon, .afternoon]
        guard
            tokens[index].meanings.contains(where: {
                vocabulary[$0].language == 0 && halves.contains(vocabulary[$0].sense)
            }),
            index > tokens.startIndex, tokens[index - 1].kind == .number
        else { return false }
        return index + 1 == tokens.endIndex || tokens[index + 1].kind != .number
    }

    /// The languages that know words of these tokens, best first, at most `limit` and at least one, and whether the first
    /// knows more than any other.
    func languages(_ tokens: ArraySlice<Token>, hint: Int?, limit: Int) -> (ranked: [Int], isSure: Bool) {
        var scores: [Int: Int] = [:]
        for token in tokens where token.kind == .word {
            var best: [Int: Int] = [:]
            for index in token.meanings {
                let meaning = vocabulary[index]
                best[meaning.language] = max(best[meaning.language] ?? 0, Resolver.weight(meaning.sense))
            }
            for (language, weight) in best { scores[language, default: 0] += weight }
        }
        // A word known everywhere speaks for nothing in particular.
        scores[0] = nil
        if let hint { scores[hint, default: 0] += 5 }
        if scores.isEmpty { return ([Language.englishIndex], false) }
        let ranked = scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        let isSure = ranked.count == 1 || ranked[0].value > ranked[1].value
        return (ranked.prefix(limit).map(\.key), isSure)
    }

    private static func weight(_ sense: Sense) -> Int {
        switch sense {
        // "ago" is August in several languages, but hardly without a day.
        case .ago: 7
        case .month: 6
        case .weekday, .published, .modified: 3
        case .filler, .ordinal: 1
        default: 2
        }
    }

    /// The language whose meanings of a word count: the wanted one, else the universal or English one.
    ///
    /// Of other languages only months, weekdays, labels and zones of three letters or more are understood; their small
    /// words mean too many other things.
    private func choose(_ token: Token, _ language: Int) -> Int? {
        var fallback: Int?
        var best = 0
        let isShort = token.end - token.start <= 2
        for index in token.meanings {
            let meaning = vocabulary[index]
            if meaning.language == language { return language }
            let rank = isShort && meaning.language > Language.englishIndex ? 0 : Resolver.rank(meaning)
            if rank > best { (fallback, best) = (meaning.language, rank) }
        }
        return fallback
    }

    private static func rank(_ meaning: Meaning) -> Int {
        if meaning.language == 0 { return 3 }
        if meaning.language == Language.englishIndex { return 2 }
        switch meaning.sense {
        case .month, .weekday, .published, .modified, .zone: return 1
        default: return 0
        }
    }

    private func apply(_ meaning: Meaning, to item: inout Item) {
        switch meaning.sense {
        case .month: item.month = meaning.value
        case .weekday: item.weekday = meaning.value
        case .ago:
            item.isAgo = true
            item.sense = item.sense ?? .ago
        default:
            // Times of day and units say more than fillers.
            if item.sense == nil || item.sense == .filler || item.sense == .clock || item.sense == .ago {
                item.sense = meaning.sense
                item.senseValue = meaning.value
            }
        }
    }
}
