import Basics
import Model
import Rendering
import Storage

/// One article: its life as a time line, its versions to compare, and all that is kept of it.
enum ArticlePage {
    /// Lines of the time line on one page.
    private static let lines = 100

    static let route = Route(
        "GET", "/articles/{id}", .page("one article with its versions and events"), [ChangeQuestion.before],
        statuses: [404]
    ) { question in
        let store = try question.store()
        let article = try ArticleAPI.find(question.words[0], question)
        var filter = ChangeFilter()
        (filter.articleID, filter.before, filter.limit) = (article.id, question.number("before"), lines)
        let changes = try store.changes(filter)
        let line = TimeLine(changes, try store.checks(of: .article(article.id)), isFirstPage: filter.before == nil)
        let days = try store.changesPerDay(since: question.now - .days(90), article: article.id)
        let kept = Kept(
            listings: try store.listings(of: article.id), captures: try store.captures(of: article.id, limit: 50))
        let query = "?article=" + PercentEncoding.unreserved(article.id)
        let page = Page(title: article.title ?? article.url, feed: query)
        return page.response { html in
            let source = kept.listings.first { $0.sourceID == article.sourceID }?.sourceName
            head(article, source: source ?? article.sourceID, to: &html)
            CompareForm(article, from: nil, to: nil).write(to: &html)
            html.element("section", ["aria-label": "History"]) { html in
                html.element("h2", "History")
                Chart.days(
                    days.map { ($0.day, $0.count, 0) }, until: question.now, count: 90, unit: "changes", to: &html)
                line.write(to: &html)
                if changes.count == lines, let last = changes.last {
                    html.element("nav", ["class": "pager", "aria-label": "Pages"]) { html in
                        html.link(question.target(["before": "\(last.sequence)"]), "Older →")
                    }
                }
            }
            StampHistory(changes).write(to: &html)
            kept.write(article, to: &html)
        }
    }

    private static func head(_ article: ArticleState, source: String, to html: inout Markup) {
        html.element("p", ["class": "meta"]) { html in
            html.element(
                "a", ["href": "/sources/" + PercentEncoding.unreserved(article.sourceID), "dir": "auto"],
                source)
            html.text(" ")
            html.chip(article.life.rawValue, article.life == .present ? "come" : "gone")
        }
        html.element("h1", ["dir": "auto"], article.title ?? article.url)
        html.element("p") { $0.foreignLink(article.url) }
        html.element("dl") { html in
            html.fact("versions", "\(article.version), edited \(Quantity.count(article.editCount, "time", "times"))")
            html.fact("published") { $0.time(article.publishedAt, none: "not stated") }
            html.fact("first seen") { $0.time(article.firstSeenAt) }
            html.fact("last checked") { html in
                html.time(article.lastCheckedAt, none: "never")
                if let outcome = article.lastOutcome { html.text(", \(outcome)") }
            }
            html.fact("next check") { $0.time(article.plannedCheckAt, none: "none: it is no longer followed") }
        }
    }
}

/// Versions, events and failed checks in one list, the newest first.
private struct TimeLine {
    private enum Line {
        case change(StoredChange)
        case failure(CheckRun)
    }

    private let lines: [(at: Timestamp, line: Line)]

    init(_ changes: [StoredChange], _ runs: [CheckRun], isFirstPage: Bool) {
        let failed = runs.filter {
            TimeLine.isFailure($0.outcome) && (isFirstPage || $0.last < changes.first?.observedAt ?? $0.first)
        }
        let recent = failed.filter { run in changes.last.map { run.last >= $0.observedAt } ?? isFirstPage }
        lines = (changes.map { ($0.observedAt, Line.change($0)) } + recent.map { ($0.last, Line.failure($0)) })
            .sorted { $0.0 > $1.0 }
    }

    /// Checks that went as they should, whatever they found.
    private static let fine: Set<String> = [
        "fresh", "unchanged", "not_modified", "listed", "unconfirmed", "doubtful", "appended", "oscillating",
        "duplicate",
    ]

    private static func isFailure(_ outcome: CheckOutcome) -> Bool { !fine.contains(outcome.word) }

    func write(to html: inout Markup) {
        html.element("ol", ["class": "timeline"]) { html in
            for (at, line) in lines {
                switch line {
                case .change(let change): write(change, to: &html)
                case .failure(let run):
                    html.element("li", ["class": "failed"]) { html in
                        html.time(at)
                        html.text(" ")
                        html.chip("not read", "gone")
                        html.text(" \(run.outcome)" + (run.count > 1 ? ", \(run.count) times" : ""))
                        if let detail = run.detail { html.element("span", ["class": "faint"], " " + detail) }
                    }
                }
            }
        }
    }

    private func write(_ change: StoredChange, to html: inout Markup) {
        guard let record = change.record else { return }
        html.element("li") { html in
            html.time(change.observedAt)
            html.text(" ")
            html.element("a", ["href": "/changes/\(change.id)"]) { html in
                html.text(change.versionTo.map { "version \($0)" } ?? ChangeDigest.what(record))
            }
            Verdict.chips(record, to: &html)
            if let statistics = record.statistics, statistics.wordsAdded + statistics.wordsRemoved > 0 {
                html.element("span", ["class": "faint"], " +\(statistics.wordsAdded) −\(statistics.wordsRemoved) words")
            }
            if !record.kinds.isEmpty {
                html.element("span", ["class": "faint"], " " + record.kinds.map(\.rawValue).joined(separator: ", "))
            } else if let words = record.observation ?? record.movedTo {
                html.element("span", ["class": "faint", "dir": "auto"], " " + DisplayClock.utc.localized(words))
            }
        }
    }
}

