/// Canonical composition (Unicode NFC) of single words, for those few that need it.
///
/// The standard library compares strings canonically but does not hand out the composed form, and hashes that are
/// stored must not depend on the process.
enum Canonical {
    private static let compositions: [UInt64: UInt32] = {
        var table: [UInt64: UInt32] = [:]
        let numbers = "\(compositionTable)".split(separator: " ").compactMap { UInt32($0, radix: 16) }
        for index in stride(from: 0, to: numbers.count - 2, by: 3) {
            table[UInt64(numbers[index]) << 32 | UInt64(numbers[index + 1])] = numbers[index + 2]
        }
        return table
    }()

    private static let decompositions: [UInt32: [UInt32]] = {
        var table: [UInt32: [UInt32]] = [:]
        for (pair, composed) in compositions {
            table[composed] = [UInt32(truncatingIfNeeded: pair >> 32), UInt32(truncatingIfNeeded: pair)]
        }
        for entry in "\(exclusionTable)".split(separator: ";") {
            let numbers = entry.split(separator: " ").compactMap { UInt32($0, radix: 16) }
            if let first = numbers.first { table[first] = Array(numbers.dropFirst()) }
        }
        return table
    }()

    private static let marks = Set(compositions.keys.map { UInt32(truncatingIfNeeded: $0) })

    /// Whether a word with this scalar may have another canonical spelling.
    ///
    /// - Parameters:
    ///   - scalar: a letter or mark of a word.
    ///   - afterMark: whether a mark stood before it, so that their order may differ.
    /// - Returns: false for nearly every scalar of nearly every text.
    static func mayVary(_ scalar: UInt32, afterMark: Bool) -> Bool {
        switch scalar {
        case 0..<0x300: false
        case 0x300...0x345, 0x374, 0x387, 0x3099, 0x309A, 0x1100...0x11FF: true
        case 0x958...0x95F, 0x9DC...0x9DF, 0xA33...0xA5E, 0xB5C...0xB5D, 0xF43...0xFB9: true
        case 0x1F00...0x1FFF, 0x2126...0x212B, 0xFB1D...0xFB4E: true
        case 0x346...0x36F, 0x591...0x5C7, 0x64B...0x670, 0x6D6...0x6ED: afterMark || (0x653...0x655).contains(scalar)
        case 0x900...0x1FFF: marks.contains(scalar)
        default: false
        }
    }

    /// The composed form of a word.
    static func compose(_ scalars: [UInt32]) -> [UInt32] {
        var decomposed: [UInt32] = []
        for scalar in scalars { decompose(scalar, into: &decomposed) }
        sortMarks(&decomposed)
        return composed(decomposed)
    }

    private static func decompose(_ scalar: UInt32, into output: inout [UInt32]) {
        guard let parts = decompositions[scalar] else {
            output.append(scalar)
            return
        }
        for part in parts { decompose(part, into: &output) }
    }

    private static func combiningClass(_ scalar: UInt32) -> UInt8 {
        scalar < 0x300 ? 0 : Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
    }

    /// Stable insertion sort of each run of marks by combining class; runs are short, and longer ones are left alone.
    private static func sortMarks(_ scalars: inout [UInt32]) {
        var index = 1
        while index < scalars.count {
            let order = combiningClass(scalars[index])
            var place = index
            while order != 0, place > 0, index - place < 32, combiningClass(scalars[place - 1]) > order {
                scalars.swapAt(place, place - 1)
                place -= 1
            }
            index += 1
        }
    }

    private static func composed(_ scalars: [UInt32]) -> [UInt32] {
        var output: [UInt32] = []
        var starter: Int?
        var lastClass: UInt8 = 0
        for scalar in scalars {
            let order = combiningClass(scalar)
            let isBlocked = starter.map { $0 != output.count - 1 && lastClass >= order } ?? true
            if let starter, !isBlocked, let joined = join(output[starter], scalar) {
                output[starter] = joined
                continue
            }
            if order == 0 { starter = output.count }
            lastClass = order
            output.append(scalar)
        }
        return output
    }

    /// Hangul is composed by computation (Unicode section 3.12); everything else by the table.
    private static func join(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
            return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
        }
        if (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(second) {
            return first + second - 0x11A7
        }
        return compositions[UInt64(first) << 32 | UInt64(second)]
    }
}
