import Changes
import Model
import Rendering
import Storage

/// Two versions beside each other or in one text; which of them is shown is the stylesheet's business, so that it needs
/// no script.
///
/// Each changed block stands there twice: once with what went and what came, once with what came alone. One column shows
/// the first; two columns show the first without what came beside the second.
struct DiffMarkup {
    private let parts: [ArticleDiff.Part]
    private let language: String?
    /// How many unchanged blocks around a changed one are shown.
    private static let context = 1

    init(_ pair: VersionPair) {
        parts = pair.diff.parts
        language = (pair.new.language ?? pair.old.language).flatMap { DiffMarkup.isTag($0) ? $0 : nil }
    }

    /// Whether two versions show the same to a reader.
    var isEmpty: Bool { !parts.contains { DiffMarkup.isChanged($0) } }

    func write(to html: inout Markup) {
        html.element("div", ["class": "views-of-diff", "role": "radiogroup", "aria-label": "View"]) { html in
            for (id, label) in [
                ("auto", "Automatic"), ("inline", "One column"), ("sides", "Side by side"), ("old", "Old"),
                ("new", "New"),
            ] {
                html.empty(
                    "input",
                    [
                        "type": "radio", "name": "view", "id": "view-" + id, "class": "hidden",
                        "checked": id == "auto" ? "checked" : nil,
                    ])
                html.element("label", ["for": "view-" + id], label)
            }
            strip(to: &html)
            html.element("div", ["class": "diff", "lang": language, "dir": "auto"]) { html in blocks(to: &html) }
        }
    }

    /// One cell a block, coloured by what became of it: where in a long text the changes are.
    private func strip(to html: inout Markup) {
        guard parts.count > 8 else { return }
        let share = max(1, (parts.count + 119) / 120)
        html.element("nav", ["class": "strip", "aria-label": "Where the changes are"]) { html in
            var number = 0
            for start in stride(from: 0, to: parts.count, by: share) {
                let group = parts[start..<min(start + share, parts.count)]
                let changed = group.filter { DiffMarkup.isChanged($0) }
                guard let first = changed.first else {
                    html.element("span", ["class": "cell"], "")
                    continue
                }
                html.element(
                    "a", ["class": "cell " + DiffMarkup.style(first), "href": "#e\(number + 1)"]
                ) { $0.element("span", ["class": "hidden"], "Difference \(number + 1)") }
                number += changed.count
            }
        }
    }

    private func blocks(to html: inout Markup) {
        var number = 0
        let shown = parts.indices.filter { index in
            (max(0, index - DiffMarkup.context)...min(parts.count - 1, index + DiffMarkup.context)).contains {
                DiffMarkup.isChanged(parts[$0])
            }
        }
        let isShown = Set(shown)
        let moves = Moves(parts)
        var index = 0
        while index < parts.count {
            guard !isShown.contains(index) else {
                let part = parts[index]
                if DiffMarkup.isChanged(part) { number += 1 }
                block(part, DiffMarkup.isChanged(part) ? number : nil, moves.words(index), to: &html)
                index += 1
                continue
            }
            let end = parts[index...].indices.first { isShown.contains($0) } ?? parts.count
            let folded = parts[index..<end]
            html.element("details", ["class": "fold"]) { html in
                html.element("summary", Quantity.count(folded.count, "unchanged block", "unchanged blocks"))
                for part in folded { block(part, nil, nil, to: &html) }
            }
            index = end
        }
    }

    private func block(_ part: ArticleDiff.Part, _ number: Int?, _ note: String?, to html: inout Markup) {
        html.element("div", ["class": "block " + DiffMarkup.style(part), "id": number.map { "e\($0)" }]) { html in
            if part.field != .body || note != nil {
                html.element("p", ["class": "label", "lang": "en", "dir": "ltr"]) { html in
                    if part.field != .body { html.text(part.field.rawValue) }
                    if let note { html.element("span", [:], (part.field == .body ? "" : ", ") + note) }
                }
            }
            html.element("p", ["class": "both", "dir": "auto"]) { html in
                if part.change == .movedAway {
                    // It is not gone: it stands elsewhere, and is marked there.
                    html.text(part.segments.map(\.old).joined())
                } else {
                    DiffMarkup.segments(part, to: &html)
                }
            }
            html.element("p", ["class": "after", "dir": "auto"]) {
                DiffMarkup.segments(part, isNewAlone: true, to: &$0)
            }
        }
    }

