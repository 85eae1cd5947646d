import ChangeLog
import Configuration
import Linux
import Model
import Rendering
import Storage

/// `errata erase`.
enum EraseCommand {
    static let command = Command(
        name: "erase", group: .proving, summary: "Remove the texts of an article or a version for good",
        details: [
            "For what must not be kept: a court's order, a person's right. Texts and captured pages leave the store, the "
                + "log and the pages for people, and deliveries that wait are deleted. Numbers, times, hashes, the chain, the "
                + "checkpoints and every proof stay valid, and a signed record (article.erased) says what was erased and "
                + "why. It cannot be undone.",
            "An erased article is not followed any more; its address stays, so that its feed does not bring it back. The "
                + "version that the page shows now can only be erased with its article.",
            "Needs exclusive access to the store: stop the daemon first. Copies elsewhere are yours to find. It names the "
                + "backups, archives, proofs and bundles that commands wrote (STORE.copies), what was kept beside store and "
                + "log, and how much each webhook and recipient was sent.",
        ],
        arguments: [
            Argument("ARTICLE", .text, .one, "art_..., a URL, or art_...@2 for one version"),
            Argument("VERSION", .number(1...1_000_000_000), .optional, "Only this version"),
        ],
        options: [reason, VerifyCommand.log, .config, .store],
        examples: [
            .init("errata erase art_01J... --reason 'order 12 O 34/26'", "An article with all its versions"),
            .init("errata erase art_01J... 2 --reason 'on request'", "One version"),
        ], run: run)

    static let reason = Option("reason", "TEXT", .text, "Why; stands in the log for ever, so name no person")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        guard let why = arguments.text(reason), !why.isEmpty else {
            throw CommandFailure.usage("erase: say why", hint: "errata erase ARTICLE --reason TEXT")
        }
        let (article, version) = try subject(arguments)
        let directory = try arguments.text(VerifyCommand.log) ?? arguments.logDirectory()
        var place = arguments.text(.store) == nil ? try arguments.settings() : Settings()
        if let store = arguments.text(.store) { place.store = store }
        let path = place.store
        try ServiceUser.become(place, arguments.console)
        let order = ErasureOrder(articleID: article, version: version, reason: why, at: .now)
        let done = try waitFor {
            let result = try await Store.using(path) { try await $0.erase(order) }
            // Once more for what an earlier attempt could not finish.
            try await clean(directory, store: path)
            return result
        }
        guard let done else {
            arguments.console.print("there is no text of it any more")
            return .fine
        }
        report(done, of: article, place, directory, arguments.console)
        return .fine
    }

    private static func subject(_ arguments: ParsedArguments) throws -> (String, Int?) {
        let words = arguments.positional
        let isID = words[0].hasPrefix("art_")
        let parts = isID ? words[0].split(separator: "@", maxSplits: 1).map(String.init) : [words[0]]
        let reader = try arguments.storeReader()
        defer { reader.close() }
        let article = try Lookup.article(parts[0], reader)
        let named = words.count > 1 ? words[1] : parts.count > 1 ? parts[1] : nil
        guard let named else { return (article.id, nil) }
        guard let number = Int(named), number > 0 else {
            throw CommandFailure.usage("erase: \(quoted(named)) is not a version")
        }
        return (article.id, number)
    }

    /// Takes the texts out of the log's files, writes the record of it, and signs.
    private static func clean(_ directory: String?, store path: String) async throws {
        guard let directory else { return }
        let reader = try StoreReader.open(path)
        let sequences = try reader.erasedLines().keys.sorted()
        let hasPages = ((try? FileSystem.list(directory)) ?? []).contains { $0.hasSuffix(".md") }
        let log = try await ChangeLog.open(directory: directory, reader: reader, pages: hasPages ? .rendered : nil)
        try await log.dropErasedTexts(of: sequences)
        await log.close()
    }

    private static func report(
        _ done: ErasureResult, of article: String, _ place: Settings, _ directory: String?, _ console: Console
    ) {
        let erasure = done.erasure
        console.print(
            "erased \(Quantity.count(erasure.versions, "version", "versions")), "
                + "\(Quantity.count(erasure.captures, "captured page", "captured pages")) and the texts of "
                + "\(Quantity.count(erasure.lines.count, "line", "lines")) of the log; change \(done.change.sequence) "
                + "says so")
        for other in done.sharedWith { console.print("the same bytes are also those of \(other), which keeps them") }
        if done.deliveries > 0 {
            console.print("deleted \(Quantity.count(done.deliveries, "delivery", "deliveries")) with their texts")
        }
        if directory == nil {
            console.print("the log was not touched: name its directory with --log, or start the daemon")
        }
        console.print("copies elsewhere are yours to find and to delete:")
        for copy in copies(of: place.store) + (directory.map(kept) ?? []) {
            console.print("  may hold the texts: \(copy)")
        }
        noted(place.store, article, console)
        let recipients = Set(place.webhooks.filter { $0.mail != nil }.map(\.name))
        for (name, count) in done.sent.sorted(by: { $0.key < $1.key }) {
            let kind = recipients.contains(name) ? "the mail recipient" : "the webhook"
            console.print("  sent before: \(Quantity.count(count, "change", "changes")) to \(kind) \(name)")
        }
        console.print(
            "  not known here: deliveries that were cleared away, copied logs and stores, what was printed or read through "
                + "feeds, pages and the API, and what archives of others were given (docs/evidence.md)")
    }

    /// Files that commands wrote; those that are not there any more are counted, for they may have been moved.
    private static func noted(_ store: String, _ article: String, _ console: Console) {
        do throws(SystemError) {
            let copies = try CopyList(store: store).copies(of: article)
            let here = copies.filter { FileSystem.exists($0.path) }
            for copy in here {
                console.print("  may hold the texts: \(copy.path), \(copy.what) of \(copy.at.iso8601)")
            }
            let gone = copies.count - here.count
            guard gone > 0 else { return }
            console.print(
                "  \(Quantity.count(gone, "file is", "files are")) not where errata wrote them, moved or deleted: "
                    + "\(store).copies")
        } catch {
            console.say("errata: the list of files that commands wrote cannot be read: \(error)")
        }
    }

    /// Copies of the store that lie beside it.
    private static func copies(of store: String) -> [String] {
        let directory = FileSystem.parent(of: store)
        let name = store.split(separator: "/").last.map(String.init) ?? store
        let names = (try? FileSystem.list(directory)) ?? []
        return names.filter { $0.hasPrefix(name + ".") && $0.hasSuffix(".backup") }.map { "\(directory)/\($0)" }
    }

    /// Damaged log files that were kept.
    private static func kept(in directory: String) -> [String] {
        ((try? FileSystem.list(directory)) ?? []).filter { $0.contains(".damaged-") }.map { "\(directory)/\($0)" }
    }
}
