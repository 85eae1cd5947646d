import JSON
import MicroHTTPD
import Model
import Storage

/// Deliveries for programs.
enum DeliveriesAPI {
    static let parameters = [
        Parameter("webhook", .text, "only those to this webhook"),
        Parameter("state", .words(Delivery.State.allCases.map(\.rawValue)), "only those in this state"),
        Parameter("change", .text, "only those of this change, by its id"),
        Parameter("before", .number(1...Int64.max), "those with a smaller id: the next page"),
        ChangeQuestion.limit(1000, standard: 50),
    ]

    static let list = Route(
        "GET", "/v1/deliveries", .json("deliveries", "deliveries, the newest first"), parameters, isCacheable: false
    ) { question in
        let deliveries = try question.store().deliveries(filter(question))
        let next = deliveries.count == filter(question).limit ? deliveries.last?.id : nil
        return API.list(
            "deliveries", deliveries.map { StateView.of($0) },
            next: ("before", next.map { .number("\($0)") } ?? .null))
    }

    static let one = Route(
        "GET", "/v1/deliveries/{id}", .json("delivery_whole", "one delivery with its attempts and its body"),
        statuses: [404], isCacheable: false
    ) { question in
        let (delivery, attempts, body) = try find(question)
        return API.json { $0.value(StateView.of(delivery, attempts: attempts, body: body)) }
    }

    static func filter(_ question: Question) -> DeliveryFilter {
        var filter = DeliveryFilter()
        filter.webhook = question.text("webhook")
        filter.state = question.text("state").flatMap { Delivery.State(rawValue: $0) }
        filter.changeID = question.text("change")
        filter.before = question.number("before")
        filter.limit = Int(question.number("limit") ?? 50)
        return filter
    }

    static func find(_ question: Question) throws -> (Delivery, [PastAttempt], [UInt8]) {
        let store = try question.store()
        guard let id = Int64(question.words[0]), let delivery = try store.delivery(id) else {
            throw RouteFailure(404, "there is no delivery of that number")
        }
        return (delivery, try store.attempts(ofDelivery: id), try store.body(ofDelivery: id) ?? [])
    }
}
