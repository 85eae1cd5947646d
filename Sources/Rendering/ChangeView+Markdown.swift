public import Model

extension ChangeView {
    /// The head of the Markdown page of a day.
    public static func markdownHead(day: String) -> String {
        "# Changes on \(SafeText.markdown(day))\n\nTimes are UTC. ~~Struck~~ words went, **bold** words came.\n\n"
    }

    /// The section of a change in the Markdown page of its day; one line for a new article and for a stamp alone.
    public static func markdown(_ change: ChangeRecord) -> String {
        if change.type == .articlePublished || change.disclosure == .stampOnly { return oneLine(change) }
        let clock = String(change.observedAt.iso8601.dropFirst(11).prefix(5))
        var lines = ["## \(clock) \(SafeText.markdown(ChangePhrase.title(change)))", ""]
        lines.append(verdict(change))
        if let url = change.article?.url { lines += ["", link(url)] }
        for edit in change.edits.prefix(40) {
            lines += ["", "- **\(SafeText.markdown(EditPhrase.name(edit)))**: \(marked(edit))"]
        }
        if change.edits.count > 40 { lines += ["", "- and \(change.edits.count - 40) further edits"] }
        if let observation = change.observation { lines += ["", SafeText.markdown(observation)] }
        if let from = change.movedFrom, let to = change.movedTo { lines += ["", "\(link(from)) → \(link(to))"] }
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// `- 14:05 published: [Title](<https://…>) · Source`.
    private static func oneLine(_ change: ChangeRecord) -> String {
        let clock = String(change.observedAt.iso8601.dropFirst(11).prefix(5))
        let title = SafeText.markdown(ChangePhrase.title(change))
        let named = change.article.flatMap { SafeText.address($0.url) }.map { "[\(title)](<\($0)>)" } ?? title
        return "- \(clock) \(SafeText.markdown(ChangePhrase.of(change, limit: 60))): \(named) · "
            + SafeText.markdown(change.source.name) + "\n\n"
    }

    private static func verdict(_ change: ChangeRecord) -> String {
        var parts = ["`\(change.type.rawValue)`", change.severity.rawValue]
        if let disclosure = change.disclosure {
            parts.append("**\(disclosure.rawValue)**")
            if let reason = change.disclosureReason, !reason.isEmpty { parts.append(SafeText.markdown(reason)) }
        }
        parts.append(SafeText.markdown(change.source.name))
        return parts.joined(separator: " · ")
    }

    private static func link(_ url: String) -> String {
        guard let address = SafeText.address(url) else { return SafeText.markdown(url) }
        return "<\(address)>"
    }

    private static func marked(_ edit: Edit) -> String {
        let before = edit.before.map { "~~\(SafeText.markdown(long($0)))~~" }
        let after = edit.after.map { "**\(SafeText.markdown(long($0)))**" }
        if edit.operation == .move { return "moved: \(SafeText.markdown(long(edit.after ?? edit.before ?? "")))" }
        let words = [before, after].compactMap(\.self).joined(separator: " ")
        guard let context = MarkedContext(edit) else {
            return words
                + (edit.after == nil && edit.context != nil ? " in: " + SafeText.markdown(edit.context ?? "") : "")
        }
        return SafeText.markdown(context.head) + words + SafeText.markdown(context.tail)
    }

    /// Very long passages are cut; the change log has them whole.
    private static func long(_ text: String) -> String {
        let trimmed = text.split(separator: "\n").joined(separator: " ")
        return TextWidth.cut(trimmed, to: 2000)
    }
}
