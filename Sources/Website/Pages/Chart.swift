import Model

/// Bars without a script: one a day, drawn as SVG with a text that says the same.
enum Chart {
    /// Bars of the last days.
    ///
    /// - Parameters:
    ///   - days: counts by days since 1970.
    ///   - until: the last day shown.
    ///   - count: how many days are shown.
    ///   - unit: what is counted, for the text: `changes`.
    ///   - html: where it is drawn.
    static func days(
        _ days: [(day: Int, count: Int)], until: Timestamp, count: Int, unit: String, to html: inout Markup
    ) {
        let last = Int(until.seconds / 86400)
        let first = last - count + 1
        let byDay = Dictionary(days.map { ($0.day, $0.count) }) { $0 + $1 }
        let most = byDay.filter { $0.key >= first }.values.max() ?? 0
        let total = byDay.filter { $0.key >= first && $0.key <= last }.values.reduce(0, +)
        let words = "\(total) \(unit) in \(count) days, at most \(most) on one day"
        html.element("figure", ["class": "chart"]) { html in
            let width = count * 8
            html.element(
                "svg",
                ["viewBox": "0 0 \(width) 48", "role": "img", "aria-label": words, "preserveAspectRatio": "none"]
            ) { html in
                for day in first...last {
                    let value = byDay[day] ?? 0
                    let height = most == 0 || value == 0 ? 1 : max(3, value * 46 / most)
                    html.empty(
                        "rect",
                        [
                            "x": "\((day - first) * 8 + 1)", "y": "\(48 - height)", "width": "6", "height": "\(height)",
                            "class": value == 0 ? "none" : "bar",
                        ])
                }
            }
            html.element("figcaption", words)
        }
    }

    /// A share as a bar beside its number.
    static func share(_ share: Double?, to html: inout Markup) {
        guard let share else { return html.element("span", ["class": "faint"], "–") }
        let percent = Int((share * 100).rounded())
        html.element("span", ["class": "share"]) { html in
            html.element("svg", ["viewBox": "0 0 100 10", "aria-hidden": "true", "preserveAspectRatio": "none"]) {
                html in
                html.empty("rect", ["width": "100", "height": "10", "class": "none"])
                html.empty("rect", ["width": "\(percent)", "height": "10", "class": "bar"])
            }
            html.text("\(percent) %")
        }
    }
}
