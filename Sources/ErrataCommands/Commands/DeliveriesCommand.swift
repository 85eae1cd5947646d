import Model
import Notifying
import Storage

/// `errata deliveries`.
enum DeliveriesCommand {
    static let command = Command(
        name: "deliveries", group: .proving, summary: "List, show, retry, replay and test deliveries",
        details: [
            "list and show read the store and work without the daemon; formats lists the formats of a body. The other "
                + "actions are sent to the daemon, which carries them out within moments; list shows the result.",
            "retry makes waiting and dead deliveries due immediately. replay sends what was delivered before again, with "
                + "the same id and the same bytes. enable enables a webhook that was disabled after 410 or days of failures. "
                + "test sends a sample change and prints the result; it exits with 1 when the change was not accepted.",
            "Recipients of mail are named like webhooks: retry --webhook NAME sends a digest now, test NAME a trial message.",
        ],
        arguments: [
            Argument("ACTION", .choice(Action.allCases.map(\.rawValue)), .optional, "What to do; list when absent"),
            Argument(
                "NAME", .text, .optional,
                "A change (chg_...) or the number of a delivery; test and enable: a webhook or a recipient"),
        ],
        options: [webhook, state, dead, id, .since, .limit, .socket] + Option.reading,
        examples: [
            .init("errata deliveries list --dead", "Deliveries that were given up"),
            .init("errata deliveries retry --webhook desk", "Retry all deliveries to desk immediately"),
            .init("errata deliveries replay --since 2d --webhook desk", "Send the last two days again"),
            .init("errata deliveries test desk", "Check that the receiver works"),
        ], isPaged: true, run: run)

    /// What can be done with deliveries.
    enum Action: String, CaseIterable { case list, show, retry, replay, test, enable, formats }

    static let webhook = Option("webhook", "NAME", .text, "Only deliveries to this webhook or recipient")
    static let state = Option(
        "state", "STATE", .choice(Delivery.State.allCases.map(\.rawValue)), "Only deliveries in this state")
    static let dead = Option(flag: "dead", "The same as --state dead")
    static let id = Option("id", "CHANGE", .text, "Only deliveries of this change")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let action = arguments.positional.first.flatMap { Action(rawValue: $0) } ?? .list
        let name = arguments.positional.dropFirst().first
        switch action {
        case .list: return try list(arguments, name)
        case .show: return try DeliveryView.show(arguments, named(name, "show", "a change or the number of a delivery"))
        case .formats:
            for format in FormatTable.all { arguments.console.print(format.name) }
            return .fine
        case .retry: try retry(arguments, name)
        case .replay: try replay(arguments, name)
        case .test: return try DeliveryTest.run(arguments, webhook: named(name, "test", "a webhook"))
        case .enable:
            try arguments.daemon().post("/v1/deliveries/enable", ["webhook": named(name, "enable", "a webhook")])
        }
        arguments.console.say("errata: sent to the daemon; errata deliveries list shows the result")
        return .fine
    }

    private static func named(_ name: String?, _ action: String, _ what: String) throws -> String {
        guard let name else { throw CommandFailure.usage("deliveries \(action) needs \(what)") }
        return name
    }

    private static func list(_ arguments: ParsedArguments, _ name: String?) throws -> ExitCode {
        var filter = DeliveryFilter()
        filter.webhook = arguments.text(webhook)
        filter.changeID = arguments.text(id) ?? name
        filter.since = arguments.time(.since)
        filter.state = arguments.has(dead) ? .dead : arguments.text(state).flatMap { Delivery.State(rawValue: $0) }
        let reader = try arguments.storeReader()
        let limit = ListLimit(arguments, standard: 50)
        filter.limit = limit.count
        let deliveries = try reader.deliveries(filter)
        DeliveryView.print(deliveries, arguments)
        try limit.explain(deliveries.count, arguments) { try reader.count(filter) }
        return .fine
    }

    private static func retry(_ arguments: ParsedArguments, _ name: String?) throws {
        try arguments.daemon().post(
            "/v1/deliveries/retry", ["webhook": arguments.text(webhook), "id": arguments.text(id) ?? name])
    }

    private static func replay(_ arguments: ParsedArguments, _ name: String?) throws {
        let change = arguments.text(id) ?? name
        let since = arguments.time(.since)
        guard change != nil || since != nil else {
            throw CommandFailure.usage(
                "deliveries replay needs a change or --since", hint: "errata deliveries replay --since 2d")
        }
        try arguments.daemon().post(
            "/v1/deliveries/replay",
            ["webhook": arguments.text(webhook), "id": change, "since": since?.iso8601])
    }
}
