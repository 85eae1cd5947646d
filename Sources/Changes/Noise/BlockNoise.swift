import Model

/// Blocks that are no part of an article although they were read with it; each rule is counted by its name.
///
/// Every rule looks at the whole block and asks that next to nothing else stands in it: a figure inside a sentence is
/// never noise.
enum BlockNoise {
    /// The name of the rule that the block falls under; nil for article text.
    static func rule(_ block: Block) -> String? {
        guard block.kind != .note, block.text.utf8.count <= 600 else { return nil }
        var buffer = TokenBuffer()
        let range = buffer.append(block.text)
        guard !range.isEmpty, range.count <= 60 else { return range.isEmpty ? "empty" : nil }
        let words = range.map { Word(buffer.text($0..<$0 + 1), buffer.tokens[$0]) }
        for (name, holds) in rules where holds(words) { return name }
        return nil
    }

    private static let rules: [(String, @Sendable ([Word]) -> Bool)] = [
        ("box-label", isLabel), ("read-also", isReadAlso), ("relative-time", isRelativeTime), ("counter", isCounter),
        ("stamp-line", isStampLine),
    ]

    /// `Advertisement`, `Share`: nothing but a label.
    @Sendable private static func isLabel(_ words: [Word]) -> Bool {
        let content = words.content
        guard content.count <= 8, !content.isEmpty else { return false }
        return Lexicon.boxLabels.begins(content.lower, nil) == content.count
    }

    /// `Read: …`, `Lesen Sie auch: …`: a label that leads to another article.
    @Sendable private static func isReadAlso(_ words: [Word]) -> Bool {
        guard words.count <= 40, let length = Lexicon.readAlso.begins(words.lower, nil) else { return false }
        guard words.count > length else { return false }
        let next = words[length]
        if [":", "|", "：", "»", ">"].contains(next.text) || next.kind == .dash { return true }
        return length >= 2 && words.last?.kind != .terminator
    }

    /// `12 minutes ago`, `5 min read`.
    @Sendable private static func isRelativeTime(_ words: [Word]) -> Bool {
        let content = words.content
        guard content.count <= 9, content.contains(where: { $0.kind == .number }) else { return false }
        let found = Lexicon.relativeTime.found(in: content.lower, nil)
        return !found.isEmpty && words.last?.kind != .terminator
    }

    /// `128 comments`, `1.2k views`.
    @Sendable private static func isCounter(_ words: [Word]) -> Bool {
        let content = words.content
        guard content.count <= 7, content.contains(where: { $0.kind == .number }), words.last?.kind != .terminator
        else {
            return false
        }
        return !Lexicon.counted.found(in: content.lower, nil).isEmpty
    }

    /// `Updated 12:42 IST`: the stamp, which is compared as a stamp.
    @Sendable private static func isStampLine(_ words: [Word]) -> Bool {
        let content = words.content
        guard content.count <= 14, Lexicon.stampLabels.begins(content.lower, nil) != nil else { return false }
        let figures = content.count { $0.kind == .number }
        return figures >= 2 && words.last?.kind != .terminator
    }
}
