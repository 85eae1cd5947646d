import Configuration
import JSON
import Model
import Storage
import Website

/// `errata sources`.
enum SourcesCommand {
    static let command = Command(
        name: "sources", group: .reading, summary: "List the sources and how they are doing",
        arguments: [Argument("TEXT", .text, .optional, "Only those with this text in id, name or address")],
        options: [tag, kind, state, failing, sort, .limit] + Option.reading,
        examples: [
            .init("errata sources --failing", "What needs attention"),
            .init("errata sources --sort checked --tag politics", "Those with a tag, the longest unchecked first"),
        ], isPaged: true, run: run)

    static let tag = Option("tag", "WORD", .text, "Only sources with this tag; may be repeated")
    static let kind = Option(
        "kind", "KIND", .choice(Source.Kind.allCases.map(\.rawValue)), "Only sources of this kind")
    static let state = Option(
        "state", "WORD", .choice(["fine", "failing", "waiting", "stopped"]), "Only sources in this state")
    static let failing = Option(flag: "failing", "Only sources whose last check failed")
    static let sort = Option(
        "sort", "KEY", .choice(Order.allCases.map(\.rawValue)),
        "By name, id, checked (the longest ago first), next (the soonest first) or failing (the longest first)")

    /// What a list is sorted by.
    enum Order: String, CaseIterable { case name, id, checked, next, failing }

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let console = arguments.console
        let all = sorted(try arguments.storeReader().sources().filter { isWanted($0, arguments) }, arguments)
        let limit = ListLimit(arguments, standard: .max)
        let sources = all.prefix(limit.count)
        guard !arguments.has(.json) else {
            for source in sources { console.printJSON { $0.value(StateView.of(source)) } }
            return .fine
        }
        if sources.isEmpty { console.say("errata: no matching sources") }
        var table = TextTable()
        let now = Timestamp.now
        let paused = Self.paused(arguments)
        for source in sources {
            table.add(
                source.id, source.kind.rawValue, paused.contains(source.id) ? "paused" : words(source, now),
                "checked \(Moment.relative(source.lastCheckedAt, now: now))",
                Moment.next(source.plannedCheckAt, now: now), source.name)
        }
        console.print(table)
        limit.explain(sources.count, arguments) { all.count }
        return .fine
    }

    /// The store knows that a source is not checked; the configuration knows that it is for a while only.
    private static func paused(_ arguments: ParsedArguments) -> Set<String> {
        guard arguments.text(.store) == nil, let settings = try? arguments.settings() else { return [] }
        return Set(settings.sources.filter(\.isPaused).map(\.id))
    }

    private static func isWanted(_ source: SourceState, _ arguments: ParsedArguments) -> Bool {
        let state = StateView.state(of: source)
        let tags = arguments.texts(tag)
        guard tags.isEmpty || tags.contains(where: source.tags.contains) else { return false }
        if arguments.has(failing), state != "failing" { return false }
        if let wanted = arguments.text(self.state), wanted != state { return false }
        if let wanted = arguments.text(kind), wanted != source.kind.rawValue { return false }
        guard let text = arguments.positional.first?.lowercased() else { return true }
        return [source.id, source.name, source.url].contains { $0.lowercased().contains(text) }
    }

    private static func sorted(_ sources: [SourceState], _ arguments: ParsedArguments) -> [SourceState] {
        let never = Timestamp(milliseconds: .min)
        let last = Timestamp(milliseconds: .max)
        return switch arguments.text(sort).flatMap(Order.init) {
        // The store's own order: active ones by name, then the others.
        case nil, .name: sources
        case .id: sources.sorted { $0.id < $1.id }
        case .checked: sources.sorted { ($0.lastCheckedAt ?? never, $0.id) < ($1.lastCheckedAt ?? never, $1.id) }
        case .next: sources.sorted { ($0.nextCheckAt ?? last, $0.id) < ($1.nextCheckAt ?? last, $1.id) }
        case .failing: sources.sorted { ($0.failures.since ?? last, $0.id) < ($1.failures.since ?? last, $1.id) }
        }
    }

    private static func words(_ source: SourceState, _ now: Timestamp) -> String {
        let state = StateView.state(of: source)
        guard state == "failing" else { return state }
        let why = source.lastOutcome?.description ?? "unknown"
        return "failing since \(Moment.relative(source.failures.since, now: now)): \(why)"
    }
}
