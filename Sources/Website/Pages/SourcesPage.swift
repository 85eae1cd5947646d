import Basics
import JSON
import Model
import Rendering
import Storage

/// The sources and how they are doing.
enum SourcesPage {
    private static let rows = 100

    static let route = Route(
        "GET", "/sources", .page("the sources and how they are doing"),
        [
            Parameter("after", .text, "those behind this source in the list: the next page"),
            Parameter("failing", .flag, "only those that fail"),
        ]
    ) { question in
        let isFailing = question.flag("failing")
        let sources = try question.store().sources(
            after: question.text("after"), isFailing: isFailing, limit: rows)
        return Page(title: "Sources", place: "/sources").response { html in
            html.element("h1", "Sources")
            html.element("nav", ["class": "views", "aria-label": "Views"]) { html in
                html.element("a", ["href": "/sources", "aria-current": isFailing ? nil : "true"], "All")
                html.element("a", ["href": "/sources?failing=1", "aria-current": isFailing ? "true" : nil], "Failing")
            }
            if sources.isEmpty { html.element("p", ["class": "faint"], "None.") }
            html.element("ol", ["class": "rows"]) { html in for source in sources { row(source, to: &html) } }
            if sources.count == rows, let last = sources.last {
                html.element("nav", ["class": "pager", "aria-label": "Pages"]) { html in
                    html.link(question.target(["after": last.id]), "More →")
                }
            }
        }
    }

    private static func row(_ source: SourceState, to html: inout Markup) {
        html.element("li") { html in
            html.element("h2") { html in
                html.element(
                    "a", ["href": "/sources/" + PercentEncoding.unreserved(source.id), "dir": "auto"], source.name)
            }
            html.element("p", ["class": "meta"]) { html in
                state(source, to: &html)
                html.text(" \(source.kind.rawValue) · checked ")
                html.time(source.lastCheckedAt, none: "never")
                html.text(" · next ")
                html.time(source.plannedCheckAt, none: "none")
                for tag in source.tags {
                    html.text(" ")
                    html.element(
                        "a", ["class": "chip", "href": "/?tag=" + PercentEncoding.unreserved(tag), "dir": "auto"], tag)
                }
            }
            trouble(source, to: &html)
        }
    }

    static func state(_ source: SourceState, to html: inout Markup) {
        let word = StateView.state(of: source)
        html.chip(word, word == "fine" ? "come" : word == "failing" ? "gone" : "plain")
    }

    /// Why it fails, and what to do next.
    static func trouble(_ source: SourceState, to html: inout Markup) {
        guard source.isActive, source.failures.count > 0 else { return }
        html.element("p", ["class": "edit"]) { html in
            html.text(source.lastDetail ?? source.lastOutcome?.description ?? "it could not be read")
            html.text(", \(Quantity.count(source.failures.count, "failure", "failures")) in a row")
            if let since = source.failures.since {
                html.text(" since ")
                html.time(since)
            }
            html.text(". Try: ")
            html.element("code", "errata test \(source.id)")
        }
    }
}

/// One source: how it is doing and why, what it brought, and its articles.
enum SourcePage {
    private static let articles = 50

    static let route = Route(
        "GET", "/sources/{id}", .page("one source with its articles"),
        [
            Parameter("after", .text, "articles behind this one in the list: the next page"),
            Parameter("edited", .flag, "only articles that were edited"),
        ], statuses: [404]
    ) { question in
        let store = try question.store()
        guard let source = try store.source(question.words[0]) else { throw RouteFailure(404, "no such source") }
        let whole = try question.content.source(source)
        let figures = try store.figures(of: .source(source.id))
        let days = try store.changesPerDay(since: question.now - .days(60), source: source.id)
        var filter = ArticleFilter()
        (filter.sourceID, filter.after) = (source.id, question.text("after"))
        (filter.isEdited, filter.limit) = (question.flag("edited"), articles)
        let articles = try store.articles(filter)
        let page = Page(title: source.name, place: "/sources", feed: "?source=" + PercentEncoding.unreserved(source.id))
        return page.response { html in
            html.element("h1", ["dir": "auto"], source.name)
            html.element("p") { html in
                SourcesPage.state(source, to: &html)
                html.text(" ")
                html.foreignLink(source.permanentURL ?? source.url)
            }
            SourcesPage.trouble(source, to: &html)
            facts(source, whole, figures, to: &html)
            SourceCharts(source: whole, changes: days.map { ($0.day, $0.count) }, now: question.now).write(to: &html)
            checks(whole, to: &html)
            CommandForm(question, "/v1/check?id=" + PercentEncoding.unreserved(source.id), "Check now").write(to: &html)
            list(articles, question, to: &html)
        }
    }

