import Feeds
import JSON
import Model

extension AddressHabits {
    /// Reads what `write` wrote; anything else is nothing.
    init(json: JSONValue?) {
        self.init()
        restless = json?["restless"]?.int ?? 0
        pending = json?["pending"].flatMap(Migration.init(json:))
        past = (json?["past"]?.array ?? []).compactMap(Migration.init(json:))
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if restless > 0 { json.field("restless", restless) }
            if let pending {
                json.key("pending")
                pending.write(to: &json)
            }
            guard !past.isEmpty else { return }
            json.key("past")
            json.array { json in for migration in past { migration.write(to: &json) } }
        }
    }
}

extension Migration {
    fileprivate init?(json: JSONValue) {
        guard let from = json["from"]?.string, let to = json["to"]?.string else { return nil }
        self.init(from: from, to: to, articles: json["articles"]?.int ?? 0)
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("from", from)
            json.field("to", to)
            json.field("articles", articles)
        }
    }
}

extension HintHabits {
    private static let names: [(String, any WritableKeyPath<HintHabits, Record> & Sendable)] = [
        ("title", \.title), ("content", \.content), ("stamp", \.stamp),
    ]

    /// Reads what `write` wrote; anything else is nothing.
    init(json: JSONValue?) {
        self.init()
        for (name, path) in HintHabits.names {
            guard let counts = json?[name]?.array, counts.count == 3 else { continue }
            self[keyPath: path].useful = counts[0].int ?? 0
            self[keyPath: path].idle = counts[1].int ?? 0
            self[keyPath: path].ignored = counts[2].int ?? 0
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            for (name, path) in HintHabits.names {
                let record = self[keyPath: path]
                guard record != Record() else { continue }
                json.key(name)
                json.array { json in
                    for count in [record.useful, record.idle, record.ignored] { json.value(count) }
                }
            }
        }
    }
}
