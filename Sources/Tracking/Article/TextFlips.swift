import Basics
import Changes
import JSON
import Model

/// How often each difference of an article's text was told, in whichever direction, and how often each state of a text was
/// left.
///
/// A publisher takes an edit back once. What is told back and forth again and again is a page that shows one of its states
/// by turns, beside one other or beside ever new ones, and is believed more slowly each time. Bounded; the oldest are
/// forgotten first.
struct TextFlips: Sendable, Equatable {
    /// More are not remembered.
    static let limit = 96
    /// Told or left more often than that, more evidence is needed: the edit, and taking it back.
    private static let free = 2

    private var counts: [(key: UInt64, count: Int)] = []

    static func == (a: TextFlips, b: TextFlips) -> Bool { a.counts.elementsEqual(b.counts) { $0 == $1 } }

    var isEmpty: Bool { counts.isEmpty }

    /// How often a difference was told, or one of its sides left, beyond an edit and its return.
    func excess(_ difference: Difference) -> Int {
        let pair = count(TextFlips.pair(difference)) - TextFlips.free + 1
        // A text that was left twice had come back before it was left again.
        let states = [difference.before, difference.after].compactMap { TextFlips.state($0, difference) }
        return max(0, pair, (states.map(count).max() ?? 0) - TextFlips.free + 1)
    }

    /// Whether a difference brings back a text that was left before.
    func bringsBack(_ difference: Difference) -> Bool {
        TextFlips.state(difference.after, difference).map { count($0) > 0 } ?? false
    }

    /// Takes note that a difference was told.
    mutating func tell(_ difference: Difference) {
        // A price, a score or a toll may well go up and down, and headlines have a memory of their own.
        guard difference.field != .headline, !difference.isFigures else { return }
        add(TextFlips.pair(difference))
        if [.edited, .field].contains(difference.nature), let state = TextFlips.state(difference.before, difference) {
            add(state)
        }
        counts.removeFirst(max(0, counts.count - TextFlips.limit))
    }

    private mutating func add(_ key: UInt64) {
        let count = count(key)
        counts.removeAll { $0.key == key }
        counts.append((key, count + 1))
    }

    private func count(_ key: UInt64) -> Int { counts.first { $0.key == key }?.count ?? 0 }

    /// The same for an edit and its return.
    private static func pair(_ difference: Difference) -> UInt64 {
        let sides = [difference.before, difference.after].map { BlockFingerprint($0 ?? "").value }.sorted()
        return sides[0] &* 0x9E37_79B9_7F4A_7C15 ^ sides[1]
    }

    /// A text as it stands in its field; that nothing stands there is no text that could come back.
    private static func state(_ text: String?, _ difference: Difference) -> UInt64? {
        text.map { ~BlockFingerprint($0).value ^ StableHash.of(difference.field.rawValue) }
    }
}

extension TextFlips {
    /// Reads what `encoded` wrote.
    init(json value: JSONValue?) {
        for word in (value?.string ?? "").split(separator: " ").prefix(TextFlips.limit) {
            let parts = word.split(separator: ":")
            guard parts.count == 2, let key = UInt64(parts[0], radix: 36), let count = Int(parts[1]) else { continue }
            counts.append((key, min(max(count, 1), 1000)))
        }
    }

    /// The counts for the store.
    var encoded: String { counts.map { "\(String($0.key, radix: 36)):\($0.count)" }.joined(separator: " ") }
}
