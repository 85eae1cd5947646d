import Model

/// Addresses as people type them: `example.org` means `https://example.org/`.
enum AddressText {
    /// The absolute address that was meant; nil when it can be none.
    ///
    /// - Parameter text: `example.org`, `example.org/news`, `//example.org`, `feed:https://example.org/rss`, or an
    ///   absolute http or https address, which is returned as it is.
    /// - Returns: the address.
    static func complete(_ text: String) -> String? {
        if WebAddress(text).isWeb { return text }
        let lower = text.lowercased()
        for scheme in ["feed:", "feeds:"] where lower.hasPrefix(scheme) {
            let rest = String(text.dropFirst(scheme.count))
            return complete(rest.hasPrefix("//") ? "https:" + rest : rest)
        }
        if text.hasPrefix("//") { return web("https:" + text) }
        let host = text.prefix { !"/?#".contains($0) }
        let name = host.prefix { $0 != ":" }
        // A path to a file and a bare word are no hosts.
        let isHost = name.contains(".") && !name.hasPrefix(".") && !name.hasSuffix(".") || name == "localhost"
        guard isHost, !lower.contains("://"), !host.contains("@") else { return nil }
        return web("https://" + text)
    }

    private static func web(_ text: String) -> String? { WebAddress(text).isWeb ? text : nil }
}
