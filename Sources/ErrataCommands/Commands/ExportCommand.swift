import ChangeLog
import Configuration
import Feeds
import JSON
import Model
import Rendering
import Storage
import Website

/// `errata export`.
enum ExportCommand {
    static let command = Command(
        name: "export", group: .setup, summary: "Print the configured feeds as OPML, or changes as a table",
        details: [
            "Each feed is in the folder of its first tag. Pages, listings and sitemaps cannot be expressed in OPML.",
            "With --changes the changes are printed, the oldest first: as CSV for spreadsheets, a row each, in which no text "
                + "can act as a formula; or as JSON lines, the record with the marks of readers. What csv leaves out is in "
                + "the change log.",
            "With --warc the captured pages are written as a WARC 1.1 file, a gzip member a record: requests and "
                + "responses, later sightings as revisits, what was read from a page as metadata. A page of which only the "
                + "body is known is a resource record. docs/evidence.md says what the records hold.",
        ],
        options: [
            changes, warc, wacz, sign, signToken, tiles, change, article, .since, ChangesCommand.until, .source,
            VerifyCommand.log, .config, .store,
        ],
        examples: [
            .init("errata export > feeds.opml", "Take the subscriptions to another feed reader"),
            .init("errata export --changes csv --since 30d > changes.csv", "A month as a table"),
            .init("errata export --warc pages.warc.gz --article art_01J...", "An article's pages for an archive"),
        ], run: run)

    private static let changes = Option(
        "changes", "FORMAT", .choice(["csv", "jsonl"]), "Print changes instead of the feeds")

    static let warc = Option("warc", "FILE", .file, "Write captured pages as a WARC file; - for the standard output")
    static let wacz = Option(
        "wacz", "FILE", .file, "Write the same as a WACZ collection, with an index and a list of pages")
    static let sign = Option(
        "sign", "URL", .text, "Have this signer sign the WACZ collection (authsign and others of its interface)")
    static let signToken = Option("sign-token", "FILE", .file, "The file with the signer's bearer token")
    static let tiles = Option(
        "tiles", "DIRECTORY", .directory, "Write the signed log as static files for monitors (c2sp.org/tlog-tiles)")
    static let change = Option("change", "CHANGE", .text, "Only the pages of this change: 4711 or chg_...")
    static let article = Option("article", "ARTICLE", .text, "Only the pages of this article: art_... or a URL")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if arguments.text(sign) != nil, arguments.text(wacz) == nil {
            throw CommandFailure.usage(
                "export: only a WACZ collection can be signed", hint: "errata export --wacz FILE --sign URL")
        }
        if let path = arguments.text(warc) { return try ArchiveFile.write(path, arguments) }
        if let path = arguments.text(tiles) { return try writeTiles(path, arguments) }
        if let path = arguments.text(wacz) { return try ArchiveFile.writeCollection(path, arguments) }
        if let format = arguments.text(changes) { return try writeChanges(arguments, isTable: format == "csv") }
        let settings = try arguments.settings()
        let feeds = settings.sources.filter { $0.kind == .feed }
        let outlines = feeds.map { source in
            OPML.Outline(feedURL: source.url, title: source.name, folders: Array(source.tags.prefix(1)))
        }
        arguments.console.write(OPML.write(outlines, title: "Sources of errata"))
        let others = settings.sources.count - feeds.count
        if others > 0 {
            arguments.console.say(
                "errata: skipped \(Quantity.count(others, "source that is not a feed", "sources that are not feeds"))")
        }
        return .fine
    }

    private static func writeTiles(_ path: String, _ arguments: ParsedArguments) throws -> ExitCode {
        guard let log = try arguments.text(VerifyCommand.log) ?? arguments.logDirectory() else {
            throw CommandFailure.usage(
                "export: --tiles needs the log", hint: "errata export --tiles DIRECTORY --log LOG")
        }
        let size = try TileExport(directory: path).run(try arguments.storeReader(), log: log)
        arguments.console.say("errata: \(Quantity.count(size, "signed line", "signed lines")) in \(path)")
        return .fine
    }

    /// In pages, so that a long log needs no memory.
    private static func writeChanges(_ arguments: ParsedArguments, isTable: Bool) throws -> ExitCode {
        let reader = try arguments.storeReader()
        var filter = ChangeFilter()
        filter.sourceID = try arguments.sourceID(reader)
        (filter.since, filter.until) = (arguments.time(.since), arguments.time(ChangesCommand.until))
        filter.isAscending = true
        filter.limit = ListLimit.page
        if isTable { arguments.console.write(Array(CSV.line(ChangeTable.columns).utf8)) }
        while !arguments.console.isClosed {
            let found = try reader.changes(filter)
            for change in found { write(change, arguments.console, isTable: isTable) }
            guard let last = found.last, found.count == filter.limit else { break }
            filter.after = last.sequence
        }
        return .fine
    }

    private static func write(_ change: StoredChange, _ console: Console, isTable: Bool) {
        if isTable {
            if let cells = ChangeTable.cells(change) { console.write(Array(CSV.line(cells).utf8)) }
            return
        }
        guard case .object(let members)? = try? JSONParser.parse(change.line) else { return }
        let marks = change.marks.at == nil ? JSONValue.null : StateView.of(change.marks)
        console.printJSON { $0.value(.object(members + [.init("marks", marks)])) }
    }
}

/// A change as a row of a table.
enum ChangeTable {
    static let columns = [
        "seq", "id", "type", "observed_at", "source", "source_name", "tags", "article", "url", "title", "version_from",
        "version_to", "last_seen_old", "first_seen_new", "disclosure", "disclosure_reason", "severity", "kinds",
        "words_added", "words_removed", "before", "after", "observation", "seen", "important", "false_alarm", "note",
    ]

    /// The cells; nil when the line is not of this program.
    ///
    /// Of the edits the strongest is shown.
    static func cells(_ change: StoredChange) -> [String]? {
        guard let record = change.record else { return nil }
        let edit = ChangeDigest.strongest(record)
        return identity(change, record) + [
            record.versionFrom.map(String.init) ?? "", record.versionTo.map(String.init) ?? "",
            record.lastSeenOld?.iso8601 ?? "", record.firstSeenNew?.iso8601 ?? "", record.disclosure?.rawValue ?? "",
            record.disclosureReason ?? "", record.severity.rawValue,
            record.kinds.map(\.rawValue).joined(separator: " "), record.statistics.map { "\($0.wordsAdded)" } ?? "",
            record.statistics.map { "\($0.wordsRemoved)" } ?? "", edit?.before ?? "", edit?.after ?? "",
            record.observation ?? "", "\(change.marks.isSeen)", "\(change.marks.isImportant)",
            "\(change.marks.isFalseAlarm)", change.marks.note ?? "",
        ]
    }

    private static func identity(_ change: StoredChange, _ record: ChangeRecord) -> [String] {
        [
            "\(change.sequence)", change.id, record.type.rawValue, record.observedAt.iso8601, record.source.id,
            record.source.name, record.source.tags.joined(separator: " "), record.article?.id ?? "",
            record.article?.url ?? "", record.article?.title ?? "",
        ]
    }
}
