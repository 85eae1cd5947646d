import Configuration
import Linux
import Model
import Rendering
import Storage
import Systemd

/// `errata watch`.
enum WatchCommand {
    static let command = Command(
        name: "watch", group: .watching,
        summary: "Follow sites from now on, in the foreground, and show changes as they come",
        details: [
            "For a first use without root: makes ~/.config/errata/errata.yaml and ~/.local/state/errata, finds the feed of "
                + "each address, remembers it, and follows it and its articles until Ctrl-C. Without an address it goes on "
                + "with what was added before. errata changes, show, diff and search read what was found.",
            "To keep it running without a terminal: systemctl --user enable --now errata (and loginctl enable-linger, to "
                + "go on when you log out). For a machine of many users: sudo ./scripts/install, then sudo errata add URL.",
        ],
        arguments: [Argument("URL", .site, .any, "A site, a feed, a sitemap or a page; example.org is enough")],
        options: [AddCommand.kind, .config],
        examples: [
            .init("errata watch example.org", "Follow what this site publishes"),
            .init("errata watch https://example.org/terms --as page", "Follow one page"),
        ], endsWithItsReader: false, run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        // Before any thread is there: a signal that meets an unblocked thread would end the process.
        Signals.block()
        CurrentProcess.limitHeaps()
        let console = arguments.console
        let configuration = try ownConfiguration(arguments)
        var settings = try arguments.settings(configuration)
        for word in arguments.positional {
            let address = AddressText.complete(word) ?? word
            try add(address, settings, configuration, arguments)
            settings = try arguments.settings(configuration)
        }
        guard !settings.sources.isEmpty else {
            throw CommandFailure.usage("nothing to watch yet", hint: "errata watch https://example.org/")
        }
        try ServiceUser.become(settings, console)
        introduce(settings, configuration, console)
        let final = settings
        let service = Service(
            configurationPath: configuration, pace: 1, log: ServiceLog(threshold: .warning),
            followsLevel: false,
            show: { show($0, final, console) })
        try waitFor { try await service.run(final) }
        console.say("errata: stopped; errata watch goes on from here")
        return .fine
    }

    /// What was named, else the user's own, which is made when it is not there.
    private static func ownConfiguration(_ arguments: ParsedArguments) throws(CommandFailure) -> String {
        if arguments.text(.config) != nil || Environment["ERRATA_CONFIG"] != nil { return arguments.configurationPath }
        let (path, isNew) = try PersonalPlaces.prepare()
        if isNew { arguments.console.say("errata: \(path) is your new configuration") }
        return path
    }

    private static func add(
        _ address: String, _ settings: Settings, _ configuration: String, _ arguments: ParsedArguments
    ) throws {
        let console = arguments.console
        if let known = settings.sources.first(where: { $0.url == address }) {
            return console.say("errata: \(address) is already watched, as \(known.id)")
        }
        let kind = arguments.text(AddCommand.kind).flatMap(Source.Kind.init)
        let found = try ProbedSource(address, as: kind, rules: PageRules(), settings)
        for finding in found.findings { console.say("errata: \(SafeLine.of(finding))") }
        if let known = settings.sources.first(where: { $0.url == found.source.url }) {
            return console.say("errata: \(SafeLine.of(found.source.url)) is already watched, as \(known.id)")
        }
        var source = found.source
        var taken = Set(settings.sources.map(\.id))
        source.id = SourceIdentifier.free(source.id, among: &taken)
        let path = SourceDirectory.path(for: source.id, configuration)
        try SourceDirectory.write(SourceFile.text([source]), to: path, configuration)
    }

    private static func introduce(_ settings: Settings, _ configuration: String, _ console: Console) {
        console.print("watching \(Quantity.count(settings.sources.count, "source", "sources")) (\(configuration))")
        var table = TextTable(indent: 2)
        for source in settings.sources.prefix(20) {
            table.add(source.id, source.kind.rawValue, "every \(CheckConfigCommand.words(source.interval))", source.url)
        }
        console.print(table)
        if settings.sources.count > 20 {
            console.print("  and \(settings.sources.count - 20) more: errata check-config")
        }
        console.print(
            "Changes appear below as they are seen. Ctrl-C ends it; errata help watch says how to keep it running.")
        if settings.network.contact == nil {
            console.print("Please set network.contact, so that the owners of the sites can see who is asking.")
        }
        console.print("")
        console.flush()
    }

    private static func show(_ changes: [CommittedChange], _ settings: Settings, _ console: Console) {
        let style = console.style
        let width = min(18, settings.sources.map { TextWidth.of($0.name) }.max() ?? 0)
        for change in changes {
            guard let record = change.record else { continue }
            console.print("\(change.sequence)  " + ChangeView.line(record, style: style, sourceWidth: width))
        }
        console.flush()
    }
}
