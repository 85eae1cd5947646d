import Basics
import Model
import Rendering
import Storage

/// The front page: changes by a filter, the newest first.
enum ChangesPage {
    private static let rows = 50
    /// So many are counted; beyond that a page says "more than".
    private static let counted = 1000

    static let route = Route(
        "GET", "/", .page("the changes, with a form to filter them"),
        ChangeQuestion.filters + [ChangeQuestion.before], statuses: [404]
    ) { question in
        let store = try question.store()
        var filter = try ChangeQuestion.filter(question)
        filter.limit = counted + 1
        // One walk over the narrow rows gives the page and the count.
        let numbers = try store.sequences(filter)
        let changes = try store.changes(numbers: Array(numbers.prefix(rows)))
        let form = try FilterForm(question, store)
        let report = try question.content.status()
        let query = question.target(["before": nil, "unseen": nil, "mark": nil], path: "")
        let older = numbers.count > rows ? changes.last.map { question.target(["before": "\($0.sequence)"]) } : nil
        let page = Page(title: "Changes", place: "/", feed: query, next: older)
        return page.response { html in
            html.element("h1", "Changes")
            attention(report, to: &html)
            form.write(to: &html)
            html.element("p", ["class": "count", "role": "status"], count(numbers.count, question))
            ChangeRows.write(changes, to: &html)
            html.element("nav", ["class": "pager", "aria-label": "Pages"]) { html in
                if question.number("before") != nil { html.link(question.target(["before": nil]), "Newest") }
                if let older { html.element("a", ["href": older, "rel": "next"], "Older changes →") }
            }
        }
    }

    private static func count(_ found: Int, _ question: Question) -> String {
        let rest = question.number("before") == nil ? "" : " before this page"
        if found > counted { return "More than \(Quantity.number(counted)) changes" + rest }
        return found == 0 ? "No changes match." : Quantity.count(found, "change", "changes") + rest
    }

    private static func attention(_ report: StatusReport, to html: inout Markup) {
        let items = report.attention
        guard let first = items.first else { return }
        html.element("aside", ["class": "attention", "aria-label": "Needs attention"]) { html in
            html.element("p") { html in
                html.text(first.problem.prefix(1).uppercased() + first.problem.dropFirst() + ". ")
                html.link("/status", items.count > 1 ? "\(items.count) things need attention" : "What to do")
            }
        }
    }
}

/// Changes as a list: what, where, when, and the edit that says most.
enum ChangeRows {
    static func write(_ changes: [StoredChange], to html: inout Markup) {
        html.element("ol", ["class": "rows"]) { html in for change in changes { row(change, to: &html) } }
    }

    private static func row(_ change: StoredChange, to html: inout Markup) {
        guard let record = change.record else { return }
        html.element("li", ["class": change.marks.isSeen ? "seen" : nil]) { html in
            html.element("p", ["class": "meta"]) { html in
                when(change, record, to: &html)
                html.text(" · ")
                html.element(
                    "a", ["href": "/sources/" + PercentEncoding.unreserved(record.source.id), "dir": "auto"],
                    record.source.name)
                Verdict.chips(record, to: &html)
                for word in change.marks.words where word != ChangeMarks.Word.seen.rawValue { html.chip(word, "mark") }
            }
            html.element("h2") { html in
                html.element("a", ["href": "/changes/\(change.id)", "dir": "auto"], ChangeDigest.title(record))
            }
            strongest(record, to: &html)
        }
    }

    /// The window in which it happened; the time of the observation where there is none.
    private static func when(_ change: StoredChange, _ record: ChangeRecord, to html: inout Markup) {
        html.time(change.observedAt)
        guard let old = record.lastSeenOld, let new = record.firstSeenNew, new > old else { return }
        html.text(", within " + Quantity.duration(new - old))
    }

    private static func strongest(_ record: ChangeRecord, to html: inout Markup) {
        guard let edit = ChangeDigest.strongest(record) else {
            if let observation = record.observation ?? record.movedTo {
                html.element("p", ["class": "edit", "dir": "auto"], DisplayClock.utc.localized(observation))
            }
            return
        }
        html.element("p", ["class": "edit"]) { html in
            html.element("span", ["class": "faint"], ChangeDigest.name(edit) + " ")
            EditMarkup.words(edit, limit: 90, to: &html)
            let more = record.edits.count - 1
            if more > 0 {
                html.element("span", ["class": "faint"], " and \(Quantity.count(more, "more edit", "more edits"))")
            }
        }
    }
}

/// What is thought of a change, in boxes.
enum Verdict {
    static func chips(_ record: ChangeRecord, to html: inout Markup) {
        html.text(" ")
        if record.type != .articleChanged { html.chip(ChangeDigest.what(record), kind(record.type)) }
        if let disclosure = record.disclosure { html.chip(disclosure.rawValue, disclosure.rawValue) }
        if record.type == .articleChanged { html.chip(record.severity.rawValue, record.severity.rawValue) }
    }

    private static func kind(_ type: ChangeRecord.EventType) -> String {
        switch type {
        case .articleRemoved, .articleBlocked, .sourceFailing, .sourceGone: "gone"
        case .articlePublished, .articleRestored, .sourceRecovered: "come"
        default: "plain"
        }
    }
}

/// The words of one edit.
enum EditMarkup {
    /// Old → new, each cut at so many columns.
    static func words(_ edit: Edit, limit: Int, to html: inout Markup) {
        let before = edit.before.map { ChangeDigest.short($0, limit) }
        let after = edit.after.map { ChangeDigest.short($0, limit) }
        if edit.operation == .move {
            html.element("span", ["dir": "auto"], after ?? before ?? "")
            return
        }
        if let before, let after, let marks = CharacterMarks(before, after) {
            DiffMarkup.pair(marks, to: &html)
            return
        }
        if let before { html.element("del", ["dir": "auto"], before) }
        if before != nil, after != nil { html.element("span", ["class": "arrow", "aria-hidden": "true"], " → ") }
        if let after { html.element("ins", ["dir": "auto"], after) }
    }
}
