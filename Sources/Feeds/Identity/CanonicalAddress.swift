import Model

/// The form of an address in which two ways to write the same page are equal.
///
/// Only for comparing, never shown.
enum CanonicalAddress {
    /// Parameters that say where a reader came from.
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "ncid",
        "ns_campaign",
        "ns_mchannel", "ns_source", "at_medium", "at_campaign", "_ga", "mkt_tok", "ftag", "wt_zmc", "xtor",
    ]

    /// The key without and with its fragment.
    ///
    /// `http` equals `https`; the host's case, a default port, a trailing slash, tracking parameters do not count.
    static func keys(of url: String) -> (page: String, full: String) {
        let address = WebAddress(url)
        guard address.isWeb, let host = address.host else { return (url, url) }
        var key = host.lowercased()
        if let port = address.port, port != 80, port != 443 { key += ":\(port)" }
        key += address.path.utf8.last == ASCII.slash ? String(address.path.dropLast()) : address.path
        let query = (address.query ?? "").split(separator: "&").filter { !isTracking($0) }
        if !query.isEmpty { key += "?" + query.joined(separator: "&") }
        guard let fragment = address.fragment, !fragment.isEmpty, !isTracking(fragment[...]) else { return (key, key) }
        return (key, key + "#" + fragment)
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || tracking.contains(name)
    }
}
