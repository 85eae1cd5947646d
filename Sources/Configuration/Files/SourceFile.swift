public import Model

/// Writes sources as the YAML of a file in `sources.d`.
public enum SourceFile {
    /// The file's text; `ConfigurationFile` reads the same sources from it.
    ///
    /// Secrets and certificates are not written: they are a person's to add.
    ///
    /// - Parameters:
    ///   - sources: what to write.
    ///   - comment: lines for the top of the file.
    /// - Returns: the YAML.
    public static func text(_ sources: [Source], comment: [String] = []) -> String {
        var text = comment.map { "# \($0.filter { !$0.isNewline })\n" }.joined()
        text += sources.isEmpty ? "sources: []\n" : "sources:\n"
        for source in sources {
            var lines: [String] = []
            for (key, value) in fields(source) { lines.append("\(key): \(value)") }
            text += "  - " + lines.joined(separator: "\n    ") + "\n"
        }
        return text
    }

    /// The text of a file with one of its sources changed, everything else in it as a person wrote it.
    ///
    /// - Parameters:
    ///   - text: the file.
    ///   - place: where the source is.
    ///   - edit: what changes.
    ///   - source: the source as it is read from there.
    /// - Returns: the new text; nil when the source is written in a way that is not known here.
    public static func changing(_ text: String, at place: SourcePlace, _ edit: SourceEdit, _ source: Source) -> String?
    {
        SourceEditor(text, line: place.line, column: place.column)?.applying(edit, to: source)
    }

    private static func fields(_ source: Source) -> [(String, String)] {
        var derived = Source(id: "", kind: source.kind, url: source.url, name: source.name)
        SourceIdentifier.complete(&derived)
        var fields = [(source.kind.rawValue, quoted(source.url))]
        fields.append(("name", quoted(source.name)))
        if derived.id != source.id { fields.append(("id", quoted(source.id))) }
        if !source.tags.isEmpty { fields.append(("tags", list(source.tags))) }
        if source.isPaused { fields.append(("paused", "true")) }
        if let interval = source.interval { fields.append(("interval", DurationText.describe(interval))) }
        if let follow = source.follow { fields.append(("follow", DurationText.describe(follow))) }
        if let limit = source.articleLimit { fields.append(("articles", "\(limit)")) }
        let rules = source.rules
        if !rules.select.isEmpty { fields.append(("select", list(rules.select))) }
        if !rules.ignore.isEmpty { fields.append(("ignore", list(rules.ignore))) }
        for (key, rule) in [("title", rules.title), ("date", rules.date), ("links", rules.links)] {
            if let rule { fields.append((key, quoted(rule))) }
        }
        if rules.followsComments { fields.append(("comments", "true")) }
        return fields + requestFields(source.request)
    }

    /// What of the request holds no secret.
    private static func requestFields(_ request: RequestOptions) -> [(String, String)] {
        var fields: [(String, String)] = []
        if !request.headers.isEmpty {
            let words = request.headers.map { "\(quoted($0.name)): \(quoted($0.value))" }
            fields.append(("headers", "{" + words.joined(separator: ", ") + "}"))
        }
        if let agent = request.userAgent { fields.append(("user_agent", quoted(agent))) }
        if let proxy = request.proxy { fields.append(("proxy", quoted(proxy))) }
        if request.isInsecure { fields.append(("insecure", "true")) }
        if let timeout = request.timeout { fields.append(("limits", "{timeout: \(DurationText.describe(timeout))}")) }
        return fields
    }

    private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    /// The text as a YAML scalar: plain when nothing in it could be misunderstood, else in double quotes.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || "-_./:".utf8.contains($0) }
        let startsWell = text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
        let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        if isPlain, startsWell, !text.hasSuffix(":"), !words.contains(text.lowercased()) { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            default: result += needsEscape(scalar) ? escape(scalar) : String(scalar)
            }
        }
        return result + "\""
    }

    /// What YAML does not take raw, and what could fool a person who reads the file.
    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
