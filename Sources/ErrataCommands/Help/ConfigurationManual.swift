import Configuration

/// The configuration for people, made from the table that reads it: docs/configuration.md, and a file with every key.
enum ConfigurationManual {
    /// docs/configuration.md.
    static var markdown: String {
        let reference = ConfigurationFile.reference
        var lines = [
            "# Configuration", "",
            "Made by `errata config reference` from the table that reads the file; `errata.yaml(5)` says the same.",
            "`errata config schema` prints it as JSON Schema for editors, `errata config example` as a file with every key,",
            "`errata check-config` finds mistakes with their places.", "",
            "`systemctl reload errata` reads the file again, all of it or nothing. Keys marked **restart** hold from the next",
            "start on, and `errata status` names those that wait; every other key holds from the next check or request on.",
            "",
        ]
        add(reference, path: "", to: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func add(_ section: SectionReference, path: String, to lines: inout [String]) {
        if !path.isEmpty { lines += ["## `\(path)`", "", cell(section.summary), ""] }
        lines += ["| key | value | default | |", "|---|---|---|---|"]
        for key in section.keys {
            let isSet = key.section != nil
            let value = isSet ? "see below" : "\(cell(key.form)): `\(code(key.example))`"
            let marks = [key.isRequired ? "**required**" : "", key.effect == .restart ? "**restart**" : ""]
            let words = (marks.filter { !$0.isEmpty } + [cell(key.summary)]).joined(separator: " ")
            lines.append("| `\(key.name)` | \(value) | \(cell(key.standard ?? "")) | \(words) |")
        }
        lines.append("")
        for key in section.keys {
            guard let inner = key.section else { continue }
            let mark = if case .list = key.shape { "[]" } else { "" }
            add(inner, path: (path.isEmpty ? "" : path + ".") + key.name + mark, to: &lines)
        }
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("<", with: "&lt;") }

    private static func code(_ text: String) -> String { text.replacing("|", with: "\\|") }

    /// Every key with its default or an example, commented out: valid as it is, and valid with any of it put in force.
    static var example: String {
        var lines = [
            "# Every key of errata.yaml, with its default or an example; made by errata config example.",
            "# A file with nothing in it is valid. errata check-config finds mistakes; man errata.yaml says more.",
        ]
        add(ConfigurationFile.reference, indent: "", to: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func add(_ section: SectionReference, indent: String, to lines: inout [String]) {
        for key in section.keys {
            if indent.isEmpty { lines.append("") }
            lines += wrapped(key.summary, "#\(indent)   # ")
            guard let inner = key.section else {
                lines.append("# \(indent)\(key.name): \(key.example)" + note(key))
                continue
            }
            let isList = if case .list = key.shape { true } else { false }
            lines.append("# \(indent)\(key.name):")
            add(inner, indent: indent + (isList ? "    " : "  "), to: &lines)
        }
    }

    private static func note(_ key: KeyReference) -> String {
        let standard = key.standard.map { "default: \($0)" } ?? (key.isRequired ? "required" : "")
        let restart = key.effect == .restart ? "restart" : ""
        let words = [standard, restart].filter { !$0.isEmpty }.joined(separator: "; ")
        return words.isEmpty ? "" : "   # \(words)"
    }

    private static func wrapped(_ text: String, _ head: String) -> [String] {
        var lines: [String] = []
        var line = head
        for word in text.split(separator: " ") {
            if line.count + word.count > 118, line != head {
                lines.append(String(line.dropLast()))
                line = head
            }
            line += word + " "
        }
        return lines + [String(line.dropLast())]
    }
}
