extension GluedLine {
    /// A longer run is a passage; in words or characters.
    private static let lengths = 1...40
    /// With more of them a text was rewritten.
    private static let mostMarks = 4

    /// The lines that were glued to a text or taken away from it.
    ///
    /// - Parameters:
    ///   - marks: what was exchanged within the block.
    ///   - alignment: both sides.
    ///   - before: the old blocks.
    ///   - after: the new blocks.
    /// - Returns: empty unless all marks are such lines.
    static func all(
        _ marks: [Chunk], _ alignment: BodyAlignment, _ before: Range<Int>, _ after: Range<Int>
    ) -> [GluedLine] {
        guard marks.count <= mostMarks else { return [] }
        let old = Side(alignment.passage.old, alignment.oldSpan(before))
        let new = Side(alignment.passage.new, alignment.newSpan(after))
        var lines: [GluedLine] = []
        for mark in marks {
            let sides = [(old, mark.old, false), (new, mark.new, true)].filter { !$0.1.isEmpty }
            guard sides.allSatisfy({ $0.0.isLine($0.1) }) else { return [] }
            lines += sides.map { GluedLine(text: $0.0.buffer.text($0.1), isNew: $0.2) }
        }
        return lines
    }

    /// Whether everything that was exchanged stands behind the last sentence of a block.
    static func isTail(
        _ marks: [Chunk], _ alignment: BodyAlignment, _ before: Range<Int>, _ after: Range<Int>
    ) -> Bool {
        let old = Side(alignment.passage.old, alignment.oldSpan(before))
        let new = Side(alignment.passage.new, alignment.newSpan(after))
        return marks.allSatisfy { old.isBehindSentences($0.old) && new.isBehindSentences($0.new) }
    }

    /// One side of an edit.
    private struct Side {
        var buffer: TokenBuffer
        /// Where sentences begin and end.
        var begins: Set<Int>
        var ends: Set<Int>
        /// Where the last sentence with a mark at its end is over; nil when there is none.
        var lastEnd: Int?

        init(_ buffer: TokenBuffer, _ span: Range<Int>) {
            self.buffer = buffer
            let sentences = Sentences.ranges(of: span, in: buffer.tokens)
            begins = Set(sentences.map(\.lowerBound))
            ends = Set(sentences.map(\.upperBound))
            // "It was 26." ends a sentence here, where a line follows, whatever figure it ends with.
            lastEnd = span.dropFirst().last { buffer.tokens[$0].hasSpaceBefore && Side.endsSentence($0 - 1, buffer) }
            if let last = span.last, Side.endsSentence(last, buffer) { lastEnd = span.upperBound }
        }

        /// Whether a token, or the one before it that is no quotation mark, ends a sentence.
        private static func endsSentence(_ index: Int, _ buffer: TokenBuffer) -> Bool {
            let tokens = buffer.tokens
            return tokens[index].isSentenceMark
                || tokens[index].isQuotation && index > 0 && tokens[index - 1].isSentenceMark
        }

        /// Whether a run, maybe empty, stands behind the last sentence.
        func isBehindSentences(_ run: Range<Int>) -> Bool { lastEnd.map { run.lowerBound >= $0 } ?? false }

        /// Whether a run stands at the edge of a sentence and is none by itself.
        func isLine(_ run: Range<Int>) -> Bool {
            let isSentence = run.contains { buffer.tokens[$0].isSentenceMark }
            return !isSentence && (begins.contains(run.lowerBound) || ends.contains(run.upperBound))
                && GluedLine.lengths.contains(buffer.contentCount(run))
        }
    }
}
