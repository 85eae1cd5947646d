import Basics
import Model
import Rendering
import Storage

/// How sources and tags compare.
enum StatisticsPage {
    static let route = Route("GET", "/statistics", .page("figures of sources and tags")) { question in
        let rows = try StatisticsAPI.rows(question)
        return Page(title: "Statistics", place: "/statistics").response { html in
            html.element("h1", "Statistics")
            html.element("p") { html in
                html.text("“Undeclared” is the share of edits that were not made known among those with a verdict. ")
                html.link("/statistics.csv", "Download as CSV")
            }
            table("All changes", rows.filter { $0.scope == "all" }, to: &html)
            kinds(rows[0].figures, to: &html)
            table("Sources with the most changes", rows.filter { $0.scope == "source" }, to: &html)
            table("Tags", rows.filter { $0.scope == "tag" }, to: &html)
        }
    }

    private static let heads = [
        "published", "edits", "undeclared", "first edit after", "removed", "moved", "most frequent kinds",
    ]

    private static func table(_ title: String, _ rows: [StatisticsRow], to html: inout Markup) {
        guard !rows.isEmpty else { return }
        html.element("div", ["class": "wide", "tabindex": "0", "role": "region", "aria-label": title]) { html in
            html.element("table") { html in
                html.element("caption", title)
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("th", ["scope": "col"], rows[0].scope == "all" ? "" : rows[0].scope)
                        for head in heads { html.element("th", ["scope": "col"], head) }
                    }
                }
                html.element("tbody") { html in for row in rows { self.row(row, to: &html) } }
            }
        }
    }

    private static func row(_ row: StatisticsRow, to html: inout Markup) {
        let figures = row.figures
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                switch row.scope {
                case "source":
                    html.element(
                        "a", ["href": "/sources/" + PercentEncoding.unreserved(row.name), "dir": "auto"], row.name)
                case "tag":
                    html.element(
                        "a", ["href": "/?tag=" + PercentEncoding.unreserved(row.name), "dir": "auto"], row.name)
                default: html.text("all")
                }
            }
            number(figures.types[ChangeRecord.EventType.articlePublished.rawValue], to: &html)
            number(figures.edits, to: &html)
            html.element("td") { Chart.share(figures.undeclaredShare, to: &$0) }
            html.element("td", figures.medianFirstEdit.map { Quantity.duration(.minutes($0)) } ?? "–")
            number(figures.types[ChangeRecord.EventType.articleRemoved.rawValue], to: &html)
            number(figures.types[ChangeRecord.EventType.articleMoved.rawValue], to: &html)
            let most = figures.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
            html.element("td", most.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
    }

    private static func number(_ value: Int?, to html: inout Markup) {
        html.element("td", ["class": "number"], Quantity.number(value ?? 0))
    }

    private static func kinds(_ figures: ChangeFigures, to html: inout Markup) {
        let kinds = figures.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12)
        guard let most = kinds.first?.value, most > 0 else { return }
        html.element("h2", "Kinds of edits")
        html.element("ul", ["class": "bars"]) { html in
            for kind in kinds {
                html.element("li") { html in
                    html.link("/?kind=" + PercentEncoding.unreserved(kind.key), kind.key)
                    Chart.bar(kind.value, of: most, to: &html)
                    html.element("span", ["class": "number"], Quantity.number(kind.value))
                }
            }
        }
    }
}
