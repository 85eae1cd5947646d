import JSON
import Model

/// How often each place of a site's template changes between two looks at one article, pooled over the articles.
///
/// Text changes rarely, differently on each article, and never all at once. A list of other stories, comments, a ticker
/// or a box of the house changes at most looks, on all articles. Bounded; places that were not seen for the longest
/// time are forgotten first, so a redesign takes its old places with it.
struct RegionActivity: Sendable, Equatable {
    /// More places are not remembered.
    static let limit = 512
    /// More articles are not followed from look to look.
    static let articlesFollowed = 64
    /// Blocks of one page that are looked at.
    static let blocksPerPage = 300
    /// Changes before a place counts as alive, and those of a page that has no sister.
    static let changesNeeded = 3
    static let changesNeededAlone = 6
    /// A place of text changes so many times as often as a quiet one above it before it counts as none.
    static let restless = 4
    /// Looks at the quiet one before that is said.
    static let looksToCompare = 8
    /// A place outside the text is alive when it changes at one look in so many.
    static let looksPerChange = 40

    private struct Habit: Sendable, Equatable, LastSeen {
        /// Looks that could compare the place with the look before.
        var looks = 0
        var changes = 0
        /// Changes after which nothing stood there that stood there before.
        var exchanges = 0
        /// The first three articles on which it changed.
        var articles: Set<UInt64> = []
        var lastSeen: UInt32 = 0
    }

    private var habits: [UInt64: Habit] = [:]
    private var looks: UInt32 = 0
    /// What the last look at an article showed at each place.
    private var lastLooks: [UInt64: [UInt64: Set<UInt64>]] = [:]

    /// Notes a look at an article.
    ///
    /// - Parameters:
    ///   - blocks: its kept blocks: the place of each, and its fingerprint.
    ///   - article: the article as a number.
    mutating func note(_ blocks: [(region: UInt64, block: UInt64)], article: UInt64) {
        looks &+= 1
        var present: [UInt64: Set<UInt64>] = [:]
        for (region, block) in blocks.prefix(RegionActivity.blocksPerPage) {
            present[region, default: []].insert(block)
        }
        if let last = lastLooks[article], !present.keys.allSatisfy({ last[$0] == nil }) {
            for region in Set(last.keys).union(present.keys) {
                count(region, last[region] ?? [], present[region] ?? [], article)
            }
        }
        // Where no place is the same, another template was served: that says nothing about the places.
        if lastLooks[article] == nil, lastLooks.count >= RegionActivity.articlesFollowed { lastLooks = [:] }
        lastLooks[article] = present
        if habits.count > RegionActivity.limit { habits.forgetOldHalf() }
    }

    /// Notes a look that found the page as it was.
    mutating func noteUnchanged(article: UInt64) {
        looks &+= 1
        for region in (lastLooks[article] ?? [:]).keys { habits[region]?.looks += 1 }
    }

    private mutating func count(_ region: UInt64, _ last: Set<UInt64>, _ present: Set<UInt64>, _ article: UInt64) {
        var habit = habits[region] ?? Habit()
        habit.looks += 1
        habit.lastSeen = looks
        if last != present {
            habit.changes += 1
            if habit.articles.count < 3 { habit.articles.insert(article) }
            if last.count > 1, present.count > 1, last.isDisjoint(with: present) { habit.exchanges += 1 }
        }
        if habit.looks >= 1024 {
            habit.looks /= 2
            habit.changes /= 2
            habit.exchanges /= 2
        }
        habits[region] = habit
    }

    /// Whether what stands at a place is no text of the article, by the way it changes.
    ///
    /// - Parameters:
    ///   - region: the place.
    ///   - isText: it holds a good part of the page's running text: only being exchanged as a whole speaks against it.
    /// - Returns: true for a place that lives by itself.
    func isAlive(_ region: UInt64, isText: Bool) -> Bool {
        guard let habit = habits[region] else { return false }
        if isText {
            return habit.exchanges >= RegionActivity.changesNeeded && habit.articles.count > 1
                && habit.exchanges * 2 >= habit.changes && habit.exchanges * 10 >= habit.looks
        }
        let needed = habit.articles.count > 1 ? RegionActivity.changesNeeded : RegionActivity.changesNeededAlone
        return habit.changes >= needed && habit.changes * RegionActivity.looksPerChange >= habit.looks
    }

    /// Whether a place of running text changes so much more often than one above it that it is no part of the article:
    /// comments below the text are text, too.
    ///
    /// - Parameters:
    ///   - region: the place.
    ///   - earlier: the places of text that begin above it on the page.
    /// - Returns: true when one of them is quiet and this one is not.
    func isRestless(_ region: UInt64, below earlier: [UInt64]) -> Bool {
        guard let habit = habits[region], habit.changes >= RegionActivity.changesNeeded, habit.articles.count > 1 else {
            return false
        }
        return earlier.contains { place in
            guard let quiet = habits[place], quiet.looks >= RegionActivity.looksToCompare else { return false }
            // One change more on the quiet side, so that two or three looks prove nothing.
            return habit.changes * quiet.looks > RegionActivity.restless * (quiet.changes + 1) * habit.looks
        }
    }

    /// How a place behaved so far, for people; nil when it was never compared.
    func story(_ region: UInt64) -> (looks: Int, changes: Int, exchanges: Int)? {
        habits[region].map { ($0.looks, $0.changes, $0.exchanges) }
    }
}

extension RegionActivity {
    /// Reads what `write` wrote.
    init(json value: JSONValue?) {
        for member in value?.object ?? [] {
            guard let region = UInt64(member.key, radix: 36), let parts = member.value.array, parts.count >= 3,
                habits.count < RegionActivity.limit
            else { continue }
            var habit = Habit(looks: parts[0].int ?? 0, changes: parts[1].int ?? 0, exchanges: parts[2].int ?? 0)
            habit.articles = Set(parts.dropFirst(3).compactMap { $0.string.flatMap { UInt64($0, radix: 36) } })
            habits[region] = habit
        }
    }

    /// Writes the places that changed or were seen often; the others are quickly seen again.
    func write(to json: inout JSONWriter) {
        json.object { json in
            for (region, habit) in habits.sorted(by: { $0.key < $1.key }) where habit.changes > 0 || habit.looks >= 32 {
                json.key(String(region, radix: 36))
                json.array { json in
                    json.value(habit.looks)
                    json.value(habit.changes)
                    json.value(habit.exchanges)
                    for article in habit.articles.sorted() { json.value(String(article, radix: 36)) }
                }
            }
        }
    }
}
