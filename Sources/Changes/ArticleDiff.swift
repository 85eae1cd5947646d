public import Model

/// Two versions laid side by side, for people: every field and block with its words marked.
public struct ArticleDiff: Sendable, Equatable {
    /// A stretch of text that is the same, came or went.
    public struct Segment: Sendable, Equatable {
        /// What became of the words.
        public enum Change: Sendable { case same, deleted, inserted }

        /// What became of them.
        public var change: Change
        /// As printed in the old version; empty for an insertion.
        public var old: String
        /// As printed in the new version; empty for a deletion.
        public var new: String
    }

    /// One field or block of the body.
    public struct Part: Sendable, Equatable {
        /// What became of the part as a whole.
        public enum Change: Sendable { case same, edited, added, removed, moved, movedAway }

        /// Where the part stands.
        public var field: Edit.Field
        /// What became of it.
        public var change: Change
        /// The old text is all `old` joined, the new text all `new` joined, but for where its paragraphs end.
        public var segments: [Segment]
    }

    /// In reading order; a removed block stands where it was.
    public internal(set) var parts: [Part] = []

    /// Lays two versions side by side, the sentences of the new one in the paragraphs of the old one.
    public init(_ old: ArticleContent, _ new: ArticleContent) {
        var new = new
        new.blocks = ParagraphGrouping.regrouped(new.blocks, like: old.blocks)
        add(.headline, old.headline, new.headline)
        add(.standfirst, old.standfirst, new.standfirst)
        add(.byline, old.byline, new.byline)
        for (before, after) in zip(Fields.lists(old), Fields.lists(new)) {
            add(before.0, before.1.map(\.text), after.1.map(\.text))
        }
    }

    private mutating func add(_ field: Edit.Field, _ old: String?, _ new: String?) {
        add(field, [old].compactMap(\.self), [new].compactMap(\.self))
    }

    private mutating func add(_ field: Edit.Field, _ old: [String], _ new: [String]) {
        let alignment = BodyAlignment(old, new)
        for item in alignment.items {
            switch item {
            case .same(let before, let after):
                parts.append(
                    Part(field: field, change: .same, segments: [same(old[before.lowerBound], new[after.lowerBound])]))
            case .edited(let before, let after, let marks):
                let segments = Segments(alignment, before, after, old, new).cut(marks)
                parts.append(Part(field: field, change: .edited, segments: segments))
            case .moved(let before, let after, let marks):
                let segments = Segments(alignment, before, after, old, new).cut(marks)
                parts.append(Part(field: field, change: .moved, segments: segments))
            case .replaced(let before, let after):
                parts.append(
                    Part(field: field, change: .edited, segments: [deleted(old[before]), inserted(new[after])]))
            case .added(let index): parts.append(Part(field: field, change: .added, segments: [inserted(new[index])]))
            case .removed(let index):
                parts.append(Part(field: field, change: .removed, segments: [deleted(old[index])]))
            case .movedAway(let before, _):
                let texts = old[before].joined(separator: "\n")
                parts.append(Part(field: field, change: .movedAway, segments: [deleted(texts)]))
            }
        }
    }

    private func same(_ old: String, _ new: String) -> Segment { Segment(change: .same, old: old, new: new) }
    private func deleted(_ text: String) -> Segment { Segment(change: .deleted, old: text, new: "") }
    private func inserted(_ text: String) -> Segment { Segment(change: .inserted, old: "", new: text) }
}

/// Cuts the texts of neighbouring blocks at the marks; the pieces together are the texts again.
private struct Segments {
    let oldBytes: [UInt8]
    let newBytes: [UInt8]
    let oldTokens: [Token]
    let newTokens: [Token]

    init(_ alignment: BodyAlignment, _ before: Range<Int>, _ after: Range<Int>, _ old: [String], _ new: [String]) {
        var oldBuffer = TokenBuffer()
        var newBuffer = TokenBuffer()
        _ = oldBuffer.append(old[before].joined(separator: "\n"))
        _ = newBuffer.append(new[after].joined(separator: "\n"))
        oldBytes = oldBuffer.bytes
        newBytes = newBuffer.bytes
        oldTokens = oldBuffer.tokens
        newTokens = newBuffer.tokens
        oldBase = alignment.oldSpan(before).lowerBound
        newBase = alignment.newSpan(after).lowerBound
    }

    /// Where the blocks' tokens stand in the alignment's own buffers.
    private let oldBase: Int
    private let newBase: Int

    func cut(_ marks: [Chunk]) -> [ArticleDiff.Segment] {
        var segments: [ArticleDiff.Segment] = []
        var x = 0
        var y = 0
        for mark in marks {
            let old =
                start(mark.old.lowerBound - oldBase, oldTokens, oldBytes)..<edge(mark.old, oldBase, oldTokens, oldBytes)
            let new =
                start(mark.new.lowerBound - newBase, newTokens, newBytes)..<edge(mark.new, newBase, newTokens, newBytes)
            append(.same, x..<old.lowerBound, y..<new.lowerBound, to: &segments)
            append(.deleted, old, new.lowerBound..<new.lowerBound, to: &segments)
            append(.inserted, old.upperBound..<old.upperBound, new, to: &segments)
            (x, y) = (old.upperBound, new.upperBound)
        }
        append(.same, x..<oldBytes.count, y..<newBytes.count, to: &segments)
        return segments
    }

    /// The byte where a token begins; for the first one the beginning of the text.
    private func start(_ token: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Int {
        if token <= 0 { return 0 }
        return token < tokens.count ? Int(tokens[token].start) : bytes.count
    }

    /// A mark takes the space behind it, so that a word that came or went leaves none.
    private func edge(_ mark: Range<Int>, _ base: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Int {
        start(mark.upperBound - base, tokens, bytes)
    }

    private func append(
        _ change: ArticleDiff.Segment.Change, _ old: Range<Int>, _ new: Range<Int>,
        to segments: inout [ArticleDiff.Segment]
    ) {
        guard !old.isEmpty || !new.isEmpty else { return }
        segments.append(
            ArticleDiff.Segment(
                change: change, old: String(decoding: oldBytes[old], as: UTF8.self),
                new: String(decoding: newBytes[new], as: UTF8.self)))
    }
}
