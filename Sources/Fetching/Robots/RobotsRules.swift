/// What a robots.txt asks of us (RFC 9309).
struct RobotsRules: Sendable, Equatable {
    /// One `Allow` or `Disallow` line.
    struct Rule: Sendable, Equatable {
        var isAllowed: Bool
        /// Normalised; may hold `*` and end with `$`.
        var pattern: [UInt8]
    }

    var rules: [Rule] = []
    /// Seconds between two requests; not in the RFC but in many files.
    var crawlDelay: Double?

    /// Whether a path with its query may be asked for.
    ///
    /// The longest rule that matches decides; of two equally long ones the one that allows.
    func allows(_ path: String) -> Bool {
        let target = RobotsPath.normalised(path.isEmpty ? [UInt8(ascii: "/")] : Array(path.utf8))
        guard target != Array("/robots.txt".utf8) else { return true }
        var longest = -1
        var isAllowed = true
        for rule in rules where rule.pattern.count >= longest && RobotsPath.matches(target, rule.pattern) {
            isAllowed = rule.pattern.count > longest ? rule.isAllowed : isAllowed || rule.isAllowed
            longest = rule.pattern.count
        }
        return isAllowed
    }

    /// These rules as lines, so that `RobotsRules(lines:)` reads them again.
    var lines: [UInt8] {
        var text: [UInt8] = []
        for rule in rules {
            text += (rule.isAllowed ? "Allow: " : "Disallow: ").utf8
            text += rule.pattern + [0x0A]
        }
        if let crawlDelay { text += "Crawl-delay: \(crawlDelay)\n".utf8 }
        return text
    }
}
