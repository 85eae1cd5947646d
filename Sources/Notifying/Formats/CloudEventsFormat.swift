import Basics
import JSON
import Model

/// CloudEvents 1.0 in structured mode: attributes and data in one JSON document.
struct CloudEventsFormat: WebhookFormat {
    /// `cloudevents`.
    let name = "cloudevents"
    /// What stands before the type, and before the id of the source.
    let options = ["type-prefix", "source"]

    /// The media type of the JSON event format.
    func contentType(_ settings: WebhookSettings) -> String { "application/cloudevents+json; charset=UTF-8" }

    /// The event with the change record as its data.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        ChangeData.document(notice) { json, data in
            json.object { json in
                for (name, value) in CloudEventAttributes.of(notice.change, settings) { json.field(name, value) }
                json.field("datacontenttype", "application/json")
                json.key("data")
                data(&json)
            }
        }
    }
}

/// CloudEvents 1.0 in binary mode: attributes in `ce-` header fields, the change record alone as the body.
struct CloudEventsBinaryFormat: WebhookFormat {
    /// `cloudevents-binary`.
    let name = "cloudevents-binary"
    /// What stands before the type, and before the id of the source.
    let options = ["type-prefix", "source"]

    /// The bare change record.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        ChangeData.document(notice) { json, data in data(&json) }
    }

    /// The attributes, read back from the stored body, so that they too are the same at every attempt.
    func address(_ request: inout WebhookRequest, _ settings: WebhookSettings) {
        guard let record = try? JSONParser.parse(request.body) else { return }
        for (name, value) in CloudEventAttributes.of(record, settings) {
            request.headers.append(.init("ce-" + name, CloudEventAttributes.headerValue(value)))
        }
    }
}

/// The context attributes of an event.
enum CloudEventAttributes {
    /// The longest subject, in bytes: header fields have limits that bodies have not.
    private static let subjectLimit = 1000

    static func of(_ change: ChangeRecord, _ settings: WebhookSettings) -> [(String, String)] {
        list(
            id: change.id, type: change.type.rawValue, time: change.observedAt.iso8601, source: change.source.id,
            subject: change.article?.url, settings)
    }

    static func of(_ record: JSONValue, _ settings: WebhookSettings) -> [(String, String)] {
        list(
            id: record["id"]?.string ?? "", type: record["type"]?.string ?? "",
            time: record["observed_at"]?.string ?? "", source: record["source"]?["id"]?.string ?? "",
            subject: record["article"]?["url"]?.string, settings)
    }

    private static func list(
        id: String, type: String, time: String, source: String, subject: String?, _ settings: WebhookSettings
    ) -> [(String, String)] {
        let prefix = settings.options["type-prefix"] ?? "errata."
        var attributes = [
            ("specversion", "1.0"), ("id", id), ("source", (settings.options["source"] ?? "/sources/") + source),
            ("type", prefix + type), ("time", time),
        ]
        if let subject, !subject.isEmpty {
            attributes.append(("subject", TextFit.fit(subject, subjectLimit, unit: .bytes)))
        }
        return attributes
    }

    /// CloudEvents HTTP binding section 3.1.3.2: blank, `"`, `%` and all outside U+0021…7E as `%XX` of UTF-8.
    static func headerValue(_ text: String) -> String {
        PercentEncoding.encode(text) {
            (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "%")
        }
    }
}
