import JSON
import Model

extension HostState {
    /// This state as one JSON object, for a store.
    public var encoded: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("host", host)
            if let restsUntil { writer.field("rests_until", restsUntil.iso8601) }
            if strikes > 0 { writer.field("strikes", strikes) }
            if let strictTransportUntil {
                writer.field("tls_until", strictTransportUntil.iso8601)
                writer.field("tls_subdomains", strictTransportIncludesSubdomains)
            }
            if !conditions.isEmpty { writer.field("conditions", conditions.map(\.encoded)) }
            guard !robots.isEmpty else { return }
            writer.key("robots")
            writer.array { writer in
                for record in robots { writer.object { record.write(to: &$0) } }
            }
        }
        return writer.bytes
    }

    /// Reads what `encoded` gave; nil when it is not that.
    public init?(encoded: [UInt8]) {
        guard let value = try? JSONParser.parse(encoded), let host = value["host"]?.string else { return nil }
        self.init(host: host)
        restsUntil = value.time("rests_until")
        strikes = value["strikes"]?.int ?? 0
        strictTransportUntil = value.time("tls_until")
        strictTransportIncludesSubdomains = value["tls_subdomains"]?.bool ?? false
        conditions = (value["conditions"]?.array ?? []).compactMap(\.string).compactMap(ConditionTrial.init(encoded:))
        robots = (value["robots"]?.array ?? []).compactMap { RobotsRecord($0) }
    }
}

extension RobotsRecord {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.field("origin", origin)
        writer.field("fetched", fetchedAt.iso8601)
        if let unreachableSince { writer.field("unreachable_since", unreachableSince.iso8601) }
        writer.field("fresh_until", freshUntil.iso8601)
        writer.field("rules", String(decoding: rules, as: UTF8.self))
    }

    fileprivate init?(_ value: JSONValue) {
        guard let origin = value["origin"]?.string, let fetched = value.time("fetched"),
            let fresh = value.time("fresh_until")
        else { return nil }
        self.init(
            origin: origin, fetchedAt: fetched, unreachableSince: value.time("unreachable_since"), freshUntil: fresh,
            rules: Array((value["rules"]?.string ?? "").utf8))
    }
}

extension JSONValue {
    fileprivate func time(_ key: String) -> Timestamp? { self[key]?.string.flatMap { Timestamp(iso8601: $0) } }
}
