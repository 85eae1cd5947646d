import Configuration
import JSON
import Linux
import Model
import Rendering
import Storage
import Website

/// `errata check`.
enum CheckCommand {
    static let command = Command(
        name: "check", group: .watching, summary: "Check sources or articles now, whatever their schedule",
        details: [
            "When the daemon runs it does the checks, and this command waits for them and says how they went; otherwise "
                + "they are done here. A host that asked to be left alone is still left alone.",
            "A source's articles are checked with it where they are due: those that it newly lists or lists otherwise, "
                + "and those whose time has come. The others keep their schedule; name one to look at it now.",
        ],
        arguments: [
            Argument(
                "WHAT", .text, .any,
                "Ids, names or addresses of sources, or ids or addresses of articles; * stands for any text")
        ],
        options: SourceSelection.options + [.config, .socket, .json],
        examples: [
            .init("errata check bbc-world", "Look at this source now"),
            .init("errata check https://example.org/news/1", "Look at this article now"),
            .init("errata check --all", "Look at every source now"),
        ], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let settings = try arguments.settings()
        let targets = try CheckTargets(arguments, settings)
        guard !arguments.has(SourceSelection.dryRun) else {
            for name in targets.names { arguments.console.print(name) }
            return .fine
        }
        let daemon = ControlClient(socket: arguments.text(.socket) ?? settings.control.socket)
        if try daemon.isRunning() { return try CheckByDaemon(daemon, targets, arguments, store: settings.store).run() }
        CurrentProcess.limitHeaps()
        return try SinglePass(arguments).run(settings, only: targets.subjects, sources: targets.sourceIDs)
    }
}

/// What shall be checked.
struct CheckTargets {
    /// Sources and articles, each once.
    private(set) var subjects: [CheckRecord.Subject] = []
    /// The sources they belong to.
    private(set) var sourceIDs: Set<String> = []

    /// Finds what the words name.
    ///
    /// - Throws: `CommandFailure` when one names nothing, or nothing is named.
    init(_ arguments: ParsedArguments, _ settings: Settings) throws {
        let selection = try SourceSelection(arguments, settings)
        for source in selection.sources where !source.isPaused { add(source) }
        let reader = selection.others.isEmpty ? nil : try? StoreReader.open(settings.store)
        for word in selection.others { try add(word, settings, reader) }
        guard !subjects.isEmpty else {
            guard selection.sources.isEmpty else {
                throw CommandFailure("all of these sources are paused", hint: "errata resume", code: .no)
            }
            throw SourceSelection.nothing("check", settings)
        }
    }

    /// As a person would call them.
    var names: [String] { subjects.map(CheckTargets.name) }

    static func name(_ subject: CheckRecord.Subject) -> String {
        switch subject {
        case .source(let id), .article(let id): id
        }
    }

    private mutating func add(_ source: Source) {
        if sourceIDs.insert(source.id).inserted || !subjects.contains(.source(source.id)) {
            subjects.append(.source(source.id))
        }
    }

    private mutating func add(_ word: String, _ settings: Settings, _ reader: StoreReader?) throws {
        let address = AddressText.complete(word)
        if let reader, let article = try Lookup.findArticle(address ?? word, reader) {
            guard article.life == .present || article.nextCheckAt != nil else {
                throw CommandFailure(
                    "\(article.id) is no longer followed", hint: "errata show \(article.id)", code: .no)
            }
            subjects.append(.article(article.id))
            sourceIDs.insert(article.sourceID)
            return
        }
        let near = Spelling.meant(by: word, among: settings.sources.map(\.id)).map { ", did you mean '\($0)'?" } ?? ""
        throw CommandFailure(
            "no source and no article is called \(quoted(word))\(near)",
            hint: address == nil ? "errata sources, errata articles" : "errata test \(word) (fetches it once)",
            code: .no)
    }
}

/// Has the running daemon do the checks and waits for them.
struct CheckByDaemon {
    /// A check waits for its host; longer than this nobody waits.
    private static let patience = Duration.seconds(90)
    /// Ids in one order; the queue of the daemon is short.
    private static let batch = 50

    private let daemon: ControlClient
    private let targets: CheckTargets
    private let store: String
    private let console: Console
    private let isJSON: Bool

