import Articles
import Feeds
import Fetching
import Model
import Rendering
import Tracking
import Watching

/// Tells what was understood of a document.
struct DocumentReport {
    let console: Console
    let showsBlocks: Bool
    /// The page as a check would read it; nil when it is not read as a page.
    let trial: ArticleTrial?

    /// Whether a document of the source can be a page that is read as an article.
    static func isPage(_ page: Page, _ source: Source, isKindGiven: Bool) -> Bool {
        if source.kind == .page { return true }
        guard source.kind == .feed, !isKindGiven,
            case .page = FeedReader.read(page.body, url: page.url, contentType: page.contentType)
        else { return false }
        return true
    }

    /// Shows the document.
    ///
    /// - Parameters:
    ///   - page: what was served.
    ///   - source: how it is to be read.
    ///   - isKindGiven: false when a web page may be taken for an article instead of a feed.
    /// - Returns: what the document wishes of those who poll it.
    func show(_ page: Page, _ source: Source, isKindGiven: Bool) -> PollingHints {
        console.print("\ndocument")
        switch source.kind {
        case .page: article()
        case .listing: listing(page, source.rules)
        case .feed, .sitemap:
            switch FeedReader.read(page.body, url: page.url, contentType: page.contentType) {
            case .feed(let feed):
                show(feed)
                return feed.hints
            case .unreadable(let reason): console.print("  cannot be read as a feed: \(reason)")
            case .page(let links):
                console.print("  a web page, not a feed; it links to \(links.isEmpty ? "no feed" : "these feeds:")")
                for link in links { console.print("  " + SafeLine.of(link.url)) }
                article()
            }
        }
        return PollingHints()
    }

    private func show(_ feed: Feed) {
        var table = TextTable(indent: 2)
        table.add("format", feed.format)
        for (name, value) in [("title", feed.title), ("site", feed.link), ("language", feed.language)] {
            if let value { table.add(name, value) }
        }
        table.add("entries", "\(feed.entries.count)")
        let dated = feed.entries.filter { $0.published != nil || $0.updated != nil }.count
        if dated < feed.entries.count { table.add("without a date", "\(feed.entries.count - dated)") }
        for wish in SourceInsight.wishes(feed.hints) { table.add("asks for", wish) }
        if let next = feed.next { table.add("next page", next) }
        for hub in feed.hubs { table.add("hub", hub) }
        for warning in feed.warnings { table.add("warning", warning) }
        console.print(table)
        var entries = TextTable(indent: 2)
        for entry in feed.entries.prefix(5) {
            let time = entry.updated ?? entry.published
            entries.add(
                time.map(Moment.stamp) ?? "no date", cut(entry.title ?? "no title", 60), entry.url ?? "no address")
        }
        console.print("")
        console.print(entries)
        if feed.entries.count > 5 { console.print("  … and \(feed.entries.count - 5) more") }
    }

    private func listing(_ page: Page, _ rules: PageRules) {
        let listing = ListingReader.links(PageInput(page), selector: rules.links)
        for failure in listing.ruleFailures { console.print("  failed rule: " + SafeLine.of(failure)) }
        console.print("  a listing with \(ProbedSource.count(listing.links.count, "article", "articles"))")
        var table = TextTable(indent: 2)
        for link in listing.links.prefix(10) { table.add(cut(link.title, 60), link.url) }
        console.print(table)
    }

    private func article() {
        guard let reading = trial else { return }
        let content = reading.content
        var table = TextTable(indent: 2)
        table.add("kind of page", "\(reading.kind.rawValue): \(reading.reason)")
        if let absence = reading.absence { table.add("counts as missing", absence) }
        if let url = reading.ampURL { table.add("read instead", url) }
        for fact in reading.known { table.add("known", fact) }
        for failure in reading.ruleFailures { table.add("failed rule", failure) }
        let fields = [
            ("headline", content.headline), ("standfirst", content.standfirst), ("byline", content.byline),
            ("published", content.published?.isoText), ("modified", content.modified?.isoText),
            ("language", content.language),
        ]
        for (name, value) in fields { table.add(name, cut(value ?? "none", 120)) }
        for stamp in content.stamps { table.add("stamp", "\(stamp.origin): \(stamp.literal)") }
        let words = content.text.split(whereSeparator: \.isWhitespace).count
        table.add("text", "\(ProbedSource.count(content.blocks.count, "block", "blocks")), \(words) words")
        for note in content.notes { table.add("note", cut(note, 120)) }
        for warning in content.warnings { table.add("warning", warning) }
        console.print(table)
        places(reading.places)
        if !reading.learned.isEmpty {
            console.print("\nlearned about the site")
            for fact in reading.learned { console.print("  " + SafeLine.of(fact)) }
        }
        if showsBlocks { blocks(reading.blocks) }
    }

    /// More places are counted.
    private static let placesShown = 12

    private func places(_ places: [PlaceInsight]) {
        guard !places.isEmpty else { return }
        console.print("\nwhere the text stands")
        var table = TextTable(indent: 2)
        for place in places.prefix(DocumentReport.placesShown) {
            table.add(
                place.role.rawValue, ProbedSource.count(place.blocks, "block", "blocks"), place.path, place.story,
                cut(place.sample, 40))
        }
        console.print(table)
        let rest = places.count - DocumentReport.placesShown
        if rest > 0 { console.print("  … and \(rest) more") }
    }

    private func blocks(_ verdicts: [BlockVerdict]) {
        console.print("\nblocks")
        var table = TextTable(indent: 2)
        for verdict in verdicts {
            table.add(
                verdict.isKept ? "keep" : "drop", verdict.kind.rawValue, cut(verdict.text, 50), verdict.reason,
                verdict.path)
        }
        console.print(table)
    }

    private func cut(_ text: String, _ length: Int) -> String {
        text.count > length ? text.prefix(length - 1) + "…" : text
    }
}
