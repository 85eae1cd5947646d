import Model
import YAML

extension ValueForm where Value == SecretReference {
    /// Where a secret can be read; a secret that stands in the file itself is refused without being repeated.
    static let secret = ValueForm("secret", example: "{file: /etc/errata/secret}", shape: .secret) { node, findings in
        guard case .mapping(let entries) = node.value, entries.count == 1, let entry = entries.first else {
            return findings.wrong(
                "secrets must not be in this file: write {file: /path} or {credential: name}", at: node.position)
        }
        switch entry.key {
        case "file": return ValueForm<String>.path.read(entry.value, &findings).map(SecretReference.file)
        case "credential":
            guard let name = findings.scalar(entry.value, expected: "the name of a credential") else { return nil }
            // systemd.exec(5): a credential's name is a file name.
            guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else {
                return findings.wrong("invalid credential name \(shown(name))", at: entry.value.position)
            }
            return .credential(name)
        default:
            return findings.wrong("a secret is {file: /path} or {credential: name}", at: entry.keyPosition)
        }
    }
}

extension ValueForm where Value == [RequestOptions.Header] {
    /// Fields that carry secrets, which have their own keys.
    static let secretFields: Set<String> = ["authorization", "cookie", "proxy-authorization"]
    /// Fields that the transfer itself sets.
    static let ownFields: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "if-none-match", "if-modified-since",
        "accept-encoding", "user-agent",
    ]

    /// Header fields as `Name: value`.
    static let headers = ValueForm("header fields", example: "{Accept-Language: de}", shape: .map(.text)) {
        node, findings in
        guard case .mapping(let entries) = node.value else {
            return findings.wrong("expected header fields such as {Accept-Language: de}", at: node.position)
        }
        var headers: [RequestOptions.Header] = []
        for entry in entries {
            if let problem = problem(entry.key) {
                findings.wrong(problem, at: entry.keyPosition) as Void?
            } else if let value = ValueForm<String>.headerValue.read(entry.value, &findings) {
                headers.append(.init(entry.key, value))
            }
        }
        return headers
    }

    private static func problem(_ name: String) -> String? {
        let lower = name.lowercased()
        // RFC 9110 section 5.6.2: token.
        let isToken =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                ASCII.isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
        if !isToken { return "invalid header name \(shown(name))" }
        if secretFields.contains(lower) { return "\(name) holds a secret; use auth: or cookies: with a file" }
        if ownFields.contains(lower) { return "\(name) is set by errata itself" }
        return nil
    }
}

/// Which bytes are letters and digits.
enum ASCII {
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
