import JSON
import MicroHTTPD
import Model
import Storage

/// Sources for programs.
enum SourcesAPI {
    static let list = Route(
        "GET", "/v1/sources", .json("sources", "every source, by name; those no longer configured last"),
        [
            Parameter("after", .text, "those behind this source in the list: the next page"),
            Parameter("failing", .flag, "only those that fail"),
            Parameter("limit", .number(1...1_000_000), "at most so many, all when absent"),
        ]
    ) { question in
        let limit = Int(question.number("limit") ?? .max)
        let sources = try question.store().sources(
            after: question.text("after"), isFailing: question.flag("failing"), limit: limit)
        let next = sources.count == limit ? sources.last?.id : nil
        return API.list("sources", sources.map { StateView.of($0) }, next: ("after", .optional(next)))
    }

    static let one = Route(
        "GET", "/v1/source", .json("source_explained", "one source with what explains how it is doing"),
        [Parameter("id", .text, "its id, name or address", isRequired: true)], statuses: [404]
    ) { question in
        let word = question.text("id") ?? ""
        let store = try question.store()
        let named = try store.source(word) ?? store.sources().first { $0.name == word || $0.url == word }
        guard let state = named else { throw RouteFailure(404, "no such source") }
        let whole = try question.content.source(state)
        return API.json { $0.value(whole) }
    }
}
