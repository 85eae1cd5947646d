/// What is known of the article before its blocks are judged: anchors from the head, the data blocks and the feed.
struct BlockContext {
    /// Fingerprints of everything that is said to be the headline.
    var titles: Set<UInt64> = []
    /// The words of the headline.
    var titleWords: Set<UInt64> = []
    /// The description or the feed's summary.
    var summary: TextAnchor?
    /// The article's text as data blocks or the feed hold it.
    var body: TextAnchor?
}

extension BlockContext {
    init(_ page: ParsedPage) {
        let entry = page.input.entry
        let candidates =
            page.data.headlines + page.head.all("og:title", "twitter:title", "title", "headline", "dc.title")
            + [page.head.title, entry?.title].compactMap { $0 }
        for candidate in candidates {
            titles.insert(Fingerprint.of(candidate))
            titleWords.formUnion(WordHashes.of(Array(candidate.utf8)[...]))
        }
        for part in (page.head.title ?? "").split(whereSeparator: { "|–—»·".contains($0) }) where part.utf8.count > 20 {
            titles.insert(Fingerprint.of(String(part)))
        }
        let description =
            page.head.first("og:description", "description", "twitter:description") ?? page.data.description
        let feedSummary = entry?.summary.map(PlainText.of)
        summary = TextAnchor(
            [feedSummary, description].compactMap { $0 }.joined(separator: " "), length: 3, minimum: 5)
        body =
            TextAnchor(entry?.contentHTML.map(PlainText.of), length: 4, minimum: 80)
            ?? TextAnchor(page.data.body, length: 4, minimum: 80)
    }
}
