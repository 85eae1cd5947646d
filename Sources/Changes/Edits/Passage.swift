import Model

/// The tokens of a field or block on both sides, and what is known about them all.
struct Passage {
    let oldBuffer: TokenBuffer
    let newBuffer: TokenBuffer
    let old: Range<Int>
    let new: Range<Int>
    let field: Edit.Field
    let language: String?
    /// The block itself is a quotation.
    var isQuotation = false
    var isTitleCase = false

    /// Marks larger than this are not looked at word by word.
    private static let longest = 400
    /// Words of a passage that its kind is decided by.
    private static let opening = 16
    /// Words around a mark that its kind is decided by.
    private static let reach = 4

    /// The mark as the kinds look at it.
    func site(_ chunk: Chunk) -> EditSite {
        var site = EditSite(field: field, language: nil, grain: chunk.grain)
        // Of a whole passage only the beginning decides.
        let isPassage = chunk.grain == .sentence || chunk.grain == .movedSentence
        let longest = isPassage ? Passage.opening : Passage.longest
        site.old = words(chunk.old.prefix(longest), oldBuffer)
        site.new = words(chunk.new.prefix(longest), newBuffer)
        site.hasQuotes = hasQuotes(chunk.old, oldBuffer) && hasQuotes(chunk.new, newBuffer)
        let anchor = chunk.new.isEmpty && !chunk.old.isEmpty ? chunk.old : chunk.new
        let (buffer, bounds) = chunk.new.isEmpty && !chunk.old.isEmpty ? (oldBuffer, old) : (newBuffer, new)
        site.before = words(max(bounds.lowerBound, anchor.lowerBound - Passage.reach)..<anchor.lowerBound, buffer)
        site.after = words(anchor.upperBound..<min(bounds.upperBound, anchor.upperBound + Passage.reach), buffer)
        site.isQuoted = isQuotation || isInside(chunk)
        site.startsSentence = startsSentence(anchor.lowerBound, bounds, buffer)
        site.isTitleCase = isTitleCase
        site.language = effectiveLanguage(site)
        return site
    }

    private func hasQuotes(_ range: Range<Int>, _ buffer: TokenBuffer) -> Bool {
        range.contains { buffer.tokens[$0].kind == .doubleQuote }
    }

    private func words(_ range: Range<Int>, _ buffer: TokenBuffer) -> [Word] {
        range.map { Word(buffer.text($0..<$0 + 1), buffer.tokens[$0]) }
    }

    /// Text in another script than the language's takes the word lists of all languages.
    private func effectiveLanguage(_ site: EditSite) -> String? {
        guard let language else { return nil }
        let isWord = { (word: Word) in word.isContent && word.kind != .number }
        guard
            let word = site.new.first(where: isWord) ?? site.old.first(where: isWord)
                ?? site.before.first(where: isWord)
        else { return language }
        let isLatin = (word.text.unicodeScalars.first?.value ?? 0) < 0x370
        return isLatin == Passage.latinLanguages.contains(language) ? language : nil
    }

    private static let latinLanguages: Set<String> = [
        "en", "de", "fr", "es", "it", "pt", "ca", "gl", "eu", "nl", "af", "sv", "da", "no", "nb", "nn", "fi", "is",
        "et",
        "lv", "lt", "hu", "pl", "cs", "sk", "ro", "hr", "bs", "sl", "sq", "tr", "az", "id", "ms", "vi", "tl", "sw",
        "cy",
        "ga", "mt", "so", "ha", "yo", "ig", "zu", "xh", "lb", "fy", "eo", "la",
    ]

    // MARK: Quotation marks

    private func isInside(_ chunk: Chunk) -> Bool {
        if !chunk.new.isEmpty, isOpen(chunk.new.lowerBound, new, newBuffer) { return true }
        return !chunk.old.isEmpty && isOpen(chunk.old.lowerBound, old, oldBuffer)
    }

    /// Whether a quotation is open before a token.
    private func isOpen(_ place: Int, _ bounds: Range<Int>, _ buffer: TokenBuffer) -> Bool {
        var isDouble = false
        var isSingle = false
        let start = max(bounds.lowerBound, place - 2000)
        for index in start..<place {
            let token = buffer.tokens[index]
            if token.kind == .doubleQuote { isDouble.toggle() }
            guard token.kind == .singleQuote else { continue }
            let isGlued = index + 1 < bounds.upperBound && !buffer.tokens[index + 1].hasSpaceBefore
            let isOpening = (token.hasSpaceBefore || index == bounds.lowerBound) && isGlued
            isSingle = isOpening
        }
        return isDouble || (isSingle && closesSingle(place, bounds, buffer))
    }

    /// A lone apostrophe such as `'90s` opens nothing: the closing mark must follow.
    private func closesSingle(_ place: Int, _ bounds: Range<Int>, _ buffer: TokenBuffer) -> Bool {
        (place..<min(bounds.upperBound, place + 120)).contains {
            buffer.tokens[$0].kind == .singleQuote && !buffer.tokens[$0].hasSpaceBefore
        }
    }

    private func startsSentence(_ place: Int, _ bounds: Range<Int>, _ buffer: TokenBuffer) -> Bool {
        var index = place - 1
        while index >= bounds.lowerBound {
            switch buffer.tokens[index].kind {
            case .doubleQuote, .singleQuote, .dash: index -= 1
            case .terminator, .ellipsis: return true
            case .punctuation: return buffer.text(index..<index + 1) == ":"
            default: return false
            }
        }
        return true
    }
}
