import Model

/// One pass over a page, looking at `link`, `base` and `a` only.
struct FeedLinkScan {
    /// `<link rel="alternate" type="application/rss+xml">` and the like.
    private(set) var declared: [FeedLink] = []
    /// `<a href>` whose address ends like that of a feed.
    private(set) var guessed: [FeedLink] = []
    private var base: WebAddress?
    private var scanner = XMLScanner([])

    /// More links than a page can mean.
    private static let maximumCount = 100

    init(url: String?) { base = url.map { WebAddress($0) } }

    mutating func read(_ html: [UInt8]) {
        scanner = XMLScanner(html)
        while true {
            switch scanner.next() {
            case .finished: return
            case .start: element(html[scanner.name])
            default: break
            }
        }
    }

    private mutating func element(_ name: ArraySlice<UInt8>) {
        if ASCII.equal(name, "link") {
            declared(attribute("rel"), attribute("type"))
        } else if ASCII.equal(name, "a") {
            guess()
        } else if ASCII.equal(name, "base"), let href = attribute("href") {
            base = WebAddress.resolve(href, base: base)
        } else if ASCII.equal(name, "script") || ASCII.equal(name, "style") {
            skip(name)
        }
    }

    private mutating func declared(_ relation: String?, _ type: String?) {
        guard FeedDiscovery.isFeed(relation: relation ?? "", type: type ?? ""), let url = address(),
            declared.count < FeedLinkScan.maximumCount, !declared.contains(where: { $0.url == url })
        else { return }
        let title = attribute("title").flatMap { PlainText.of(Array($0.utf8), form: .text) }
        declared.append(FeedLink(url: url, title: title, type: type))
    }

    private mutating func guess() {
        guard guessed.count < FeedLinkScan.maximumCount, let url = address(),
            FeedLinkScan.looksLikeFeed(WebAddress(url)),
            !guessed.contains(where: { $0.url == url })
        else { return }
        guessed.append(FeedLink(url: url))
    }

    /// `…/feed`, `…/rss.xml`, `…/index.rdf`, `…/atom.xml`, `…?format=rss`.
    static func looksLikeFeed(_ address: WebAddress) -> Bool {
        guard address.isWeb else { return false }
        let last = address.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if ["feed", "feeds", "rss", "atom", "rss2", "feed.xml", "feed.json", "index.rdf", "index.xml"].contains(last) {
            return true
        }
        if [".rss", ".rdf", ".atom"].contains(where: { last.hasSuffix($0) }) { return true }
        if last.hasSuffix(".xml"), last.contains("rss") || last.contains("feed") || last.contains("atom") {
            return true
        }
        let query = address.query?.lowercased() ?? ""
        return ["feed=rss", "feed=atom", "format=rss", "format=atom", "feed=rss2"].contains { query.contains($0) }
    }

    private mutating func address() -> String? {
        guard let href = attribute("href") else { return nil }
        return Address.resolved(Array(href.utf8)[...], base: base)
    }

    private mutating func attribute(_ name: StaticString) -> String? {
        for attribute in scanner.attributes where ASCII.equal(scanner.bytes[attribute.name], name) {
            return String(decoding: scanner.value(attribute), as: UTF8.self)
        }
        return nil
    }

    /// Goes on after the end tag: inside, `<` means nothing.
    private mutating func skip(_ name: ArraySlice<UInt8>) {
        while scanner.at < scanner.bytes.count {
            scanner.at = ByteSearch.first(ASCII.less, in: scanner.bytes.span, from: scanner.at)
            let tail = scanner.bytes[min(scanner.at + 1, scanner.bytes.count)...]
            if tail.first == ASCII.slash, tail.dropFirst().prefix(name.count).elementsEqual(name) { return }
            scanner.at += 1
        }
    }
}
