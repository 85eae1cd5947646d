import JSON
import Model
import Rendering
import Storage

/// What a source's page draws: how often it was asked, what it brought, and how soon that was seen.
struct SourceCharts {
    /// The source with all that explains it, as the API has it.
    let source: JSONValue
    let changes: [(day: Int, count: Int)]
    let now: Timestamp

    func write(to html: inout Markup) {
        html.element("h2", "Changes and checks")
        Chart.days(changes.map { ($0.day, $0.count, 0) }, until: now, count: 60, unit: "changes", to: &html)
        let checks = (source["checks_per_day"]?.array ?? []).compactMap { day -> (Int, Int, Int)? in
            guard let date = day["day"]?.string, let start = Timestamp(iso8601: date + "T00:00:00Z") else { return nil }
            return (Int(start.seconds / 86400), day["checks"]?.int ?? 0, day["failed"]?.int ?? 0)
        }
        if !checks.isEmpty { Chart.days(checks, until: now, count: 30, unit: "checks of the source", to: &html) }
        delays(to: &html)
        learned(to: &html)
    }

    private func delays(to html: inout Markup) {
        let all = [
            ("publication", "From the time of publication to when the article was first seen"),
            ("edit", "How long before an edit was seen the article had been seen without it"),
        ]
        let known = all.filter { source["delays"]?[$0.0]?["count"]?.int ?? 0 > 0 }
        guard !known.isEmpty else { return }
        html.element("h2", "Delays")
        for (name, words) in known { if let delays = source["delays"]?[name] { self.delays(delays, words, to: &html) } }
    }

    private func delays(_ delays: JSONValue, _ words: String, to html: inout Markup) {
        let spans = delays["spans"]?.array ?? []
        let most = spans.compactMap { $0["count"]?.int }.max() ?? 0
        let median = delays["median_seconds"]?.int.map { ", half within \(Quantity.duration(.seconds($0)))" } ?? ""
        html.element("h3", ["class": "faint"], words + median)
        html.element("ul", ["class": "bars"]) { html in
            var last: Int?
            for span in spans {
                let (count, end) = (span["count"]?.int ?? 0, span["up_to_seconds"]?.int)
                let name =
                    end.map { "up to " + SourceCharts.length($0) } ?? "over " + SourceCharts.length(last ?? 0)
                last = end
                html.element("li") { html in
                    html.element("span", name)
                    Chart.bar(count, of: most, to: &html)
                    html.element("span", ["class": "number"], Quantity.number(count))
                }
            }
        }
    }

    private static func length(_ seconds: Int) -> String {
        switch seconds {
        case ..<3600: "\(seconds / 60) min"
        case ..<86400: "\(seconds / 3600) h"
        default: Quantity.count(seconds / 86400, "day", "days")
        }
    }

    private func learned(to html: inout Markup) {
        let words = (source["learned"]?.array ?? []).compactMap(\.string)
        guard !words.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", "What was learned about its pages")
            html.element("ul") { html in for word in words { html.element("li", ["dir": "auto"], word) } }
        }
    }
}
