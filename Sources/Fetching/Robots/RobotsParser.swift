/// Reads robots.txt (RFC 9309 section 2.2) for one product name.
///
/// Groups that name the product are merged; without any, those for `*` count; without those, everything is allowed.
struct RobotsParser {
    private enum Key {
        case agent, allow, disallow, delay
    }

    private let token: String
    private var own = RobotsRules()
    private var everybody = RobotsRules()
    private var hasOwn = false
    private var namesUs = false
    private var namesEverybody = false
    private var isReadingAgents = false

    /// The rules for a product name such as `errata`.
    static func parse(_ bytes: [UInt8], token: String) -> RobotsRules {
        var parser = RobotsParser(token: token.lowercased())
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { parser.take(line.prefix(16_664)) }
        return parser.hasOwn ? parser.own : parser.everybody
    }

    /// Reads lines that `RobotsRules.lines` wrote.
    static func parse(lines: [UInt8]) -> RobotsRules { parse(Array("User-agent: *\n".utf8) + lines, token: "*") }

    private init(token: String) { self.token = token }

    private mutating func take(_ line: ArraySlice<UInt8>) {
        let code = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = code.firstIndex(of: UInt8(ascii: ":")) else { return }
        guard let key = RobotsParser.key(code[..<colon].trimmed) else { return }
        let value = code[code.index(after: colon)...].trimmed
        switch key {
        case .agent: name(value)
        case .allow: add(value, isAllowed: true)
        case .disallow: add(value, isAllowed: false)
        case .delay: delay(value)
        }
    }

    /// Other keys, `Sitemap` for one, do not end a group.
    private static func key(_ name: ArraySlice<UInt8>) -> Key? {
        guard name.count <= 16 else { return nil }
        return switch String(decoding: name, as: UTF8.self).lowercased() {
        case "user-agent", "useragent", "user agent": .agent
        case "allow": .allow
        case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": .disallow
        case "crawl-delay", "crawldelay": .delay
        default: nil
        }
    }

    private mutating func name(_ value: ArraySlice<UInt8>) {
        if !isReadingAgents {
            namesUs = false
            namesEverybody = false
            isReadingAgents = true
        }
        if value.first == UInt8(ascii: "*") {
            namesEverybody = true
            return
        }
        // The product token ends at the first byte that cannot be in one: `errata/1.0` names errata.
        let product = value.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D || $0 == 0x5F }
        guard String(decoding: product, as: UTF8.self).lowercased() == token else { return }
        namesUs = true
        hasOwn = true
    }

    private mutating func add(_ value: ArraySlice<UInt8>, isAllowed: Bool) {
        isReadingAgents = false
        // An empty `Disallow` forbids nothing.
        guard !value.isEmpty else { return }
        let rule = RobotsRules.Rule(isAllowed: isAllowed, pattern: RobotsPath.normalised(Array(value)))
        if namesUs { own.rules.append(rule) }
        if namesEverybody { everybody.rules.append(rule) }
    }

    private mutating func delay(_ value: ArraySlice<UInt8>) {
        isReadingAgents = false
        guard value.count <= 16, let seconds = Double(String(decoding: value, as: UTF8.self)), seconds >= 0,
            seconds.isFinite
        else { return }
        if namesUs { own.crawlDelay = max(own.crawlDelay ?? 0, seconds) }
        if namesEverybody { everybody.crawlDelay = max(everybody.crawlDelay ?? 0, seconds) }
    }
}
