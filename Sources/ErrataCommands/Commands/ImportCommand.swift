import Configuration
import JSON
import Linux
import Model
import Rendering

/// `errata import`.
enum ImportCommand {
    static let command = Command(
        name: "import", group: .setup, summary: "Take over what another program watches",
        details: [
            "The sources go into sources.d/NAME.yaml beside the configuration, NAME being that of the file. The file is known "
                + "by its content: \(ImportTable.names). Folders become tags; intervals, selectors, headers and pauses are kept. What "
                + "has no equivalent is named with its line, and what is already watched is skipped and named. The daemon uses "
                + "the rest after a reload.",
            "With --warc or --wacz the pages of a web archive become articles with their versions and changes, at the times "
                + "of the archive and through the same rules as live pages. Their records in the log are marked imported. "
                + "Addresses that are known already are left alone. Stop the daemon first.",
        ],
        arguments: [Argument("FILE", .file, .optional, "The list of another program; - is standard input")],
        options: [warc, wacz, .config, output, .json],
        examples: [
            .init("errata import subscriptions.opml", "Watch what another feed reader watches"),
            .init("errata import ~/.config/urlwatch/urls.yaml", "Watch the pages of urlwatch"),
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
        guard let list = ImportTable.read(bytes)?.withoutUnusable() else {
            throw CommandFailure(
                "\(quoted(file)) is not a list that can be imported", hint: "these can: \(ImportTable.names)",
                code: .badData)
        }
        let isPrinting = arguments.text(output) == "-"
        let (configuration, settings) = try place(isPrinting, arguments)
        for note in list.notes {
            let place = note.line > 0 ? "\(quoted(file)) line \(note.line)" : quoted(file)
            arguments.console.say("errata: \(place): \(SafeText.terminal(note.text))")
        }
        let new = NewSources(list.items, known: settings.sources)
        let text = SourceFile.text(new.sources, comment: ["Imported from \(file)"])
        guard !isPrinting else {
            arguments.console.write(text.utf8)
            tellLeftOut(new, arguments.console)
            return .fine
        }
        let path = arguments.text(output) ?? SourceDirectory.path(for: name(of: file), configuration)
        if !new.sources.isEmpty { try SourceDirectory.write(text, to: path, configuration) }
        report(new, path, arguments)
        return .fine
    }

    /// The configuration that the sources join, made where there is none; whoever only prints needs none.
    private static func place(_ isPrinting: Bool, _ arguments: ParsedArguments) throws -> (String, Settings) {
        guard isPrinting else {
            let path = try arguments.preparedConfigurationPath()
            return (path, try arguments.settings(path))
        }
        let path = arguments.configurationPath
        let isNamed = arguments.text(.config) != nil || Environment["ERRATA_CONFIG"] != nil
        return (path, isNamed || FileSystem.exists(path) ? try arguments.settings(path) : Settings())
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

    init(_ items: [ImportedList.Item], known watched: [Source]) {
        var addresses = Set(watched.map { NewSources.key(WebAddress(subscription: $0.url)) })
        var ids = Set(watched.map(\.id))
        for item in items {
            var written = WebAddress(subscription: item.url)
            if !written.isWeb, let complete = AddressText.complete(item.url) { written = WebAddress(complete) }
            let address = written.withoutFragment.withoutDefaultPort
            guard address.isWeb, address.userInformation == nil else {
                refused.append(address.description)
                continue
            }
            // A page may be watched in two parts.
            let part = item.rules.select.map { "\n" + $0 }.joined()
            guard addresses.insert(NewSources.key(address) + part).inserted else {
                known.append(item.url)
                continue
            }
            var source = SourceIdentifier.source(item.kind, url: address.description, name: item.name)
            source.id = SourceIdentifier.free(source.id, among: &ids)
            source.interval = item.interval
            source.tags = item.tags.map(SourceIdentifier.slug).filter { !$0.isEmpty }
            source.isPaused = item.isPaused
            source.rules = item.rules
            source.request = item.request
            sources.append(source)
        }
    }

    /// Equal for two ways to write the address of one feed: scheme, capitals and default port do not count.
    private static func key(_ address: WebAddress) -> String {
        let plain = address.withoutDefaultPort
        return (plain.authority ?? "").lowercased() + plain.path + (plain.query.map { "?" + $0 } ?? "")
    }
}
