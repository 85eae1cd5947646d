import Basics
import JSON
import Model

/// Something that the service itself needs a person for, as the status says it.
public struct SystemCondition: Sendable, Equatable {
    /// Its name as long as it lasts.
    public var key: String
    /// What is wrong, with what, since when.
    public var problem: String
    /// What to do.
    public var step: String

    /// A condition by its parts.
    public init(key: String, problem: String, step: String) {
        self.key = key
        self.problem = problem
        self.step = step
    }
}

/// What the receivers of `system.*` events get.
enum SystemEvent {
    /// The event for a webhook: a record like any other, which stands neither in the log nor in the store.
    static func notice(_ condition: SystemCondition, isRaised: Bool, at now: Timestamp) -> ChangeNotice {
        let type: ChangeRecord.EventType = isRaised ? .systemRaised : .systemCleared
        var record = ChangeRecord(
            id: "sys_\(String(StableHash.of(condition.key), radix: 36))_\(now.milliseconds)", type: type,
            observedAt: now, source: .init(id: "errata", name: "Errata"))
        record.severity = isRaised ? .major : .minor
        record.observation = isRaised ? "\(condition.problem); try: \(condition.step)" : condition.problem
        return ChangeNotice(record, sequence: 0)
    }

    /// The message for a recipient: everything that began or ended since the last one.
    static func message(
        _ composer: MailComposer, raised: [SystemCondition], cleared: [SystemCondition], now: Timestamp
    ) -> MailMessage {
        let subject =
            raised.first.map { "Errata needs attention: \($0.problem)" } ?? "Errata: no longer needs attention"
        return composer.note(subject, id: "system.\(now.milliseconds)", now: now) { text in
            if !raised.isEmpty { text.heading("Needs attention", link: nil, level: 2) }
            for condition in raised {
                text.line(TextFit.line(condition.problem), "p", bold: true)
                text.line("Next step: " + TextFit.line(condition.step), "p")
            }
            if !cleared.isEmpty { text.heading("Over", link: nil, level: 2) }
            for condition in cleared { text.line(TextFit.line(condition.problem), "p") }
        }
    }
}

/// The conditions that a receiver was told of, as the store keeps them.
enum SystemMemory {
    static func text(_ conditions: [SystemCondition]) -> String {
        var json = JSONWriter()
        json.array { json in
            for condition in conditions {
                json.object { json in
                    json.field("key", condition.key)
                    json.field("problem", condition.problem)
                    json.field("step", condition.step)
                }
            }
        }
        return json.text
    }

    static func conditions(_ text: String?) -> [SystemCondition] {
        guard let text, let value = try? JSONParser.parse(Array(text.utf8)) else { return [] }
        return (value.array ?? []).compactMap { item in
            guard let key = item["key"]?.string else { return nil }
            return SystemCondition(
                key: key, problem: item["problem"]?.string ?? "", step: item["step"]?.string ?? "")
        }
    }
}
