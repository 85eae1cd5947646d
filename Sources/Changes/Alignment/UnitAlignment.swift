import Basics

/// A block or sentence as the aligner sees it.
struct Unit {
    /// Its tokens; empty when the key alone is known to match.
    var tokens: Range<Int>
    /// Equal for units that compare as equal.
    var key: UInt64
}

/// Aligns blocks with blocks, or the sentences of a block with sentences: what stayed, was edited, split, joined,
/// replaced, moved, came and went.
struct UnitAlignment {
    enum Relation { case same, similar, replaced }

    struct Match {
        var old: Range<Int>
        var new: Range<Int>
        var relation: Relation
    }

    /// One step through both sides in reading order.
    enum Step {
        case match(Match)
        case removed(Int)
        case added(Int)
        /// Units that are found elsewhere on the new side.
        case movedAway(Match)
        /// The same match, where it stands now.
        case movedHere(Match)
    }

    /// Likeness from which two units in the same gap are one that was edited.
    private static let similar = 0.45
    /// The same for a lone pair, where nothing else can have become of either.
    private static let similarAlone = 0.25
    /// The same for units in different places.
    private static let similarMoved = 0.72
    /// Weight that a unit needs to be recognised somewhere else.
    private static let movableWeight = 14
    /// Pairs that are compared one by one; more take the index of rare tokens.
    private static let tableLimit = 1024

    private let old: [Unit]
    private let new: [Unit]
    private let oldTokens: [Token]
    private let newTokens: [Token]
    private var oldPartner: [Int]
    private var newPartner: [Int]
    private var isMoved: [Bool]
    private var relation: [Relation]
    private var oldBags: [Bag?]
    private var newBags: [Bag?]

    /// The steps through both sides.
    static func steps(_ old: [Unit], _ new: [Unit], _ oldTokens: [Token], _ newTokens: [Token]) -> [Step] {
        var alignment = UnitAlignment(old, new, oldTokens, newTokens)
        alignment.matchEqual()
        alignment.matchSimilar()
        alignment.matchMoved()
        let groups = alignment.joinedNeighbours()
        alignment.matchLeftovers(groups)
        return alignment.ordered(groups)
    }

    private init(_ old: [Unit], _ new: [Unit], _ oldTokens: [Token], _ newTokens: [Token]) {
        self.old = old
        self.new = new
        self.oldTokens = oldTokens
        self.newTokens = newTokens
        oldPartner = Array(repeating: -1, count: old.count)
        newPartner = Array(repeating: -1, count: new.count)
        isMoved = Array(repeating: false, count: new.count)
        relation = Array(repeating: .same, count: new.count)
        oldBags = Array(repeating: nil, count: old.count)
        newBags = Array(repeating: nil, count: new.count)
    }

    private mutating func pair(_ x: Int, _ y: Int, _ relation: Relation, moved: Bool = false) {
        oldPartner[x] = y
        newPartner[y] = x
        self.relation[y] = relation
        isMoved[y] = moved
    }

    private mutating func oldBag(_ index: Int) -> Bag {
        if let bag = oldBags[index] { return bag }
        let bag = Bag(old[index].tokens, in: oldTokens)
        oldBags[index] = bag
        return bag
    }

    private mutating func newBag(_ index: Int) -> Bag {
        if let bag = newBags[index] { return bag }
        let bag = Bag(new[index].tokens, in: newTokens)
        newBags[index] = bag
        return bag
    }

    // MARK: Passes

    private mutating func matchEqual() {
        for (x, y) in SequenceDiff.matches(old.map(\.key), new.map(\.key)) { pair(x, y, .same) }
    }

    /// Runs of unmatched units between matches that stand in order.
    private func gaps() -> [Chunk] {
        var gaps: [Chunk] = []
        var x = 0
        var y = 0
        func close(_ a: Int, _ b: Int) {
            if a > x || b > y { gaps.append(Chunk(old: x..<a, new: y..<b)) }
        }
        for index in new.indices where newPartner[index] >= 0 && !isMoved[index] {
            close(newPartner[index], index)
            x = newPartner[index] + 1
            y = index + 1
        }
        close(old.count, new.count)
        return gaps
    }

    private mutating func matchSimilar() {
        for gap in gaps() where !gap.old.isEmpty && !gap.new.isEmpty {
            if gap.old.count * gap.new.count <= UnitAlignment.tableLimit {
                matchByTable(gap)
            } else {
                matchByIndex(gap)
            }
        }
    }