    /// A word that went and the one that came in its place stand together, so that single characters can be marked.
    static func segments(_ part: ArticleDiff.Part, isNewAlone: Bool = false, to html: inout Markup) {
        var index = 0
        while index < part.segments.count {
            let segment = part.segments[index]
            let next = index + 1 < part.segments.count ? part.segments[index + 1] : nil
            index += 1
            switch segment.change {
            case .same: html.text(segment.new)
            case .inserted: write("ins", segment.new, to: &html)
            case .deleted:
                guard let next, next.change == .inserted, let marks = CharacterMarks(segment.old, next.new) else {
                    if !isNewAlone { write("del", segment.old, to: &html) }
                    continue
                }
                pair(marks, isNewAlone: isNewAlone, to: &html)
                // The blank behind the words stays outside the marks.
                if next.new.last?.isWhitespace == true { html.text(" ") }
                index += 1
            }
        }
    }

    static func pair(_ marks: CharacterMarks, isNewAlone: Bool = false, to html: inout Markup) {
        if !isNewAlone { word("del", marks.head, marks.old, marks.tail, to: &html) }
        word("ins", marks.head, marks.new, marks.tail, to: &html)
    }

    private static func word(
        _ name: StaticString, _ head: String, _ middle: String, _ tail: String, to html: inout Markup
    ) {
        html.element(name) { html in
            html.text(head)
            if !middle.isEmpty { html.element("b", middle) }
            html.text(tail)
        }
    }

    /// White space is never coloured: neither alone nor behind words.
    private static func write(_ name: StaticString, _ text: String, to html: inout Markup) {
        let words = text.lastIndex { !$0.isWhitespace }.map { text[...$0] } ?? ""
        if !words.isEmpty { html.element(name, [:], String(words)) }
        html.text(String(text[words.endIndex...]))
    }

    private static func isChanged(_ part: ArticleDiff.Part) -> Bool {
        part.change != .same && (part.change != .edited || part.segments.contains { $0.change != .same })
    }

    private static func style(_ part: ArticleDiff.Part) -> String {
        switch part.change {
        case .same: "same"
        case .edited: isChanged(part) ? "edited" : "same"
        case .added: "added"
        case .removed: "removed"
        case .moved: "moved"
        case .movedAway: "moved-away"
        }
    }

    /// The tag of a language (RFC 5646 section 2.1), as far as an attribute needs it.
    static func isTag(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 35
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    }
}

/// Counts paragraphs of the old and of the new text.
private struct Places {
    var old = 0
    var new = 0

    mutating func pass(_ part: ArticleDiff.Part) {
        guard part.field == .body else { return }
        switch part.change {
        case .same, .edited:
            old += 1
            new += 1
        case .removed, .movedAway: old += 1
        case .added, .moved: new += 1
        }
    }
}

/// Which block went where: a moved block is named at both of its places.
private struct Moves {
    private var notes: [Int: String] = [:]

    init(_ parts: [ArticleDiff.Part]) {
        var places = Places()
        var left: [String: [(index: Int, place: Int)]] = [:]
        var came: [(index: Int, place: Int, text: String)] = []
        for (index, part) in parts.enumerated() {
            places.pass(part)
            let old = part.segments.map(\.old).joined()
            if part.change == .movedAway { left[old, default: []].append((index, places.old)) }
            if part.change == .moved { came.append((index, places.new, old)) }
        }
        for block in came {
            guard let origin = left[block.text]?.first else {
                notes[block.index] = "moved here"
                continue
            }
            left[block.text]?.removeFirst()
            notes[block.index] = "moved here from ¶\(origin.place)"
            notes[origin.index] = "moved to ¶\(block.place)"
        }
        for origin in left.values.joined() { notes[origin.index] = "moved away" }
    }

    func words(_ index: Int) -> String? { notes[index] }
}
