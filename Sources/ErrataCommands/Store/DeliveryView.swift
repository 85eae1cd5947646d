import JSON
import Model
import Storage

/// Deliveries as people and programs read them.
enum DeliveryView {
    /// One line each, the newest first.
    static func print(_ deliveries: [Delivery], _ arguments: ParsedArguments) {
        let console = arguments.console
        guard !arguments.has(.json) else {
            for delivery in deliveries { console.printJSON { write(delivery, to: &$0) } }
            return
        }
        if deliveries.isEmpty { console.say("errata: no matching deliveries") }
        var table = TextTable()
        let now = Timestamp.now
        for delivery in deliveries {
            table.add(
                "\(delivery.id)", delivery.webhook, delivery.state.rawValue, "no. \(delivery.sequence)",
                delivery.changeID, progress(delivery, now), delivery.lastDetail ?? "")
        }
        console.print(table)
    }

    /// One delivery with its attempts and its body, or every delivery of a change.
    ///
    /// - Throws: `CommandFailure` when there is none.
    static func show(_ arguments: ParsedArguments, _ name: String) throws -> ExitCode {
        let reader = try arguments.storeReader()
        var filter = DeliveryFilter()
        filter.changeID = name
        filter.limit = .max
        let number = Int64(name)
        let found = try number.map { id in try [reader.delivery(id)].compactMap(\.self) } ?? reader.deliveries(filter)
        guard !found.isEmpty else {
            throw CommandFailure("there is no delivery \(quoted(name))", hint: "errata deliveries list", code: .no)
        }
        for delivery in found { try show(delivery, reader, arguments) }
        return .fine
    }

    private static func show(_ delivery: Delivery, _ reader: StoreReader, _ arguments: ParsedArguments) throws {
        let attempts = try reader.attempts(ofDelivery: delivery.id)
        let body = try reader.body(ofDelivery: delivery.id) ?? []
        let console = arguments.console
        guard !arguments.has(.json) else {
            return console.printJSON { json in
                write(delivery, to: &json, attempts: attempts, body: String(decoding: body, as: UTF8.self))
            }
        }
        var table = TextTable()
        table.add("delivery", "\(delivery.id) to \(delivery.webhook), \(delivery.state.rawValue)")
        table.add("change", "\(delivery.changeID), no. \(delivery.sequence)")
        table.add("planned", Moment.stamp(delivery.createdAt))
        if delivery.state == .pending { table.add("next", Moment.relative(delivery.nextAttemptAt, now: .now)) }
        for attempt in attempts {
            table.add("attempt \(attempt.number)", "\(Moment.stamp(attempt.at)) \(attempt.detail)")
        }
        table.add("body", "\(body.count) bytes of \(delivery.contentType)")
        table.add("", String(decoding: body, as: UTF8.self))
        console.print(table)
    }

    private static func progress(_ delivery: Delivery, _ now: Timestamp) -> String {
        let attempts = "\(delivery.attempts) attempt\(delivery.attempts == 1 ? "" : "s")"
        guard delivery.state == .pending else { return attempts }
        return delivery.isHead
            ? "\(attempts), next \(Moment.relative(delivery.nextAttemptAt, now: now))" : "waits its turn"
    }

    private static func write(
        _ delivery: Delivery, to json: inout JSONWriter, attempts: [PastAttempt]? = nil, body: String? = nil
    ) {
        json.object { json in
            json.field("id", Int(delivery.id))
            json.field("webhook", delivery.webhook)
            json.field("change", delivery.changeID)
            json.field("seq", Int(delivery.sequence))
            json.field("state", delivery.state.rawValue)
            json.field("attempt_count", delivery.attempts)
            json.field("next_attempt_at", delivery.state == .pending ? delivery.nextAttemptAt.iso8601 : nil)
            json.field("created_at", delivery.createdAt.iso8601)
            json.field("finished_at", delivery.finishedAt?.iso8601)
            json.field("last_status", delivery.lastStatus)
            json.field("last_detail", delivery.lastDetail)
            if let attempts {
                json.key("attempts")
                json.array { json in for attempt in attempts { write(attempt, to: &json) } }
            }
            if let body { json.field("body", body) }
        }
    }

    private static func write(_ attempt: PastAttempt, to json: inout JSONWriter) {
        json.object { json in
            json.field("number", attempt.number)
            json.field("at", attempt.at.iso8601)
            json.field("took_ms", Int(attempt.took.milliseconds))
            json.field("status", attempt.status)
            json.field("detail", attempt.detail)
            json.field("consequence", attempt.consequence)
        }
    }
}
