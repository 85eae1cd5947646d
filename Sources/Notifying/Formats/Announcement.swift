import Model

/// What people read about a change in a chat: plain text, one line each, not yet escaped for any service.
struct Announcement {
    /// One edit: the words that went and the words that came, within their sentence where it is known.
    struct Passage {
        var label: String
        var before: String?
        var after: String?
        /// The sentence before and behind the words; empty where it is not known.
        var head = ""
        var tail = ""

        /// The sentence as it was and as it is, each nil where nothing is known of it.
        var sentences: (old: String?, new: String?) {
            let isKnown = !head.isEmpty || !tail.isEmpty
            guard isKnown else { return (before, after) }
            let old = head + (before ?? "") + (before == nil ? String(tail.drop { $0 == " " }) : tail)
            return (old, after.map { head + $0 + tail })
        }
    }

    /// What happened: `Edited without saying so (number, headline)`.
    var lead: String
    /// What it happened to.
    var title: String
    /// The article's address; nil when it is none that a browser opens.
    var link: String?
    /// The name of the source.
    var source: String
    var passages: [Passage] = []
    /// What else was observed.
    var remarks: [String] = []
    var severity: Severity
    var time: String
    /// The leading edit in its sentence, `Ferry fire leaves 8 → 12 people injured`; the title where there is none.
    var sentence: String

    init(_ whole: ChangeRecord) {
        let change = Cut.chat.applied(to: whole)
        let kinds = change.kinds.map(\.rawValue).joined(separator: ", ")
        lead = Announcement.lead(change) + (kinds.isEmpty ? "" : " (\(kinds))")
        source = TextFit.line(change.source.name)
        title = TextFit.line(change.article?.title ?? change.article?.url ?? change.source.name)
        link = change.article.map { WebAddress($0.url) }.flatMap { $0.isWeb ? $0.description : nil }
        severity = change.severity
        time = change.observedAt.iso8601
        let all = change.edits.map(Announcement.passage)
        passages = all
        let leading = change.edits.firstIndex { $0.kind == change.kinds.first }
        sentence = leading.flatMap { Announcement.sentence(all[$0]) } ?? title
        if let observation = change.observation { remarks.append(TextFit.line(observation)) }
        if let reason = change.disclosureReason { remarks.append(TextFit.line(reason)) }
        if let from = change.movedFrom, let to = change.movedTo {
            remarks.append(TextFit.line("from \(from) to \(to)"))
        }
    }

    private static func passage(_ edit: Edit) -> Passage {
        var passage = Passage(
            label: edit.kind.rawValue, before: edit.before.map(TextFit.line), after: edit.after.map(TextFit.line))
        if edit.operation != .move, let context = EditContext(edit) {
            (passage.head, passage.tail) = (TextFit.line(context.head), TextFit.line(context.tail))
            // Lines are trimmed; the blanks around the words belong to the sentence.
            if context.head.last?.isWhitespace == true { passage.head += " " }
            if context.tail.first?.isWhitespace == true { passage.tail = " " + passage.tail }
        }
        return passage
    }

    private static func sentence(_ passage: Passage) -> String? {
        guard let before = passage.before, let after = passage.after else { return nil }
        return passage.head + before + " → " + after + passage.tail
    }

    /// Everything in lines of plain text.
    ///
    /// - Parameter mark: turns a passage into its lines.
    /// - Returns: the passages' lines, then the remarks.
    func lines(_ mark: (Passage) -> [String] = Announcement.plain) -> [String] {
        passages.flatMap(mark) + remarks
    }

    /// `− the sentence as it was` and `+ the sentence as it is`.
    static func plain(_ passage: Passage) -> [String] {
        let (old, new) = passage.sentences
        return [old.map { "− " + $0 }, new.map { "+ " + $0 }].compactMap { $0 }
    }

    // style: table
    private static func lead(_ change: ChangeRecord) -> String {
        switch change.type {
        case .articlePublished: "New article"
        case .articleChanged: edited(change.disclosure)
        case .articleMoved: "Moved to another address"
        case .articleRemoved: "Removed"
        case .articleRestored: "Restored"
        case .articleBlocked: "Can no longer be read"
        case .articleReprocessed: "Read again by a newer extractor"
        case .articleErased: "Texts were erased"
        case .siteChanged: "The site changed its pages"
        case .sourceFailing: "The source cannot be read"
        case .sourceRecovered: "The source can be read again"
        case .sourceMoved: "The source moved"
        case .sourceGone: "The source is gone"
        case .systemRaised: "The service needs attention"
        case .systemCleared: "The service no longer needs attention"
        }
    }

    private static func edited(_ disclosure: Disclosure?) -> String {
        switch disclosure {
        case .declared: "Edited, and said so"
        case .undeclared: "Edited without saying so"
        case .stampOnly: "Only the date was changed"
        case .inconsistent: "Edited, with dates that contradict each other"
        case .unknown, nil: "Edited"
        }
    }
}
