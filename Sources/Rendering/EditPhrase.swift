import Model

/// One edit in a few words: `number 8 → 12`.
enum EditPhrase {
    static func of(_ edit: Edit, limit: Int) -> String {
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
            let more = change.edits.count - 1
            return EditPhrase.of(edit, limit: limit) + (more > 0 ? " (+\(more))" : "")
        case .articleMoved, .sourceMoved:
            return name(change) + (change.movedTo.map { " to " + EditPhrase.short($0, limit * 2) } ?? "")
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
