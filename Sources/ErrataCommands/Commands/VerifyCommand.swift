import ChangeLog
import Configuration
import Crypto
import JSON
import Linux
import Model
import Storage

/// `errata verify`.
enum VerifyCommand {
    static let command = Command(
        name: "verify", group: .proving, summary: "Check that the change log has not been altered",
        details: [
            "Checks for complete lines, gapless numbers, the hash chain over all files, the store's own lines, and that "
                + "every stored page and version matches its hash, and that the search index has the words of every version. "
                + "Prints the first problem found.",
            "Signed checkpoints beside the log (checkpoints.jsonl) show that lines at its end are missing, or that the "
                + "whole was rewritten; --key names the public key to trust.",
            "With --log alone it checks a copied log directory without configuration and store. To be able to "
                + "prove later that nothing before today was rewritten, keep the number and the hash that it prints.",
        ],
        options: [log, key, quick] + Option.reading,
        examples: [
            .init("errata verify", "Log, chain, store and captures"),
            .init("errata verify --log ./copied-log", "A copy of the log directory, without a store"),
        ], run: run)

    static let log = Option(
        "log", "DIRECTORY", .directory, "Check this log directory, without the store unless --store is given")
    static let key = Option("key", "KEY", .text, "The public key, Base64, that must have signed every checkpoint")
    static let quick = Option(flag: "quick", "Skip the stored pages and versions")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let alone = arguments.text(log) != nil && arguments.text(.store) == nil
        let directory = try arguments.text(log) ?? arguments.logDirectory()
        var verifier = LogVerifier(directory: directory, store: alone ? nil : try arguments.storeReader())
        verifier.readsBlobs = !arguments.has(quick)
        if let text = arguments.text(key) {
            guard let bytes = Base64.decode(text), bytes.count == 32 else {
                throw CommandFailure.usage("--key must be 32 bytes in Base64")
            }
            verifier.key = bytes
        }
        let progress = Progress(arguments.console)
        let result = try verifier.verify { progress.show($0, $1) }
        if arguments.has(.json) { printJSON(result, arguments.console) } else { printText(result, arguments.console) }
        return result.problem == nil ? .fine : .no
    }

    private static func printText(_ result: Verification, _ console: Console) {
        for note in result.notes { console.say("errata: \(note)") }
        if let problem = result.problem {
            console.print("WRONG  \(problem)")
            return console.print("right up to change \(result.lastSequence)")
        }
        console.print(
            "fine: \(result.lines.counted("line", "lines")) in \(result.files.counted("file", "files")), changes "
                + "\(result.firstSequence) to \(result.lastSequence); \(result.blobs) stored pages and versions; "
                + result.checkpoints.counted("signed checkpoint", "signed checkpoints"))
        if let key = result.publicKey { console.print("signed by: \(key)") }
        if let hash = result.lastLineSHA256 { console.print("last line: \(result.lastSequence) \(hash)") }
    }

    private static func printJSON(_ result: Verification, _ console: Console) {
        var json = JSONWriter()
        json.object { json in
            json.field("fine", result.problem == nil)
            json.field("files", result.files)
            json.field("lines", result.lines)
            json.field("first_seq", Int(result.firstSequence))
            json.field("last_seq", Int(result.lastSequence))
            json.field("last_line_sha256", result.lastLineSHA256)
            json.field("missing", Int(result.missing))
            json.field("stored_pages_and_versions", result.blobs)
            json.field("searchable_versions", result.searchable)
            json.field("checkpoints", result.checkpoints)
            json.field("public_key", result.publicKey)
            json.field("notes", result.notes)
            json.key("problem")
            guard let problem = result.problem else { return json.null() }
            json.object { json in
                json.field("place", problem.place)
                json.field("line", problem.line)
                json.field("text", problem.text)
            }
        }
        console.write(json.bytes)
        console.print()
    }
}

extension ParsedArguments {
    /// The configured log directory; nil when a store is named by itself.
    fileprivate func logDirectory() throws -> String? {
        text(.store) == nil ? try places().log.directory : nil
    }
}

/// A line on stderr now and then, for a person who waits.
private final class Progress {
    private let console: Console
    private let isShown = Terminal.isError
    private var next = 50_000

    init(_ console: Console) { self.console = console }

    func show(_ lines: Int, _ blobs: Int) {
        guard isShown, lines + blobs >= next else { return }
        next = lines + blobs + 50_000
        console.say("errata: \(lines) lines, \(blobs) stored pages and versions")
    }
}
