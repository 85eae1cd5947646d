import Dates
public import Model

/// The part of a version's text where a search found its words.
public struct SearchSnippet: Sendable, Equatable {
    /// Characters shown, the ellipses apart.
    private static let length = 120

    /// A stretch of the text.
    public struct Piece: Sendable, Equatable {
        /// As printed.
        public var text: String
        /// Whether it is one of the words.
        public var isFound: Bool
    }

    /// The stretch around the first word that stands in the text, or its beginning; one line.
    public let text: String
    /// The same with the words marked.
    public let pieces: [Piece]

    /// - Parameters:
    ///   - content: the version.
    ///   - terms: the words and phrases; one may end in `*`.
    public init(_ content: ArticleContent, terms: [String]) {
        let needles = terms.map { Needle($0) }
        let blocks = content.blocks.map(\.text)
        var best: (block: String, at: Int)?
        search: for needle in needles {
            for block in blocks {
                guard let at = needle.places(in: SearchSnippet.folded(block)).first else { continue }
                best = (block, at)
                break search
            }
        }
        text =
            best.map { SearchSnippet.cut($0.block, around: $0.at) } ?? SearchSnippet.cut(blocks.first ?? "", around: 0)
        pieces = SearchSnippet.marked(text, needles)
    }

    /// The words of a text that were looked for, apart from the rest.
    public static func pieces(of text: String, terms: [String]) -> [Piece] { marked(text, terms.map { Needle($0) }) }

    private struct Needle {
        let characters: [Character]
        let isBeginning: Bool

        init(_ term: String) {
            isBeginning = term.hasSuffix("*")
            characters = folded(isBeginning ? String(term.dropLast()) : term)
        }

        /// Where the words begin, whatever their case and accents; whole words only.
        func places(in hay: [Character]) -> [Int] {
            guard let first = characters.first, hay.count >= characters.count else { return [] }
            return (0...(hay.count - characters.count)).filter { start in
                let end = start + characters.count
                guard hay[start] == first, hay[start..<end].elementsEqual(characters) else { return false }
                let isFree = start == 0 || !joins(hay[start - 1], hay[start])
                return isFree && (isBeginning || end == hay.count || !joins(hay[end - 1], hay[end]))
            }
        }
    }

    /// Whether two neighbouring characters belong to one word; in scripts without spaces nothing says so.
    private static func joins(_ a: Character, _ b: Character) -> Bool { isWord(a) && isWord(b) }

    private static func isWord(_ character: Character) -> Bool {
        guard character.isLetter || character.isNumber else { return false }
        return switch character.unicodeScalars.first?.value ?? 0 {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x312F, 0x31F0...0x9FFF, 0xAC00...0xD7AF,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            false
        default: true
        }
    }

    private static func marked(_ text: String, _ needles: [Needle]) -> [Piece] {
        let characters = Array(text)
        let hay = folded(text)
        var isFound = [Bool](repeating: false, count: characters.count)
        for needle in needles {
            for start in needle.places(in: hay) {
                for at in start..<start + needle.characters.count { isFound[at] = true }
            }
        }
        var pieces: [Piece] = []
        for (character, found) in zip(characters, isFound) {
            if let last = pieces.indices.last, pieces[last].isFound == found {
                pieces[last].text.append(character)
            } else {
                pieces.append(Piece(text: String(character), isFound: found))
            }
        }
        return pieces
    }

    /// Lower case without accents, character by character.
    private static func folded(_ text: String) -> [Character] {
        text.map { character in
            let folded = character.unicodeScalars.lazy.map { Folding.fold($0.value) }.first { $0 != 0 }
            return folded.flatMap { Unicode.Scalar($0) }.map { Character($0) } ?? character
        }
    }

    private static func cut(_ text: String, around place: Int) -> String {
        let characters = Array(text)
        guard characters.count > length else { return text }
        var start = max(0, min(place - length / 3, characters.count - length))
        // Not in the middle of a word.
        while start > 0, start < place, characters[start - 1] != " " { start += 1 }
        var end = min(characters.count, start + length)
        while end < characters.count, end > start + length / 2, characters[end] != " " { end -= 1 }
        return (start > 0 ? "… " : "") + String(characters[start..<end]) + (end < characters.count ? " …" : "")
    }
}
