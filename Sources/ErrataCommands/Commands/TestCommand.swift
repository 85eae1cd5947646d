import Configuration
import Fetching
import Linux
import Model
import Storage
import Tracking
import Watching

/// `errata test`.
enum TestCommand {
    static let command = Command(
        name: "test", group: .setup, summary: "Fetch an address or a source once and explain what was understood",
        details: [
            "Shows the way to the page step by step, what the server allows and asks, what was read from the document with "
                + "every warning, and when the next check would be and why. Nothing is stored.",
            "For an article it says where on the page its text stands, place by place: 'text', 'beside the text' (an edit "
                + "there is believed after more looks), 'links', or 'changes by itself' (no difference there is told); and what "
                + "was learned about these places and the site, when the store knows it.",
        ],
        arguments: [Argument("WHAT", .text, .one, "A URL, or the id of a configured source")],
        options: [kind, select, ignore, links, blocks, .config],
        examples: [
            .init("errata test https://example.org/feed.xml", "Why does this feed not bring what I expect?"),
            .init("errata test https://example.org/news/1 --blocks", "Which paragraphs are taken, and why"),
        ], run: run)

    static let kind = Option(
        "as", "KIND", .choice(Source.Kind.allCases.map(\.rawValue)), "Read it as feed, page, listing or sitemap")
    static let select = AddCommand.select
    static let ignore = AddCommand.ignore
    static let links = AddCommand.links
    static let blocks = Option(flag: "blocks", "Show every block of the page, whether it was kept, and the reason")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let settings = try settings(arguments)
        let (source, isKnown) = try source(arguments, settings)
        var request = FetchRequest(url: source.url, purpose: purpose(source.kind))
        request.options = source.request
        request.obeysRobots = !isKnown
        request.explains = true
        request.followLeads(of: source)
        let isKindGiven = isKnown || arguments.has(kind)
        let visit = try Probe.visit(
            request, settings, source, isKindGiven: isKindGiven, background: background(source.url, settings))
        let fetch = visit.fetch
        var report = FetchReport(console: arguments.console)
        report.way(fetch, visit.again, asksRobots: request.obeysRobots)
        if let page = fetch.page {
            let reading = DocumentReport(
                console: arguments.console, showsBlocks: arguments.has(blocks), trial: visit.trial)
            report.hints = reading.show(page, source, isKindGiven: isKindGiven)
        }
        report.next(fetch, source, settings)
        return fetch.outcome.isSuccess ? .fine : .no
    }

    /// What the store knows of the address; nothing where there is no store, or none that we may read.
    private static func background(_ url: String, _ settings: Settings) -> ArticleTrial.Background {
        guard let reader = try? StoreReader.open(settings.store) else { return ArticleTrial.Background() }
        return (try? ArticleTrial.Background(url, in: reader)) ?? ArticleTrial.Background()
    }

    /// Without a configuration an address can be tested all the same.
    private static func settings(_ arguments: ParsedArguments) throws -> Settings {
        guard arguments.has(.config) || FileSystem.exists(arguments.configurationPath) else { return Settings() }
        return try arguments.settings()
    }

    private static func source(_ arguments: ParsedArguments, _ settings: Settings) throws -> (Source, Bool) {
        let typed = arguments.positional[0]
        let word = settings.sources.contains { $0.id == typed } ? typed : AddressText.complete(typed) ?? typed
        if let known = settings.sources.first(where: { $0.id == word || $0.url == word }) { return (known, true) }
        guard WebAddress(word).isWeb else {
            let near = Spelling.meant(by: word, among: settings.sources.map(\.id)).map { ", did you mean '\($0)'?" }
            throw CommandFailure(
                "there is no source \(quoted(word)), and it is not an address\(near ?? "")", hint: "errata sources",
                code: .usage)
        }
        let wanted = arguments.text(kind).flatMap(Source.Kind.init)
        var source = SourceIdentifier.source(wanted ?? .feed, url: word, name: nil)
        source.rules.select = arguments.texts(select)
        source.rules.ignore = arguments.texts(ignore)
        source.rules.links = arguments.text(links)
        return (source, false)
    }

    private static func purpose(_ kind: Source.Kind) -> FetchRequest.Purpose {
        switch kind {
        case .feed: .feed
        case .page: .page
        case .listing: .listing
        case .sitemap: .sitemap
        }
    }
}
