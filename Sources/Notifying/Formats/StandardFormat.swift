import JSON
import Model

/// Standard Webhooks 1.0.0: `{"type","timestamp","data":{the change record}}`.
struct StandardFormat: WebhookFormat {
    /// `standard`.
    let name = "standard"

    /// The change record with its envelope.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        ChangeData.document(notice) { json, data in
            json.object { json in
                json.field("type", notice.change.type.rawValue)
                json.field("timestamp", notice.change.observedAt.iso8601)
                json.key("data")
                data(&json)
            }
        }
    }
}
