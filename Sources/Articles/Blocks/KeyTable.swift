/// Values by hashes that are well mixed already: a lookup costs a multiplication and, mostly, one comparison.
struct KeyTable<Value: Sendable>: Sendable {
    /// 0 marks a free place.
    private var keys: [UInt64]
    private var values: [Value?]
    private let shift: UInt64
    private(set) var isEmpty = true

    /// A table with room for so many keys.
    init(capacity: Int) {
        var bits: UInt64 = 3
        while 1 << bits < capacity * 2 { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: 0, count: 1 << bits)
        values = [Value?](repeating: nil, count: 1 << bits)
    }

    /// The value of a key; there must be room for a new one.
    subscript(key: UInt64) -> Value? {
        get { keys[place(key)] == 0 ? nil : values[place(key)] }
        set {
            let place = place(key)
            keys[place] = key == 0 ? 1 : key
            values[place] = newValue
            isEmpty = false
        }
    }

    func contains(_ key: UInt64) -> Bool { keys[place(key)] != 0 }

    /// Where a key is, or would be.
    private func place(_ key: UInt64) -> Int {
        let wanted = key == 0 ? 1 : key
        var at = Int((wanted &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while keys[at] != 0, keys[at] != wanted { at = (at + 1) & (keys.count - 1) }
        return at
    }
}

extension KeyTable<Bool> {
    /// The keys of a set.
    init(_ keys: some Collection<UInt64>) {
        self.init(capacity: keys.count)
        for key in keys { self[key] = true }
    }
}
