import Model

/// One edit in a few words: `number 8 → 12`.
enum EditPhrase {
    static func of(_ edit: Edit, limit: Int) -> String {
        let edit = edit.kind == .stamp ? withoutSharedParts(edit) : edit
        let before = edit.before.map { short($0, limit) }
        let after = edit.after.map { short($0, limit) }
        switch (edit.operation, before, after) {
        case (.move, _, let after?): return "\(name(edit)) “\(after)”"
        case (_, let before?, let after?): return "\(name(edit)) \(before) → \(after)"
        case (_, nil, let after?): return "\(name(edit)) + \(after)"
        case (_, let before?, nil): return "\(name(edit)) − \(before)"
        default: return name(edit)
        }
    }

    /// The kind, and the field where the kind does not say it.
    static func name(_ edit: Edit) -> String {
        let kind = edit.kind.rawValue
        switch edit.field {
        case .body, .published, .modified, .image, .canonicalURL, .note: return kind
        default: return kind == edit.field.rawValue ? kind : "\(kind) in \(edit.field.rawValue)"
        }
    }

    /// Two stamps without what they share: `12:42:10 → 12:50:31` for two times of one day.
    private static func withoutSharedParts(_ edit: Edit) -> Edit {
        guard let before = edit.before.map(Array.init), let after = edit.after.map(Array.init) else { return edit }
        var head = zip(before, after).prefix { $0 == $1 }.count
        while head > 0, head >= min(before.count, after.count) || !isBorder(before[head - 1]) { head -= 1 }
        let rest = (before.dropFirst(head), after.dropFirst(head))
        var tail = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
        while tail > 0, !isBorder(before[before.count - tail]), before[before.count - tail] != "+" { tail -= 1 }
        var short = edit
        short.before = String(rest.0.dropLast(tail))
        short.after = String(rest.1.dropLast(tail))
        return short.before?.isEmpty ?? true || short.after?.isEmpty ?? true ? edit : short
    }

    /// Where a stamp may be cut: between its date, its time and its zone.
    private static func isBorder(_ character: Character) -> Bool { character == "T" || character == " " }

    static func short(_ text: String, _ limit: Int) -> String { TextWidth.cut(SafeText.terminal(text), to: limit) }

    /// The edit that says most: the first of the most important kind.
    static func leading(_ change: ChangeRecord) -> Edit? {
        for kind in change.kinds {
            if let edit = change.edits.first(where: { $0.kind == kind }) { return edit }
        }
        return change.edits.first
    }
}

/// A change in one phrase, whatever its type.
enum ChangePhrase {
    static func of(_ change: ChangeRecord, limit: Int) -> String {
        switch change.type {
        case .articleChanged, .articleReprocessed, .siteChanged:
            guard let edit = EditPhrase.leading(change) else { return name(change) }
            let more = change.edits.count { $0.kind != .stamp || edit.kind == .stamp } - 1
            return EditPhrase.of(edit, limit: limit) + (more > 0 ? " (+\(more))" : "")
        case .articleMoved, .sourceMoved:
            return name(change) + (change.movedTo.map { " to " + EditPhrase.short($0, limit * 2) } ?? "")
        case .articleErased:
            return name(change) + (change.erasure.map { ": " + EditPhrase.short($0.reason, limit * 2) } ?? "")
        default:
            return name(change) + (change.observation.map { ": " + EditPhrase.short($0, limit * 2) } ?? "")
        }
    }

    /// The last word of the type: `removed`, `published`.
    static func name(_ change: ChangeRecord) -> String {
        let words = change.type.rawValue.split(separator: ".").map(String.init)
        return words.first == "article" ? words.last ?? "" : words.joined(separator: " ")
    }

    static func title(_ change: ChangeRecord) -> String {
        change.article?.title ?? change.article?.url ?? change.source.name
    }
}
