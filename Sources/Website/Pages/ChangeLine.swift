import JSON
import Model

/// One record of the change log as the pages and the feed show it.
struct ChangeLine {
    let sequence: Int
    let id: String
    let type: String
    let observedAt: String
    let source: String
    let title: String
    /// The article's address; nil when it is none that a browser opens.
    let link: String?
    let disclosure: String?
    let severity: String
    let kinds: [String]
    let record: JSONValue

    /// Reads a line of the log; nil when it is none.
    init?(_ line: [UInt8]) {
        guard let record = try? JSONParser.parse(line), let id = record["id"]?.string else { return nil }
        self.record = record
        self.id = id
        sequence = record["seq"]?.int ?? 0
        type = record["type"]?.string ?? ""
        observedAt = record["observed_at"]?.string ?? ""
        source = record["source"]?["name"]?.string ?? ""
        let url = record["article"]?["url"]?.string
        title = record["article"]?["title"]?.string ?? url ?? source
        link = url.flatMap { WebAddress($0).isWeb ? $0 : nil }
        disclosure = record["disclosure"]?.string
        severity = record["severity"]?.string ?? ""
        kinds = (record["kinds"]?.array ?? []).compactMap(\.string)
    }

    /// `changed, undeclared, major: number, headline`.
    var verdict: String {
        let what = type.split(separator: ".").last.map { String($0) } ?? type
        let parts = [what, disclosure, type == "article.changed" ? severity : nil].compactMap { $0 }
        return parts.joined(separator: ", ") + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
    }

    /// How words that went and words that came are told apart.
    enum Marks {
        /// By `del` and `ins`, which a browser shows.
        case elements
        /// In brackets as well, `[-8-] {+12+}`: many feed readers drop `del` and `ins`.
        case bracketed
    }

    /// The edits as a list of words that went and words that came.
    func writeEdits(to html: inout Markup, limit: Int, marks: Marks = .elements) {
        let edits = record["edits"]?.array ?? []
        guard !edits.isEmpty else { return }
        html.element("ul") { html in
            for edit in edits.prefix(limit) {
                html.element("li") { html in ChangeLine.write(edit, to: &html, marks) }
            }
            if edits.count > limit { html.element("li", ["class": "faint"], "and \(edits.count - limit) more") }
        }
    }

    private static func write(_ edit: JSONValue, to html: inout Markup, _ marks: Marks) {
        let field = edit["field"]?.string ?? ""
        let kind = edit["kind"]?.string ?? ""
        html.element("span", ["class": "faint"], field == kind ? kind : "\(field), \(kind)")
        html.literal(" ")
        let isBracketed = marks == .bracketed
        if let before = edit["before"]?.string { html.element("del", isBracketed ? "[-\(before)-]" : before) }
        if edit["before"]?.string != nil, edit["after"]?.string != nil { html.literal(" ") }
        if let after = edit["after"]?.string { html.element("ins", isBracketed ? "{+\(after)+}" : after) }
        guard let context = edit["context"]?.string else { return }
        html.literal("<br>")
        html.element("span", ["class": "faint"], context)
    }
}
