import Curl
import Model

/// The cookies of one fetch, forgotten at its end.
///
/// Some sites redirect to the same address until a cookie comes back. They get it back within the chain, from memory,
/// at the host that set it and nowhere else.
struct Cookies {
    private struct Cookie {
        var host: String
        var name: [UInt8]
        var pair: [UInt8]
    }

    /// More bytes than these are never sent.
    private static let limit = 4096
    private var cookies: [Cookie] = []

    /// Takes the `Set-Cookie` fields of an answer.
    mutating func take(_ headers: HeaderFields, host: String) {
        for field in headers.all("set-cookie") {
            let pair = field.prefix { $0 != UInt8(ascii: ";") }.trimmed
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            guard !name.isEmpty, name.count < pair.count, !pair.contains(where: { $0 < 0x20 }) else { continue }
            cookies.removeAll { $0.host == host && $0.name == Array(name) }
            cookies.append(Cookie(host: host, name: Array(name), pair: Array(pair)))
        }
    }

    /// The `Cookie` field for a host; nil when there is nothing to send, or too much.
    func field(host: String) -> [UInt8]? {
        guard !cookies.isEmpty else { return nil }
        let pairs = cookies.filter { $0.host == host }.map(\.pair)
        let field = Array(pairs.joined(separator: Array("; ".utf8)))
        return field.isEmpty || field.count > Cookies.limit ? nil : field
    }
}

/// A cookies file that the user exported from a browser (the Netscape form: seven columns divided by tabs).
enum CookiesFile {
    /// The `Cookie` field for an address; nil when no line fits.
    static func field(_ text: [UInt8], for address: WebAddress, now: Timestamp) -> [UInt8]? {
        var pairs: [[UInt8]] = []
        for var line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let httpOnly = Array("#HttpOnly_".utf8)
            if line.starts(with: httpOnly) { line = line.dropFirst(httpOnly.count) }
            if line.first == UInt8(ascii: "#") { continue }
            let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard columns.count >= 7, fits(columns.map { String(decoding: $0, as: UTF8.self) }, address, now) else {
                continue
            }
            pairs.append(columns[5] + [UInt8(ascii: "=")] + columns[6])
        }
        return pairs.isEmpty ? nil : Array(pairs.joined(separator: Array("; ".utf8)))
    }

    /// Domain, with subdomains, path, secure, expires, name, value.
    private static func fits(_ columns: [String], _ address: WebAddress, _ now: Timestamp) -> Bool {
        guard let host = address.host else { return false }
        let domain = columns[0].lowercased().drop { $0 == "." }
        let isBelow = columns[1].uppercased() == "TRUE" && host.hasSuffix("." + domain)
        guard host == domain || isBelow else { return false }
        let path = address.path.isEmpty ? "/" : address.path
        let scope = columns[2]
        guard path == scope || path.hasPrefix(scope.hasSuffix("/") ? scope : scope + "/") else { return false }
        if columns[3].uppercased() == "TRUE", address.scheme != "https" { return false }
        let expires = Int64(columns[4]) ?? 0
        return expires == 0 || expires > now.seconds
    }
}
