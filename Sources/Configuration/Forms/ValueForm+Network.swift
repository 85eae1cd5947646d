import Model
import YAML

extension ValueForm where Value == String {
    /// An absolute http or https address without a password in it.
    static let url = ValueForm("URL", example: "https://example.org/page") { node, findings in
        guard let text = findings.scalar(node, expected: "a URL such as https://example.org/feed") else { return nil }
        let address = WebAddress(text)
        guard address.isWeb else {
            let guess = address.scheme == nil && text.contains(".") ? ", did you mean 'https://\(text)'?" : ""
            return findings.wrong(
                "\(shown(text)) is not an absolute http or https address\(guess)", at: node.position)
        }
        guard address.userInformation == nil else {
            return findings.wrong(
                "an address must not contain a password; use auth: {basic: {file: …}}", at: node.position)
        }
        guard address.hasUsablePort else {
            return findings.wrong("invalid port: expected 1 to 65535", at: node.position)
        }
        return address.description
    }

    /// `http://`, `https://`, `socks5://` or `socks5h://` with a host.
    static let proxy = ValueForm("proxy address", example: "http://proxy.example.org:3128") { node, findings in
        guard let text = findings.scalar(node, expected: "a proxy such as http://proxy.example:3128") else {
            return nil
        }
        let address = WebAddress(text)
        let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
        guard let scheme = address.scheme, schemes.contains(scheme), address.host?.isEmpty == false else {
            return findings.wrong(
                "invalid proxy \(shown(text)): expected http://proxy.example:3128 or socks5h://127.0.0.1:1080",
                at: node.position)
        }
        guard address.userInformation == nil else {
            return findings.wrong("an address must not contain a password", at: node.position)
        }
        return text
    }

    /// Where people can be reached: a web address or `mailto:`.
    static let contact = ValueForm("URL or mailto address", example: "mailto:you@example.org") { node, findings in
        if case .scalar(let text, _) = node.value, text.hasPrefix("mailto:"), text.contains("@"), !text.contains(" ") {
            return text
        }
        return url.read(node, &findings)
    }

    /// An address range in CIDR form.
    static let addressRange = ValueForm.scalar("address range such as 10.1.0.0/16 or fd00::/8", example: "10.1.0.0/16")
    { text in
        AddressRangeText.canonical(text)
    }

    /// One line that may stand in a header field.
    static let headerValue = ValueForm.scalar("header value", example: "Example/1.0") { text in
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 } ? text : nil
    }
}

extension ValueForm where Value == ListenAddress {
    static let listen = ValueForm.scalar(
        "address to listen on such as 127.0.0.1:8910 or [::1]:8910", example: "127.0.0.1:8911"
    ) { text in
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else { return nil }
        var host = String(text[..<colon])
        if host == "localhost" { host = "127.0.0.1" }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard AddressRangeText.bytes(host) != nil, (1...65535).contains(port) else { return nil }
        return ListenAddress(host: host, port: port)
    }
}

extension ValueForm where Value == PagePlace {
    static let page = ValueForm(
        "address such as 127.0.0.1:8910, path of a socket, or systemd", example: "127.0.0.1:8910"
    ) { node, findings in
        guard let text = findings.scalar(node, expected: "an address such as 127.0.0.1:8910") else { return nil }
        if text == "systemd" { return .inherited }
        if text.contains("/") { return ValueForm<String>.socketPath.read(node, &findings).map(PagePlace.socket) }
        return ValueForm<ListenAddress>.listen.read(node, &findings).map(PagePlace.address)
    }
}

extension WebAddress {
    /// False for `https://host:99999` and `https://host:x`.
    var hasUsablePort: Bool {
        guard let authority, let host else { return false }
        guard authority.utf8.count > host.utf8.count + 1 else { return true }
        return port.map { (1...65535).contains($0) } ?? false
    }
}