    init(_ daemon: ControlClient, _ targets: CheckTargets, _ arguments: ParsedArguments, store: String) {
        self.store = store
        self.daemon = daemon
        self.targets = targets
        console = arguments.console
        isJSON = arguments.has(.json)
    }

    /// Orders the checks and says of each how it went; 2 when all failed.
    func run() throws -> ExitCode {
        let start = Timestamp.now
        let names = targets.names
        for first in stride(from: 0, to: names.count, by: CheckByDaemon.batch) {
            let ids = names[first..<min(names.count, first + CheckByDaemon.batch)]
            try daemon.post("/v1/check", ["id": ids.joined(separator: ",")])
        }
        var open = targets.subjects
        var failed = 0
        let end = ContinuousClock.now + CheckByDaemon.patience
        while !open.isEmpty, ContinuousClock.now < end {
            try waitFor { try await Task.sleep(for: .milliseconds(250)) }
            open = try open.filter { subject in
                guard let state = try state(subject), isDone(state, start) else { return true }
                if tell(state) { failed += 1 }
                return false
            }
        }
        for subject in open {
            console.complain("\(CheckTargets.name(subject)): still waiting for its host; errata status says until when")
        }
        try tellArticles(since: start, until: end)
        return failed == targets.subjects.count ? .failed : .fine
    }

    /// Waits for the articles of the sources that are due, and says what became of them.
    private func tellArticles(since start: Timestamp, until end: ContinuousClock.Instant) throws {
        let sources = targets.subjects.compactMap { if case .source(let id) = $0 { id } else { nil } }
        guard !sources.isEmpty else { return }
        guard let reader = try? StoreReader.open(store) else {
            return console.say(
                "errata: the daemon checks the articles of these sources as they are due: errata articles")
        }
        var due = try sources.map { try dueArticles($0, reader) }
        while due.contains(where: { $0 > 0 }), ContinuousClock.now < end {
            try waitFor { try await Task.sleep(for: .milliseconds(250)) }
            due = try sources.map { try dueArticles($0, reader) }
        }
        let looks = try reader.looks(since: start)
        if due.allSatisfy({ $0 == 0 }), !sources.contains(where: { looks[$0] != nil }) {
            console.say("errata: no article of theirs was due; an article's id or address looks at it now")
        }
        for (source, rest) in zip(sources, due) {
            var words: [String] = []
            if let looks = looks[source] { words.append(looks.words) }
            if rest > 0 { words.append("\(Quantity.count(rest, "article", "articles")) still due, see errata status") }
            guard !words.isEmpty else { continue }
            let line = "\(source)  \(words.joined(separator: "; "))"
            if isJSON { console.complain(line) } else { console.print(line) }
        }
    }

    private func dueArticles(_ source: String, _ reader: StoreReader) throws -> Int {
        try reader.dueArticles(source: source, now: .now, limit: 10_000).count
    }

    private func state(_ subject: CheckRecord.Subject) throws -> JSONValue? {
        switch subject {
        case .source(let id): try daemon.find("/v1/source", ["id": id])
        case .article(let id): try daemon.find("/v1/article", ["id": id])?["article"]
        }
    }

    private func isDone(_ state: JSONValue, _ start: Timestamp) -> Bool {
        state["last_checked_at"]?.string.flatMap { Timestamp(iso8601: $0) }.map { $0 >= start } ?? false
    }

    /// Prints how a check went; true when it failed.
    private func tell(_ state: JSONValue) -> Bool {
        let outcome = state["last_outcome"]?.string ?? "unknown"
        let hasFailed = (state["failures"]?.int ?? 0) > 0
        guard !isJSON else {
            console.printJSON { $0.value(state) }
            return hasFailed
        }
        let name = state["id"]?.string ?? ""
        let detail = hasFailed ? state["last_detail"]?.string.map { ": \($0)" } ?? "" : ""
        let title = state["kind"] == nil ? state["title"]?.string.map { "  \($0)" } ?? "" : ""
        console.print(SafeText.terminal("\(name)  \(outcome)\(detail)\(title)"))
        console.flush()
        return hasFailed
    }
}
