import Model

/// Blocks that are no part of an article although they were read with it; each rule is counted by its name.
///
/// Every rule looks at the whole block and asks that next to nothing else stands in it: a figure inside a sentence is
/// never noise.
enum BlockNoise {
    /// Longer blocks are text.
    private static let longestBytes = 400
    static let longestTokens = 44

    /// The name of the rule that the block falls under; nil for article text.
    static func rule(_ block: Block) -> String? {
        guard block.kind != .note, block.text.utf8.count <= longestBytes else { return nil }
        var buffer = TokenBuffer()
        let range = buffer.append(block.text)
        guard !range.isEmpty, range.count <= longestTokens else { return range.isEmpty ? "empty" : nil }
        let line = Line(buffer, range)
        for (name, holds) in rules where holds(line) { return name }
        return nil
    }

    private static let rules: [(String, @Sendable (Line) -> Bool)] = [
        ("read-also", isReadAlso), ("box-label", isLabel), ("relative-time", isRelativeTime), ("counter", isCounter),
        ("stamp-line", isStampLine),
    ]

    /// A block as the rules see it: all words of a short one, the first few of a long one.
    private struct Line {
        let opening: [Word]
        /// Empty for a block with more words than any rule but one allows.
        let content: [Word]
        let isSentence: Bool

        init(_ buffer: TokenBuffer, _ range: Range<Int>) {
            let isShort = range.count <= 24
            let words = range.prefix(isShort ? range.count : 6).map {
                Word(buffer.text($0..<$0 + 1), buffer.tokens[$0])
            }
            opening = words
            content = isShort ? words.content : []
            isSentence = buffer.tokens[range.upperBound - 1].kind == .terminator
        }

        var hasFigure: Bool { content.contains { $0.kind == .number } }

        func has(_ lexicon: Lexicon) -> Bool {
            guard content.contains(where: { $0.categories.contains(lexicon.category) }) else { return false }
            return !lexicon.found(in: content.lower, nil).isEmpty
        }
    }

    /// `Advertisement`, `Share`: nothing but a label.
    @Sendable private static func isLabel(_ line: Line) -> Bool {
        guard let first = line.content.first, line.content.count <= 8, first.categories.contains(.boxLabel) else {
            return false
        }
        return Lexicon.boxLabels.begins(line.content.lower, nil) == line.content.count
    }

    /// `Read: …`, `Lesen Sie auch: …`: a label that leads to another article.
    @Sendable private static func isReadAlso(_ line: Line) -> Bool {
        guard let first = line.opening.first, first.categories.contains(.readAlso) else { return false }
        guard let length = Lexicon.readAlso.begins(line.opening.lower, nil), line.opening.count > length else {
            return false
        }
        let next = line.opening[length]
        if [":", "|", "：", "»", ">"].contains(next.text) || next.kind == .dash { return true }
        return length >= 2 && !line.isSentence
    }

    /// `12 minutes ago`, `5 min read`.
    @Sendable private static func isRelativeTime(_ line: Line) -> Bool {
        line.content.count <= 9 && line.hasFigure && !line.isSentence && line.has(.relativeTime)
    }

    /// `128 comments`, `1.2k views`, and what share buttons count: `X 843`.
    @Sendable private static func isCounter(_ line: Line) -> Bool {
        if line.content.count == 2, line.content[1].kind == .number, shareTargets.contains(line.content[0].lower) {
            return true
        }
        return line.content.count <= 7 && line.hasFigure && !line.isSentence && line.has(.counted)
    }

    /// Where share buttons lead, as their labels say it.
    private static let shareTargets: Set<String> = [
        "x", "facebook", "twitter", "whatsapp", "linkedin", "reddit", "telegram", "pinterest", "email", "threads",
        "bluesky", "mastodon", "tumblr", "vk", "flipboard", "viber", "xing", "weibo",
    ]

    /// `Updated 12:42 IST`: the stamp, which is compared as a stamp.
    @Sendable private static func isStampLine(_ line: Line) -> Bool {
        guard let first = line.content.first, line.content.count <= 14, !line.isSentence else { return false }
        guard first.categories.contains(.stampLabel), line.content.count(where: { $0.kind == .number }) >= 2 else {
            return false
        }
        return Lexicon.stampLabels.begins(line.content.lower, nil) != nil
    }
}
