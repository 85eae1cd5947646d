import Configuration
import JSON
import Model

/// `errata add`.
enum AddCommand {
    static let command = Command(
        name: "add", group: .setup, summary: "Look at an address, find its feed and watch it",
        details: [
            "Writes sources.d/ID.yaml beside the configuration; the daemon uses it after a reload. For a web page, the feed "
                + "that the page links to is used; --as listing and --as page watch the page itself. Without any "
                + "configuration it makes one in ~/.config/errata."
        ],
        arguments: [Argument("URL", .site, .one, "A feed, a sitemap or a web page")],
        options: [kind, name, tag, interval, follow, select, ignore, links, dryRun, .config, .json],
        examples: [
            .init("errata add https://example.org/", "Watch what the site publishes"),
            .init("errata add https://example.org/terms --as page --select main", "Watch one page, or a part of it"),
        ], run: run)

    static let kind = Option(
        "as", "KIND", .choice(Source.Kind.allCases.map(\.rawValue)), "Watch it as feed, page, listing or sitemap")
    static let name = Option("name", "NAME", .text, "What people see, instead of the title of the feed")
    static let tag = Option("tag", "WORD", .text, "A tag; may be repeated")
    static let interval = Option("interval", "TIME", .duration, "The shortest time between two polls")
    static let follow = Option("follow", "TIME", .duration, "How long articles are followed")
    static let select = Option("select", "SELECTOR", .text, "What holds the article, as CSS selector or XPath")
    static let ignore = Option("ignore", "SELECTOR", .text, "What does not belong to the article")
    static let links = Option("links", "SELECTOR", .text, "On a listing: the links that lead to articles")
    static let dryRun = Option(flag: "dry-run", "Only print what would be written")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let configuration = try arguments.preparedConfigurationPath()
        let settings = try arguments.settings(configuration)
        var rules = PageRules()
        rules.select = arguments.texts(select)
        rules.ignore = arguments.texts(ignore)
        rules.links = arguments.text(links)
        let wanted = arguments.text(kind).flatMap(Source.Kind.init)
        let found = try ProbedSource(
            AddressText.complete(arguments.positional[0]) ?? arguments.positional[0], as: wanted, rules: rules, settings
        )
        if let known = settings.sources.first(where: { $0.url == found.source.url && $0.rules == found.source.rules }) {
            throw CommandFailure(
                "\(quoted(known.url)) is already watched, as \(known.id)", hint: "errata sources", code: .no)
        }
        let source = complete(found.source, arguments, settings)
        let text = SourceFile.text([source])
        for finding in found.findings { arguments.console.say("errata: \(SafeLine.of(finding))") }
        guard !arguments.has(dryRun) else {
            arguments.console.write(text.utf8)
            return .fine
        }
        let path = SourceDirectory.path(for: source.id, configuration)
        try SourceDirectory.write(text, to: path, configuration)
        report(source, path, configuration, arguments)
        return .fine
    }

    private static func complete(_ found: Source, _ arguments: ParsedArguments, _ settings: Settings) -> Source {
        var source = found
        if let name = arguments.text(name) { source = .init(id: "", kind: found.kind, url: found.url, name: name) }
        source.rules = found.rules
        source.id = SourceIdentifier.source(source.kind, url: source.url, name: source.name).id
        var taken = Set(settings.sources.map(\.id))
        source.id = SourceIdentifier.free(source.id, among: &taken)
        source.tags = arguments.texts(tag)
        source.interval = arguments.duration(interval)
        source.follow = arguments.duration(follow)
        return source
    }

    private static func report(
        _ source: Source, _ path: String, _ configuration: String, _ arguments: ParsedArguments
    ) {
        let console = arguments.console
        if arguments.has(.json) {
            console.printJSON { json in
                json.object { json in
                    json.field("file", path)
                    json.field("id", source.id)
                    json.field("kind", source.kind.rawValue)
                    json.field("url", source.url)
                    json.field("name", source.name)
                }
            }
        }
        console.say("errata: added \(source.id) in \(path)")
        let isOwn = configuration == PersonalPlaces.configuration
        let hint =
            if configuration == ConfigurationFile.standardPath {
                "sudo systemctl reload errata"
            } else if isOwn {
                "errata watch (follows it from now on), or errata once"
            } else {
                "errata once --config \(configuration), or reload the daemon"
            }
        console.say("try: \(SafeLine.of(hint))")
    }
}
