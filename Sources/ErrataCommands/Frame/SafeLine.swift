import Rendering

/// One line of talk that may hold text from the web.
enum SafeLine {
    /// Harmless, and not longer than a few terminal lines.
    static func of(_ text: String) -> String {
        let safe = SafeText.terminal(text)
        return safe.count > 300 ? safe.prefix(300) + "…" : safe
    }
}
