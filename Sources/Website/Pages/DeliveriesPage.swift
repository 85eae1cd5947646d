import Basics
import Model
import Rendering
import Storage

/// What was sent to whom, and how it went.
enum DeliveriesPage {
    static let list = Route(
        "GET", "/deliveries", .page("deliveries, the newest first"), DeliveriesAPI.parameters, isCacheable: false
    ) { question in
        let store = try question.store()
        let filter = DeliveriesAPI.filter(question)
        let deliveries = try store.deliveries(filter)
        let webhooks = try store.webhooks()
        return Page(title: "Deliveries", place: "/deliveries").response { html in
            html.element("h1", "Deliveries")
            if webhooks.isEmpty { html.element("p", ["class": "faint"], "No webhooks are configured.") }
            html.element("ul", ["class": "rows"]) { html in for one in webhooks { hook(one, question, to: &html) } }
            form(filter, webhooks, to: &html)
            html.element("ol", ["class": "rows"]) { html in for delivery in deliveries { row(delivery, to: &html) } }
            if deliveries.count == filter.limit, let last = deliveries.last {
                html.element("nav", ["class": "pager", "aria-label": "Pages"]) { html in
                    html.link(question.target(["before": "\(last.id)"]), "Older →")
                }
            }
        }
    }

    private static func hook(_ hook: WebhookCounts, _ question: Question, to html: inout Markup) {
        html.element("li") { html in
            html.element("h2", ["dir": "auto"], hook.health.name)
            html.element("p", ["class": "meta"]) { html in
                let isFine = hook.isActive && hook.health.disabledReason == nil && hook.health.failures.count == 0
                html.chip(isFine ? "fine" : hook.isActive ? "failing" : "not configured", isFine ? "come" : "gone")
                html.text(
                    " \(Quantity.number(hook.pending)) waiting · \(Quantity.number(hook.dead)) given up · last received "
                )
                html.time(hook.health.lastSuccessAt, none: "never")
                if let reason = hook.health.disabledReason { html.text(" · disabled: \(reason)") }
            }
            if hook.pending + hook.dead > 0 {
                CommandForm(
                    question, "/v1/deliveries/retry?webhook=" + PercentEncoding.unreserved(hook.health.name),
                    "Try again now"
                ).write(to: &html)
            }
        }
    }

    private static func form(_ filter: DeliveryFilter, _ hooks: [WebhookCounts], to html: inout Markup) {
        html.element("form", ["method": "get", "action": "/deliveries", "class": "compare"]) { html in
            choice("webhook", "Webhook", hooks.map(\.health.name), filter.webhook, to: &html)
            choice("state", "State", Delivery.State.allCases.map(\.rawValue), filter.state?.rawValue, to: &html)
            html.element("button", ["type": "submit"], "Filter")
        }
    }

    private static func choice(
        _ name: String, _ label: String, _ values: [String], _ chosen: String?, to html: inout Markup
    ) {
        html.element("label", ["for": "d-" + name], label)
        html.element("select", ["id": "d-" + name, "name": name]) { html in
            html.element("option", ["value": ""], "any")
            for value in values {
                html.element("option", ["value": value, "selected": value == chosen ? "selected" : nil], value)
            }
        }
    }

    private static func row(_ delivery: Delivery, to html: inout Markup) {
        html.element("li") { html in
            html.element(
                "a", ["href": "/deliveries/\(delivery.id)"], "Change \(delivery.sequence) to \(delivery.webhook)")
            html.element("p", ["class": "meta"]) { html in
                state(delivery, to: &html)
                html.text(" planned ")
                html.time(delivery.createdAt)
                html.text(" · " + Quantity.count(delivery.attempts, "attempt", "attempts"))
                if let detail = delivery.lastDetail { html.text(" · \(detail)") }
            }
        }
    }

    private static func state(_ delivery: Delivery, to html: inout Markup) {
        switch delivery.state {
        case .delivered: html.chip("delivered", "come")
        case .dead: html.chip("given up", "gone")
        case .pending: html.chip("waiting", "plain")
        }
    }

    static let one = Route(
        "GET", "/deliveries/{id}", .page("one delivery with its attempts"), statuses: [404], isCacheable: false
    ) { question in
        let (delivery, attempts, body) = try DeliveriesAPI.find(question)
        return Page(title: "Delivery \(delivery.id)", place: "/deliveries").response { html in
            html.element("h1", "Delivery \(delivery.id)")
            html.element("dl") { html in
                html.fact("state") { state(delivery, to: &$0) }
                html.fact("webhook", delivery.webhook)
                html.fact("change") { $0.link("/changes/\(delivery.changeID)", "\(delivery.sequence)") }
                html.fact("planned") { $0.time(delivery.createdAt) }
                if delivery.state == .pending { html.fact("next attempt") { $0.time(delivery.nextAttemptAt) } }
            }
            html.element("h2", "Attempts")
            if attempts.isEmpty { html.element("p", ["class": "faint"], "None yet.") }
            html.element("ol", ["class": "timeline"]) { html in
                for attempt in attempts {
                    html.element("li") { html in
                        html.time(attempt.at)
                        html.text(" \(attempt.detail), took \(attempt.took.milliseconds) ms")
                    }
                }
            }
            CommandForm(
                question, "/v1/deliveries/retry?id=" + PercentEncoding.unreserved(delivery.changeID), "Try again now"
            ).write(to: &html)
            html.element("details") { html in
                html.element("summary", "The body, \(body.count) bytes of \(delivery.contentType)")
                html.element("pre", ["tabindex": "0"], String(decoding: body.prefix(20_000), as: UTF8.self))
            }
        }
    }
}