    private static func facts(
        _ source: SourceState, _ whole: JSONValue, _ figures: ChangeFigures, to html: inout Markup
    ) {
        html.element("dl") { html in
            html.fact("changes") { html in
                html.link(
                    "/?source=" + PercentEncoding.unreserved(source.id),
                    Quantity.count(figures.edits, "edit", "edits") + ", and all changes")
            }
            html.fact("undeclared") { Chart.share(figures.undeclaredShare, to: &$0) }
            html.fact("last check") { $0.time(source.lastCheckedAt, none: "never") }
            html.fact("next check") { html in
                html.time(source.plannedCheckAt, none: "none")
                if let reason = whole["next_reason"]?.string { html.text(", \(reason)") }
            }
            html.fact("last new document") { $0.time(source.lastChangedAt, none: "none yet") }
            if let rhythm = rhythm(whole) { html.fact("new entries a day", rhythm) }
            for wish in (whole["wishes"]?.array ?? []).compactMap(\.string) { html.fact("it asks for", wish) }
            if let hub = whole["hub"]?.string { html.fact("hub", hub) }
        }
    }

    /// What the plan expects, beside what was seen: a source that is new is expected to bring something.
    private static func rhythm(_ whole: JSONValue) -> String? {
        guard let rate = whole["entries_per_day"]?.double else { return nil }
        guard let seen = whole["entries_seen"]?.double, let hours = whole["hours_watched"]?.double else {
            return "\(rate) expected"
        }
        let watched = hours >= 48 ? "\(Int(hours / 24)) days" : Quantity.count(Int(hours), "hour", "hours")
        return "\(rate) expected, \(Int(seen)) seen in \(watched)"
    }

    private static func checks(_ whole: JSONValue, to html: inout Markup) {
        let runs = whole["checks"]?.array ?? []
        guard !runs.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", "Latest checks, equal ones together")
            html.element("ul") { html in
                for run in runs.prefix(32) {
                    html.element("li") { html in
                        if let last = run["last_at"]?.string.flatMap({ Timestamp(iso8601: $0) }) { html.time(last) }
                        let count = run["count"]?.int ?? 1
                        html.text(" \(run["outcome"]?.string ?? "")" + (count > 1 ? ", \(count) times" : ""))
                        if let detail = run["detail"]?.string { html.element("span", ["class": "faint"], " " + detail) }
                    }
                }
            }
        }
    }

    private static func list(_ articles: [ArticleState], _ question: Question, to html: inout Markup) {
        let isEdited = question.flag("edited")
        html.element("h2", "Articles")
        html.element("nav", ["class": "views", "aria-label": "Articles"]) { html in
            html.element(
                "a",
                ["href": question.target(["edited": nil, "after": nil]), "aria-current": isEdited ? nil : "true"],
                "Newest")
            html.element(
                "a",
                ["href": question.target(["edited": "1", "after": nil]), "aria-current": isEdited ? "true" : nil],
                "Last edited")
        }
        html.element("ol", ["class": "rows"]) { html in
            for article in articles {
                html.element("li") { html in
                    html.element("a", ["href": "/articles/\(article.id)", "dir": "auto"], article.title ?? article.url)
                    html.element("p", ["class": "meta"]) { html in
                        html.text("first seen ")
                        html.time(article.firstSeenAt)
                        html.text(" · " + Quantity.count(article.editCount, "edit", "edits"))
                        if article.life != .present {
                            html.text(" ")
                            html.chip(article.life.rawValue, "gone")
                        }
                    }
                }
            }
        }
        if articles.count == self.articles, let last = articles.last {
            html.element("nav", ["class": "pager", "aria-label": "Pages"]) { html in
                html.link(question.target(["after": last.id]), "More →")
            }
        }
    }
}

/// A button that tells the daemon to do something; only for who may write.
struct CommandForm {
    private let question: Question
    private let action: String
    private let words: String

    init(_ question: Question, _ action: String, _ words: String) {
        self.question = question
        self.action = action
        self.words = words
    }

    func write(to html: inout Markup) {
        guard let secret = question.visitor.formSecret else { return }
        html.element("form", ["method": "post", "action": action]) { html in
            html.empty("input", ["type": "hidden", "name": "secret", "value": secret])
            html.empty("input", ["type": "hidden", "name": "return", "value": question.target([:])])
            html.element("button", ["type": "submit"], words)
        }
    }
}
