import Configuration
import Model

/// Reads the words after the command's name, by its definition.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, flags together as `-ab`, `--` ends the options, `-` is a word.
/// Options may stand before and after the other words.
struct ArgumentParser {
    let command: Command
    private var rest: ArraySlice<String>
    private var parsed: ParsedArguments

    init(_ command: Command, _ words: [String]) {
        self.command = command
        rest = words[...]
        parsed = ParsedArguments(console: Console())
    }

    var options: [Option] { command.options + Option.everywhere }

    /// Reads everything.
    mutating func parse() throws(CommandFailure) -> ParsedArguments {
        while let word = rest.popFirst() {
            if word == "--" {
                parsed.positional += rest
                break
            } else if word.hasPrefix("--") {
                try long(word.dropFirst(2))
            } else if word.hasPrefix("-"), word != "-" {
                try short(word.dropFirst())
            } else {
                parsed.positional.append(word)
            }
        }
        if !parsed.has(.help) { try checkPositional() }
        parsed.console = Console(
            color: parsed.text(.color) ?? "auto", endsWithItsReader: command.endsWithItsReader)
        return parsed
    }

    private mutating func long(_ word: Substring) throws(CommandFailure) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = options.first(where: { $0.name == name }) else { throw unknown(name) }
        try take(option, attached: parts.count > 1 ? String(parts[1]) : nil)
    }

    private mutating func short(_ word: Substring) throws(CommandFailure) {
        var letters = word
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else {
                throw wrong("unknown option -\(letter)", hint: "errata \(command.name) --help")
            }
            if option.placeholder == nil {
                parsed.add(option, "")
            } else {
                return try take(option, attached: letters.isEmpty ? nil : String(letters))
            }
        }
    }

    private mutating func take(_ option: Option, attached: String?) throws(CommandFailure) {
        guard let placeholder = option.placeholder else {
            guard attached == nil else { throw wrong("--\(option.name) takes no value") }
            return parsed.add(option, "")
        }
        guard let value = attached ?? rest.popFirst() else {
            throw wrong("--\(option.name) needs a value: --\(option.name) \(placeholder)")
        }
        if let problem = option.kind.problem(with: value) { throw wrong("--\(option.name): \(problem)") }
        parsed.add(option, value)
    }

    private func checkPositional() throws(CommandFailure) {
        var index = 0
        for argument in command.arguments {
            let isOpenEnded = argument.count == .any || argument.count == .oneOrMore
            let end = isOpenEnded ? parsed.positional.count : min(index + 1, parsed.positional.count)
            if end == index, argument.count == .one || argument.count == .oneOrMore {
                throw wrong("\(argument.name) is missing: \(argument.summary)")
            }
            for word in parsed.positional[index..<max(index, end)] {
                if let problem = argument.kind.problem(with: word) { throw wrong("\(argument.name): \(problem)") }
            }
            index = max(index, end)
        }
        guard index == parsed.positional.count else {
            throw wrong("unexpected argument \(quoted(parsed.positional[index]))")
        }
    }

    private func unknown(_ name: String) -> CommandFailure {
        let known = Spelling.closest(to: name, among: options.map(\.name))
        let guess = known.map { ", did you mean --\($0)?" } ?? ""
        return wrong("unknown option \(quoted("--" + name))\(guess)")
    }

    private func wrong(_ message: String, hint: String? = nil) -> CommandFailure {
        .usage("\(command.name): \(message)", hint: hint ?? "errata \(command.name) --help")
    }
}

extension ValueKind {
    /// Why that text is no such value; nil when it is one.
    func problem(with text: String) -> String? {
        switch self {
        case .text: nil
        case .file, .directory: text.isEmpty ? "the path is empty" : nil
        case .number(let range):
            Int(text).map(range.contains) == true
                ? nil : "invalid number \(quoted(text)): expected \(range.lowerBound) to \(range.upperBound)"
        case .duration:
            DurationText.parse(text) == nil ? "invalid duration \(quoted(text)): expected 30s, 15m, 6h or 2d" : nil
        case .time:
            TimeText.parse(text, now: .now, clock: Moment.clock) == nil
                ? "invalid time \(quoted(text)): expected \(TimeText.examples)" : nil
        case .choice(let words): words.contains(text) ? nil : choiceProblem(text, words)
        case .site:
            AddressText.complete(text) == nil
                ? "invalid address \(quoted(text)): expected example.org or https://example.org/feed" : nil
        case .url: WebAddress(text).isWeb ? nil : "invalid address \(quoted(text)): expected https://example.org/feed"
        }
    }

    private func choiceProblem(_ text: String, _ words: [String]) -> String {
        let guess = Spelling.meant(by: text, among: words).map { ", did you mean \($0)?" } ?? "."
        return "unknown value \(quoted(text))\(guess) Expected one of \(words.joined(separator: ", "))"
    }
}

/// A word from outside, fit for a terminal: in quotes, without controls, not longer than a line.
func quoted(_ text: String) -> String {
    let safe = text.unicodeScalars.prefix(80).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: "?"
        default: String(scalar)
        }
    }
    return "'" + safe.joined() + (text.unicodeScalars.count > 80 ? "…" : "") + "'"
}
