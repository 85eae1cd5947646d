/// Turns the raw marks of a passage into ones that a person would have made.
struct MarkTidying {
    let old: TokenBuffer
    let new: TokenBuffer

    /// Slides marks to word and sentence boundaries, and joins marks with too little left between them.
    ///
    /// - Parameters:
    ///   - chunks: ascending marks of one passage.
    ///   - passage: the tokens of the passage on both sides.
    /// - Returns: the tidied marks, ascending.
    func tidied(_ chunks: [Chunk], within passage: Chunk) -> [Chunk] {
        var result: [Chunk] = []
        for (index, chunk) in chunks.enumerated() {
            let limit = index + 1 < chunks.count ? chunks[index + 1] : passage
            let end =
                index + 1 < chunks.count
                ? (limit.old.lowerBound, limit.new.lowerBound)
                : (passage.old.upperBound, passage.new.upperBound)
            let start =
                result.last.map { ($0.old.upperBound, $0.new.upperBound) }
                ?? (passage.old.lowerBound, passage.new.lowerBound)
            let slid = slide(chunk, from: start, to: end)
            if let last = result.last, shouldJoin(last, slid) {
                result[result.count - 1].old = last.old.lowerBound..<slid.old.upperBound
                result[result.count - 1].new = last.new.lowerBound..<slid.new.upperBound
            } else {
                result.append(slid)
            }
        }
        return joinedWhole(result, passage)
    }

    // MARK: Joining

    private func weight(_ chunk: Chunk) -> Int { max(old.weight(chunk.old), new.weight(chunk.new)) }

    /// Between the two marks stands less than half of what either changes, or they are one written word.
    private func shouldJoin(_ a: Chunk, _ b: Chunk) -> Bool {
        let island = a.new.upperBound..<b.new.lowerBound
        if island.isEmpty { return true }
        if isQuotes(a), isQuotes(b), island.count <= 24 { return true }
        if isOneWord(a.old.upperBound..<b.old.lowerBound, old) && isOneWord(island, new), island.count <= 2 {
            return true
        }
        let between = new.weight(island)
        guard between * 2 <= min(weight(a), weight(b)) else { return false }
        return !(a.old.count <= 1 && a.new.count <= 1 && b.old.count <= 1 && b.new.count <= 1)
    }

    /// Quotation marks alone, put around a phrase or taken away from it.
    private func isQuotes(_ chunk: Chunk) -> Bool {
        chunk.old.isEmpty != chunk.new.isEmpty
            && chunk.old.allSatisfy { old.tokens[$0].kind == .doubleQuote || old.tokens[$0].kind == .singleQuote }
            && chunk.new.allSatisfy { new.tokens[$0].kind == .doubleQuote || new.tokens[$0].kind == .singleQuote }
    }

    /// Tokens printed without a space around or between them, such as the middle of `re-elected-er`.
    private func isOneWord(_ range: Range<Int>, _ buffer: TokenBuffer) -> Bool {
        guard range.lowerBound > 0, range.upperBound < buffer.tokens.count, !range.isEmpty else { return false }
        for index in range.lowerBound...range.upperBound where buffer.tokens[index].hasSpaceBefore { return false }
        return buffer.tokens[range.lowerBound].kind == .dash
    }

    /// A passage with many marks and little left is one rewritten passage.
    private func joinedWhole(_ chunks: [Chunk], _ passage: Chunk) -> [Chunk] {
        guard chunks.count >= 3, let first = chunks.first, let last = chunks.last else { return chunks }
        let changed = chunks.reduce(0) { $0 + weight($1) }
        let total = max(old.weight(passage.old), new.weight(passage.new))
        guard changed * 5 > total * 3 else { return chunks }
        return [
            Chunk(
                old: first.old.lowerBound..<last.old.upperBound, new: first.new.lowerBound..<last.new.upperBound,
                grain: .rewritten)
        ]
    }

    // MARK: Sliding

    /// Moves an insertion or deletion along equal words to where it reads best.
    private func slide(_ chunk: Chunk, from start: (Int, Int), to end: (Int, Int)) -> Chunk {
        if chunk.old.isEmpty {
            let shift = bestShift(chunk.new, in: new, low: start.1, high: end.1)
            return Chunk(
                old: moved(chunk.old, by: shift), new: moved(chunk.new, by: shift), grain: chunk.grain)
        }
        if chunk.new.isEmpty {
            let shift = bestShift(chunk.old, in: old, low: start.0, high: end.0)
            return Chunk(
                old: moved(chunk.old, by: shift), new: moved(chunk.new, by: shift), grain: chunk.grain)
        }
        return chunk
    }

    private func moved(_ range: Range<Int>, by shift: Int) -> Range<Int> {
        range.lowerBound + shift..<range.upperBound + shift
    }

    private func bestShift(_ range: Range<Int>, in buffer: TokenBuffer, low: Int, high: Int) -> Int {
        let tokens = buffer.tokens
        var best = (shift: 0, score: score(range, tokens))
        var left = range
        while left.lowerBound > low, tokens[left.lowerBound - 1].key == tokens[left.upperBound - 1].key {
            left = moved(left, by: -1)
            let candidate = score(left, tokens)
            if candidate > best.score { best = (left.lowerBound - range.lowerBound, candidate) }
        }
        var right = range
        while right.upperBound < high, tokens[right.lowerBound].key == tokens[right.upperBound].key {
            right = moved(right, by: 1)
            let candidate = score(right, tokens)
            if candidate > best.score { best = (right.lowerBound - range.lowerBound, candidate) }
        }
        return best.shift
    }

    /// Whole sentences first, then whole clauses, then a mark that begins with a word and ends before a space.
    private func score(_ range: Range<Int>, _ tokens: [Token]) -> Int {
        let first = tokens[range.lowerBound]
        let last = tokens[range.upperBound - 1]
        var score = 0
        if last.kind == .terminator { score += 4 }
        if range.lowerBound == 0 || tokens[range.lowerBound - 1].kind == .terminator { score += 4 }
        if range.lowerBound > 0, tokens[range.lowerBound - 1].kind == .punctuation { score += 1 }
        if first.isContent { score += 2 }
        if first.hasSpaceBefore { score += 2 }
        if range.upperBound == tokens.count || tokens[range.upperBound].hasSpaceBefore { score += 1 }
        return score
    }
}