/// Any two versions, the newest two when nothing is chosen.
struct CompareForm {
    private let article: ArticleState
    private let from: Int
    private let to: Int

    init(_ article: ArticleState, from: Int?, to: Int?) {
        self.article = article
        self.from = from ?? max(1, article.version - 1)
        self.to = to ?? article.version
    }

    func write(to html: inout Markup) {
        guard article.version > 1 else { return }
        html.element("form", ["method": "get", "action": "/articles/\(article.id)/diff", "class": "compare"]) { html in
            number("from", "Compare version", from, to: &html)
            number("to", "with", to, to: &html)
            html.element("button", ["type": "submit"], "Compare")
        }
    }

    private func number(_ name: String, _ label: String, _ value: Int, to html: inout Markup) {
        html.element("label", ["for": "v-" + name], label)
        html.empty(
            "input",
            [
                "type": "number", "id": "v-" + name, "name": name, "min": "1", "max": "\(article.version)",
                "value": "\(value)", "required": "required",
            ])
    }
}

/// Any two versions side by side.
enum ComparePage {
    static let route = Route(
        "GET", "/articles/{id}/diff", .page("any two versions of an article side by side"),
        [
            Parameter("from", .number(1...1_000_000_000), "the older version, the last but one when absent"),
            Parameter("to", .number(1...1_000_000_000), "the newer version, the last when absent"),
        ], statuses: [404]
    ) { question in
        let article = try ArticleAPI.find(question.words[0], question)
        let to = question.number("to").map { Int($0) } ?? article.version
        let from = question.number("from").map { Int($0) } ?? max(1, to - 1)
        let pair = try VersionPair(article.id, from: from, to: to, question)
        let diff = DiffMarkup(pair)
        return Page(title: article.title ?? article.url, feed: nil).response { html in
            html.element("p", ["class": "meta"]) { $0.link("/articles/\(article.id)", "All versions") }
            html.element("h1", ["dir": "auto"], article.title ?? article.url)
            CompareForm(article, from: from, to: to).write(to: &html)
            html.element("h2", "Version \(from) → \(to)")
            if diff.isEmpty {
                html.element("p", ["class": "faint"], "Both have the same text.")
            } else {
                diff.write(to: &html)
            }
        }
    }
}

/// What the publisher stated as times, from change to change.
private struct StampHistory {
    private let rows: [(at: Timestamp, id: String, stamps: [Stamp])]

    init(_ changes: [StoredChange]) {
        var rows: [(Timestamp, String, [Stamp])] = []
        for change in changes {
            guard let record = change.record, !record.stampsAfter.isEmpty else { continue }
            rows.append((change.observedAt, change.id, record.stampsAfter))
        }
        self.rows = rows
    }

    func write(to html: inout Markup) {
        guard !rows.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", "Times that the page stated")
            html.element("div", ["class": "wide"]) { html in
                html.element("table") { html in
                    html.element("tbody") { html in
                        for row in rows {
                            for (index, stamp) in row.stamps.enumerated() {
                                html.element("tr") { html in
                                    html.element("td") { html in if index == 0 { html.time(row.at) } }
                                    html.element("td") { $0.element("code", "\(stamp.role.rawValue), \(stamp.origin)") }
                                    html.element("td", ["dir": "auto"], stamp.literal)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where an article was listed, under which addresses it was seen, and its pages as they were served.
private struct Kept {
    let listings: [ListedPlace]
    let captures: [StoredCapture]

    func write(_ article: ArticleState, to html: inout Markup) {
        html.element("details") { html in
            html.element("summary", "Where it was listed, and its addresses")
            html.element("ul") { html in
                for place in listings {
                    html.element("li") { html in
                        html.element(
                            "a", ["href": "/sources/" + PercentEncoding.unreserved(place.sourceID), "dir": "auto"],
                            place.sourceName)
                        html.text(", ")
                        html.time(place.first)
                        html.text(" to ")
                        html.time(place.last)
                    }
                }
                for alias in article.aliases {
                    html.element("li") { html in
                        html.foreignLink(alias.url)
                        html.text(", ")
                        html.time(alias.firstSeenAt)
                        html.text(" to ")
                        html.time(alias.lastSeenAt)
                    }
                }
            }
        }
        guard !captures.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", "Pages as they were served, the newest \(captures.count)")
            html.element("ul") { html in
                for capture in captures {
                    html.element("li") { html in
                        html.time(capture.at)
                        let type = Attachment.contentTypes.first { $0 == capture.contentType }.map { $0 + ", " } ?? ""
                        html.text(", status \(capture.status), \(type)\(Quantity.bytes(capture.size)), ")
                        html.link("/captures/\(Hex.encode(capture.sha256))", "download")
                    }
                }
            }
        }
    }
}
