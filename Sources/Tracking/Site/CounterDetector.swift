import Changes
import JSON

/// How the figures in blocks of one shape behave: a block whose figure is another one at nearly every look is a
/// counter, whatever its words.
///
/// A figure in the article's own text changes once or twice in its life, and then stays.
struct CounterDetector: Sendable, Equatable {
    /// More shapes are not remembered; those not seen for the longest time are forgotten first.
    static let limit = 2048
    /// More articles are not followed from look to look.
    static let articlesFollowed = 128

    private struct Habit: Sendable, Equatable {
        /// Seeds of the articles that hold the shape, at most three.
        var articles: [UInt64] = []
        /// Looks that found the shape where the look before found it, too.
        var looks = 0
        /// Those of them that found other figures.
        var changes = 0
        var lastSeen: UInt32 = 0
    }

    private var habits: [UInt64: Habit] = [:]
    private var looks: UInt32 = 0
    /// What the last look at an article showed: shape to the whole block.
    private var lastLooks: [UInt64: [UInt64: UInt64]] = [:]

    init() {}

    /// Notes the blocks of one article as it was just read.
    mutating func note(_ texts: [String], article: UInt64) {
        looks &+= 1
        if lastLooks[article] == nil, lastLooks.count >= CounterDetector.articlesFollowed { lastLooks = [:] }
        let last = lastLooks[article] ?? [:]
        var present: [UInt64: UInt64] = [:]
        for text in texts {
            guard let shape = BlockShape(text) else { continue }
            let block = BlockFingerprint(text).value
            present[shape.value] = block
            var habit = habits[shape.value] ?? Habit()
            habit.lastSeen = looks
            if habit.articles.count < 3, !habit.articles.contains(article) { habit.articles.append(article) }
            if let before = last[shape.value] {
                habit.looks += 1
                if before != block { habit.changes += 1 }
            }
            if habit.looks >= 64 {
                habit.looks /= 2
                habit.changes /= 2
            }
            habits[shape.value] = habit
        }
        lastLooks[article] = present
        if habits.count > CounterDetector.limit { forget() }
    }

    /// Whether a block counts something: its figures change at nearly every look, or often and on many articles.
    ///
    /// A sentence that stands in one or two articles never does: the number of the injured may rise at every look.
    func isCounter(_ text: String) -> Bool {
        guard let shape = BlockShape(text), let habit = habits[shape.value], habit.changes >= 3 else { return false }
        let measure = BlockMeasure(text)
        let isShared = habit.articles.count >= 3
        guard isShared || !measure.isSentence else { return false }
        if habit.changes * 4 >= habit.looks * 3 { return true }
        // A label on many articles whose figures keep changing is a rate, a score, a number of readers.
        if isShared, measure.isLabel, habit.changes * 40 >= habit.looks { return true }
        return (isShared || measure.isLabel) && habit.changes >= 5 && habit.changes * 4 >= habit.looks
    }

    /// How many other articles hold a block that differs from this one in figures only.
    func others(_ text: String, article: UInt64) -> Int {
        guard let shape = BlockShape(text), let habit = habits[shape.value] else { return 0 }
        return habit.articles.count { $0 != article }
    }

    private mutating func forget() {
        let times = habits.values.map(\.lastSeen).sorted()
        let middle = times[times.count / 2]
        habits = habits.filter { $0.value.lastSeen > middle }
    }
}

extension CounterDetector {
    init(json value: JSONValue?) {
        for member in value?.object ?? [] {
            guard let shape = UInt64(member.key, radix: 36), let parts = member.value.array, parts.count >= 2 else {
                continue
            }
            var habit = Habit()
            habit.looks = parts[0].int ?? 0
            habit.changes = parts[1].int ?? 0
            habit.articles = parts.dropFirst(2).compactMap { $0.string.flatMap { UInt64($0, radix: 36) } }
            habits[shape] = habit
        }
    }

    /// Writes the shapes that stand on several articles or whose figures changed; the others are quickly seen again.
    func write(to json: inout JSONWriter) {
        json.object { json in
            for (shape, habit) in habits.sorted(by: { $0.key < $1.key })
            where habit.articles.count > 1 || habit.changes > 0 {
                json.key(String(shape, radix: 36))
                json.array { json in
                    json.value(habit.looks)
                    json.value(habit.changes)
                    for article in habit.articles { json.value(String(article, radix: 36)) }
                }
            }
        }
    }
}
