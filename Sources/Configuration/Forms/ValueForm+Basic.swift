import Model
import YAML

extension ValueForm where Value == String {
    /// Any text that is not empty.
    static let text = ValueForm.scalar("text", example: "Text") { $0.isEmpty ? nil : $0 }

    /// Text of one line without control characters.
    static let line = ValueForm.scalar("line of text", example: "Example") { text in
        // Nearly all lines are ASCII, and there may be tens of thousands.
        let isSafe =
            text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
            || text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isSafe && !text.isEmpty ? text : nil
    }.showing { $0 }

    /// The database: a file for now.
    static let store = ValueForm("path", example: "/var/lib/errata/errata.db") { node, findings in
        if case .scalar(let text, _) = node.value, text.contains("://") {
            return findings.wrong("the store is a file; databases at a URL are not supported", at: node.position)
        }
        return path.read(node, &findings)
    }.showing { $0 }

    /// The path of a Unix socket, which the system cuts at 107 bytes (unix(7)).
    static let socketPath = ValueForm("path", example: "/run/errata/page.sock") { node, findings in
        guard let path = path.read(node, &findings) else { return nil }
        guard path.utf8.count <= 107 else {
            return findings.wrong("the path of a socket has at most 107 bytes", at: node.position)
        }
        return path
    }.showing { $0 }

    /// A path; a relative one starts at the directory of the file it stands in.
    static let path = ValueForm("path", example: "/etc/errata/file") { node, findings in
        guard let text = findings.scalar(node, expected: "a path") else { return nil }
        guard !text.isEmpty, !text.utf8.contains(0) else {
            return findings.wrong("invalid path \(shown(text))", at: node.position)
        }
        return findings.resolve(text)
    }.showing { $0 }
}

extension ValueForm where Value == Bool {
    static let flag = ValueForm("true or false", example: "true", shape: .flag) { node, findings in
        guard let text = findings.scalar(node, expected: "true or false") else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default: break
        }
        let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"][text.lowercased()]
        let guess = meant.map { ", did you mean \($0)?" } ?? ""
        return findings.wrong("\(shown(text)) is neither true nor false\(guess)", at: node.position)
    }.showing { "\($0)" }
}

extension ValueForm where Value == Int {
    /// A whole number in that range.
    static func number(_ range: ClosedRange<Int>) -> ValueForm {
        ValueForm(
            "number from \(range.lowerBound) to \(range.upperBound)", example: "\(min(range.upperBound, 7))",
            shape: .number(range)
        ) { node, findings in
            guard let text = findings.scalar(node, expected: "a number") else { return nil }
            guard let number = Int(text), range.contains(number) else {
                return findings.wrong(
                    "invalid number \(shown(text)): expected \(range.lowerBound) to \(range.upperBound)",
                    at: node.position)
            }
            return number
        }.showing { "\($0)" }
    }

    /// A number of bytes such as `500kB`, `16MB` (powers of 1000) or `16MiB` (powers of 1024).
    static func size(_ range: ClosedRange<Int>) -> ValueForm {
        ValueForm("size", example: SizeText.describe(max(range.lowerBound, 20_000_000)), show: SizeText.describe) {
            node, findings in
            guard let text = findings.scalar(node, expected: "a size such as 16MB") else { return nil }
            guard let bytes = SizeText.parse(text) else {
                return findings.wrong("invalid size \(shown(text)): expected 500kB, 16MB, 16MiB, …", at: node.position)
            }
            guard range.contains(bytes) else {
                let limits = "\(SizeText.describe(range.lowerBound)) to \(SizeText.describe(range.upperBound))"
                return findings.wrong("\(shown(text)) is out of range: expected \(limits)", at: node.position)
            }
            return bytes
        }
    }
}

extension ValueForm where Value == Duration {
    /// A duration in that range.
    static func duration(_ range: ClosedRange<Duration>) -> ValueForm {
        ValueForm(
            "duration", example: DurationText.describe(min(max(range.lowerBound, .minutes(7)), range.upperBound)),
            show: DurationText.describe
        ) { node, findings in
            guard let text = findings.scalar(node, expected: "a duration such as 15m") else { return nil }
            guard let duration = DurationText.parse(text) else {
                let hint = Int(text) == nil ? "" : "; did you mean '\(text)m'?"
                return findings.wrong(
                    "invalid duration \(shown(text)): expected 30s, 15m, 365d, …\(hint)", at: node.position)
            }
            guard range.contains(duration) else {
                let limits = "\(DurationText.describe(range.lowerBound)) to \(DurationText.describe(range.upperBound))"
                return findings.wrong("\(shown(text)) is out of range: expected \(limits)", at: node.position)
            }
            return duration
        }
    }
}

extension ValueForm where Value == Duration? {
    /// A duration, or `forever`.
    static let retention = ValueForm(
        "duration, or forever", example: "90d"
    ) { node, findings in
        if case .scalar("forever", _) = node.value { return .some(nil) }
        return ValueForm<Duration>.duration(.days(1)...(.days(36500))).read(node, &findings)
    }.showing { $0.map(DurationText.describe) ?? "forever" }
}

extension ValueForm {
    /// One of the words of an enumeration.
    static func word(_ name: String) -> ValueForm
    where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
        let words = Value.allCases.map(\.rawValue)
        return ValueForm(
            "one of " + words.joined(separator: ", "), example: words.last ?? "", shape: .words(words)
        ) { node, findings in
            guard let text = findings.scalar(node, expected: name.withArticle) else { return nil }
            if let value = Value(rawValue: text) { return value }
            let guess = Spelling.meant(by: text, among: words).map { "did you mean '\($0)'?" }
            return findings.wrong(
                "unknown \(name) \(shown(text)); \(guess ?? "expected one of " + words.joined(separator: ", "))",
                at: node.position)
        }.showing { $0.rawValue }
    }
}
