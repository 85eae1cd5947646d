import Changes
import Configuration
import JSON
import Linux
import Model
import Rendering
import Storage
import Synchronization
import Tracking
import Watching

/// `errata replay`.
enum ReplayCommand {
    private static let store = Option(
        "store", "FILE", .file, "Keep what is learned and found in this store; one that exists goes on")
    private static let log = Option("log", "DIR", .directory, "Write the change log there, as the daemon would")
    private static let each = Option(
        flag: "each", "Look at each line of the manifest when it says, instead of when the schedule would")
    private static let from = Option(
        "from", "TIME", .time, "Begin then instead of at the first line")
    private static let until = Option(
        "until", "TIME", .time, "Go on after the last line until then; a day longer when nothing is said")
    private static let pace = Option(
        "pace", "N", .number(1...100_000), "The recording ran N times as fast as the schedules shall think")
    private static let source = Option(
        "source", short: "s", "ID", .text, "Play the stored pages of this source again, and show what would differ")
    private static let looks = Option("looks", "FILE", .file, "Write what was looked at and when, one JSON line each")
    private static let trace = Option(
        "trace", "FILE", .file, "Write what became of each difference that was seen, one JSON line each")

    static let command = Command(
        name: "replay", group: .proving,
        summary: "Play a recording of pages and feeds through the checks, without network",
        details: [
            "The manifest is JSON Lines, or a folder with manifest.jsonl: {\"url\",\"at\",\"status\",\"headers\",\"file\"}, "
                + "\"at\" as ISO time, \"file\" relative to the manifest. A line without a file saw the same content again. "
                + "The clock is the recording's, the checks and the change log are the daemon's.",
            "Without --config the feeds of the recording are watched, and every page of a host that has none. With - in "
                + "the manifest's place each question is written to standard output and answered by one such line on "
                + "standard input.",
            "With --source the pages that the store holds of a source are played with today's rules; the store is only read.",
        ],
        arguments: [Argument("MANIFEST", .file, .optional, "The recording")],
        options: [.config, store, log, each, from, until, pace, source, looks, trace, .json],
        examples: [
            .init("errata replay archive/ --log replayed", "A change log out of an archive of pages"),
            .init("errata replay --source bbc-world", "What would be told otherwise today?"),
        ], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if let id = arguments.text(source) { return try StoredReplay.run(id, arguments) }
        guard let path = arguments.positional.first else {
            throw CommandFailure.usage("replay needs a manifest, or --source ID", hint: "errata replay --help")
        }
        let scratch = try Scratch()
        defer { scratch.remove() }
        let notes = try arguments.text(looks).map { (path) throws(SystemError) in try File(path, .replace) }
        let trace = try arguments.text(trace).map { (path) throws(SystemError) in try File(path, .replace) }
        let isAsking = path == "-"
        let manifest = isAsking ? nil : try Manifest(path)
        var web: any RecordedWeb = AskedWeb(console: arguments.console)
        if let manifest { web = manifest }
        if let notes { web = NotedWeb(web: web, file: notes) }
        let plan = try plan(arguments, manifest)
        let printer = ReplayPrinter(console: arguments.console, isJSON: arguments.has(.json), isSilent: isAsking)
        let (store, log, looks) = (
            arguments.text(store) ?? scratch.store, arguments.text(log),
            arguments.has(each) ? manifest?.looks : nil
        )
        let player = web
        let summary = try waitFor {
            let replay = try await Replay(
                store: store, plan, web: player, told: printer.show,
                explain: { if let trace { write($0, $1, $2, to: trace) } })
            let summary = if let looks { try await replay.run(looks) } else { try await replay.run() }
            if let log { try await replay.writeLog(in: log) }
            await replay.close()
            return summary
        }
        say(summary, printer, arguments.console)
        return .fine
    }

    private static func write(_ article: ArticleState, _ time: Timestamp, _ trace: [DifferenceTrace], to file: File) {
        for line in trace {
            var json = JSONWriter()
            json.object { json in
                json.field("url", article.url)
                json.field("at", time.iso8601)
                json.field("version", article.version)
                json.field("field", line.difference.field.rawValue)
                json.field("nature", line.difference.nature.rawValue)
                if let before = line.difference.before { json.field("before", before) }
                if let after = line.difference.after { json.field("after", after) }
                json.field("verdict", line.verdict)
            }
            // The trace is for people; a full disk ends the replay by its store.
            try? file.write(json.bytes + [0x0A])
        }
    }

    private static func plan(_ arguments: ParsedArguments, _ manifest: Manifest?) throws -> Replay.Plan {
        let settings = arguments.has(.config) || manifest == nil ? try arguments.settings() : nil
        let sources = try settings?.sources ?? manifest?.sources() ?? []
        let begin = arguments.time(from) ?? manifest?.begin ?? Timestamp.now
        let end = arguments.time(until) ?? (manifest?.end ?? begin) + .days(1)
        var plan = Replay.Plan(sources: sources, begin: begin, end: end)
        if let defaults = settings?.defaults { (plan.interval, plan.follow) = (defaults.interval, defaults.follow) }
        plan.pace = Double(arguments.number(pace) ?? 1)
        return plan
    }

    private static func say(_ summary: Replay.Summary, _ printer: ReplayPrinter, _ console: Console) {
        let (checks, changes) = (summary.checks, printer.count)
        console.say(
            "\(checks) check\(checks == 1 ? "" : "s"), \(changes) record\(changes == 1 ? "" : "s") in the change log")
        let strays = Set(summary.strays).sorted()
        guard let first = strays.first else { return }
        console.say(
            "\(strays.count) address\(strays.count == 1 ? "" : "es") led to no source and no article that a feed lists: "
                + SafeLine.of(first) + (strays.count > 1 ? ", …" : ""))
    }
}

/// Prints changes as they come.
final class ReplayPrinter: Sendable {
    private let console: Console
    private let isJSON: Bool
    private let isSilent: Bool
    private let style: TerminalStyle
    private let told = Mutex(0)

    init(console: Console, isJSON: Bool, isSilent: Bool) {
        self.console = console
        self.isJSON = isJSON
        self.isSilent = isSilent
        style = console.style
    }

    var count: Int { told.withLock { $0 } }

    @Sendable func show(_ changes: [CommittedChange]) {
        told.withLock { $0 += changes.count }
        guard !isSilent else { return }
        for change in changes {
            if isJSON {
                console.write(change.line + [0x0A])
            } else if let record = change.record {
                console.print(record.observedAt.iso8601.prefix(11) + ChangeView.line(record, style: style))
            }
        }
    }
}

/// A recording whose questions are noted, one JSON line each.
struct NotedWeb: RecordedWeb {
    let web: any RecordedWeb
    let file: File

    func begins(_ url: String) -> Timestamp? { web.begins(url) }

    func answer(_ url: String, at time: Timestamp, headers: [(name: String, value: String)]) -> RecordedAnswer? {
        let answer = web.answer(url, at: time, headers: headers)
        var json = JSONWriter()
        json.object { json in
            json.field("url", url)
            json.field("at", time.iso8601)
            json.field("status", answer?.status ?? 404)
        }
        // A note that cannot be written is no reason to end: the replay itself is whole.
        try? file.write(json.bytes + [0x0A])
        return answer
    }
}

/// A folder of its own for a store that nobody keeps.
struct Scratch {
    let directory: String

    init() throws(SystemError) { directory = try FileSystem.temporaryDirectory("errata-replay-") }

    var store: String { directory + "/errata.db" }

    func remove() { FileSystem.removeFlatDirectory(directory) }
}
