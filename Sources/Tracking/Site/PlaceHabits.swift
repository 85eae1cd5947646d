import Articles
import JSON

/// How the places of a site's pages behaved so far, as the site model is stored, in words for people.
struct PlaceHabits {
    /// One place.
    struct Habit: Equatable {
        /// Looks that could compare the place with the look before.
        var looks: Int
        var changes: Int
        /// Changes after which nothing stood there that stood there before.
        var exchanges: Int
        /// Articles on which it changed; three stand for more.
        var articles: Int
    }

    private var habits: [UInt64: Habit] = [:]
    private let activity: RegionActivity

    /// Reads what the model keeps in the store.
    init(_ model: SiteModel) {
        activity = model.regions
        var json = JSONWriter()
        model.regions.write(to: &json)
        for member in (try? JSONParser.parse(json.bytes))?.object ?? [] {
            guard let key = UInt64(member.key, radix: 36), let parts = member.value.array, parts.count >= 3 else {
                continue
            }
            let numbers = parts.prefix(3).map { $0.int ?? 0 }
            habits[key] = Habit(
                looks: numbers[0], changes: numbers[1], exchanges: numbers[2], articles: parts.count - 3)
        }
    }

    /// What is known of one place; nil when it never changed and was not seen often.
    subscript(region: UInt64) -> Habit? { habits[region] }

    /// What is known of all places in a sentence or two; nothing for a site just met.
    var words: [String] {
        guard !habits.isEmpty else { return [] }
        let lively = habits.filter { activity.isAlive($0.key, isText: false) }
        let changed = habits.values.count { $0.changes > 0 }
        var words = ["\(places(habits.count)) of its pages compared from look to look, \(changed) of them changed"]
        let worst = lively.values.max { ($0.changes * $1.looks, $0.changes) < ($1.changes * $0.looks, $1.changes) }
        if let worst {
            words.append(
                "\(places(lively.count)) changed so often that no difference there counts as an edit, unless the article's "
                    + "text stands there; the liveliest \(worst.words)")
        }
        return words
    }

    private func places(_ count: Int) -> String { count == 1 ? "1 place" : "\(count) places" }
}

extension PlaceHabits.Habit {
    /// `changed at 9 of 12 looks, on 3 or more articles, 5 times as a whole`.
    var words: String {
        let compared = looks == 1 ? "1 look" : "\(looks) looks"
        guard changes > 0 else { return "never changed in \(compared)" }
        let on = articles == 1 ? "1 article" : articles < 3 ? "\(articles) articles" : "3 or more articles"
        let whole = exchanges == 0 ? "never" : exchanges == 1 ? "once" : "\(exchanges) times"
        return "changed at \(changes) of \(compared), on \(on), \(whole) as a whole"
    }
}