    /// The order-preserving pairing with the greatest likeness in all.
    private mutating func matchByTable(_ gap: Chunk) {
        if gap.old.count == 1, gap.new.count == 1, hasEqualEnds(gap.old.lowerBound, gap.new.lowerBound) {
            return pair(gap.old.lowerBound, gap.new.lowerBound, .similar)
        }
        let rows = gap.old.count
        let columns = gap.new.count
        var likeness = Array(repeating: 0.0, count: rows * columns)
        var best = Array(repeating: 0.0, count: (rows + 1) * (columns + 1))
        for row in 0..<rows {
            for column in 0..<columns {
                let value = oldBag(gap.old.lowerBound + row).likeness(newBag(gap.new.lowerBound + column))
                likeness[row * columns + column] = value >= UnitAlignment.similar ? value : 0
            }
        }
        for row in 1...rows {
            for column in 1...columns {
                let value = likeness[(row - 1) * columns + column - 1]
                let diagonal = value > 0 ? best[(row - 1) * (columns + 1) + column - 1] + value : 0
                best[row * (columns + 1) + column] = max(
                    diagonal, best[(row - 1) * (columns + 1) + column], best[row * (columns + 1) + column - 1])
            }
        }
        var row = rows
        var column = columns
        while row > 0, column > 0 {
            let here = best[row * (columns + 1) + column]
            if here == best[(row - 1) * (columns + 1) + column] {
                row -= 1
            } else if here == best[row * (columns + 1) + column - 1] {
                column -= 1
            } else {
                row -= 1
                column -= 1
                pair(gap.old.lowerBound + row, gap.new.lowerBound + column, .similar)
            }
        }
    }

    /// More than half of the longer unit stands unchanged at its ends: no closer look is needed.
    private func hasEqualEnds(_ x: Int, _ y: Int) -> Bool {
        let a = old[x].tokens
        let b = new[y].tokens
        let shorter = min(a.count, b.count)
        var same = 0
        while same < shorter, oldTokens[a.lowerBound + same].key == newTokens[b.lowerBound + same].key { same += 1 }
        var end = 0
        while end < shorter - same, oldTokens[a.upperBound - 1 - end].key == newTokens[b.upperBound - 1 - end].key {
            end += 1
        }
        return (same + end) * 2 > max(a.count, b.count)
    }

    /// Candidates share rare tokens; the best of each that keep the order are taken.
    private mutating func matchByIndex(_ gap: Chunk) {
        let index = RareTokenIndex(gap.new, units: new, tokens: newTokens)
        var candidates: [(Int, Int)] = []
        for x in gap.old {
            guard let y = index.bestPartner(old[x].tokens, tokens: oldTokens) else { continue }
            if oldBag(x).likeness(newBag(y)) >= UnitAlignment.similar { candidates.append((x, y)) }
        }
        for (x, y) in UnitAlignment.longestAscending(candidates) where newPartner[y] < 0 { pair(x, y, .similar) }
    }

