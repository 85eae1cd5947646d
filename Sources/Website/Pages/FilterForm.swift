import Model
import Storage

/// The form above the list of changes: plain GET, with the number of changes beside each choice.
struct FilterForm {
    private let question: Question
    private let types: [FacetCount]
    private let kinds: [FacetCount]
    private let disclosures: [FacetCount]
    private let severities: [FacetCount]
    private let sources: [FacetCount]
    private let tags: [FacetCount]

    /// Counts are those of all changes; of the chosen source or tag when there is one.
    init(_ question: Question, _ store: StoreReader) throws {
        self.question = question
        let scope: CountScope =
            question.text("source").map { .source($0) } ?? question.text("tag").map { .tag($0) } ?? .all
        types = try store.counts("type", of: scope)
        kinds = try store.counts("kind", of: scope)
        disclosures = try store.counts("disclosure", of: scope)
        severities = try store.counts("severity", of: scope)
        sources = try store.counts("source", limit: 200)
        tags = try store.counts("tag", limit: 100)
    }

    func write(to html: inout Markup) {
        views(to: &html)
        let isOpen = ChangeQuestion.filters.contains { !question.texts($0.name).isEmpty && $0.name != "q" }
        html.element("form", ["method": "get", "action": "/", "role": "search", "class": "filter"]) { html in
            html.element("p", ["class": "find"]) { html in
                html.element("label", ["for": "q", "class": "hidden"], "Words in title or edits")
                html.empty(
                    "input",
                    [
                        "type": "search", "id": "q", "name": "q", "value": question.text("q"), "dir": "auto",
                        "placeholder": "Words in title or edits",
                    ])
                html.element("button", ["type": "submit"], "Filter")
            }
            html.element("details", ["open": isOpen ? "open" : nil]) { html in
                html.element("summary", "Filters")
                html.element("div", ["class": "fields"]) { html in fields(to: &html) }
            }
        }
    }

    /// The questions that are asked most, as links.
    private func views(to html: inout Markup) {
        let now = question.target(["before": nil], path: "/")
        let views: [(name: String, target: String)] = [
            ("All", "/"), ("Edits", "/?type=article.changed"),
            ("Undeclared", "/?disclosure=undeclared&severity=minor"), ("Removed", "/?type=article.removed"),
            ("Not seen yet", "/?unseen=1"), ("Important", "/?mark=important"),
        ]
        html.element("nav", ["class": "views", "aria-label": "Views"]) { html in
            for view in views {
                html.element("a", ["href": view.target, "aria-current": view.target == now ? "true" : nil], view.name)
            }
        }
    }

    private func fields(to html: inout Markup) {
        choice("type", "What happened", types, to: &html)
        choice("disclosure", "Made known", disclosures, to: &html)
        choice(
            "severity", "At least",
            Severity.allCases.reversed().map { severity in
                let count = severities.filter { Severity(rawValue: $0.value).map { $0 >= severity } ?? false }
                return FacetCount(value: severity.rawValue, count: count.reduce(0) { $0 + $1.count })
            }, to: &html)
        choice("kind", "Kind of edit", kinds, to: &html)
        field("source", "Source", list: sources, to: &html)
        field("tag", "Tag", list: tags, to: &html)
        input("added", "Words added, at least", "number", to: &html)
        input("removed", "Words removed, at least", "number", to: &html)
        input("from", "From day", "date", to: &html)
        input("until", "Before day", "date", to: &html)
        choice("mark", "Marked", ChangeMarks.Word.allCases.map { FacetCount(value: $0.rawValue, count: -1) }, to: &html)
        if let article = question.text("article") {
            html.empty("input", ["type": "hidden", "name": "article", "value": article])
        }
        html.element("p", ["class": "field"]) { html in
            html.element("button", ["type": "submit"], "Filter")
            html.text(" ")
            html.link("/", "Clear")
        }
    }

    private func choice(_ name: String, _ label: String, _ values: [FacetCount], to html: inout Markup) {
        let chosen = question.text(name)
        let known =
            values.contains { $0.value == chosen }
            ? values : values + (chosen.map { [FacetCount(value: $0, count: 0)] } ?? [])
        html.element("p", ["class": "field"]) { html in
            html.element("label", ["for": "f-" + name], label)
            html.element("select", ["id": "f-" + name, "name": name]) { html in
                html.element("option", ["value": ""], "any")
                for value in known {
                    let text = value.count < 0 ? value.value : "\(value.value) (\(value.count))"
                    html.element(
                        "option", ["value": value.value, "selected": value.value == chosen ? "selected" : nil], text)
                }
            }
        }
    }

    private func field(_ name: String, _ label: String, list: [FacetCount], to html: inout Markup) {
        html.element("p", ["class": "field"]) { html in
            html.element("label", ["for": "f-" + name], label)
            html.empty(
                "input",
                [
                    "type": "text", "id": "f-" + name, "name": name, "value": question.text(name), "list": "l-" + name,
                    "dir": "auto",
                ])
            html.element("datalist", ["id": "l-" + name]) { html in
                for value in list { html.element("option", ["value": value.value], "\(value.count) changes") }
            }
        }
    }

    private func input(_ name: String, _ label: String, _ type: String, to html: inout Markup) {
        html.element("p", ["class": "field"]) { html in
            html.element("label", ["for": "f-" + name], label)
            html.empty(
                "input",
                [
                    "type": type, "id": "f-" + name, "name": name, "value": question.text(name),
                    "min": type == "number" ? "0" : nil,
                ])
        }
    }
}
