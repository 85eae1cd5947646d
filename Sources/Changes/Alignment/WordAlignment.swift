/// Aligns the words of two passages the way an editor would mark them up.
///
/// Small passages: the alignment with the heaviest matches, where every further mark costs something, so that a stray
/// common word never splits a rewritten phrase. Large ones: the shortest script.
struct WordAlignment {
    /// What opening a further mark costs, in twice the weight of a token.
    private static let markCost: Int32 = 5
    /// Cells of the table; a larger product takes the shortest script.
    private static let cellLimit = 200_000

    private var trace: [UInt8] = []
    private var matchRow: [Int32] = []
    private var editRow: [Int32] = []

    /// The marks between two passages, ascending.
    mutating func chunks(
        _ old: Range<Int>, _ new: Range<Int>, _ oldTokens: [Token], _ newTokens: [Token]
    ) -> [Chunk] {
        var start = 0
        let shorter = min(old.count, new.count)
        while start < shorter, oldTokens[old.lowerBound + start].key == newTokens[new.lowerBound + start].key {
            start += 1
        }
        var end = 0
        while end < shorter - start,
            oldTokens[old.upperBound - 1 - end].key == newTokens[new.upperBound - 1 - end].key
        { end += 1 }
        let oldRest = old.lowerBound + start..<old.upperBound - end
        let newRest = new.lowerBound + start..<new.upperBound - end
        if oldRest.isEmpty && newRest.isEmpty { return [] }
        if oldRest.isEmpty || newRest.isEmpty { return [Chunk(old: oldRest, new: newRest)] }
        let pairs =
            oldRest.count * newRest.count <= WordAlignment.cellLimit
            ? heaviest(oldRest, newRest, oldTokens, newTokens)
            : SequenceDiff.matches(oldRest.map { oldTokens[$0].key }, newRest.map { newTokens[$0].key })
                .map { ($0.old + oldRest.lowerBound, $0.new + newRest.lowerBound) }
        return WordAlignment.gaps(pairs, oldRest, newRest)
    }

    /// What lies between matched pairs.
    private static func gaps(_ pairs: [(Int, Int)], _ old: Range<Int>, _ new: Range<Int>) -> [Chunk] {
        var chunks: [Chunk] = []
        var x = old.lowerBound
        var y = new.lowerBound
        for (a, b) in pairs + [(old.upperBound, new.upperBound)] {
            if a > x || b > y { chunks.append(Chunk(old: x..<a, new: y..<b)) }
            x = a + 1
            y = b + 1
        }
        return chunks
    }

    // MARK: The table

    // A cell holds the best score of a path that ends there in a match, and of one that ends inside a mark.
    private static let matchFromEdit: UInt8 = 1
    private static let isMatch: UInt8 = 2
    private static let editFromMatch: UInt8 = 4
    private static let editFromAbove: UInt8 = 8
    private static let none: Int32 = -1_000_000

    private mutating func heaviest(
        _ old: Range<Int>, _ new: Range<Int>, _ oldTokens: [Token], _ newTokens: [Token]
    ) -> [(Int, Int)] {
        let columns = new.count + 1
        trace.removeAll(keepingCapacity: true)
        trace.append(contentsOf: repeatElement(0, count: columns * (old.count + 1)))
        // The passage begins as if after a match.
        matchRow = Array(repeating: WordAlignment.none, count: columns)
        editRow = Array(repeating: -WordAlignment.markCost, count: columns)
        matchRow[0] = 0
        for row in 1...old.count {
            let token = oldTokens[old.lowerBound + row - 1]
            fill(row * columns, token.key, Int32(token.weight) * 2, new, newTokens)
        }
        return walk(old, new, columns)
    }

    private mutating func fill(_ base: Int, _ key: UInt64, _ gain: Int32, _ new: Range<Int>, _ newTokens: [Token]) {
        var diagonalMatch = matchRow[0]
        var diagonalEdit = editRow[0]
        matchRow[0] = WordAlignment.none
        editRow[0] = -WordAlignment.markCost
        trace[base] = WordAlignment.editFromAbove
        for column in 1...new.count {
            let aboveMatch = matchRow[column]
            let aboveEdit = editRow[column]
            var flags: UInt8 = 0
            var match = WordAlignment.none
            if key == newTokens[new.lowerBound + column - 1].key {
                flags |= WordAlignment.isMatch
                if diagonalEdit > diagonalMatch { flags |= WordAlignment.matchFromEdit }
                match = max(diagonalEdit, diagonalMatch) + gain
            }
            // Into a mark: from the match above or to the left, or further along one.
            var edit = aboveEdit
            flags |= WordAlignment.editFromAbove
            if editRow[column - 1] > edit {
                edit = editRow[column - 1]
                flags &= ~WordAlignment.editFromAbove
            }
            let open = max(aboveMatch, matchRow[column - 1]) - WordAlignment.markCost
            if open > edit {
                edit = open
                flags |= WordAlignment.editFromMatch
                flags =
                    aboveMatch >= matchRow[column - 1]
                    ? flags | WordAlignment.editFromAbove : flags & ~WordAlignment.editFromAbove
            }
            diagonalMatch = aboveMatch
            diagonalEdit = aboveEdit
            matchRow[column] = match
            editRow[column] = edit
            trace[base + column] = flags
        }
    }

    private func walk(_ old: Range<Int>, _ new: Range<Int>, _ columns: Int) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var row = old.count
        var column = new.count
        var isInMatch = matchRow[column] > editRow[column]
        while row > 0, column > 0 {
            let flags = trace[row * columns + column]
            if isInMatch {
                pairs.append((old.lowerBound + row - 1, new.lowerBound + column - 1))
                isInMatch = flags & WordAlignment.matchFromEdit == 0
                row -= 1
                column -= 1
            } else {
                isInMatch = flags & WordAlignment.editFromMatch != 0
                if flags & WordAlignment.editFromAbove != 0 { row -= 1 } else { column -= 1 }
            }
        }
        return pairs.reversed()
    }
}
