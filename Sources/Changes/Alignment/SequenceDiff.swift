/// The shortest edit script between two sequences of keys: Myers' algorithm in linear space, with a bounded cost.
///
/// Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. Two additions keep hostile input cheap: keys that
/// one side lacks are set aside first, and a search that grows too dear settles for the furthest point reached.
struct SequenceDiff {
    /// Which elements of each side have no partner.
    private(set) var removed: [Bool]
    private(set) var added: [Bool]

    private var old: [UInt64]
    private var new: [UInt64]
    /// Where the kept elements stood before one-sided keys were set aside.
    private var oldPlaces: [Int]
    private var newPlaces: [Int]
    /// Furthest `x` on each diagonal, searched from the start and from the end.
    private var forward: [Int]
    private var backward: [Int]
    private var offset: Int

    /// Edit steps searched from each end before a split is forced.
    private static let costLimit = 96

    private init(_ old: [UInt64], _ new: [UInt64]) {
        removed = Array(repeating: false, count: old.count)
        added = Array(repeating: false, count: new.count)
        oldPlaces = SequenceDiff.shared(old, with: new, flags: &removed)
        newPlaces = SequenceDiff.shared(new, with: old, flags: &added)
        self.old = oldPlaces.map { old[$0] }
        self.new = newPlaces.map { new[$0] }
        let size = self.old.count + self.new.count + 3
        offset = self.new.count + 1
        forward = Array(repeating: 0, count: size)
        backward = Array(repeating: 0, count: size)
    }

