/// The tokens of a unit without their order, for likeness.
struct Bag {
    /// Sorted keys whose low three bits are the token's weight.
    private let keys: [UInt64]
    let weight: Int

    init(_ range: Range<Int>, in tokens: [Token]) {
        var keys: [UInt64] = []
        keys.reserveCapacity(range.count)
        for index in range { keys.append(tokens[index].key & ~7 | UInt64(tokens[index].weight)) }
        keys.sort()
        self.init(sorted: keys)
    }

    private init(sorted: [UInt64]) {
        keys = sorted
        weight = sorted.reduce(0) { $0 + Int($1 & 7) }
    }

    /// Weight of the tokens that both have.
    func common(_ other: Bag) -> Int {
        var sum = 0
        var x = 0
        var y = 0
        while x < keys.count, y < other.keys.count {
            if keys[x] == other.keys[y] {
                sum += Int(keys[x] & 7)
                x += 1
                y += 1
            } else if keys[x] < other.keys[y] {
                x += 1
            } else {
                y += 1
            }
        }
        return sum
    }

    /// 0…1: Dice's coefficient by weight.
    func likeness(_ other: Bag) -> Double {
        let total = weight + other.weight
        return total == 0 ? 1 : Double(2 * common(other)) / Double(total)
    }

    /// What is left when the tokens of another are taken away.
    func without(_ other: Bag) -> Bag {
        var rest: [UInt64] = []
        var y = 0
        for key in keys {
            while y < other.keys.count, other.keys[y] < key { y += 1 }
            if y < other.keys.count, other.keys[y] == key { y += 1 } else { rest.append(key) }
        }
        return Bag(sorted: rest)
    }
}
