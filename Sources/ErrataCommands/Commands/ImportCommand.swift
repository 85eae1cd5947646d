import Configuration
import Feeds
import JSON
import Linux
import Model
import Rendering

/// `errata import`.
enum ImportCommand {
    static let command = Command(
        name: "import", group: .setup, summary: "Take over the subscriptions of an OPML file",
        details: [
            "The feeds go into sources.d/NAME.yaml beside the configuration, NAME being that of the OPML file; folders "
                + "become tags, and the update intervals of Liferea and Akregator are kept. What is already watched is "
                + "skipped and named. The daemon uses the rest after a reload.",
            "With --warc or --wacz the pages of a web archive become articles with their versions and changes, at the times "
                + "of the archive and through the same rules as live pages. Their records in the log are marked imported. "
                + "Addresses that are known already are left alone. Stop the daemon first.",
        ],
        arguments: [Argument("FILE", .file, .optional, "An OPML file; - is standard input")],
        options: [warc, wacz, .config, output, .json],
        examples: [
            .init("errata import subscriptions.opml", "Watch what another feed reader watches"),
            .init("errata import --warc crawl.warc.gz", "The history of pages out of an archive"),
            .init("errata import -o - subscriptions.opml", "Only show what would be written"),
        ], run: run)

    static let output = Option("output", short: "o", "FILE", .file, "Write there instead; - is standard output")

    static let warc = Option("warc", "FILE", .file, "Import the pages of a WARC file")
    static let wacz = Option("wacz", "FILE", .file, "Import the pages of a WACZ collection")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if let path = arguments.text(warc) {
            return try ArchiveImport.run(path, isCollection: false, arguments)
        }
        if let path = arguments.text(wacz) {
            return try ArchiveImport.run(path, isCollection: true, arguments)
        }
        guard let file = arguments.positional.first else {
            throw CommandFailure.usage("import: FILE is missing", hint: "errata import subscriptions.opml")
        }
        let bytes = try read(file)
        guard let list = OPML.read(bytes) else {
            throw CommandFailure(
                "\(quoted(file)) is not an OPML file", hint: "export the subscriptions as OPML in the other reader",
                code: .badData)
        }
        let configuration = try arguments.preparedConfigurationPath()
        let settings = try arguments.settings(configuration)
        for bound in list.bounds { arguments.console.say("errata: \(quoted(file)): \(bound)") }
        let new = NewSources(list.outlines, known: settings.sources)
        let text = SourceFile.text(new.sources, comment: ["Imported from \(file)"])
        guard arguments.text(output) != "-" else {
            arguments.console.write(text.utf8)
            tellLeftOut(new, arguments.console)
            return .fine
        }
        let path = arguments.text(output) ?? SourceDirectory.path(for: name(of: file), configuration)
        if !new.sources.isEmpty { try SourceDirectory.write(text, to: path, configuration) }
        report(new, path, arguments)
        return .fine
    }

    /// `subscriptions` for `/home/a/subscriptions.opml`.
    private static func name(of file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        let slug = SourceIdentifier.slug(String(last.prefix { $0 != "." }))
        return slug.isEmpty ? "imported" : slug
    }

    private static func read(_ file: String) throws -> [UInt8] {
        do { return try FileSystem.read(file, limit: 64 << 20) } catch {
            throw CommandFailure("cannot read \(quoted(file)): \(error.reason)")
        }
    }

    /// What is in the list and will not be watched, each with its reason.
    private static func tellLeftOut(_ new: NewSources, _ console: Console) {
        for url in new.refused { console.say("errata: left out, no address that can be fetched: \(quoted(url))") }
        for url in new.known { console.say("errata: left out, watched already: \(quoted(url))") }
    }

    private static func report(_ new: NewSources, _ path: String, _ arguments: ParsedArguments) {
        let console = arguments.console
        if arguments.has(.json) {
            var json = JSONWriter()
            json.object { json in
                json.field("file", new.sources.isEmpty ? nil : path)
                json.field("added", new.sources.map(\.id))
                json.field("known", new.known)
                json.field("refused", new.refused)
            }
            console.print(json.text)
        }
        tellLeftOut(new, console)
        guard !new.sources.isEmpty else {
            return console.say("errata: nothing new, \(new.known.count) already watched")
        }
        let count = Quantity.count(new.sources.count, "source", "sources")
        console.say("errata: \(count) written to \(path), \(new.known.count) already watched")
        console.say("try: systemctl reload errata")
    }
}

/// The subscriptions of a list that are not watched yet, as sources.
struct NewSources {
    var sources: [Source] = []
    /// Addresses that are watched already, or stand in the list twice.
    var known: [String] = []
    var refused: [String] = []

    init(_ outlines: [OPML.Outline], known watched: [Source]) {
        var addresses = Set(watched.map { NewSources.key(WebAddress(subscription: $0.url)) })
        var ids = Set(watched.map(\.id))
        for outline in outlines {
            var written = WebAddress(subscription: outline.feedURL)
            if !written.isWeb, let complete = AddressText.complete(outline.feedURL) { written = WebAddress(complete) }
            let address = written.withoutFragment.withoutDefaultPort
            guard address.isWeb, address.userInformation == nil else {
                refused.append(address.description)
                continue
            }
            guard addresses.insert(NewSources.key(address)).inserted else {
                known.append(outline.feedURL)
                continue
            }
            var source = SourceIdentifier.source(.feed, url: address.description, name: outline.title)
            source.id = SourceIdentifier.free(source.id, among: &ids)
            source.interval = outline.intervalMinutes.map { .seconds(60 * $0) }
            source.tags = outline.folders.map(SourceIdentifier.slug).filter { !$0.isEmpty }
            sources.append(source)
        }
    }

    /// Equal for two ways to write the address of one feed: scheme, capitals and default port do not count.
    private static func key(_ address: WebAddress) -> String {
        let plain = address.withoutDefaultPort
        return (plain.authority ?? "").lowercased() + plain.path + (plain.query.map { "?" + $0 } ?? "")
    }
}
