public import Model

/// What a command changes about a source.
public enum SourceEdit: Sendable, Equatable {
    /// Stop checking it and what only it lists.
    case pause
    /// Check it again.
    case resume
    /// Watch it no longer.
    case remove
    /// Give it a tag.
    case tag(String)
    /// Take a tag from it.
    case untag(String)

    /// The source as it is afterwards; nil when it is gone.
    public func applied(to source: Source) -> Source? {
        var source = source
        switch self {
        case .pause: source.isPaused = true
        case .resume: source.isPaused = false
        case .remove: return nil
        case .tag(let word): if !source.tags.contains(word) { source.tags.append(word) }
        case .untag(let word): source.tags.removeAll { $0 == word }
        }
        return source
    }
}

/// Changes one source within the text of a file and leaves everything else, comments too, as a person wrote it.
///
/// It knows the usual ways to write a list of sources; whatever else YAML allows is left to the person. What it makes
/// must be read again and compared before anybody relies on it.
struct SourceEditor {
    private var lines: [String]
    /// Index of the line on which the source begins.
    private let first: Int
    /// Columns before its keys.
    private let indent: Int

    /// - Parameters:
    ///   - text: the file.
    ///   - line: where the source's set of keys begins, from 1.
    ///   - column: the column there, from 1.
    init?(_ text: String, line: Int, column: Int) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        first = line - 1
        indent = column - 1
        guard lines.indices.contains(first), lines[first].count > indent else { return nil }
    }

    /// The text of the file after the edit; nil when the source is written in a way that this does not know.
    func applying(_ edit: SourceEdit, to source: Source) -> String? {
        var copy = self
        let isFlow = copy.lines[first].dropFirst(indent).first == "{"
        guard isFlow ? copy.changeFlow(edit) : copy.changeBlock(edit, source) else { return nil }
        return copy.lines.joined(separator: "\n")
    }

    /// `- {feed: …}`: only what fits behind the brace.
    private mutating func changeFlow(_ edit: SourceEdit) -> Bool {
        var line = lines[first]
        let brace = line.index(line.startIndex, offsetBy: indent)
        switch edit {
        case .pause:
            line.insert(contentsOf: "paused: true, ", at: line.index(after: brace))
        case .resume:
            guard let range = line[brace...].firstRange(of: "paused: true, ") else { return false }
            line.removeSubrange(range)
        case .remove, .tag, .untag: return false
        }
        lines[first] = line
        return true
    }

    /// `- feed: …` with the other keys below.
    private mutating func changeBlock(_ edit: SourceEdit, _ source: Source) -> Bool {
        let head = lines[first].prefix(indent)
        guard head.allSatisfy({ $0 == " " || $0 == "-" }), head.count(where: { $0 == "-" }) == 1 else { return false }
        switch edit {
        case .pause: return set("paused", "true")
        case .resume: return set("paused", nil)
        case .tag, .untag:
            guard let tags = edit.applied(to: source)?.tags else { return false }
            return set("tags", tags.isEmpty ? nil : "[" + tags.map(SourceFile.quoted).joined(separator: ", ") + "]")
        case .remove:
            lines.removeSubrange(first..<end(after: first, deeperThan: indent - 1))
            return true
        }
    }

    /// Writes `key: value` at the end of the source, or in the place of the old one; nil takes the key away.
    private mutating func set(_ key: String, _ value: String?) -> Bool {
        let last = end(after: first, deeperThan: indent - 1)
        let mine = (first..<last).first { index in
            let isKey = lines[index].dropFirst(indent).hasPrefix(key + ":")
            return isKey && (index == first || depth(lines[index]) == indent)
        }
        let line = value.map { String(repeating: " ", count: indent) + "\(key): \($0)" }
        guard let mine else {
            if let line { lines.insert(line, at: last) }
            return true
        }
        guard mine != first else { return false }
        lines.replaceSubrange(mine..<end(after: mine, deeperThan: indent), with: line.map { [$0] } ?? [])
        return true
    }

    /// The index behind what belongs to a line: everything deeper, without the blanks and comments at its end.
    private func end(after start: Int, deeperThan limit: Int) -> Int {
        var last = start + 1
        var index = start + 1
        while index < lines.count {
            let text = lines[index].drop { $0 == " " }
            if text.isEmpty || text.first == "#" {
                index += 1
                continue
            }
            guard depth(lines[index]) > limit else { break }
            index += 1
            last = index
        }
        return last
    }

    private func depth(_ line: String) -> Int { line.prefix { $0 == " " }.count }
}
