import Glibc
import Model
import Storage

/// `errata changes`.
enum ChangesCommand {
    static let command = Command(
        name: "changes", group: .reading, summary: "List the latest changes, the newest last",
        details: ["With --json each line is the line of the change log as it was written."],
        options: [.source, article, type, kind, severity, disclosure, .since, until, .limit, follow] + Option.reading,
        examples: [
            .init("errata changes --disclosure undeclared --severity minor --since 1d", "Silent edits of today"),
            .init("errata changes --follow --json | jq .edits", "Feed another program as changes happen"),
        ], run: run)

    static let article = Option("article", short: "a", "ID", .text, "Only this article, by id or address")
    static let type = Option(
        "type", short: "t", "TYPE", .choice(ChangeRecord.EventType.allCases.map(\.rawValue)),
        "Only this type; may stand several times")
    static let kind = Option(
        "kind", short: "k", "KIND", .choice(EditKind.allCases.map(\.rawValue)), "Only with an edit of this kind")
    static let severity = Option(
        "severity", "WORD", .choice(Severity.allCases.map(\.rawValue)), "Only those at least so severe")
    static let disclosure = Option(
        "disclosure", short: "d", "WORD", .choice(Disclosure.allCases.map(\.rawValue)),
        "Only with this disclosure; may stand several times")
    static let until = Option("until", "TIME", .time, "Only what was seen before then")
    static let follow = Option(flag: "follow", short: "f", "Go on and print changes as they come")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        var filter = try filter(arguments, reader)
        var last = try reader.lastSequence()
        let changes = try reader.changes(filter).reversed()
        var list = ChangeList(arguments)
        for change in changes { list.print(change) }
        if changes.isEmpty, !arguments.has(follow) { arguments.console.say("errata: no such change") }
        guard arguments.has(follow) else { return .fine }
        filter.isAscending = true
        filter.limit = 1000
        while !arguments.console.isClosed {
            arguments.console.flush()
            usleep(500_000)
            filter.after = last
            // What came and is not wanted must not be looked at again, and nothing may come in between.
            let newest = try reader.lastSequence()
            let found = try reader.changes(filter)
            for change in found { list.print(change) }
            last = found.count == filter.limit ? found.last?.sequence ?? newest : max(newest, found.last?.sequence ?? 0)
        }
        return .fine
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
        filter.limit = arguments.number(.limit) ?? filter.limit
        return filter
    }
}
