import JSON
import MicroHTTPD
import Rendering

/// The front page: status, what needs attention, the latest changes.
enum StatusPage {
    private static let changes = 50

    static func response(_ content: SiteContent) throws -> HTTPResponse {
        let report = try content.status()
        let lines = try content.latest(changes).compactMap { ChangeLine($0) }
        return Page.response(title: report.isFine ? "Errata" : "Errata: needs attention") { html in
            html.element("h1", "Errata")
            html.element(
                "p", ["class": "faint"],
                "Version \(report.version), running since \(DisplayClock.utc.minute(report.runningSince))")
            attention(report, to: &html)
            html.element("dl") { html in
                for row in StatusFacts.rows(report) {
                    html.element("dt", row.name)
                    html.element("dd", row.value)
                }
            }
            html.element("h2", "Latest changes")
            if lines.isEmpty { html.element("p", ["class": "faint"], "None yet.") }
            html.element("ol") { html in for line in lines { item(line, to: &html) } }
        }
    }

    private static func attention(_ report: StatusReport, to html: inout Markup) {
        let items = report.attention
        guard !items.isEmpty else { return }
        html.element("section", ["class": "attention"]) { html in
            html.element("h2", "Needs attention")
            for item in items {
                html.element("p") { html in
                    html.text(item.problem)
                    html.literal("<br>try: ")
                    html.element("code", item.step)
                }
            }
        }
    }

    private static func item(_ line: ChangeLine, to html: inout Markup) {
        html.element("li") { html in
            html.element("a", ["href": "/changes/\(line.id)"], line.title)
            html.literal("<br>")
            html.text("\(line.verdict) · \(line.source) · ")
            html.element("time", ["datetime": line.observedAt], line.observedAt)
        }
    }
}

/// One change with all its edits.
enum ChangePage {
    private static let edits = 200

    static func response(_ content: SiteContent, id: String) throws -> HTTPResponse {
        guard let line = try content.change(id).flatMap({ ChangeLine($0) }) else {
            return Page.response(status: 404, title: "No such change") { $0.element("p", "There is no such change.") }
        }
        return Page.response(title: line.title) { html in
            html.element("p") { $0.element("a", ["href": "/"], "Errata") }
            html.element("h1", line.title)
            html.element("p") { html in
                html.text("\(line.verdict) · \(line.source) · ")
                html.element("time", ["datetime": line.observedAt], line.observedAt)
            }
            if let reason = line.record["disclosure_reason"]?.string { html.element("p", reason) }
            if let observation = line.record["observation"]?.string { html.element("p", observation) }
            if let link = line.link {
                html.element("p") { $0.element("a", ["href": link, "rel": "noreferrer"], link) }
            }
            line.writeEdits(to: &html, limit: edits)
            html.element("p", ["class": "faint"], "Record \(line.sequence) of the change log, \(line.id)")
        }
    }
}
