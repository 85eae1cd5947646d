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

    /// One side of an edit.
    private struct Side {
        var buffer: TokenBuffer
        /// Where sentences begin and end.
        var begins: Set<Int>
        var ends: Set<Int>

        init(_ buffer: TokenBuffer, _ span: Range<Int>) {
            self.buffer = buffer
            let sentences = Sentences.ranges(of: span, in: buffer.tokens)
            begins = Set(sentences.map(\.lowerBound))
            ends = Set(sentences.map(\.upperBound))
        }

        /// Whether a run stands at the edge of a sentence and is none by itself.
        func isLine(_ run: Range<Int>) -> Bool {
            let isSentence = run.contains { buffer.tokens[$0].isSentenceMark }
            return !isSentence && (begins.contains(run.lowerBound) || ends.contains(run.upperBound))
                && GluedLine.lengths.contains(buffer.contentCount(run))
        }
    }
}
