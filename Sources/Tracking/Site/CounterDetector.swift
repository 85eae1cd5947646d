import Changes
import JSON

/// How the figures of a site behave, told apart by the words they stand between: one that is another at nearly every
/// look is a counter, whatever its words and wherever it stands.
///
/// A figure in the article's own text changes once or twice in its life, and then stays.
struct CounterDetector: Sendable, Equatable {
    /// More figures are not remembered; those of one article that never changed are forgotten first, then those not
    /// seen for the longest time.
    static let limit = 2048
    /// More articles are not followed from look to look.
    static let articlesFollowed = 64
    /// More figures of one page are not looked at.
    private static let figuresPerPage = 200

    private struct Habit: Sendable, Equatable, LastSeen {
        /// Seeds of the articles that hold the figure, at most three.
        var articles: [UInt64] = []
        /// Looks that found the figure where the look before found it, too.
        var looks = 0
        /// Those of them that found another one.
        var changes = 0
        /// Those of `articles` on which it changed.
        var changedOn: Set<UInt64> = []
        var lastSeen: UInt32 = 0

        var isShared: Bool { articles.count >= 3 }
    }

    private var habits: [UInt64: Habit] = [:]
    private var looks: UInt32 = 0
    /// What the last look at an article showed at each place.
    private var lastLooks: [UInt64: [UInt64: UInt64]] = [:]

    init() {}

    /// Notes the blocks of one article as it was just read.
    mutating func note(_ texts: [String], article: UInt64) {
        note(figures: texts.lazy.flatMap(FigureContext.all), article: article)
    }

    /// The same of the figures of all blocks, in reading order.
    mutating func note(figures: some Sequence<FigureContext>, article: UInt64) {
        looks &+= 1
        if lastLooks[article] == nil, lastLooks.count >= CounterDetector.articlesFollowed { lastLooks = [:] }
        let last = lastLooks[article] ?? [:]
        var present: [UInt64: UInt64] = [:]
        for figure in figures.prefix(CounterDetector.figuresPerPage) {
            for place in figure.places { present[place, default: 0] &+= figure.value }
        }
        for (place, value) in present {
            var habit = habits[place] ?? Habit()
            habit.lastSeen = looks
            if habit.articles.count < 3, !habit.articles.contains(article) { habit.articles.append(article) }
            if let before = last[place] {
                habit.looks += 1
                if before != value {
                    habit.changes += 1
                    if habit.articles.contains(article) { habit.changedOn.insert(article) }
                }
            }
            if habit.looks >= 64 {
                habit.looks /= 2
                habit.changes /= 2
            }
            habits[place] = habit
        }
        lastLooks[article] = present
        if habits.count > CounterDetector.limit { forget() }
    }

    /// Whether all figures of a block count something: they change at nearly every look, or often and on many articles.
    ///
    /// A sentence that stands in one or two articles never does: the number of the injured may rise at every look.
    func isCounter(_ text: String) -> Bool {
        areCounters(FigureContext.all(in: text), isLabel: BlockMeasure(text).isLabel)
    }

    /// Whether all figures that differ between two texts count something, glued to a text or not.
    func isCounting(from before: String, to after: String) -> Bool {
        areCounters(FigureContext.changed(before, after), isLabel: BlockMeasure(after).isLabel)
    }

    private func areCounters(_ figures: some Collection<FigureContext>, isLabel: Bool) -> Bool {
        !figures.isEmpty && figures.allSatisfy { $0.places.contains { isCounter($0, isLabel: isLabel) } }
    }

    private func isCounter(_ place: UInt64, isLabel: Bool) -> Bool {
        guard let habit = habits[place], habit.changes >= 3, habit.isShared || isLabel else { return false }
        if habit.changes * 4 >= habit.looks * 3 { return true }
        // A label on many articles whose figures keep changing is a rate, a score, a number of readers.
        if habit.isShared, isLabel, habit.changes * 40 >= habit.looks { return true }
        // So often and on several articles nobody corrects one figure: a rate or a number of readers glued to the text.
        if habit.changedOn.count >= 3, habit.changes >= 6, habit.changes * 16 >= habit.looks { return true }
        return habit.changes * (isLabel ? 16 : 4) >= habit.looks && habit.changes >= (isLabel ? 3 : 5)
    }

    /// How many other articles hold a figure that differs between two texts, between the same words; at most three.
    func others(from before: String, to after: String, article: UInt64) -> Int {
        others(before, after, article) { $0.articles }
    }

    /// How many other articles hold all figures of a text, between the same words; at most three, 0 for one without.
    func others(holding text: String, article: UInt64) -> Int {
        let counts = FigureContext.all(in: text).map { figure in
            figure.places.dropFirst().first.flatMap { habits[$0]?.articles.count { $0 != article } } ?? 0
        }
        return counts.min() ?? 0
    }

    /// On how many other articles such a figure has changed; at most three.
    func othersChanged(from before: String, to after: String, article: UInt64) -> Int {
        others(before, after, article) { Array($0.changedOn) }
    }

    private func others(
        _ before: String, _ after: String, _ article: UInt64, _ articles: (Habit) -> [UInt64]
    ) -> Int {
        let counts = FigureContext.changed(before, after).map { figure in
            figure.places.compactMap { habits[$0].map(articles)?.count { $0 != article } }.max() ?? 0
        }
        return counts.max() ?? 0
    }

    private mutating func forget() {
        habits = habits.filter { $0.value.articles.count > 1 || $0.value.changes > 0 || $0.value.lastSeen == looks }
        guard habits.count * 4 > CounterDetector.limit * 3 else { return }
        habits.forgetOldHalf()
    }
}

extension CounterDetector {
    init(json value: JSONValue?) {
        for member in value?.object ?? [] {
            guard let place = UInt64(member.key, radix: 36), let parts = member.value.array, parts.count >= 2 else {
                continue
            }
            var habit = Habit()
            habit.looks = parts[0].int ?? 0
            habit.changes = parts[1].int ?? 0
            for word in parts.dropFirst(2).compactMap(\.string) {
                guard let article = UInt64(word.drop { $0 == "+" }, radix: 36) else { continue }
                habit.articles.append(article)
                if word.hasPrefix("+") { habit.changedOn.insert(article) }
            }
            habits[place] = habit
        }
    }

    /// Writes the figures that stand on several articles or changed; the others are quickly seen again.
    func write(to json: inout JSONWriter) {
        json.object { json in
            for (place, habit) in habits.sorted(by: { $0.key < $1.key })
            where habit.articles.count > 1 || habit.changes > 0 {
                json.key(String(place, radix: 36))
                json.array { json in
                    json.value(habit.looks)
                    json.value(habit.changes)
                    for article in habit.articles {
                        json.value((habit.changedOn.contains(article) ? "+" : "") + String(article, radix: 36))
                    }
                }
            }
        }
    }
}
