internal import Model

/// Addresses in the order in which an index has them: the host backwards, then what follows, folded.
///
/// As the indexes of web archives do it, so that `www.`, letters' case, a slash at the end and the order of the query make
/// no other page.
enum SURT {
    static func of(_ url: String) -> String {
        let address = WebAddress(url)
        guard var host = address.host?.lowercased() else { return url }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        host = withoutWWW(host)
        var key = host.split(separator: ".").reversed().joined(separator: ",")
        let usual = address.scheme == "https" ? 443 : 80
        if let port = address.port, port != usual { key += ":\(port)" }
        var path = address.path.lowercased()
        while path.hasSuffix("/") { path.removeLast() }
        key += ")" + (path.isEmpty ? "/" : path)
        guard let query = address.query?.lowercased(), !query.isEmpty else { return key }
        return key + "?" + query.split(separator: "&").sorted().joined(separator: "&")
    }

    /// `www2.example.org` is `example.org`.
    private static func withoutWWW(_ host: String) -> String {
        guard host.hasPrefix("www") else { return host }
        let rest = host.dropFirst(3).drop { ("0"..."9").contains($0) }
        return rest.first == "." ? String(rest.dropFirst()) : host
    }
}