    /// The longest run of candidates whose new side ascends too (patience sorting).
    private static func longestAscending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        var tails: [Int] = []
        var before = Array(repeating: -1, count: pairs.count)
        for index in pairs.indices {
            let place = tails.partitioningIndex { pairs[$0].1 >= pairs[index].1 }
            if place > 0 { before[index] = tails[place - 1] }
            if place == tails.count { tails.append(index) } else { tails[place] = index }
        }
        var chain: [(Int, Int)] = []
        var index = tails.last ?? -1
        while index >= 0 {
            chain.append(pairs[index])
            index = before[index]
        }
        return chain.reversed()
    }

    /// Equal units first, wherever they stand; then, when few are left, similar ones.
    private mutating func matchMoved() {
        let freeOld = old.indices.filter { oldPartner[$0] < 0 }
        let freeNew = new.indices.filter { newPartner[$0] < 0 }
        guard !freeOld.isEmpty, !freeNew.isEmpty else { return }
        var places: [UInt64: [Int]] = [:]
        for x in freeOld.reversed() { places[old[x].key, default: []].append(x) }
        for y in freeNew where newBag(y).weight >= UnitAlignment.movableWeight {
            if let x = places[new[y].key]?.popLast() { pair(x, y, .same, moved: true) }
        }
        guard freeOld.count * freeNew.count <= UnitAlignment.tableLimit else { return }
        for y in freeNew where newPartner[y] < 0 && newBag(y).weight >= 2 * UnitAlignment.movableWeight {
            var best = (x: -1, likeness: UnitAlignment.similarMoved)
            for x in freeOld where oldPartner[x] < 0 {
                let likeness = oldBag(x).likeness(newBag(y))
                if likeness >= best.likeness { best = (x, likeness) }
            }
            if best.x >= 0 { pair(best.x, y, .similar, moved: true) }
        }
    }

    // MARK: Splits and joins

    /// Where each match reaches further than one unit, by the index of its new unit.
    struct Groups {
        var old: [Int: Range<Int>] = [:]
        var new: [Int: Range<Int>] = [:]
        var joinedOld: Set<Int> = []
        var joinedNew: Set<Int> = []
    }

    /// Units without a partner that are a part of what their neighbour's partner was, or the other way round.
    private mutating func joinedNeighbours() -> Groups {
        var groups = Groups()
        for y in new.indices where newPartner[y] >= 0 && relation[y] == .similar && !isMoved[y] {
            let x = newPartner[y]
            guard
                isFree(y + 1, newPartner) || isFree(y - 1, newPartner) || isFree(x + 1, oldPartner)
                    || isFree(x - 1, oldPartner)
            else { continue }
            var oldRest = oldBag(x).without(newBag(y))
            var newRest = newBag(y).without(oldBag(x))
            var newRange = y..<y + 1
            var oldRange = x..<x + 1
            while let next = neighbour(newRange, newPartner, groups.joinedNew, { newBag($0) }, in: oldRest) {
                groups.joinedNew.insert(next)
                newRange = min(next, newRange.lowerBound)..<max(next + 1, newRange.upperBound)
                oldRest = oldRest.without(newBag(next))
            }
            while let next = neighbour(oldRange, oldPartner, groups.joinedOld, { oldBag($0) }, in: newRest) {
                groups.joinedOld.insert(next)
                oldRange = min(next, oldRange.lowerBound)..<max(next + 1, oldRange.upperBound)
                newRest = newRest.without(oldBag(next))
            }
            if newRange.count > 1 { groups.new[y] = newRange }
            if oldRange.count > 1 { groups.old[y] = oldRange }
        }
        return groups
    }

    private func isFree(_ index: Int, _ partners: [Int]) -> Bool {
        partners.indices.contains(index) && partners[index] < 0
    }

    /// The free unit beside a range most of which is found in the rest.
    private func neighbour(
        _ range: Range<Int>, _ partners: [Int], _ taken: Set<Int>, _ bag: (Int) -> Bag, in rest: Bag
    ) -> Int? {
        guard rest.weight >= 4 else { return nil }
        for index in [range.upperBound, range.lowerBound - 1] where partners.indices.contains(index) {
            guard partners[index] < 0, !taken.contains(index) else { continue }
            let unit = bag(index)
            if unit.weight > 0, Double(unit.common(rest)) >= 0.6 * Double(unit.weight) { return index }
        }
        return nil
    }

    // MARK: What is left

    /// In one gap, as many as there are on both sides: one took the place of the other.
    private mutating func matchLeftovers(_ groups: Groups) {
        for gap in gaps() {
            let xs = gap.old.filter { oldPartner[$0] < 0 && !groups.joinedOld.contains($0) }
            let ys = gap.new.filter { newPartner[$0] < 0 && !groups.joinedNew.contains($0) }
            for (x, y) in zip(xs, ys) {
                let isAlike = oldBag(x).likeness(newBag(y)) >= UnitAlignment.similarAlone
                pair(x, y, isAlike ? .similar : .replaced)
            }
        }
    }

    private func match(_ y: Int, _ groups: Groups) -> Match {
        let x = newPartner[y]
        return Match(old: groups.old[y] ?? x..<x + 1, new: groups.new[y] ?? y..<y + 1, relation: relation[y])
    }

    /// For each new unit, where the next match that stands in order begins on the old side.
    private func nextAnchors(_ groups: Groups) -> [Int] {
        var anchors = Array(repeating: old.count, count: new.count)
        var next = old.count
        for y in new.indices.reversed() {
            if newPartner[y] >= 0, !isMoved[y] { next = groups.old[y]?.lowerBound ?? newPartner[y] }
            anchors[y] = next
        }
        return anchors
    }

    private func ordered(_ groups: Groups) -> [Step] {
        var steps: [Step] = []
        var x = 0
        func passOld(to limit: Int) {
            while x < limit {
                if oldPartner[x] < 0, !groups.joinedOld.contains(x) { steps.append(.removed(x)) }
                if oldPartner[x] >= 0, isMoved[oldPartner[x]] { steps.append(.movedAway(match(oldPartner[x], groups))) }
                x += 1
            }
        }
        let anchors = nextAnchors(groups)
        for y in new.indices {
            guard newPartner[y] >= 0 else {
                guard !groups.joinedNew.contains(y) else { continue }
                passOld(to: anchors[y])
                steps.append(.added(y))
                continue
            }
            let match = match(y, groups)
            if isMoved[y] {
                steps.append(.movedHere(match))
            } else {
                passOld(to: match.old.lowerBound)
                steps.append(.match(match))
                x = max(x, match.old.upperBound)
            }
        }
        passOld(to: old.count)
        return steps
    }
}

/// Finds units by the tokens that few units have.
private struct RareTokenIndex {
    /// Tokens in more units than this are common.
    private static let rarity = 8

    private var places: [UInt64: [Int32]] = [:]

    init(_ range: Range<Int>, units: [Unit], tokens: [Token]) {
        for unit in range {
            for index in units[unit].tokens where tokens[index].weight >= 3 {
                var list = places[tokens[index].key] ?? []
                guard list.count <= RareTokenIndex.rarity, list.last != Int32(unit) else { continue }
                list.append(Int32(unit))
                places[tokens[index].key] = list
            }
        }
    }

    func bestPartner(_ range: Range<Int>, tokens: [Token]) -> Int? {
        var scores: [Int32: Int] = [:]
        for index in range where tokens[index].weight >= 3 {
            guard let list = places[tokens[index].key], list.count <= RareTokenIndex.rarity else { continue }
            for unit in list { scores[unit, default: 0] += Int(tokens[index].weight) }
        }
        return scores.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Int($0.key) }
    }
}
