public import JSON
import Model
public import Storage

extension StateView {
    /// A delivery; with its attempts and its body when they are given.
    public static func of(_ delivery: Delivery, attempts: [PastAttempt]? = nil, body: [UInt8]? = nil) -> JSONValue {
        var members = identity(delivery) + progress(delivery)
        if let attempts { members.append(.init("attempts", .array(attempts.map(of)))) }
        if let body { members.append(.init("body", .string(String(decoding: body, as: UTF8.self)))) }
        return .object(members)
    }

    private static func identity(_ delivery: Delivery) -> [JSONValue.Member] {
        [
            .init("id", .number("\(delivery.id)")), .init("webhook", .string(delivery.webhook)),
            .init("change", .string(delivery.changeID)), .init("seq", .number("\(delivery.sequence)")),
            .init("state", .string(delivery.state.rawValue)),
        ]
    }

    private static func progress(_ delivery: Delivery) -> [JSONValue.Member] {
        let next = delivery.state == .pending ? delivery.nextAttemptAt : nil
        return [
            .init("attempt_count", .number("\(delivery.attempts)")), .init("next_attempt_at", .optional(next)),
            .init("created_at", .optional(delivery.createdAt)), .init("finished_at", .optional(delivery.finishedAt)),
            .init("last_status", delivery.lastStatus.map { .number("\($0)") } ?? .null),
            .init("last_detail", .optional(delivery.lastDetail)),
        ]
    }

    private static func of(_ attempt: PastAttempt) -> JSONValue {
        .object([
            .init("number", .number("\(attempt.number)")), .init("at", .optional(attempt.at)),
            .init("took_ms", .number("\(attempt.took.milliseconds)")),
            .init("status", attempt.status.map { .number("\($0)") } ?? .null), .init("detail", .string(attempt.detail)),
            .init("consequence", .string(attempt.consequence)),
        ])
    }
}
