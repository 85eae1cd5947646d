import Basics
import Crypto
import MicroHTTPD
import Model
import Rendering
import Storage

/// One change: the verdict, the evidence, and the text before and after.
enum ChangePage {
    static let route = Route(
        "GET", "/changes/{id}", .page("one change with the text before and after"), statuses: [404]
    ) { question in
        let change = try ChangesAPI.find(question.words[0], question)
        guard let record = change.record else { throw RouteFailure.noChange }
        let near = try question.store().neighbours(of: change)
        let pair = change.versionFrom == nil ? nil : try? VersionPair(change, question)
        let pictures = try Pictures(change, question.store())
        var page = Page(title: ChangeDigest.title(record), feed: nil)
        page.previous = near.previous.map { "/changes/\($0)" }
        page.next = near.next.map { "/changes/\($0)" }
        return page.response { html in
            html.element("p", ["class": "meta"]) { html in
                html.element(
                    "a", ["href": "/sources/" + PercentEncoding.unreserved(record.source.id), "dir": "auto"],
                    record.source.name)
                html.text(" · ")
                html.time(change.observedAt)
                Verdict.chips(record, to: &html)
            }
            html.element("h1", ["dir": "auto"], ChangeDigest.title(record))
            steps(record, page, to: &html)
            verdict(record, to: &html)
            if let pair {
                text(pair, record, to: &html)
            } else {
                edits(record, to: &html)
            }
            pictures.write(to: &html)
            MarkForm(change, question).write(to: &html)
            Citation(change, record, question).write(hasPatch: pair != nil, to: &html)
        }
    }

    /// To the article, and to its change before and after.
    private static func steps(_ record: ChangeRecord, _ page: Page, to html: inout Markup) {
        html.element("nav", ["class": "steps", "aria-label": "Changes of this article"]) { html in
            if let target = page.previous { html.element("a", ["href": target, "rel": "prev"], "← Previous change") }
            if let article = record.article { html.link("/articles/\(article.id)", "All versions") }
            if let target = page.next { html.element("a", ["href": target, "rel": "next"], "Next change →") }
        }
    }

    private static func verdict(_ record: ChangeRecord, to html: inout Markup) {
        html.element("section", ["class": "verdict", "aria-label": "Verdict"]) { html in
            html.element("dl") { html in
                for (name, value) in ChangeDigest.facts(record) where name != "source" && name != "disclosure" {
                    html.fact(name, value)
                }
                if let disclosure = record.disclosure {
                    html.fact("made known") { html in
                        html.chip(disclosure.rawValue, disclosure.rawValue)
                        html.text(" " + (record.disclosureReason ?? ""))
                    }
                }
                if let article = record.article { html.fact("address") { $0.foreignLink(article.url) } }
            }
            stamps(record, to: &html)
        }
    }

    private static func stamps(_ record: ChangeRecord, to html: inout Markup) {
        guard !record.stampsBefore.isEmpty || !record.stampsAfter.isEmpty else { return }
        html.element("details") { html in
            html.element("summary", "The times that the page states, before and after")
            html.element("div", ["class": "wide"]) { html in
                html.element("table") { html in
                    html.element("thead") { html in
                        html.element("tr") { html in
                            for name in ["", "where", "as written", "read as"] {
                                html.element("th", ["scope": "col"], name)
                            }
                        }
                    }
                    html.element("tbody") { html in
                        for stamp in record.stampsBefore { row("before", stamp, to: &html) }
                        for stamp in record.stampsAfter { row("after", stamp, to: &html) }
                    }
                }
            }
        }
    }

    private static func row(_ when: String, _ stamp: Stamp, to html: inout Markup) {
        html.element("tr") { html in
            html.element("td", when)
            html.element("td") { $0.element("code", "\(stamp.role.rawValue), \(stamp.origin)") }
            html.element("td", ["dir": "auto"], stamp.literal)
            html.element("td", stamp.time?.iso8601 ?? "not read")
        }
    }

    private static func text(_ pair: VersionPair, _ record: ChangeRecord, to html: inout Markup) {
        let diff = DiffMarkup(pair)
        html.element("section", ["aria-label": "Text before and after"]) { html in
            html.element("h2", "Version \(pair.from) → \(pair.to)")
            if diff.isEmpty {
                html.element("p", ["class": "faint"], "The text itself is the same.")
                edits(record, to: &html)
            } else {
                diff.write(to: &html)
                html.element("details") { html in
                    html.element("summary", "What was found, edit by edit, and why")
                    edits(record, to: &html)
                }
            }
        }
    }

