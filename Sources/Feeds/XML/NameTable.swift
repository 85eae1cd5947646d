/// What names in ASCII stand for, whatever their case: found by a number, one comparison each.
///
/// A dictionary hashes its keys against hostile ones and took a tenth of the time of a feed; here the names are ours, and a
/// foreign one that had the number of one of ours would only be taken for it.
struct NameTable<Value: Sendable>: Sendable {
    /// 0 marks a free place.
    private var keys: [UInt64]
    private var values: [Value?]

    /// A table of names; of two that are equal the first counts.
    init(_ names: [(name: String, value: Value)]) {
        var size = 8
        while size < names.count * 4 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (name, value) in names {
            let place = place(NameTable.key(Array(name.utf8)[...]))
            guard keys[place] == 0 else { continue }
            keys[place] = NameTable.key(Array(name.utf8)[...])
            values[place] = value
        }
    }

    /// The value of a name; nil for one that is not there.
    subscript(_ name: ArraySlice<UInt8>) -> Value? { values[place(NameTable.key(name))] }

    private func place(_ key: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
        while keys[at] != 0, keys[at] != key { at = (at + 1) & (keys.count - 1) }
        return at
    }

    /// FNV-1a over the bytes in lower case; never 0.
    private static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(ASCII.lowered(byte))) &* 0x100_0000_01B3 }
        return hash == 0 ? 1 : hash
    }
}

extension NameTable where Value == Bool {
    /// The names of a list with blanks between them.
    init(list: String) {
        self.init(list.split(separator: " ").map { (String($0), true) })
    }

    func contains(_ name: ArraySlice<UInt8>) -> Bool { self[name] != nil }
}
