import Model
import Rendering

/// One record of the change log as the feeds show it.
struct ChangeLine {
    let record: ChangeRecord
    let title: String
    /// The article's address; nil when it is none that a browser opens.
    let link: String?

    init(_ record: ChangeRecord) {
        self.record = record
        title = ChangeDigest.title(record)
        link = record.article.flatMap { WebAddress($0.url).isWeb ? $0.url : nil }
    }

    /// `changed, undeclared, major: number, headline`.
    var verdict: String {
        let severity = record.type == .articleChanged ? record.severity.rawValue : nil
        let parts = [ChangeDigest.what(record), record.disclosure?.rawValue, severity].compactMap { $0 }
        let kinds = record.kinds.map(\.rawValue)
        return parts.joined(separator: ", ") + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
    }

    /// The edits as a list of words that went and words that came, `[-8-] {+12+}`.
    func writeEdits(to html: inout Markup, limit: Int) {
        guard !record.edits.isEmpty else { return }
        html.element("ul") { html in
            for edit in record.edits.prefix(limit) { html.element("li") { ChangeLine.write(edit, to: &$0) } }
            if record.edits.count > limit { html.element("li", "and \(record.edits.count - limit) more") }
        }
    }

    private static func write(_ edit: Edit, to html: inout Markup) {
        html.text(ChangeDigest.name(edit) + " ")
        if let before = edit.before { html.element("del", "[-\(before)-]") }
        if edit.before != nil, edit.after != nil { html.text(" ") }
        if let after = edit.after { html.element("ins", "{+\(after)+}") }
        guard let context = edit.context else { return }
        html.literal("<br>")
        html.text(context)
    }
}
