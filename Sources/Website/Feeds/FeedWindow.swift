import Model
import Storage

/// What both feeds are made of: a page of changes under the filters of a request, and where the next one is.
struct FeedWindow {
    /// Entries of one page.
    static let entries = 100
    static let parameters = ChangeQuestion.filters + [ChangeQuestion.before]

    let changes: [(change: StoredChange, record: ChangeRecord)]
    /// Scheme and authority of every address; readers do not agree on what a relative one is relative to.
    let base: String
    /// The address of this page.
    let here: String
    /// The address of the next page; nil on the last.
    let next: String?
    /// The address of the first page.
    let first: String
    /// What the filters say, for titles and ids; empty without any.
    let filter: String

    init(_ question: Question) throws {
        var filter = try ChangeQuestion.filter(question)
        filter.limit = FeedWindow.entries
        let found = try question.store().changes(filter)
        changes = found.compactMap { change in change.record.map { (change, $0) } }
        base = PublicAddress.of(question.request)
        here = base + question.target([:])
        first = base + question.target(["before": nil])
        let isFull = found.count == FeedWindow.entries
        next = isFull ? found.last.map { [base] in base + question.target(["before": "\($0.sequence)"]) } : nil
        self.filter = String(question.target(["before": nil], path: "").dropFirst())
    }

    /// A name for the filters that a person can read.
    var title: String { "Errata: changes" + (filter.isEmpty ? "" : " (" + (readable ?? filter) + ")") }

    private var readable: String? {
        filter.split(separator: "&").map { $0.replacing("=", with: " ").replacing("%20", with: " ") }.joined(
            separator: ", ")
    }

    /// When the latest of them was observed; a clock that was set back must not take it back.
    var updated: Timestamp { changes.map(\.change.observedAt).max() ?? Timestamp(milliseconds: 0) }

    func page(_ change: StoredChange) -> String { "\(base)/changes/\(change.id)" }

    /// The page of the site with the same filters.
    var site: String { base + "/" + (filter.isEmpty ? "" : "?" + filter) }

    /// `Headline (changed, undeclared, major: number)`.
    func title(_ record: ChangeRecord) -> String {
        let line = ChangeLine(record)
        return "\(line.title) (\(line.verdict))"
    }

    /// The change as HTML with the words in brackets: many readers drop `del` and `ins`.
    func html(_ change: StoredChange, _ record: ChangeRecord) -> String {
        var html = Markup()
        let line = ChangeLine(record)
        html.element("p") { html in
            if let link = line.link {
                html.element("a", ["href": link], line.title)
                html.literal("<br>")
            }
            html.text("\(line.verdict) · \(record.source.name)")
        }
        if let reason = record.disclosureReason, !reason.isEmpty { html.element("p", reason) }
        if let observation = record.observation { html.element("p", observation) }
        line.writeEdits(to: &html, limit: 30)
        html.element("p") { $0.element("a", ["href": page(change)], "The record of this change") }
        return html.text
    }
}
