import Model

/// The one form of an article's address that it is known by.
public enum ArticleAddress {
    /// Query parameters that name a campaign or a click, never a page.
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "_ga", "ref_src",
    ]

    /// Without fragment, tracking parameters and default port; the rest stays as written, since servers may care.
    public static func canonical(_ url: String) -> String {
        var address = WebAddress(url).withoutFragment
        if let authority = address.authority {
            let isDefault = address.port == (address.scheme == "https" ? 443 : 80)
            if isDefault, let colon = authority.lastIndex(of: ":") { address.authority = String(authority[..<colon]) }
        }
        if address.authority != nil, address.path.isEmpty { address.path = "/" }
        guard let query = address.query else { return address.description }
        let kept = query.split(separator: "&", omittingEmptySubsequences: false).filter { !isTracking($0) }
        let rest = kept.joined(separator: "&")
        address.query = rest.isEmpty ? nil : rest
        return address.description
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || tracking.contains(name)
    }
}
