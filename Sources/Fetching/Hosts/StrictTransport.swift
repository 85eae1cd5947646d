import Curl
import Model

/// `Strict-Transport-Security` (RFC 6797).
struct StrictTransport: Equatable {
    var maxAge: Int
    var includesSubdomains = false

    /// Reads the field; nil when it is missing or has no usable `max-age`.
    init?(_ headers: HeaderFields) {
        guard let field = headers.first("strict-transport-security") else { return nil }
        var seconds: Int?
        for part in field.split(separator: UInt8(ascii: ";")) {
            let directive = String(decoding: part, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\"" }
            if directive == "includesubdomains" { includesSubdomains = true }
            guard directive.hasPrefix("max-age=") else { continue }
            seconds = DeltaSeconds.parse(Array(directive.dropFirst(8).utf8)[...])
        }
        guard let seconds else { return nil }
        maxAge = seconds
    }

    /// Notes the wish of a host; a lifetime that only moved on by less than a day is not worth a write.
    func apply(to state: inout HostState, now: Timestamp) {
        guard maxAge > 0 else {
            state.strictTransportUntil = nil
            state.strictTransportIncludesSubdomains = false
            return
        }
        let until = now + .seconds(min(maxAge, 2 * 365 * 86_400))
        state.strictTransportIncludesSubdomains = includesSubdomains
        if let known = state.strictTransportUntil, known <= until, until - known < .days(1) { return }
        state.strictTransportUntil = until
    }

    /// The address to ask instead of a plain one: port 80 becomes 443, any other port stays.
    static func upgraded(_ address: WebAddress) -> WebAddress {
        guard address.scheme == "http" else { return address }
        var upgraded = address
        upgraded.scheme = "https"
        if address.port == 80, let authority = address.authority, authority.hasSuffix(":80") {
            upgraded.authority = String(authority.dropLast(3))
        }
        return upgraded
    }
}
