import Changes
import JSON

/// How often each difference of an article's text was told, in whichever direction.
///
/// A publisher takes an edit back once. What is told back and forth again and again is a page that shows two states by
/// turns, and is believed more slowly each time. Bounded; the oldest are forgotten first.
struct TextFlips: Sendable, Equatable {
    /// More differences are not remembered.
    static let limit = 64
    /// Told more often than that, a difference needs more evidence: the edit, and taking it back.
    private static let free = 2

    private var told: [(key: UInt64, count: Int)] = []

    static func == (a: TextFlips, b: TextFlips) -> Bool { a.told.elementsEqual(b.told) { $0 == $1 } }

    var isEmpty: Bool { told.isEmpty }

    /// How often a difference was told beyond an edit and its return.
    func excess(_ difference: Difference) -> Int {
        let key = TextFlips.key(difference)
        return max(0, (told.first { $0.key == key }?.count ?? 0) - TextFlips.free + 1)
    }

    /// Takes note that a difference was told.
    mutating func tell(_ difference: Difference) {
        // A price, a score or a toll may well go up and down.
        guard difference.nature != .field, !difference.isFigures else { return }
        let key = TextFlips.key(difference)
        let count = told.first { $0.key == key }?.count ?? 0
        told.removeAll { $0.key == key }
        told.append((key, count + 1))
        if told.count > TextFlips.limit { told.removeFirst() }
    }

    /// The same for an edit and its return.
    private static func key(_ difference: Difference) -> UInt64 {
        let sides = [difference.before, difference.after].map { BlockFingerprint($0 ?? "").value }.sorted()
        return sides[0] &* 0x9E37_79B9_7F4A_7C15 ^ sides[1]
    }
}

extension TextFlips {
    /// Reads what `encoded` wrote.
    init(json value: JSONValue?) {
        for word in (value?.string ?? "").split(separator: " ").prefix(TextFlips.limit) {
            let parts = word.split(separator: ":")
            guard parts.count == 2, let key = UInt64(parts[0], radix: 36), let count = Int(parts[1]) else { continue }
            told.append((key, min(max(count, 1), 1000)))
        }
    }

    /// The differences for the store.
    var encoded: String { told.map { "\(String($0.key, radix: 36)):\($0.count)" }.joined(separator: " ") }
}
