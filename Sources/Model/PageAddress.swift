import Basics

/// An address taken apart, to tell whether two of them lead to the same page.
///
/// Nothing here is shown or asked for; `fetchable` gives the form that is.
public struct PageAddress: Sendable, Hashable {
    /// The host without `www.`, in lower case, and a port that is not the scheme's own.
    public let host: String
    /// Without session ids, index pages and a slash at the end; percent signs only where they are needed.
    public let path: String
    /// Those that choose the page, in alphabetical order.
    public let parameters: [String]
    /// Scheme, host and port as a browser writes them: `https://example.org`.
    public let origin: String
    /// Nil when there is none, or when it only counts readers.
    public let fragment: String?

    /// Takes a web address apart; nil for anything else.
    public init?(_ url: String) {
        let address = WebAddress(url)
        guard address.isWeb, let host = address.host, let scheme = address.scheme else { return nil }
        let isDefault = address.port == nil || address.port == (scheme == "https" ? 443 : 80)
        let port = isDefault ? "" : address.port.map { ":\($0)" } ?? ""
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        self.host = (name.hasPrefix("www.") ? String(name.dropFirst(4)) : name) + port
        origin = "\(scheme)://\(name)\(port)"
        path = PageAddress.comparable(address.path)
        parameters = (address.query ?? "").split(separator: "&").filter { AddressParameter.choosesPage($0) }
            .map { PercentCode.decoded(String($0)) }.sorted()
        fragment = address.fragment.flatMap { text in
            text.isEmpty || AddressParameter.isTracking(text[...]) ? nil : text
        }
    }

    /// Equal for two ways to write the same page: the scheme, `www.`, tracking, sessions and spelling do not count.
    public var page: String { host + place }

    /// The same on every host.
    public var place: String { parameters.isEmpty ? path : path + "?" + parameters.joined(separator: "&") }

    /// The path where it names the page by itself, else the whole place: what is left when parameters change.
    public var spot: String { namesPage ? path : place }

    /// The host without what stands for the form of a page: mobile, AMP.
    public var site: String {
        for prefix in ["m.", "amp.", "mobile."] where host.hasPrefix(prefix) {
            return String(host.dropFirst(prefix.utf8.count))
        }
        return host
    }

    /// Whether it is the first page of its host: no entry can be told from another by it.
    public var isHome: Bool { path.isEmpty && parameters.isEmpty }

    /// A slug, a number or a long name stands at its end; `article.php` and `view` name a program.
    private var namesPage: Bool {
        guard let last = path.utf8.split(separator: UInt8(ascii: "/")).last else { return false }
        let name = last.prefix { $0 != UInt8(ascii: ".") }
        let ending = String(decoding: last.dropFirst(name.count), as: UTF8.self).lowercased()
        guard ending.isEmpty || PageAddress.endings.contains(ending) else { return false }
        return name.count > 20 || name.contains { HexDigit.isDecimal($0) || $0 == UInt8(ascii: "-") }
    }

    /// `page` as a number, the same on every machine and for ever.
    public var pageKey: Int64 { Int64(bitPattern: StableHash.of(page)) }

    private static let endings: Set<String> = [".html", ".htm", ".shtml", ".xhtml", ".xml", ".amp", ".story"]

    private static let indexes: Set<String> = [
        "index.html", "index.htm", "index.shtml", "index.php", "default.aspx", "default.asp", "index.jsp",
    ]

    private static func comparable(_ path: String) -> String {
        var segments = AddressParameter.withoutSession(path).split(separator: "/").map(String.init)
        if let last = segments.last, indexes.contains(last.lowercased()) { segments.removeLast() }
        return segments.reduce(into: "") { $0 += "/" + PercentCode.decoded($1) }
    }

    // MARK: The form that is asked for

    /// The address as it is fetched and stored: without fragment, tracking parameters, session ids and default port.
    ///
    /// The rest stays as written, since servers may care.
    public static func fetchable(_ url: String) -> String {
        var address = WebAddress(url).withoutFragment
        if let authority = address.authority {
            let isDefault = address.port == (address.scheme == "https" ? 443 : 80)
            if isDefault, let colon = authority.lastIndex(of: ":") { address.authority = String(authority[..<colon]) }
        }
        if address.authority != nil, address.path.isEmpty { address.path = "/" }
        address.path = AddressParameter.withoutSession(address.path)
        guard let query = address.query else { return address.description }
        let kept = query.split(separator: "&", omittingEmptySubsequences: false).filter {
            !AddressParameter.isTracking($0) && !AddressParameter.isSession($0)
        }
        let rest = kept.joined(separator: "&")
        address.query = rest.isEmpty ? nil : rest
        return address.description
    }
}

/// Percent signs in addresses, for comparing.
enum PercentCode {
    /// `%7E`, `~` and `%7e` are one; what divides an address stays coded, in capitals.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var output: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "%"), bytes.count >= 2, let high = HexDigit.value(bytes[bytes.startIndex]),
                let low = HexDigit.value(bytes[bytes.startIndex + 1])
            else {
                output.append(byte)
                continue
            }
            let value = high << 4 | low
            if value <= 0x20 || value == 0x7F || Array("%/?#&=+;".utf8).contains(value) {
                output += [byte, HexDigit.of(high), HexDigit.of(low)]
            } else {
                output.append(value)
            }
            bytes = bytes.dropFirst(2)
        }
        return String(decoding: output, as: UTF8.self)
    }
}
