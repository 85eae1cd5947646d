import Articles
import Changes
import JSON
import Model
import Scheduling

/// What was learned about a site from its own articles: one bounded value, stored with the check that taught it.
struct SiteMemory: Sendable, Equatable {
    var profile = Articles.SiteProfile()
    var stampHabits = StampHabits()
    var shift = SiteShift()
    var furniture = FurnitureMemory()
    var rhythm = SiteRhythm()

    init() {}

    /// Reads what `encoded` wrote; what cannot be read is learned anew.
    init(_ bytes: [UInt8]?) {
        guard let bytes, let value = try? JSONParser.parse(bytes) else { return }
        if let member = value["profile"] { profile = Articles.SiteProfile(decoding: Self.bytes(of: member)) ?? profile }
        stampHabits = StampHabits(json: value["stamps"])
        shift = SiteShift(json: value["shift"])
        furniture = FurnitureMemory(json: value["furniture"])
        rhythm = SiteRhythm(
            changesSeen: value["seen"]?.double ?? 0, changesExpected: value["expected"]?.double ?? 0)
    }

    /// The memory for the store.
    var encoded: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("profile")
            json.raw(profile.encoded())
            json.key("stamps")
            stampHabits.write(to: &json)
            json.key("shift")
            shift.write(to: &json)
            json.key("furniture")
            furniture.write(to: &json)
            json.field("seen", rhythm.changesSeen)
            json.field("expected", rhythm.changesExpected)
        }
        return json.bytes
    }

    private static func bytes(of value: JSONValue) -> [UInt8] {
        var json = JSONWriter()
        json.value(value)
        return json.bytes
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
