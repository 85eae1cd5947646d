public import Model

/// Where a page asks browsers to go instead of staying on it: `<meta http-equiv="refresh" content="0; url=/new/">`, the
/// header field `Refresh`, a script that sets `location`, a frame that fills the page, or a canonical address alone.
///
/// Static hosts answer old addresses so, with a stub that has status 200.
/// <https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps>
public struct PageRefresh: Sendable, Equatable {
    /// How long a browser shows the page before it goes.
    public var delay: Duration
    /// Another address than the page's own.
    public var target: WebAddress
    /// Whether the page says that it has moved for good: it leads on at once, to its canonical address or, when it names
    /// none, to another path.
    public var isPermanent: Bool
    /// Whether only a script, a frame or the canonical address says so: then it is a guess, good for a page without a
    /// text and for no other.
    public var isGuessed: Bool

    /// What is looked at of a page, in bytes; stubs are short, and the element belongs to the head.
    static let window = 64 << 10

    /// What a stub is no longer than that leads on in one of these ways, in bytes.
    static let longestGuessed = 16 << 10

    /// Looks for it; nil when there is none, or it only loads the same page again.
    init?(of page: Page, at address: WebAddress) {
        var tags = LeadingTags()
        let start = page.body.prefix(PageRefresh.window)
        let mayGuess = page.body.count <= PageRefresh.longestGuessed
        if mayGuess || PageRefresh.mentions("refresh", start) { tags = LeadingTags(Array(start)) }
        let field = page.header("refresh").flatMap(RefreshText.init)
        let base = tags.base.map { WebAddress.resolve($0, base: address) } ?? address
        let text = field ?? tags.refresh.flatMap(RefreshText.init)
        let guess = text == nil && mayGuess ? Guess(tags, at: address) : nil
        guard let url = text?.url ?? guess?.url else { return nil }
        let target = WebAddress.resolve(url, base: field == nil ? base : address).withoutFragment
        guard target.isWeb, target.bare != address.bare else { return nil }
        let canonical = tags.canonical.map { WebAddress.resolve($0, base: base).withoutFragment.bare }
        let isElsewhere =
            canonical.map { $0 == target.bare } ?? (guess == nil && target.bare.path != address.bare.path)
        if guess?.isOnlyCanonical == true, PageRefresh.isSamePage(target, address) { return nil }
        let delay = text?.delay ?? .zero
        self.delay = delay
        self.target = target
        isGuessed = guess != nil
        // A page that only names another one may be a shell, and not have moved.
        isPermanent = delay < .seconds(1) && isElsewhere && guess?.isOnlyCanonical != true
    }

    /// Where a page without a text may lead that asks for nothing.
    private struct Guess {
        var url: String
        var isOnlyCanonical = false

        init?(_ tags: LeadingTags, at address: WebAddress) {
            if let url = ScriptedLead(tags.scripts).target ?? tags.frames.target(of: address) {
                self.url = url
            } else {
                guard let url = tags.canonical else { return nil }
                self.url = url
                isOnlyCanonical = true
            }
        }
    }

    /// Whether two addresses only differ as spellings of one do: by scheme, `www`, query and the last slash.
    private static func isSamePage(_ left: WebAddress, _ right: WebAddress) -> Bool {
        let parts = [left, right].map { address in
            let host = address.host ?? ""
            return (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + address.bare.path
        }
        return parts[0] == parts[1] || parts[0] + "/" == parts[1] || parts[0] == parts[1] + "/"
    }

    /// Whether it is worth reading tags at all.
    private static func mentions(_ word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        let word = Array(word.utf8)
        let page = bytes.span
        guard page.count >= word.count else { return false }
        for start in 0...(page.count - word.count) where page[start] | 0x20 == word[0] {
            var length = 1
            while length < word.count, page[start + length] | 0x20 == word[length] { length += 1 }
            if length == word.count { return true }
        }
        return false
    }
}

/// The value `5; url='/new/'`, read as browsers read it.
struct RefreshText: Equatable {
    var delay: Duration
    var url: String

    /// Nil when it names no address, or is none.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        rest.dropBlanks()
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        guard !digits.isEmpty || rest.first == UInt8(ascii: ".") else { return nil }
        rest = rest.drop { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        let seconds = digits.reduce(0) { min(1 << 31, $0 * 10 + Int($1 - 0x30)) }
        guard let first = rest.first, first <= 0x20 || first == UInt8(ascii: ";") || first == UInt8(ascii: ",") else {
            return nil
        }
        rest.dropBlanks()
        if let first = rest.first, first == UInt8(ascii: ";") || first == UInt8(ascii: ",") { rest = rest.dropFirst() }
        rest.dropBlanks()
        let name = rest.prefix(3).map { $0 | 0x20 }
        var value = rest.dropFirst(3)
        value.dropBlanks()
        if name == Array("url".utf8), value.first == UInt8(ascii: "=") {
            rest = value.dropFirst()
            rest.dropBlanks()
        }
        if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            rest = rest.dropFirst().prefix { $0 != quote }
        }
        while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
        guard !rest.isEmpty, rest.count <= 8192 else { return nil }
        delay = .seconds(seconds)
        url = String(decoding: rest, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func dropBlanks() { self = drop { $0 <= 0x20 } }
}
