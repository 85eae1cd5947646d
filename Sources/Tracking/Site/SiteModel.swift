import Articles
import Basics
import Changes
import JSON
import Model
import Scheduling

/// What was learned about a site from its own articles: one bounded value, stored with the check that taught it.
public struct SiteModel: Sendable, Equatable {
    var profile = SiteProfile()
    var stampHabits = StampHabits()
    var shift = SiteShift()
    var boilerplate = BoilerplateBlocks()
    var frequency = BlockFrequency()
    var counters = CounterDetector()
    var regions = RegionActivity()
    var collapses = CollapsedPages()
    var survival = ToldSurvival()
    var headlines = KnownLines()
    var churn = ChurnRate()
    /// What each rule held back or passed over, counted since the site is known.
    var rules: [String: Int] = [:]
    var rhythm = SiteRhythm()

    /// A site just met.
    public init() { profile.isLasting = true }

    /// Reads what `encoded` wrote; what cannot be read is learned anew.
    public init(_ bytes: [UInt8]?) {
        profile.isLasting = true
        guard let bytes, let value = try? JSONParser.parse(bytes) else { return }
        if let member = value["profile"], var known = SiteProfile(decoding: Self.bytes(of: member)) {
            known.isLasting = true
            profile = known
        }
        stampHabits = StampHabits(json: value["stamps"])
        shift = SiteShift(json: value["shift"])
        boilerplate = BoilerplateBlocks(json: value["furniture"])
        frequency = BlockFrequency(json: value["sightings"])
        counters = CounterDetector(json: value["figures"])
        regions = RegionActivity(json: value["regions"])
        survival = ToldSurvival(json: value["survival"])
        headlines = KnownLines(json: value["lines"])
        churn = ChurnRate(came: value["came"]?.int ?? 0, vanished: value["vanished"]?.int ?? 0)
        for member in value["rules"]?.object ?? [] { rules[member.key] = member.value.int }
        rhythm = SiteRhythm(
            changesSeen: value["seen"]?.double ?? 0, changesExpected: value["expected"]?.double ?? 0)
    }

    /// The memory for the store.
    public var encoded: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("profile")
            json.raw(profile.encoded())
            json.key("stamps")
            stampHabits.write(to: &json)
            json.key("shift")
            shift.write(to: &json)
            json.key("furniture")
            boilerplate.write(to: &json)
            json.key("sightings")
            frequency.write(to: &json)
            json.key("figures")
            counters.write(to: &json)
            json.key("regions")
            regions.write(to: &json)
            json.key("survival")
            survival.write(to: &json)
            json.key("lines")
            headlines.write(to: &json)
            json.field("came", churn.came)
            json.field("vanished", churn.vanished)
            json.key("rules")
            json.object { json in
                for (rule, count) in rules.sorted(by: { $0.key < $1.key }) { json.field(rule, count) }
            }
            json.field("seen", rhythm.changesSeen)
            json.field("expected", rhythm.changesExpected)
        }
        return json.bytes
    }

    /// On how many other articles a block stands, kept or not.
    ///
    /// The memory of whole pages is blind to figures, and a sentence of the same form may be another article's own: that
    /// makes doubtful, and no more. A line of the same form is a rate, a score or a count.
    func others(holding text: String, article: UInt64, url: String) -> Int {
        let same = boilerplate.standing(of: BlockFingerprint(text), article: article).others
        let alike = max(
            profile.others(holding: text, except: url),
            frequency.others(SiteProfile.fingerprint(of: text), article: article))
        return max(same, BlockShape(text) == nil || BlockMeasure(text).isFigureLine ? alike : min(alike, 1))
    }

    /// Takes note of a headline that a feed names, before its article is read.
    public mutating func note(headline: String, of article: String) {
        headlines.note(headline, article: StableHash.of(article))
    }

    private static func bytes(of value: JSONValue) -> [UInt8] {
        var json = JSONWriter()
        json.value(value)
        return json.bytes
    }
}

/// How often doubts came to nothing on a site: many blocks that come and are gone at the next look are promotions that
/// take turns.
struct ChurnRate: Sendable, Equatable {
    /// Facts that were doubted.
    var came = 0
    /// Those of them that the next look did not show.
    var vanished = 0

    /// Whether what comes on this site goes again, more often than not.
    var isHigh: Bool { vanished >= 3 && vanished * 2 > came }

    /// Counts; halves both when they grow large, so that a site may change its ways.
    mutating func count(came: Int, vanished: Int) {
        self.came += came
        self.vanished += vanished
        guard self.came >= 256 else { return }
        self.came /= 2
        self.vanished /= 2
    }
}

extension KnownLines {
    init(json value: JSONValue?) {
        self.init(
            (value?.array ?? []).compactMap { line in
                let numbers = (line.string ?? "").split(separator: " ").compactMap { UInt64($0, radix: 36) }
                guard numbers.count == 4 else { return nil }
                return Line(
                    article: numbers[0], opening: numbers[1], whole: numbers[2], length: Int(min(numbers[3], 1000)))
            })
    }

    func write(to json: inout JSONWriter) {
        json.array { json in
            for line in lines {
                let numbers = [line.article, line.opening, line.whole, UInt64(line.length)]
                json.value(numbers.map { String($0, radix: 36) }.joined(separator: " "))
            }
        }
    }
}

extension StampHabits {
    init(json value: JSONValue?) {
        var origins: [String: Counters] = [:]
        for member in value?.object ?? [] {
            let numbers = (member.value.array ?? []).compactMap(\.int)
            guard numbers.count == 4 else { continue }
            var counters = Counters()
            counters.edits = numbers[0]
            counters.movedOnEdit = numbers[1]
            counters.quietLooks = numbers[2]
            counters.movedInQuiet = numbers[3]
            origins[member.key] = counters
        }
        self.init(origins)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            for (origin, counters) in origins.sorted(by: { $0.key < $1.key }) {
                json.key(origin)
                json.array { json in
                    json.value(counters.edits)
                    json.value(counters.movedOnEdit)
                    json.value(counters.quietLooks)
                    json.value(counters.movedInQuiet)
                }
            }
        }
    }
}

extension SiteShift {
    init(json value: JSONValue?) {
        self.init(
            (value?.array ?? []).compactMap { sighting in
                guard let fingerprint = sighting["difference"]?.string.flatMap({ UInt64($0, radix: 16) }),
                    let first = sighting["first"]?.timestamp, let last = sighting["last"]?.timestamp
                else { return nil }
                return Sighting(
                    fingerprint: EditFingerprint(value: fingerprint),
                    articles: (sighting["articles"]?.array ?? []).compactMap(\.string), firstSeen: first,
                    lastSeen: last, isAnnounced: sighting["announced"]?.bool ?? false)
            })
    }

    func write(to json: inout JSONWriter) {
        json.array { json in
            for sighting in sightings {
                json.object { json in
                    json.field("difference", String(sighting.fingerprint.value, radix: 16))
                    json.field("articles", sighting.articles)
                    json.optional("first", sighting.firstSeen)
                    json.optional("last", sighting.lastSeen)
                    json.field("announced", sighting.isAnnounced)
                }
            }
        }
    }
}