    /// Pairs of equal elements, ascending on both sides.
    static func matches(_ old: [UInt64], _ new: [UInt64]) -> [(old: Int, new: Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        var diff = SequenceDiff(old, new)
        diff.run()
        var pairs: [(old: Int, new: Int)] = []
        var x = 0
        var y = 0
        while x < old.count, y < new.count {
            if diff.removed[x] {
                x += 1
            } else if diff.added[y] {
                y += 1
            } else {
                pairs.append((x, y))
                x += 1
                y += 1
            }
        }
        return pairs
    }

    /// Flags the elements whose key the other side lacks and returns the places of the rest.
    private static func shared(_ side: [UInt64], with other: [UInt64], flags: inout [Bool]) -> [Int] {
        guard side.count + other.count > 64 else { return Array(side.indices) }
        let keys = KeySet(other)
        var places: [Int] = []
        places.reserveCapacity(side.count)
        for index in side.indices {
            if keys.contains(side[index]) { places.append(index) } else { flags[index] = true }
        }
        return places
    }

    private struct Box {
        var oldLow: Int
        var oldHigh: Int
        var newLow: Int
        var newHigh: Int
    }

    private mutating func run() {
        var stack = [Box(oldLow: 0, oldHigh: old.count, newLow: 0, newHigh: new.count)]
        while var box = stack.popLast() {
            while box.oldLow < box.oldHigh, box.newLow < box.newHigh, old[box.oldLow] == new[box.newLow] {
                box.oldLow += 1
                box.newLow += 1
            }
            while box.oldLow < box.oldHigh, box.newLow < box.newHigh, old[box.oldHigh - 1] == new[box.newHigh - 1] {
                box.oldHigh -= 1
                box.newHigh -= 1
            }
            if box.oldLow == box.oldHigh {
                for index in box.newLow..<box.newHigh { added[newPlaces[index]] = true }
            } else if box.newLow == box.newHigh {
                for index in box.oldLow..<box.oldHigh { removed[oldPlaces[index]] = true }
            } else {
                let (x, y) = split(box)
                stack.append(Box(oldLow: x, oldHigh: box.oldHigh, newLow: y, newHigh: box.newHigh))
                stack.append(Box(oldLow: box.oldLow, oldHigh: x, newLow: box.newLow, newHigh: y))
            }
        }
    }

    /// The diagonals searched so far from one end.
    private struct Reach {
        var low: Int
        var high: Int
    }

    /// A point that a shortest script passes through, or a good one when the search costs too much.
    private mutating func split(_ box: Box) -> (Int, Int) {
        let start = box.oldLow - box.newLow
        let end = box.oldHigh - box.newHigh
        let isOdd = (start - end) & 1 != 0
        var ahead = Reach(low: start, high: start)
        var behind = Reach(low: end, high: end)
        forward[start + offset] = box.oldLow
        backward[end + offset] = box.oldHigh
        var cost = 0
        while true {
            cost += 1
            if let point = advance(box, &ahead, meeting: isOdd ? behind : nil) { return point }
            if let point = retreat(box, &behind, meeting: isOdd ? nil : ahead) { return point }
            if cost >= SequenceDiff.costLimit { return furthest(box, ahead, behind) }
        }
    }

    private mutating func advance(_ box: Box, _ reach: inout Reach, meeting other: Reach?) -> (Int, Int)? {
        widen(box, &reach, &forward, edge: -1)
        var diagonal = reach.high
        while diagonal >= reach.low {
            let below = forward[diagonal - 1 + offset]
            let above = forward[diagonal + 1 + offset]
            var x = max(below + 1, above)
            var y = x - diagonal
            while x < box.oldHigh, y < box.newHigh, old[x] == new[y] {
                x += 1
                y += 1
            }
            forward[diagonal + offset] = x
            if let other, other.low <= diagonal, diagonal <= other.high, backward[diagonal + offset] <= x {
                return (x, y)
            }
            diagonal -= 2
        }
        return nil
    }

    private mutating func retreat(_ box: Box, _ reach: inout Reach, meeting other: Reach?) -> (Int, Int)? {
        widen(box, &reach, &backward, edge: Int.max - 1)
        var diagonal = reach.high
        while diagonal >= reach.low {
            let below = backward[diagonal - 1 + offset]
            let above = backward[diagonal + 1 + offset]
            var x = min(below, above - 1)
            var y = x - diagonal
            while box.oldLow < x, box.newLow < y, old[x - 1] == new[y - 1] {
                x -= 1
                y -= 1
            }
            backward[diagonal + offset] = x
            if let other, other.low <= diagonal, diagonal <= other.high, x <= forward[diagonal + offset] {
                return (x, y)
            }
            diagonal -= 2
        }
        return nil
    }

    /// One diagonal further on each side, as far as the box has diagonals.
    private func widen(_ box: Box, _ reach: inout Reach, _ furthest: inout [Int], edge: Int) {
        if reach.low > box.oldLow - box.newHigh {
            reach.low -= 1
            furthest[reach.low - 1 + offset] = edge
        } else {
            reach.low += 1
        }
        if reach.high < box.oldHigh - box.newLow {
            reach.high += 1
            furthest[reach.high + 1 + offset] = edge
        } else {
            reach.high -= 1
        }
    }

    private func furthest(_ box: Box, _ ahead: Reach, _ behind: Reach) -> (Int, Int) {
        var best = (box.oldLow, box.newLow)
        for diagonal in stride(from: ahead.low, through: ahead.high, by: 2) {
            var x = min(forward[diagonal + offset], box.oldHigh)
            var y = x - diagonal
            if y > box.newHigh { (x, y) = (box.newHigh + diagonal, box.newHigh) }
            if x + y > best.0 + best.1, x >= box.oldLow, y >= box.newLow { best = (x, y) }
        }
        var last = (box.oldHigh, box.newHigh)
        for diagonal in stride(from: behind.low, through: behind.high, by: 2) {
            var x = max(backward[diagonal + offset], box.oldLow)
            var y = x - diagonal
            if y < box.newLow { (x, y) = (box.newLow + diagonal, box.newLow) }
            if x + y < last.0 + last.1, x <= box.oldHigh, y <= box.newHigh { last = (x, y) }
        }
        let gained = best.0 + best.1 - box.oldLow - box.newLow
        let regained = box.oldHigh + box.newHigh - last.0 - last.1
        return gained >= regained ? best : last
    }
}

/// A set of keys in open addressing; keys are hashes already.
struct KeySet {
    private var slots: [UInt64]
    private let mask: Int
    private var hasZero = false

    init(_ keys: [UInt64]) {
        var size = 16
        while size < keys.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        for key in keys { insert(key) }
    }

    private mutating func insert(_ key: UInt64) {
        guard key != 0 else {
            hasZero = true
            return
        }
        var place = KeySet.place(key) & mask
        while slots[place] != 0, slots[place] != key { place = (place + 1) & mask }
        slots[place] = key
    }

    func contains(_ key: UInt64) -> Bool {
        guard key != 0 else { return hasZero }
        var place = KeySet.place(key) & mask
        while slots[place] != 0 {
            if slots[place] == key { return true }
            place = (place + 1) & mask
        }
        return false
    }

    private static func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) }
}
