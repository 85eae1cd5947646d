import JSON
import Model

/// What was seen to differ and is not believed yet: one sighting for each fact, bounded.
struct PendingDifferences: Sendable, Equatable {
    /// How often one fact was seen in a row.
    struct Sighting: Sendable, Hashable {
        var looks = 1
        /// The first look that showed it.
        var since: Timestamp
        /// The last look before that one.
        var before: Timestamp?
        /// The version it was held against.
        var version: Int
        /// A whole block came.
        var isBlock = false
    }

    /// More facts are gathered into one.
    static let limit = 400

    var facts: [UInt64: Sighting] = [:]
    /// A headline that was seen and has not been believed, shortened.
    var headline: String?
    /// Looks in a row that were spent on doubts which came to nothing.
    var wasted = 0
    /// Whether something is held that would be believed by itself: the next look comes soon.
    var isUrgent = false

    init() {}

    var isEmpty: Bool { facts.isEmpty }

    /// How many times the wait for the next look is doubled: with every look at the same doubt, and with every look
    /// that came to nothing.
    var patience: Int {
        if isUrgent { return 0 }
        let looks = facts.values.map(\.looks).min() ?? 1
        return min(8, max(wasted, looks - 1))
    }
}

extension PendingDifferences {
    init(json value: JSONValue?) {
        guard let value else { return }
        headline = value["headline"]?.string
        wasted = value["wasted"]?.int ?? 0
        isUrgent = value["urgent"]?.bool ?? false
        for group in value["facts"]?.array ?? [] {
            guard let since = group["since"]?.timestamp else { continue }
            let sighting = Sighting(
                looks: group["looks"]?.int ?? 1, since: since, before: group["before"]?.timestamp,
                version: group["version"]?.int ?? 0, isBlock: group["block"]?.bool ?? false)
            for word in group["hashes"]?.string?.split(separator: " ") ?? [] {
                if let fact = UInt64(word, radix: 36) { facts[fact] = sighting }
            }
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("headline", headline)
            json.field("wasted", wasted)
            json.field("urgent", isUrgent)
            json.key("facts")
            json.array { json in
                // Most facts were first seen by the same look, so they are written in groups.
                for (sighting, group) in Dictionary(grouping: facts.keys, by: { facts[$0] }) {
                    guard let sighting else { continue }
                    json.object { json in
                        json.field("looks", sighting.looks)
                        json.optional("since", sighting.since)
                        json.optional("before", sighting.before)
                        json.field("version", sighting.version)
                        json.field("block", sighting.isBlock)
                        json.field("hashes", group.sorted().map { String($0, radix: 36) }.joined(separator: " "))
                    }
                }
            }
        }
    }
}
