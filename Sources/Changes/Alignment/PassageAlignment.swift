/// The marks between two passages: sentence by sentence, then word by word.
struct PassageAlignment {
    var old = TokenBuffer()
    var new = TokenBuffer()
    private var words = WordAlignment()

    /// The marks, ascending on both sides.
    ///
    /// A sentence that moved is marked twice, where it went and where it came.
    mutating func chunks(_ oldPassage: Range<Int>, _ newPassage: Range<Int>) -> [Chunk] {
        let oldSentences = Sentences.ranges(of: oldPassage, in: old.tokens)
        let newSentences = Sentences.ranges(of: newPassage, in: new.tokens)
        if oldSentences.count <= 1, newSentences.count <= 1 { return wordChunks(oldPassage, newPassage) }
        let steps = UnitAlignment.steps(
            oldSentences.map { Unit(tokens: $0, key: old.hash($0)) },
            newSentences.map { Unit(tokens: $0, key: new.hash($0)) }, old.tokens, new.tokens)
        var chunks: [Chunk] = []
        var x = oldPassage.lowerBound
        var y = newPassage.lowerBound
        for step in steps {
            switch step {
            case .match(let match):
                let from = span(match.old, oldSentences)
                let to = span(match.new, newSentences)
                switch match.relation {
                case .same: break
                case .similar: chunks += wordChunks(from, to)
                case .replaced: chunks.append(Chunk(old: from, new: to, grain: .sentence))
                }
                (x, y) = (from.upperBound, to.upperBound)
            case .removed(let index):
                chunks.append(Chunk(old: oldSentences[index], new: y..<y, grain: .sentence))
                x = oldSentences[index].upperBound
            case .added(let index):
                chunks.append(Chunk(old: x..<x, new: newSentences[index], grain: .sentence))
                y = newSentences[index].upperBound
            case .movedAway(let match):
                chunks.append(Chunk(old: span(match.old, oldSentences), new: y..<y, grain: .movedSentence))
                x = span(match.old, oldSentences).upperBound
            case .movedHere(let match):
                chunks.append(Chunk(old: x..<x, new: span(match.new, newSentences), grain: .movedSentence))
                y = span(match.new, newSentences).upperBound
            }
        }
        return chunks
    }

    private func span(_ units: Range<Int>, _ ranges: [Range<Int>]) -> Range<Int> {
        ranges[units.lowerBound].lowerBound..<ranges[units.upperBound - 1].upperBound
    }

    private mutating func wordChunks(_ from: Range<Int>, _ to: Range<Int>) -> [Chunk] {
        let raw = words.chunks(from, to, old.tokens, new.tokens)
        guard !raw.isEmpty else { return [] }
        return MarkTidying(old: old, new: new).tidied(raw, within: Chunk(old: from, new: to))
    }
}
