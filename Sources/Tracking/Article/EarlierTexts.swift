import Changes
import JSON
import Model

/// The texts that each of the latest versions brought or took away, as short hashes.
///
/// Only an edit that brings or takes one of them again can be a return to an earlier version, and only where one of them
/// came and went again a field may flip. All others are told without a look at the earlier versions, so what an edit costs
/// does not grow with their number.
struct EarlierTexts: Sendable, Equatable {
    private struct Step: Sendable, Equatable {
        /// The version it led to.
        var version: Int
        /// None when they were too many: then it may hold any.
        var texts: Set<UInt32>
    }

    private var steps: [Step] = []

    /// Texts of one step that are kept.
    private static let mostTexts = 24

    init() {}

    /// Notes a version that was made from another one.
    mutating func note(_ version: Int, from old: ArticleContent, to new: ArticleContent) {
        let texts = EarlierTexts.changed(from: old, to: new)
        steps.append(Step(version: version, texts: texts.count > EarlierTexts.mostTexts ? [] : texts))
        steps = steps.suffix(ArticleTracker.versionsRemembered)
    }

    /// Whether an edit may bring back what stood in one of the versions up to the newest that a history holds.
    func mayHold(from old: ArticleContent, to new: ArticleContent, newest: Int) -> Bool {
        let texts = EarlierTexts.changed(from: old, to: new)
        let first = max(2, newest - ArticleTracker.versionsRemembered + 1)
        // What was only put in another order names no text.
        guard !texts.isEmpty, first <= newest else { return true }
        var seen = texts
        for version in first...newest {
            guard let step = steps.first(where: { $0.version == version }), !step.texts.isEmpty,
                step.texts.isDisjoint(with: seen)
            else { return true }
            seen.formUnion(step.texts)
        }
        return false
    }

    /// Hashes of all that stands in one of two contents and not in the other.
    private static func changed(from old: ArticleContent, to new: ArticleContent) -> Set<UInt32> {
        let (before, after) = (texts(old), texts(new))
        var balance: [UInt64: Int] = [:]
        for (text, count) in after where count != before[text] {
            balance[BlockFingerprint(text).value, default: 0] += count - (before[text] ?? 0)
        }
        for (text, count) in before where after[text] == nil {
            balance[BlockFingerprint(text).value, default: 0] -= count
        }
        var changed = Set(balance.filter { $0.value != 0 }.keys.map { UInt32(truncatingIfNeeded: $0) })
        let (lines, then) = (lines(old), lines(new))
        for (place, field) in Edit.Field.allCases.enumerated() where lines[field] != then[field] {
            for value in [lines[field], then[field]] {
                changed.insert(UInt32(truncatingIfNeeded: (value?.high ?? 0) &+ UInt64(place)))
            }
        }
        return changed
    }

    /// How often each text stands there.
    private static func texts(_ content: ArticleContent) -> [String: Int] {
        Dictionary((content.blocks.map(\.text) + content.notes).map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// Headline, byline and what else is no list of blocks.
    private static func lines(_ content: ArticleContent) -> [Edit.Field: ContentHash] {
        var lines = content
        (lines.blocks, lines.notes) = ([], [])
        return ContentHash.of(lines).fields
    }
}

extension EarlierTexts {
    /// Reads what `write` wrote.
    init(json: JSONValue?) {
        steps = (json?.array ?? []).compactMap { step in
            let numbers = (step.array ?? []).compactMap(\.int)
            guard let version = numbers.first else { return nil }
            return Step(version: version, texts: Set(numbers.dropFirst().map { UInt32(truncatingIfNeeded: $0) }))
        }
    }

    var isEmpty: Bool { steps.isEmpty }

    func write(to json: inout JSONWriter) {
        json.array { json in
            for step in steps {
                json.array { json in
                    json.value(step.version)
                    for text in step.texts.sorted() { json.value(Int(text)) }
                }
            }
        }
    }
}
