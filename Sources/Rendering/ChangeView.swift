public import Changes
public import Model

/// Changes as people read them.
public enum ChangeView {
    /// One line for lists: `14:05  major  undeclared  BBC World  number 8 → 12 · Title`.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - style: the terminal, and the zone of the time.
    ///   - sourceWidth: columns for the name of the source; 0 leaves it out.
    /// - Returns: the line, cut to the terminal's width.
    public static func line(_ change: ChangeRecord, style: TerminalStyle, sourceWidth: Int = 0) -> String {
        let clock = style.clock.clock(change.observedAt)
        let disclosure = change.disclosure?.rawValue ?? ChangePhrase.name(change)
        var head = "\(clock)  \(padded(change.severity.rawValue, 8))  \(padded(disclosure, 12))  "
        // A narrow terminal needs its columns for what happened.
        if sourceWidth > 0, style.width - TextWidth.of(head) - sourceWidth >= 22 {
            head += padded(TextWidth.cut(SafeText.terminal(change.source.name), to: sourceWidth), sourceWidth) + "  "
        }
        // A wide terminal has room for whole phrases; a pipe for all of them.
        var told = change
        told.observation = change.observation.map(style.clock.localized)
        let words = ChangePhrase.of(told, limit: max(24, (style.width - 40) / 3))
        // What the column beside it says already is not said again.
        let rest = words.hasPrefix(disclosure + ": ") ? String(words.dropFirst(disclosure.count + 2)) : words
        let phrase = rest == disclosure ? "" : rest + " · "
        let room = max(16, style.width - TextWidth.of(head))
        // An archive said it; nobody looked.
        let mark = change.imported == nil ? "" : "imported · "
        let text = TextWidth.cut(mark + phrase + SafeText.terminal(ChangePhrase.title(change)), to: room)
        return style.paint(head, change.severity == .major ? .strong : .plain) + text
    }

    /// The whole record for `errata show`, several lines.
    public static func full(_ change: ChangeRecord, style: TerminalStyle) -> String {
        var lines = [style.paint(SafeText.terminal(ChangePhrase.title(change)), .strong)]
        if let url = change.article?.url { lines.append(SafeText.terminal(url)) }
        lines.append("")
        lines += facts(change, style.clock).map { padded($0.0, 12) + SafeText.terminal($0.1) }
        for edit in change.edits {
            lines.append("")
            lines += self.edit(edit, style)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Why a page is no version of the same article, for `errata compare`.
    public static func gate(_ reason: String, style: TerminalStyle) -> String {
        style.paint("No check would take this page for a new version yet: " + SafeText.terminal(reason), .strong)
    }

    /// What two versions have between them in a few lines, for `errata compare`.
    public static func summary(_ comparison: Comparison, style: TerminalStyle) -> String {
        guard !comparison.isEmpty else { return "Nothing that a reader would call different." }
        var lines = [
            padded("kinds", 12) + comparison.kinds.map(\.rawValue).joined(separator: ", "),
            padded("severity", 12) + comparison.severity.rawValue,
            padded("disclosure", 12) + comparison.disclosure.rawValue + " ("
                + SafeText.terminal(comparison.disclosureReason) + ")",
        ]
        for rule in comparison.suppressed {
            lines.append(style.paint(padded("held back", 12) + "\(rule.rule) × \(rule.count)", .faint))
        }
        return lines.joined(separator: "\n")
    }

    /// One plain line for a chat: `number 8 → 12 in “Title” (undeclared) https://…`.
    public static func chat(_ change: ChangeRecord) -> String {
        var line = ChangePhrase.of(change, limit: 60)
        line += " in “\(EditPhrase.short(ChangePhrase.title(change), 120))”"
        if let disclosure = change.disclosure { line += " (\(disclosure.rawValue))" }
        if let url = change.article?.url { line += " " + SafeText.terminal(url) }
        return line
    }

    /// Why each edit has its kind and the change its disclosure, for `errata why`.
    public static func why(_ change: ChangeRecord, style: TerminalStyle) -> String {
        var lines = [style.paint(SafeText.terminal(ChangePhrase.title(change)), .strong)]
        if let disclosure = change.disclosure {
            lines.append(
                "\(disclosure.rawValue): \(SafeText.terminal(change.disclosureReason ?? "no reason was recorded"))")
        }
        for edit in change.edits {
            lines.append(style.paint("\(EditPhrase.of(edit, limit: 40))", .strong))
            lines.append("    " + SafeText.terminal(edit.reason ?? "no reason was recorded"))
        }
        if change.edits.isEmpty {
            lines.append(
                SafeText.terminal(change.observation ?? "\(change.type.rawValue): there are no edits to explain"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was not told of a site so far, by rule, for `errata why`.
    public static func heldBack(
        _ held: [(rule: String, meaning: String, count: Int)], on site: String, style: TerminalStyle
    ) -> String {
        let lines = held.map { "  \(SafeText.terminal($0.rule)) × \($0.count): \($0.meaning)" }
        let head = style.paint("not reported for \(SafeText.terminal(site)) so far, by rule", .faint)
        return ([head] + lines).joined(separator: "\n") + "\n"
    }

    // MARK: Parts

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - TextWidth.of(text)))
    }

    /// What is known of the change as a whole, label and value.
    static func facts(_ change: ChangeRecord, _ clock: DisplayClock) -> [(String, String)] {
        var facts = [("what", change.type.rawValue), ("source", change.source.name)]
        if let old = change.lastSeenOld, let new = change.firstSeenNew {
            facts.append(("when", clock.span(from: old, to: new)))
        } else {
            facts.append(("when", "observed " + clock.second(change.observedAt)))
        }
        if let archive = change.imported {
            let when = archive.at.map { " on " + clock.second($0) } ?? ""
            facts.append(("imported", "from the archive \(archive.file)\(when), SHA-256 \(archive.sha256)"))
        }
        if let from = change.versionFrom, let to = change.versionTo { facts.append(("version", "\(from) → \(to)")) }
        facts.append(("severity", change.severity.rawValue))
        if !change.kinds.isEmpty { facts.append(("kinds", change.kinds.map(\.rawValue).joined(separator: ", "))) }
        if let disclosure = change.disclosure {
            facts.append(("disclosure", disclosure.rawValue + (change.disclosureReason.map { " (\($0))" } ?? "")))
        }
        if let statistics = change.statistics {
            facts.append(("words", "+\(statistics.wordsAdded) −\(statistics.wordsRemoved)"))
        }
        if let from = change.movedFrom { facts.append(("from", from)) }
        if let to = change.movedTo { facts.append(("to", to)) }
        if let observation = change.observation { facts.append(("observed", clock.localized(observation))) }
        return facts
    }

    private static func edit(_ edit: Edit, _ style: TerminalStyle) -> [String] {
        var lines = [style.paint(EditPhrase.name(edit), .strong)]
        var text = StyledText()
        if edit.operation == .move {
            text.add(edit.after ?? edit.before ?? "")
        } else if let context = MarkedContext(edit) {
            text.add(context.head)
            if let before = edit.before { text.add(before, .gone) }
            if edit.before != nil, edit.after != nil { text.add(" ") }
            if let after = edit.after { text.add(after, .come) }
            text.add(context.tail)
        } else {
            if let before = edit.before { text.add(before, .gone) }
            if edit.before != nil, edit.after != nil { text.add(" ") }
            if let after = edit.after { text.add(after, .come) }
        }
        lines += text.painted(style, indent: "  ")
        return lines
    }
}

/// The sentence around an edit, for the views.
typealias MarkedContext = EditContext
