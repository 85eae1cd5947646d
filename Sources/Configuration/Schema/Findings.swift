import YAML

/// What was found wrong so far, and where the reader stands.
struct Findings {
    /// The file being read, as people know it.
    var file: String
    /// Relative paths start here.
    var directory: String
    var mistakes: [ConfigurationMistake] = []
    /// Why a text is not a selector; nil when it is one.
    var selectorProblem: @Sendable (String) -> String? = { _ in nil }

    /// Notes a mistake and stands for the value that is not there.
    @discardableResult
    mutating func wrong<Value>(_ message: String, at position: YAMLPosition) -> Value? {
        mistakes.append(
            ConfigurationMistake(file: file, line: position.line, column: position.column, message: message))
        return nil
    }

    /// The text of a scalar; notes a mistake when it is none.
    mutating func scalar(_ node: YAMLNode, expected: String) -> String? {
        guard !node.isNull else { return wrong("the value is missing, expected \(expected)", at: node.position) }
        guard case .scalar(let text, _) = node.value else {
            return wrong("expected \(expected), not a \(node.kindName)", at: node.position)
        }
        return text
    }

    /// The path as seen from the file it stands in.
    func resolve(_ path: String) -> String {
        path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
    }
}

extension YAMLNode {
    /// What a person calls it.
    var kindName: String {
        switch value {
        case .scalar: isNull ? "missing value" : "single value"
        case .sequence: "list"
        case .mapping: "set of keys"
        }
    }
}

/// Text from the file, short, without a password and without anything that a terminal would obey.
///
/// A refused reload is shown by the status and stands in the service's log.
func shown(_ whole: String) -> String {
    let text = withoutPassword(whole)
    let safe = text.unicodeScalars.prefix(60).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: "?"
        default: String(scalar)
        }
    }
    return "'" + safe.joined() + (text.unicodeScalars.count > 60 ? "…" : "") + "'"
}

/// `user:secret@host` as `user:…@host`, wherever it stands in the text.
private func withoutPassword(_ text: String) -> String {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
    let before = text[..<at]
    let start = before.lastIndex { $0 == "/" || $0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
    guard let colon = text[start..<at].firstIndex(of: ":") else { return text }
    return text[...colon] + "…" + text[at...]
}