    private static let shown = 200

    private static func edits(_ record: ChangeRecord, to html: inout Markup) {
        guard !record.edits.isEmpty else { return }
        html.element("ol", ["class": "edits"]) { html in
            for edit in record.edits.prefix(shown) {
                html.element("li") { html in
                    html.element("span", ["class": "faint"], ChangeDigest.name(edit) + " ")
                    EditMarkup.words(edit, limit: 2000, to: &html)
                    if let reason = edit.reason { html.element("span", ["class": "reason"], reason) }
                }
            }
        }
        let more = record.edits.count - shown
        if more > 0 { html.element("p", ["class": "faint"], "and \(more) more, in the record itself") }
    }
}

/// How to cite a change: what it is, where it is kept, and the hash of its record.
private struct Citation {
    let change: StoredChange
    let record: ChangeRecord
    let base: String

    init(_ change: StoredChange, _ record: ChangeRecord, _ question: Question) {
        self.change = change
        self.record = record
        base = PublicAddress.of(question.request)
    }

    private var text: String {
        var lines = ["“\(ChangeDigest.title(record))”, \(record.source.name)"]
        if let article = record.article { lines.append(article.url) }
        if let from = record.versionFrom, let to = record.versionTo {
            lines.append("version \(from) and version \(to)")
        }
        if let old = record.lastSeenOld, let new = record.firstSeenNew {
            lines.append(DisplayClock.utc.span(from: old, to: new))
        } else {
            lines.append("observed \(DisplayClock.utc.second(record.observedAt))")
        }
        lines.append("Errata record \(change.sequence) (\(change.id)), SHA-256 \(SHA256.hex(change.line))")
        lines.append("\(base)/changes/\(change.id)")
        return lines.joined(separator: "\n")
    }

    func write(hasPatch: Bool, to html: inout Markup) {
        html.element("section", ["class": "cite", "aria-label": "Cite and download"]) { html in
            html.element("h2", "Cite and download")
            html.element("pre", ["dir": "auto", "tabindex": "0", "aria-label": "Citation"], text)
            html.element("p") { html in
                html.link("/changes/\(change.id)", "Permanent link")
                if hasPatch {
                    html.text(" · ")
                    html.link("/changes/\(change.id)/patch", "Patch")
                }
                html.text(" · ")
                html.link("/v1/changes/\(change.id)", "Record as JSON")
            }
        }
    }
}

/// What a reader notes about the change; buttons only for who may write.
private struct MarkForm {
    let change: StoredChange
    let question: Question

    init(_ change: StoredChange, _ question: Question) {
        self.change = change
        self.question = question
    }

    func write(to html: inout Markup) {
        let marks = change.marks
        guard question.visitor.formSecret != nil || !marks.words.isEmpty else { return }
        html.element("section", ["class": "marks", "aria-label": "Marks"]) { html in
            html.element("h2", "Marks")
            if !marks.words.isEmpty {
                html.element("p") { html in for word in marks.words where word != "note" { html.chip(word, "mark") } }
            }
            if let note = marks.note { html.element("blockquote", ["dir": "auto"], note) }
            guard let secret = question.visitor.formSecret else { return }
            let choices = [
                ("seen", marks.isSeen, "seen"), ("important", marks.isImportant, "important"),
                ("false-alarm", marks.isFalseAlarm, "a false alarm"),
            ]
            for (name, isSet, words) in choices {
                form(secret, to: &html) { html in
                    html.element(
                        "button", ["type": "submit", "name": "\(name)", "value": isSet ? "0" : "1"],
                        (isSet ? "Not " : "Mark as ") + words)
                }
            }
            form(secret, to: &html) { html in
                html.element("label", ["for": "note"], "Note")
                html.element(
                    "textarea", ["id": "note", "name": "note", "rows": "3", "dir": "auto", "maxlength": "2000"],
                    marks.note ?? "")
                html.element("button", ["type": "submit"], "Keep the note")
            }
        }
    }

    private func form(_ secret: String, to html: inout Markup, _ body: (inout Markup) -> Void) {
        html.element("form", ["method": "post", "action": "/v1/changes/\(change.id)/marks"]) { html in
            html.empty("input", ["type": "hidden", "name": "secret", "value": secret])
            html.empty("input", ["type": "hidden", "name": "return", "value": "/changes/\(change.id)"])
            body(&html)
        }
    }
}
