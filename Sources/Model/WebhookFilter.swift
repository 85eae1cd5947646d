import JSON

/// Which changes a webhook gets: those that pass every condition.
///
/// `severity`, `disclosure` and `kinds` judge edits; a life-cycle event (published, moved, removed, …) has none of
/// them and passes. `added` and `removed` ask for an edit. Empty lists ask for nothing.
public struct WebhookFilter: Sendable, Equatable {
    /// Empty = all that a publisher did, which leaves out `article.reprocessed` and `site.changed`.
    public var types: [ChangeRecord.EventType] = []
    /// The least severity.
    public var severity: Severity = .cosmetic
    /// One of them suffices.
    public var disclosure: [Disclosure] = []
    /// One of them suffices.
    public var kinds: [EditKind] = []
    /// Tags of the source; one of them suffices.
    public var tags: [String] = []
    /// Ids of the sources; one of them suffices.
    public var sources: [String] = []

    /// Language tags such as `de`, of articles whose language is known; one of them suffices.
    public var languages: [String] = []
    /// What an edit brought in; one of them suffices.
    public var added: [TextPattern] = []
    /// What an edit took away; one of them suffices.
    public var removed: [TextPattern] = []
    /// What stands in a headline or in the sentences around an edit, before or after; one of them suffices.
    public var text: [TextPattern] = []
    /// What members of the change have, by their path in its JSON; of each path one suffices.
    public var match: [FieldCondition] = []

    /// Everything that a publisher did.
    public init() {}

    /// Whether that change is wanted.
    public func accepts(_ change: ChangeRecord) -> Bool {
        guard acceptsType(change.type) else { return false }
        guard tags.isEmpty || change.source.tags.contains(where: tags.contains) else { return false }
        guard sources.isEmpty || sources.contains(change.source.id) else { return false }
        guard acceptsVerdict(change), acceptsLanguage(change) else { return false }
        // Last, because they look at every text.
        return acceptsWords(change) && match.allSatisfy { $0.accepts(change) }
    }

    private func acceptsVerdict(_ change: ChangeRecord) -> Bool {
        guard change.hasEdits else { return true }
        guard change.severity >= severity else { return false }
        guard kinds.isEmpty || change.kinds.contains(where: kinds.contains) else { return false }
        guard let found = change.disclosure, !disclosure.isEmpty else { return true }
        return disclosure.contains(found)
    }

    /// `de` accepts `de` and `de-AT`.
    private func acceptsLanguage(_ change: ChangeRecord) -> Bool {
        guard !languages.isEmpty else { return true }
        guard let language = change.article?.language?.lowercased() else { return false }
        return languages.contains { language == $0 || language.hasPrefix($0 + "-") }
    }

    private func acceptsWords(_ change: ChangeRecord) -> Bool {
        guard !added.isEmpty || !removed.isEmpty || !text.isEmpty else { return true }
        let words = EditWords(change)
        return (added.isEmpty || added.contains(where: words.brings))
            && (removed.isEmpty || removed.contains(where: words.takes))
            && (text.isEmpty || text.contains(where: words.has))
    }

    private func acceptsType(_ type: ChangeRecord.EventType) -> Bool {
        types.isEmpty ? type != .articleReprocessed && type != .siteChanged : types.contains(type)
    }
}

/// What one member of a change must have: `article.url`, `edits.field`, `stats.words_added`.
public struct FieldCondition: Sendable, Equatable {
    /// The path in the JSON of the change; a list on the way stands for each of its elements.
    public var path: String
    /// One of them suffices.
    public var patterns: [TextPattern]

    /// A condition by its parts.
    public init(path: String, patterns: [TextPattern]) {
        self.path = path
        self.patterns = patterns
    }

    fileprivate func accepts(_ change: ChangeRecord) -> Bool {
        var json = JSONWriter()
        json.object { change.write(to: &$0) }
        guard let value = try? JSONParser.parse(json.bytes) else { return false }
        let texts = FieldCondition.texts(value, path.split(separator: ".")[...]).map(FoldedText.init)
        return patterns.contains { pattern in texts.contains(where: pattern.isFound) }
    }

    private static func texts(_ value: JSONValue, _ path: ArraySlice<Substring>) -> [String] {
        if let elements = value.array { return elements.flatMap { texts($0, path) } }
        if let first = path.first { return value[String(first)].map { texts($0, path.dropFirst()) } ?? [] }
        switch value {
        case .string(let text), .number(let text): return [text]
        case .bool(let flag): return [flag ? "true" : "false"]
        case .null, .array, .object: return []
        }
    }
}

/// The texts of a change's edits, before and after, as patterns see them.
struct EditWords {
    private var sentences: [(old: FoldedText, new: FoldedText)] = []
    private let title: FoldedText

    init(_ change: ChangeRecord) {
        title = FoldedText(change.article?.title ?? "")
        var rest = FoldedText.limit
        for edit in change.edits where rest > 0 {
            let (before, after) = (edit.before ?? "", edit.after ?? "")
            let around = edit.operation == .move ? nil : EditContext(edit)
            let (head, tail) = (around?.head ?? "", around?.tail ?? "")
            let pair = (FoldedText(head + before + tail), FoldedText(head + after + tail))
            sentences.append(pair)
            rest -= pair.0.scalars.count + pair.1.scalars.count
        }
    }

    /// Whether some edit has more of it after than before.
    func brings(_ pattern: TextPattern) -> Bool { sentences.contains { EditWords.gains(pattern, $0.old, $0.new) } }

    /// Whether some edit has less of it after than before.
    func takes(_ pattern: TextPattern) -> Bool { sentences.contains { EditWords.gains(pattern, $0.new, $0.old) } }

    /// Whether it stands anywhere.
    func has(_ pattern: TextPattern) -> Bool {
        pattern.isFound(in: title)
            || sentences.contains { pattern.isFound(in: $0.new) || pattern.isFound(in: $0.old) }
    }

    private static func gains(_ pattern: TextPattern, _ old: FoldedText, _ new: FoldedText) -> Bool {
        let found = pattern.found(in: new)
        guard !found.isEmpty else { return false }
        let known = pattern.found(in: old)
        return found.contains { $0.value > known[$0.key] ?? 0 }
    }
}

extension ChangeRecord {
    /// The members that its JSON can have at the top.
    public static let memberNames = [
        "id", "type", "observed_at", "source", "article", "version", "window", "disclosure", "disclosure_reason",
        "severity",
        "kinds", "stamps", "edits", "stats", "evidence", "observation", "moved", "imported", "erasure",
    ]
}
