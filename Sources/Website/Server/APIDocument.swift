/// docs/api.md, made from the route table; a test compares it with the file.
public enum APIDocument {
    /// The whole document.
    public static var text: String {
        var text = head
        text += "\n## For programs\n\n" + table(RouteTable.interface.filter { $0.access != .control })
        text += "\n## Pages, feeds and files\n\n" + table(RouteTable.pages)
        text += "\n## On the control socket only\n\n" + table(RouteTable.interface.filter { $0.access == .control })
        text += "\n## Parameters that narrow changes\n\n"
        text += "The front page, `/v1/changes` and both feeds take the same ones.\n\n"
        text += parameters(ChangeQuestion.filters)
        for route in RouteTable.all where !own(route).isEmpty {
            text += "\n### `\(route.method) \(route.path)`\n\n" + parameters(own(route))
        }
        for shape in Shape.all where !shape.members.isEmpty || !shape.words.isEmpty {
            text += "\n## \(shape.name)\n"
            if !shape.words.isEmpty { text += "\n" + folded(shape.words) }
            guard !shape.members.isEmpty else { continue }
            text += "\n| member | meaning |\n|---|---|\n"
            for member in shape.members { text += "| `\(member.name)` | \(member.words) |\n" }
        }
        return text
    }

    private static let head = """
        # The API

        `listen: 127.0.0.1:8910` serves the pages, the feeds and the API for reading; the control socket
        (`/run/errata/errata.sock`, HTTP over a Unix socket) serves the same and takes commands. Answers under `/v1` are JSON
        unless said otherwise. An error is `{"error": "…"}` with a 4xx or 5xx status. `/openapi.json` says the same as this page
        to programs; both are made from one table.

        What is absent is `null`, times are RFC 3339 in UTC. **Sources, articles, versions, changes, hits and deliveries are the
        same objects here and in `errata … --json`**; tests compare them. Members may be added in later versions.

        Lists are read page by page with a cursor: ask again with `before` (or `after`) as the answer gives it. Answers have an
        `ETag`; a request with `If-None-Match` gets 304 when nothing has changed. A parameter that is not in the table of its
        request is refused.

        `curl -N http://127.0.0.1:8910/v1/changes/stream` follows new changes as server-sent events; the data of an event is the
        line of the change log, its id the number. Whoever was away goes on with `Last-Event-ID`. After 15 seconds without news
        a comment comes. Sixteen clients stay connected; further ones get what there is, and come back after a second.

        With `access.read` in the configuration every request needs a token: `Authorization: Bearer …`, or the form at
        `/login` once in a browser. What writes needs a token of `access.write`.

        """

    private static func own(_ route: Route) -> [Parameter] {
        let shared = Set(ChangeQuestion.filters.map(\.name))
        let isNarrowed = route.parameters.contains { $0.name == "disclosure" }
        return route.parameters.filter { !isNarrowed || !shared.contains($0.name) }
    }

    private static func table(_ routes: [Route]) -> String {
        var text = "| request | answer |\n|---|---|\n"
        for route in routes {
            let access = route.access == .write ? "; needs a token to write" : ""
            text += "| `\(route.method) \(route.path)` | \(route.content.words)\(access) |\n"
        }
        return text
    }

    private static func parameters(_ parameters: [Parameter]) -> String {
        var text = "| parameter | form | meaning |\n|---|---|---|\n"
        for parameter in parameters {
            let more = (parameter.isRequired ? ", required" : "") + (parameter.isRepeated ? ", may be repeated" : "")
            text += "| `\(parameter.name)` | \(form(parameter.form))\(more) | \(parameter.summary) |\n"
        }
        return text
    }

    private static func form(_ form: Parameter.Form) -> String {
        switch form {
        case .text: "text"
        case .number: "number"
        case .time: "day or time"
        case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .flag: "1 or 0"
        }
    }

    /// Lines of at most 120 columns.
    private static func folded(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count >= 120 { lines.append("") }
            let last = lines.count - 1
            lines[last] += (lines[last].isEmpty ? "" : " ") + word
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
