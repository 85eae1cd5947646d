package import JSON
package import Model

/// Which articles were looked at because a feed left them out or put them back.
///
/// Two caches with different versions of a feed leave the same entries out and put them back at every poll.
package struct Relistings: Sendable, Equatable {
    /// Looks a day that one article gets for it: out and in again.
    static let most = 2
    /// Articles that are remembered.
    static let longest = 64

    private var since: Timestamp?
    private var counts: [String: Int] = [:]

    package var isEmpty: Bool { counts.isEmpty }

    package init() {}

    /// Those that are to be looked at.
    ///
    /// - Parameters:
    ///   - ids: articles that vanished or came back.
    ///   - now: the time on the schedule's clock.
    /// - Returns: those of them that were not looked at for it twice today.
    package mutating func take(_ ids: [String], now: Timestamp) -> [String] {
        if let since, since <= now, now - since < .days(1) {
        } else {
            since = now
            counts = [:]
        }
        return ids.filter { id in
            guard counts[id] != nil || counts.count < Relistings.longest else { return false }
            counts[id, default: 0] += 1
            return counts[id, default: 0] <= Relistings.most
        }
    }

    package init(json: JSONValue?) {
        since = json?["since"]?.timestamp
        for (index, id) in (json?["articles"]?.array ?? []).enumerated() {
            guard let id = id.string, let count = json?["counts"]?[index]?.int else { continue }
            counts[id] = count
        }
    }

    package func write(to json: inout JSONWriter) {
        let ids = counts.keys.sorted()
        json.object { json in
            json.optional("since", since)
            json.field("articles", ids)
            json.key("counts")
            json.array { json in for id in ids { json.value(counts[id] ?? 0) } }
        }
    }
}
