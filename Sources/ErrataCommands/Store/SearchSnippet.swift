import Model

/// The part of a version's text where a search found its words.
struct SearchSnippet {
    /// Characters shown, the ellipses apart.
    private static let length = 120

    /// The stretch around the first word that stands in the text, or its beginning; one line.
    let text: String

    /// - Parameters:
    ///   - content: the version.
    ///   - terms: the words and phrases; one may end in `*`.
    init(_ content: ArticleContent, terms: [String]) {
        let needles = terms.map { term in
            (SearchSnippet.folded(term.hasSuffix("*") ? String(term.dropLast()) : term), term.hasSuffix("*"))
        }
        let blocks = content.blocks.map(\.text)
        var best: (block: String, at: Int)?
        search: for (needle, isBeginning) in needles {
            for block in blocks {
                guard let at = SearchSnippet.place(of: needle, in: block, isBeginning: isBeginning) else { continue }
                best = (block, at)
                break search
            }
        }
        text =
            best.map { SearchSnippet.cut($0.block, around: $0.at) } ?? SearchSnippet.cut(blocks.first ?? "", around: 0)
    }

    /// The character at which the words begin, whatever their case and accents; whole words only.
    private static func place(of needle: [Character], in text: String, isBeginning: Bool) -> Int? {
        let hay = folded(text)
        guard !needle.isEmpty, hay.count >= needle.count else { return nil }
        for start in 0...(hay.count - needle.count) where hay[start] == needle[0] {
            let end = start + needle.count
            guard hay[start..<end].elementsEqual(needle) else { continue }
            let isFree = start == 0 || !isWord(hay[start - 1])
            if isFree, isBeginning || end == hay.count || !isWord(hay[end]) { return start }
        }
        return nil
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Lower case without accents, character by character.
    private static func folded(_ text: String) -> [Character] {
        text.map { character in
            let base = String(character).lowercased().unicodeScalars.first { !$0.properties.isDiacritic }
            return base.map { Character($0) } ?? character
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
