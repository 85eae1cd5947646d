import Model

/// The name under which a site is known.
public enum SiteName {
    /// The host of an address, without `www.`.
    public static func of(_ url: String) -> String {
        let host = WebAddress(url).host ?? "unknown"
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
