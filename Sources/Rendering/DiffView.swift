public import Changes
import Model

/// Two versions as people compare them, for `errata diff`.
public enum DiffView {
    /// Words marked within the running text; unchanged parts are folded unless wanted.
    public static func inline(_ diff: ArticleDiff, style: TerminalStyle, showsAll: Bool = false) -> String {
        var lines: [String] = []
        for entry in Folding.entries(diff, showsAll: showsAll) {
            switch entry {
            case .folded(let count): lines.append(style.paint("  … \(Folding.told(count))", .faint))
            case .part(let part):
                lines.append(style.paint(PartLabel.of(part), .strong))
                var text = StyledText()
                for segment in part.segments { PartLabel.add(segment, part, to: &text) }
                lines += text.painted(style, indent: "  ")
            }
            lines.append("")
        }
        return lines.isEmpty ? "No differences in the text.\n" : lines.joined(separator: "\n")
    }

    /// Old on the left, new on the right.
    public static func sideBySide(_ diff: ArticleDiff, style: TerminalStyle, showsAll: Bool = false) -> String {
        // In a file or a pipe two columns still have to fit beside each other.
        let width = max(20, (min(style.width, 200) - 3) / 2)
        var lines: [String] = []
        for entry in Folding.entries(diff, showsAll: showsAll) {
            switch entry {
            case .folded(let count): lines.append(style.paint("  … \(Folding.told(count))", .faint))
            case .part(let part):
                lines.append(style.paint(PartLabel.of(part), .strong))
                lines += columns(part, width, style)
            }
            lines.append("")
        }
        return lines.isEmpty ? "No differences in the text.\n" : lines.joined(separator: "\n")
    }

    private static func columns(_ part: ArticleDiff.Part, _ width: Int, _ style: TerminalStyle) -> [String] {
        var left = StyledText()
        var right = StyledText()
        for segment in part.segments {
            left.add(segment.old, segment.change == .same ? .plain : .gone)
            right.add(segment.new, segment.change == .same ? .plain : .come)
        }
        let marks = style.hasColor ? 0 : 4
        let old = left.lines(width: width, marks: marks)
        let new = right.lines(width: width, marks: marks)
        return (0..<max(old.count, new.count)).map { index in
            let a = index < old.count ? old[index] : []
            let b = index < new.count ? new[index] : []
            let used = a.reduce(0) { $0 + TextWidth.of($1.text) + ($1.ink == .plain ? 0 : marks) }
            let fill = String(repeating: " ", count: max(0, width - used))
            return a.map { style.paint($0.text, $0.ink) }.joined() + fill + " │ "
                + b.map { style.paint($0.text, $0.ink) }.joined()
        }
    }

    /// As an HTML fragment of `<del>` and `<ins>`.
    public static func html(_ diff: ArticleDiff, showsAll: Bool = false) -> String {
        var html = ""
        for entry in Folding.entries(diff, showsAll: showsAll) {
            switch entry {
            case .folded(let count): html += "<p class=\"folded\">… \(Folding.told(count))</p>\n"
            case .part(let part):
                html += "<p class=\"\(part.field.rawValue)\" title=\"\(PartLabel.of(part))\">"
                for segment in part.segments {
                    switch segment.change {
                    case .same: html += SafeText.html(segment.new)
                    case .deleted: html += "<del>\(SafeText.html(segment.old))</del>"
                    case .inserted: html += "<ins>\(SafeText.html(segment.new))</ins>"
                    }
                }
                html += "</p>\n"
            }
        }
        return html
    }
}

/// Leaves out what did not change.
private enum Folding {
    enum Entry {
        case part(ArticleDiff.Part)
        case folded(Int)
    }

    static func entries(_ diff: ArticleDiff, showsAll: Bool) -> [Entry] {
        if showsAll { return diff.parts.map(Entry.part) }
        guard diff.parts.contains(where: { isChanged($0) }) else { return [] }
        var entries: [Entry] = []
        var folded = 0
        for part in diff.parts {
            guard isChanged(part) else {
                folded += 1
                continue
            }
            if folded > 0 { entries.append(.folded(folded)) }
            folded = 0
            entries.append(.part(part))
        }
        if folded > 0 { entries.append(.folded(folded)) }
        return entries
    }

    private static func isChanged(_ part: ArticleDiff.Part) -> Bool {
        part.change != .same && (part.change != .edited || part.segments.contains { $0.change != .same })
    }

    static func told(_ count: Int) -> String { count == 1 ? "1 part unchanged" : "\(count) parts unchanged" }
}

/// What stands above a part.
private enum PartLabel {
    static func of(_ part: ArticleDiff.Part) -> String {
        switch part.change {
        case .same: part.field.rawValue
        case .edited: "\(part.field.rawValue), edited"
        case .added: "\(part.field.rawValue), added"
        case .removed: "\(part.field.rawValue), removed"
        case .moved: "\(part.field.rawValue), moved here"
        case .movedAway: "\(part.field.rawValue), moved away"
        }
    }

    /// A part that moved away is shown faintly once, not as a deletion.
    static func add(_ segment: ArticleDiff.Segment, _ part: ArticleDiff.Part, to text: inout StyledText) {
        switch segment.change {
        case .same: text.add(segment.new)
        case .deleted: text.add(segment.old, part.change == .movedAway ? .faint : .gone)
        case .inserted: text.add(segment.new, .come)
        }
    }
}
