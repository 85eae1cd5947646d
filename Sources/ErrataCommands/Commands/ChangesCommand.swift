import Glibc
import Model
import Storage

/// `errata changes`.
enum ChangesCommand {
    static let command = Command(
        name: "changes", group: .reading, summary: "List the latest changes, the newest last",
        details: ["With --json each line is the line of the change log as it was written."],
        options: [
            .source, article, type, without, kind, severity, disclosure, tag, mark, unseen, .since, until, .limit,
            follow,
        ]
            + Option.reading,
        examples: [
            .init("errata changes --disclosure undeclared --severity minor --since 1d", "Silent edits of today"),
            .init("errata changes --without article.published", "What was edited, moved or removed, not what is new"),
            .init("errata changes --follow --json | jq .edits", "Feed another program as changes happen"),
        ], isPaged: true, run: run)

    static let article = Option("article", short: "a", "ID", .text, "Only this article, by id or address")
    static let type = Option(
        "type", short: "t", "TYPE", .choice(ChangeRecord.EventType.logged.map(\.rawValue)),
        "Only this type; may be repeated")
    static let without = Option(
        "without", short: "x", "TYPE", .choice(ChangeRecord.EventType.logged.map(\.rawValue)),
        "Leave out this type, such as article.published; may be repeated")
    static let kind = Option(
        "kind", short: "k", "KIND", .choice(EditKind.allCases.map(\.rawValue)), "Only with an edit of this kind")
    static let severity = Option(
        "severity", "WORD", .choice(Severity.allCases.map(\.rawValue)), "Only changes of at least this severity")
    static let disclosure = Option(
        "disclosure", short: "d", "WORD", .choice(Disclosure.allCases.map(\.rawValue)),
        "Only with this disclosure; may be repeated")
    static let tag = Option("tag", "TAG", .text, "Only of sources that had this tag then")
    static let mark = Option(
        "mark", "WORD", .choice(ChangeMarks.Word.allCases.map(\.rawValue)), "Only changes with this mark")
    static let unseen = Option(flag: "unseen", "Only changes that are not marked as seen")
    static let until = Option("until", "TIME", .time, "Only what was seen before then")
    static let follow = Option(flag: "follow", short: "f", "Keep running and print changes as they come")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        var filter = try filter(arguments, reader)
        var last = try reader.lastSequence()
        let isOneSource = filter.sourceID != nil || filter.articleID != nil
        var list = ChangeList(arguments, sources: isOneSource ? [] : try reader.sources().map(\.name))
        let shown = try print(filter, ListLimit(arguments, standard: 50), &list, arguments, reader)
        guard arguments.has(follow) else {
            if shown == 0 { arguments.console.say("errata: " + (last == 0 ? "no changes yet" : "no matching changes")) }
            return .fine
        }
        filter.isAscending = true
        filter.limit = 1000
        var source = reader
        while !arguments.console.isClosed {
            arguments.console.flush()
            usleep(500_000)
            if source.isSnapshot { source = try arguments.storeReader() }
            let reader = source
            filter.after = last
            // What came and is not wanted must not be looked at again, and nothing may come in between.
            let newest = try reader.lastSequence()
            let found = try reader.changes(filter)
            for change in found { list.print(change) }
            last = found.count == filter.limit ? found.last?.sequence ?? newest : max(newest, found.last?.sequence ?? 0)
        }
        return .fine
    }

    /// The newest so many, the newest last; all of them are read in pages, so that a long log needs no memory.
    private static func print(
        _ filter: ChangeFilter, _ limit: ListLimit, _ list: inout ChangeList, _ arguments: ParsedArguments,
        _ reader: StoreReader
    ) throws -> Int {
        var (filter, shown) = (filter, 0)
        guard limit.count == .max else {
            filter.limit = limit.count
            let changes = try reader.changes(filter)
            for change in changes.reversed() { list.print(change) }
            try limit.explain(changes.count, arguments) { try reader.count(filter) }
            return changes.count
        }
        filter.isAscending = true
        filter.limit = ListLimit.page
        while !arguments.console.isClosed {
            let changes = try reader.changes(filter)
            for change in changes { list.print(change) }
            shown += changes.count
            guard let last = changes.last, changes.count == filter.limit else { break }
            filter.after = last.sequence
        }
        return shown
    }

    private static func filter(_ arguments: ParsedArguments, _ reader: StoreReader) throws -> ChangeFilter {
        var filter = ChangeFilter()
        filter.sourceID = try arguments.sourceID(reader)
        filter.articleID = try arguments.text(article).map { try Lookup.article($0, reader).id }
        filter.types = arguments.texts(type).compactMap(ChangeRecord.EventType.init)
        filter.kind = arguments.text(kind).flatMap(EditKind.init)
        filter.severity = arguments.text(severity).flatMap(Severity.init)
        filter.disclosures = arguments.texts(disclosure).compactMap(Disclosure.init)
        filter.since = arguments.time(.since)
        filter.until = arguments.time(until)
        filter.tag = arguments.text(tag)
        filter.mark = arguments.text(mark).flatMap(ChangeMarks.Word.init)
        filter.isUnseen = arguments.has(unseen)
        filter.excludedTypes = arguments.texts(without).compactMap(ChangeRecord.EventType.init)
        return filter
    }
}
