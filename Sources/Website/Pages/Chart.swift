import Model

/// Bars without a script: one a day, drawn as SVG with a text that says the same.
enum Chart {
    /// One bar: what it stands for, how high it is, and how much of it is trouble.
    struct Bar {
        var name: String
        var value: Int
        var trouble = 0
    }

    /// Bars of the last days.
    ///
    /// - Parameters:
    ///   - days: counts by days since 1970.
    ///   - until: the last day shown.
    ///   - count: how many days are shown.
    ///   - unit: what is counted, for the text: `changes`.
    ///   - html: where it is drawn.
    static func days(
        _ days: [(day: Int, count: Int, trouble: Int)], until: Timestamp, count: Int, unit: String,
        to html: inout Markup
    ) {
        let last = Int(until.seconds / 86400)
        let byDay = Dictionary(days.map { ($0.day, $0) }) { ($0.day, $0.count + $1.count, $0.trouble + $1.trouble) }
        let shown = (last - count + 1...last).map { day in
            Bar(
                name: String(Timestamp(seconds: Int64(day) * 86400).iso8601.prefix(10)), value: byDay[day]?.count ?? 0,
                trouble: byDay[day]?.trouble ?? 0)
        }
        let most = shown.map(\.value).max() ?? 0
        let total = shown.map(\.value).reduce(0, +)
        let trouble = shown.map(\.trouble).reduce(0, +)
        bars(
            shown,
            "\(total) \(unit) in \(count) days, at most \(most) on one day" + failed(trouble),
            to: &html)
    }

    /// Bars with a text that says the same in short; each tells its own figures to who points at it.
    static func bars(_ bars: [Bar], _ words: String, to html: inout Markup) {
        let most = bars.map(\.value).max() ?? 0
        func height(_ value: Int) -> Int { most == 0 || value == 0 ? 0 : max(3, value * 46 / most) }
        html.element("figure", ["class": "chart"]) { html in
            html.element(
                "svg",
                [
                    "viewBox": "0 0 \(bars.count * 8) 48", "role": "img", "aria-label": words,
                    "preserveAspectRatio": "none",
                ]
            ) { html in
                for (place, bar) in bars.enumerated() {
                    html.element("g") { html in
                        html.element("title", "\(bar.name): \(bar.value)" + failed(bar.trouble))
                        rect(place, max(1, height(bar.value)), bar.value == 0 ? "none" : "bar", to: &html)
                        if bar.trouble > 0 { rect(place, height(bar.trouble), "trouble", to: &html) }
                    }
                }
            }
            html.element("figcaption", words)
        }
    }

    private static func failed(_ count: Int) -> String { count > 0 ? ", \(count) failed" : "" }

    private static func rect(_ place: Int, _ height: Int, _ style: String, to html: inout Markup) {
        html.empty(
            "rect",
            ["x": "\(place * 8 + 1)", "y": "\(48 - height)", "width": "6", "height": "\(height)", "class": style])
    }

    /// A bar beside its number, as long as the number is a part of the greatest.
    static func bar(_ value: Int, of most: Int, to html: inout Markup) {
        html.element("svg", ["viewBox": "0 0 100 10", "aria-hidden": "true", "preserveAspectRatio": "none"]) { html in
            guard value > 0, most > 0 else { return }
            html.empty("rect", ["width": "\(max(1, value * 100 / most))", "height": "10", "class": "bar"])
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
