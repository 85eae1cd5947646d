import JSON
import Model
import Storage
import Website

/// Deliveries as people and programs read them.
enum DeliveryView {
    /// One line each, the newest first.
    static func print(_ deliveries: [Delivery], _ arguments: ParsedArguments) {
        let console = arguments.console
        guard !arguments.has(.json) else {
            for delivery in deliveries { console.printJSON { $0.value(StateView.of(delivery)) } }
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
            return console.printJSON { $0.value(StateView.of(delivery, attempts: attempts, body: body)) }
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
}
