import Encodings
public import Model

/// Reads feeds of every format: RSS, Atom, RDF, JSON Feed, sitemaps and lists of addresses.
///
/// The format is recognised by the content, never by the type or file name that was sent. Damaged documents give what
/// can be saved of them, with warnings.
public enum FeedReader {
    /// Reads a whole document.
    ///
    /// - Parameters:
    ///   - bytes: the body as sent, after gzip and other content codings were taken off.
    ///   - url: the address it came from, after redirects: the base of relative addresses.
    ///   - contentType: the `Content-Type` header as sent; only its charset counts.
    /// - Returns: the feed with its entries, or what else the document is.
    public static func read(_ bytes: [UInt8], url: String? = nil, contentType: String? = nil) -> FeedDocument {
        read(FeedInput(bytes: bytes, url: url, contentType: contentType))
    }

    /// Reads a whole document.
    ///
    /// - Parameter input: the document.
    /// - Returns: the feed with its entries, or what else the document is.
    public static func read(_ input: FeedInput) -> FeedDocument {
        var entries: [Entry] = []
        let document = stream(input) { entries.append($0) }
        guard case .feed(var feed) = document else { return document }
        feed.entries = entries
        return .feed(feed)
    }

    /// Reads a document and hands each entry out as soon as it is complete, so that no two are in memory at once.
    ///
    /// At most 50,000 entries, and 64 MB of texts in them, are read of one document, and of an entry 200 authors,
    /// categories and files each; `bounds` and a warning then say that it has more.
    ///
    /// - Parameters:
    ///   - input: the document.
    ///   - sink: takes the entries in the order of the document.
    /// - Returns: the feed without its entries, or what else the document is.
    public static func stream(_ input: FeedInput, to sink: (Entry) -> Void) -> FeedDocument {
        let kind: DocumentKind = DocumentStart.looksLikeJSON(input.bytes) ? .json : .xml
        let text = DecodedText.decode(input.bytes, contentType: input.contentType, kind: kind)
        var gate = EntryGate()
        let gated = { (entry: Entry) in
            guard let entry = gate.lets(entry), !(input.isGivenUp?() ?? false) else { return false }
            sink(entry)
            return true
        }
        let document = read(text, input, to: gated)
        guard case .feed(var feed) = document else { return document }
        feed.isBounded = feed.isBounded || gate.warning != nil
        feed.bounds += gate.bounds
        feed.warnings += feed.bounds
        return .feed(feed)
    }

    private static func read(_ text: DecodedText, _ input: FeedInput, to sink: (Entry) -> Bool) -> FeedDocument {
        switch DocumentStart.of(text.bytes) {
        case .xml(let start, let entities, let isPreceded):
            var reader = XMLFeedReader(text.bytes, from: start, url: input.url, warnings: text.warnings)
            if isPreceded {
                reader.warnings.append("the feed begins after \(start) bytes of something else, which were skipped")
            }
            reader.scanner.entities = entities
            reader.isGivenUp = input.isGivenUp
            while let entry = reader.next(), sink(entry) {}
            return .feed(reader.finishedFeed())
        case .json: return JSONFeedReader.read(text, url: input.url, to: sink)
        case .list: return .feed(AddressList.read(text, url: input.url, to: sink))
        case .html: return .page(feeds: FeedDiscovery.links(inHTML: text.bytes, url: input.url))
        case .nothing: return .unreadable(reason: unreadable(input.bytes))
        }
    }

    private static func unreadable(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy(ASCII.isBlank) { return "the document is empty" }
        if bytes.starts(with: [0x1F, 0x8B]) { return "the document is still compressed (gzip)" }
        return "not a feed: no RSS, Atom, RDF or sitemap root element, and not JSON"
    }
}
