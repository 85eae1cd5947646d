import Fetching
import JSON
import Model
import Storage

/// Keeps what is remembered of hosts in the store.
struct StoreHostMemory: HostMemory {
    let store: Store
    let now: @Sendable () -> Timestamp

    func recall(_ host: String) async -> HostState? {
        let bytes = try? await store.read { (reader) throws(StoreError) in try reader.host(host) }
        guard let bytes, let value = try? JSONParser.parse(bytes) else { return nil }
        return HostState(host: host, json: value)
    }

    /// A memory that could not be kept is made again from the host's next answer.
    func remember(_ state: HostState) async {
        var json = JSONWriter()
        state.write(to: &json)
        try? await store.remember(HostMemo(host: state.host, bytes: json.bytes), now: now())
    }
}

extension HostState {
    init(host: String, json: JSONValue) {
        self.init(host: host)
        restsUntil = json["rests_until"]?.timestamp
        strikes = json["strikes"]?.int ?? 0
        strictTransportUntil = json["strict_until"]?.timestamp
        strictTransportIncludesSubdomains = json["strict_subdomains"]?.bool ?? false
        robots = (json["robots"]?.array ?? []).compactMap { record in
            guard let origin = record["origin"]?.string, let fetchedAt = record["fetched"]?.timestamp,
                let freshUntil = record["fresh_until"]?.timestamp
            else { return nil }
            return RobotsRecord(
                origin: origin, fetchedAt: fetchedAt, unreachableSince: record["unreachable_since"]?.timestamp,
                freshUntil: freshUntil, rules: Array((record["rules"]?.string ?? "").utf8))
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.optional("rests_until", restsUntil)
            json.field("strikes", strikes)
            json.optional("strict_until", strictTransportUntil)
            json.field("strict_subdomains", strictTransportIncludesSubdomains)
            json.key("robots")
            json.array { json in
                for record in robots {
                    json.object { json in
                        json.field("origin", record.origin)
                        json.optional("fetched", record.fetchedAt)
                        json.optional("unreachable_since", record.unreachableSince)
                        json.optional("fresh_until", record.freshUntil)
                        json.field("rules", String(decoding: record.rules, as: UTF8.self))
                    }
                }
            }
        }
    }
}
