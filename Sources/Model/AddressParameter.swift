/// What the parts of a query say: a page, a campaign, a session, or nothing but a number made for this request.
enum AddressParameter {
    /// Names of parameters that say where a reader came from.
    private static let tracking: Set<String> = [
        "_ga", "_gl", "_hsenc", "_hsmi", "at_campaign", "at_medium", "cmpid", "dclid", "fbclid", "ftag", "gbraid",
        "gclid", "gclsrc", "hsctatracking", "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid",
        "ncid", "ns_campaign", "ns_fee", "ns_linkname", "ns_mchannel", "ns_source", "ocid", "oly_anon_id",
        "oly_enc_id", "ref_src", "ref_url", "ttclid", "twclid", "vero_conv", "vero_id", "wbraid", "wickedid", "wt_mc",
        "wt_zmc", "xtor", "yclid",
    ]

    private static let trackingPrefixes = ["utm_", "mtm_", "pk_", "piwik_", "at_custom"]

    /// Names that hold a visitor's session and nothing else.
    private static let sessions: Set<String> = [
        "jsessionid", "phpsessid", "sessionid", "session_id", "sessid", "oscsid", "zenid", "cfid", "cftoken",
    ]

    /// Names that hold a session in one place and a story in the next: their value decides.
    private static let doubtfulSessions: Set<String> = ["sid", "session", "sess", "s"]

    private static let origins: Set<String> = ["source", "src", "ref", "from", "via", "referrer", "origin", "cid"]

    static func name(_ parameter: Substring) -> String { parameter.prefix { $0 != "=" }.lowercased() }

    static func value(_ parameter: Substring) -> Substring { parameter.drop { $0 != "=" }.dropFirst() }

    static func isTracking(_ parameter: Substring) -> Bool {
        let name = name(parameter)
        return tracking.contains(name) || trackingPrefixes.contains { name.hasPrefix($0) }
    }

    static func isSession(_ parameter: Substring) -> Bool {
        let name = name(parameter)
        return sessions.contains(name) || name.hasPrefix("aspsessionid")
    }

    /// Whether another value would be another page, as far as name and value can tell.
    static func choosesPage(_ parameter: Substring) -> Bool {
        guard !isTracking(parameter), !isSession(parameter) else { return false }
        let (name, value) = (name(parameter), value(parameter))
        if doubtfulSessions.contains(name) { return value.utf8.count < 16 || !isToken(value) }
        return !(origins.contains(name) && ["rss", "feed", "atom"].contains(value.lowercased()))
    }

    /// Without `;jsessionid=…` and the like, and without ASP.NET's `(S(…))`.
    static func withoutSession(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ";")) || path.contains("/(") else { return path }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        let kept = segments.filter { !($0.hasPrefix("(") && $0.hasSuffix("))")) }
        return kept.map { segment in
            let parts = segment.split(separator: ";", omittingEmptySubsequences: false)
            return parts.enumerated().filter { $0 == 0 || !isSession($1) }.map(\.element).joined(separator: ";")
        }.joined(separator: "/")
    }

    /// Whether it looks made by chance: hexadecimal digits, or letters and digits in turns without a word among them.
    static func isToken(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 6,
            bytes.allSatisfy({ (HexDigit.isLetter($0) || HexDigit.isDecimal($0)) || "-_.~%=+".utf8.contains($0) })
        else {
            return false
        }
        let pieces = bytes.split { !(HexDigit.isLetter($0) || HexDigit.isDecimal($0)) }
        let (letters, digits) = (bytes.count(where: HexDigit.isLetter), bytes.count(where: HexDigit.isDecimal))
        // A row of hexadecimal digits may happen to have no figure in it.
        if bytes.count >= 8, letters == bytes.count { return bytes.allSatisfy { HexDigit.value($0) != nil } }
        guard letters > 0, digits > 0, letters + digits >= 6 else { return false }
        let isWord = { (piece: ArraySlice<UInt8>) in
            piece.count >= 3 && piece.allSatisfy(HexDigit.isLetter) && piece.contains { HexDigit.value($0) == nil }
        }
        guard pieces.count == 1 || !pieces.contains(where: isWord) else { return false }
        let isHex = pieces.allSatisfy { $0.allSatisfy { HexDigit.value($0) != nil } }
        return isHex && letters + digits >= 8 || turns(bytes) >= 3 && pieces.allSatisfy { longestWord($0) <= 4 }
    }

    /// The longest run of letters of one case; a capital at its beginning counts.
    private static func longestWord(_ bytes: ArraySlice<UInt8>) -> Int {
        var (longest, length) = (0, 0)
        var previous: UInt8 = 0
        for byte in bytes {
            let isCapital = byte &- 0x41 < 26
            let goesOn = HexDigit.isLetter(previous) && (previous &- 0x41 < 26) == isCapital
            length = !HexDigit.isLetter(byte) ? 0 : goesOn ? length + 1 : 1
            longest = max(longest, length)
            previous = byte
        }
        return longest
    }

    /// How often a letter follows a digit, or a digit a letter.
    private static func turns(_ bytes: [UInt8]) -> Int {
        zip(bytes, bytes.dropFirst()).count {
            HexDigit.isLetter($0) && HexDigit.isDecimal($1) || HexDigit.isDecimal($0) && HexDigit.isLetter($1)
        }
    }

    /// Whether a value may be made for each request: a token, or a row of figures too long for the number of a story or a
    /// day.
    static func isMadeForRequest(_ value: some StringProtocol) -> Bool {
        if value.isEmpty || isToken(value) { return true }
        guard value.utf8.allSatisfy(HexDigit.isDecimal), value.utf8.count >= 8 else { return false }
        return value.utf8.count >= 9 || !(value.hasPrefix("19") || value.hasPrefix("20"))
    }
}
