extension WebAddress {
    /// Schemes that programs register to be asked to subscribe.
    private static let subscriptionSchemes: Set<String> = ["feed", "feeds", "rss", "itpc", "pcast", "podcast"]

    /// The address behind what a reader was asked to subscribe to.
    ///
    /// `feed:https://example.org/x` is what follows the colon; `feed://example.org/x` names no scheme and is asked by
    /// `http`, from where servers lead on. Everything else is itself, without blanks around it.
    public init(subscription text: String) {
        let address = WebAddress(text)
        guard let scheme = address.scheme, WebAddress.subscriptionSchemes.contains(scheme) else {
            self = address
            return
        }
        let rest = WebAddress.cleaned(text).drop { $0 != ":" }.dropFirst()
        // Some readers write feed://https://example.org/x.
        let bare = rest.drop { $0 == "/" }
        let inner = WebAddress(String(bare))
        if inner.isWeb {
            self = inner
        } else if bare.lowercased().hasPrefix("http//") || bare.lowercased().hasPrefix("https//") {
            self = WebAddress(String(bare.prefix { $0 != "/" }) + ":" + String(bare.drop { $0 != "/" }))
        } else {
            self = WebAddress((scheme == "feeds" ? "https://" : "http://") + String(bare))
        }
    }

    /// Without a port that the scheme has anyway, and with a path.
    public var withoutDefaultPort: WebAddress {
        var copy = self
        if let authority, port == (scheme == "https" ? 443 : 80), let colon = authority.lastIndex(of: ":") {
            copy.authority = String(authority[..<colon])
        }
        if isWeb, path.isEmpty { copy.path = "/" }
        return copy
    }
}
