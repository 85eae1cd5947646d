import Basics
import Feeds
import JSON
import Model

/// What is remembered of one sitemap of an index: how to ask for it, and how it stood.
struct SitemapPart: Sendable, Equatable {
    /// Parts that are remembered for one index.
    static let kept = 64

    var url: String
    /// When it was last read or found unmodified.
    var readAt: Timestamp
    var validators = StoredValidators()
    /// What the exchanges about it have shown.
    var exchange = ExchangeMemory()
    /// What it listed, as a number.
    var content: UInt64 = 0

    /// A part that was just read for the first time.
    init(url: String, readAt: Timestamp) {
        self.url = url
        self.readAt = readAt
    }

    /// Reads what `write` wrote.
    init?(json value: JSONValue) {
        guard let url = value["url"]?.string, let readAt = value["read_at"]?.timestamp else { return nil }
        self.init(url: url, readAt: readAt)
        validators = StoredValidators(
            url: value["final_url"]?.string, etag: value["etag"]?.string.map { Array($0.utf8) },
            lastModified: value["last_modified"]?.string.map { Array($0.utf8) })
        exchange = ExchangeMemory(json: value["exchange"])
        content = UInt64(value["content"]?.string ?? "", radix: 16) ?? 0
    }

    /// Writes it as one object.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("url", url)
            json.optional("read_at", readAt)
            if let url = validators.url { json.field("final_url", url) }
            if let etag = SitemapPart.text(validators.etag) { json.field("etag", etag) }
            if let time = SitemapPart.text(validators.lastModified) { json.field("last_modified", time) }
            json.key("exchange")
            exchange.write(to: &json)
            json.field("content", String(content, radix: 16))
        }
    }

    /// Validators of odd bytes are not kept: JSON has no place for them.
    private static func text(_ bytes: [UInt8]?) -> String? { bytes.flatMap { String(validating: $0, as: UTF8.self) } }

    /// Keeps what a fetch has shown.
    ///
    /// - Parameters:
    ///   - validators: for the next request; nil forgets what was held.
    ///   - entries: what it lists, where it came and could be read.
    ///   - answer: whether what was held was worth something.
    ///   - now: the time of the fetch.
    mutating func keep(
        _ validators: StoredValidators?, entries: [Entry]?, answer: ValidatorAnswer?, at now: Timestamp
    ) {
        let print = entries.map { entries in
            StableHash.of(entries.map { "\($0.url ?? "") \($0.updated?.milliseconds ?? 0)" }.joined(separator: "\n"))
        }
        exchange.trust.saw(answer, isChanged: print.map { $0 != content } ?? false, at: now)
        if let print { content = print }
        self.validators = validators ?? StoredValidators()
        exchange.keep(validators)
        (self.validators.lifetime, self.validators.context) = (nil, AnswerContext())
        readAt = now
    }
}

extension [SitemapPart] {
    /// The part at an address; a new one where none is remembered.
    func part(_ url: String, at now: Timestamp) -> SitemapPart {
        first { $0.url == url } ?? SitemapPart(url: url, readAt: now)
    }

    /// Puts a part in its place; of too many the one that was read longest ago is forgotten.
    mutating func put(_ part: SitemapPart) {
        removeAll { $0.url == part.url }
        append(part)
        if count > SitemapPart.kept { removeFirst(count - SitemapPart.kept) }
    }
}
