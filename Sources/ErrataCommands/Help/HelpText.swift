/// The help that a terminal shows, made from the command table.
enum HelpText {
    /// All commands by group.
    static var overview: String {
        var text = """
            errata watches feeds and pages and reports what was edited, and whether the publisher said so.

            usage: errata COMMAND [OPTIONS]

            """
        for group in Command.Group.allCases {
            let commands = CommandTable.all.filter { $0.group == group }
            guard !commands.isEmpty else { continue }
            text += "\n\(group.rawValue):\n" + columns(commands.map { ($0.name, $0.summary) })
        }
        return text + "\nerrata COMMAND --help shows a command in full; man errata has everything."
    }

    /// One command in full.
    static func page(_ command: Command) -> String {
        var text = "\(command.summary)\n\nusage: errata \(usage(command))\n"
        for paragraph in command.details { text += "\n" + wrapped(paragraph, indent: 0, width: 80) }
        if !command.arguments.isEmpty {
            text += "\nArguments:\n" + columns(command.arguments.map { ($0.name, $0.summary) })
        }
        text += "\nOptions:\n" + columns((command.options + Option.everywhere).map { (label($0), $0.summary) })
        if !command.examples.isEmpty {
            text += "\nExamples:\n"
            for example in command.examples { text += "  \(example.line)\n      \(example.meaning)\n" }
        }
        return String(text.dropLast())
    }

    /// `changes [OPTIONS] [SOURCE]`.
    static func usage(_ command: Command) -> String {
        let words = command.arguments.map { argument in
            switch argument.count {
            case .one: argument.name
            case .optional: "[\(argument.name)]"
            case .any: "[\(argument.name)...]"
            case .oneOrMore: "\(argument.name)..."
            }
        }
        return ([command.name] + (command.options.isEmpty ? [] : ["[OPTIONS]"]) + words).joined(separator: " ")
    }

    /// `-c, --config FILE`.
    static func label(_ option: Option) -> String {
        let short = option.short.map { "-\($0), " } ?? "    "
        return short + "--\(option.name)" + (option.placeholder.map { " " + $0 } ?? "")
    }

    private static func columns(_ rows: [(String, String)]) -> String {
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        return rows.map { left, right in
            "  " + left + String(repeating: " ", count: width - left.count)
                + wrapped(right, indent: width + 2, width: 100).drop { $0 == " " }
        }.joined()
    }

    /// Breaks lines between words; every line ends with a newline.
    static func wrapped(_ text: String, indent: Int, width: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for word in text.split(separator: " ") {
            if line.count + word.count > width, line.count > indent {
                lines.append(line)
                line = margin
            }
            line += (line.count > indent ? " " : "") + word
        }
        return (lines + [line]).map { $0 + "\n" }.joined()
    }
}
