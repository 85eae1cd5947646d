import Linux
import Storage

/// `errata backup`.
enum BackupCommand {
    static let command = Command(
        name: "backup", group: .proving, summary: "Write a copy of the store while the daemon runs",
        details: [
            "The copy is one consistent file as of this moment. To restore it: stop the daemon, put the file in the "
                + "place of the store, remove the store's -wal and -shm files, move the log directory away, and start "
                + "the daemon; it writes the log again from the store."
        ],
        arguments: [.init("FILE", .file, .one, "The new file; must not be there yet")],
        options: [.config, .store],
        examples: [.init("errata backup /mnt/backup/errata-$(date +%F).db", "A backup a day")], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        guard let target = arguments.positional.first else { throw CommandFailure.usage("FILE is missing") }
        try arguments.storeReader().backUp(to: target)
        let size = FileSystem.size(target) ?? 0
        arguments.console.say("errata: \(size / 1024) KiB written to \(target)")
        return .fine
    }
}
