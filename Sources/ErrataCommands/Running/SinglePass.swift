import Configuration
import Linux
import Model
import Notifying
import Rendering
import Storage
import Synchronization
import Watching

/// One pass over sources in this process: prints each change, and then what was done, source by source.
final class SinglePass: Sendable {
    private let console: Console
    private let isJSON: Bool
    private let found = Mutex<[String: Int]>([:])
    private let summary = Mutex<CheckSummary?>(nil)

    /// A pass that prints to the console; with `isJSON` changes as lines of the log, and the rest to standard error.
    init(_ arguments: ParsedArguments) {
        console = arguments.console
        isJSON = arguments.has(.json)
    }

    /// Runs it.
    ///
    /// - Parameters:
    ///   - settings: the configuration.
    ///   - subjects: only these, due or not; nil for everything that is due.
    ///   - sources: of which sources is told; nil for all.
    /// - Returns: 2 when every source that was asked failed.
    /// - Throws: `CommandFailure`, `StoreError`.
    func run(
        _ settings: Settings, only subjects: [CheckRecord.Subject]? = nil, sources: Set<String>? = nil
    ) throws -> ExitCode {
        try ServiceUser.become(settings, console)
        var surroundings = Daemon.Surroundings(version: VersionCommand.current) { [console] in
            console.say("errata: \($0)")
        }
        surroundings.dayPages = .rendered
        surroundings.mailClock = MailClock(Moment.clock)
        surroundings.observe = { [self] in show($0) }
        let (given, start) = (surroundings, Timestamp.now)
        try waitFor { [self] in
            try await Daemon.open(settings, given).runOnce(only: subjects) { [self] reader in
                let done = try CheckSummary(reader, since: start, only: sources)
                summary.withLock { $0 = done }
            }
        }
        guard let summary = summary.withLock({ $0 }) else { return .failed }
        let changes = found.withLock { $0 }
        for line in summary.lines(now: .now, changes: changes) {
            if isJSON { console.complain(line) } else { console.print(line) }
        }
        return summary.result == .allFailed ? .failed : .fine
    }

    private func show(_ changes: [CommittedChange]) {
        let style = console.style
        for change in changes {
            guard let record = change.record else { continue }
            found.withLock { $0[record.source.id, default: 0] += 1 }
            if isJSON {
                console.write(change.line + [0x0A])
            } else {
                console.print(ChangeView.line(record, style: style, sourceWidth: 18))
            }
        }
        console.flush()
    }
}

/// Keeps root from leaving files that lock the service out of its own store.
enum ServiceUser {
    /// Goes on as the owner of the store's directory when that is not root.
    ///
    /// - Throws: `CommandFailure` when the system refuses.
    static func become(_ settings: Settings, _ console: Console) throws(CommandFailure) {
        let directory = FileSystem.parent(of: settings.store)
        do throws(SystemError) {
            if let name = try CurrentProcess.becomeOwner(of: directory) {
                console.say("errata: going on as \(name), who owns \(directory)")
            }
        } catch {
            throw CommandFailure("cannot become the owner of \(directory): \(error)")
        }
    }
}
