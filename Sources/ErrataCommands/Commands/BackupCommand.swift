import ChangeLog
import Linux
import Rendering
import Storage

/// `errata backup`.
enum BackupCommand {
    static let command = Command(
        name: "backup", group: .proving, summary: "Write a copy of the store while the daemon runs",
        details: [
            "The copy is one consistent file as of this moment. It holds everything that a restore needs, also the key "
                + "that signs the checkpoints of the change log: keep it as safe as the key, only its owner may read it. "
                + "Whoever may not read the key file (the store's name with .key) makes a copy without it, and is told so.",
            "To restore it, here or elsewhere: stop the daemon, put the file in the place of the store as a file of the "
                + "daemon's user, remove the store's -wal and -shm files, move the log directory away, and start the "
                + "daemon; it puts the key in its place and writes the log again from the store. errata verify --key "
                + "with the public key from before then holds.",
        ],
        arguments: [.init("FILE", .file, .one, "The new file; must not exist yet")],
        options: [.config, .store, withoutKey],
        examples: [.init("errata backup /mnt/backup/errata-$(date +%F).db", "A backup a day")], run: run)

    static let withoutKey = Option(flag: "without-key", "Leave the signing key out of the copy")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        guard let target = arguments.positional.first else { throw CommandFailure.usage("FILE is missing") }
        // Before any thread is there; a copy that is ended must not leave a half one behind.
        Signals.block()
        let reader = try arguments.storeReader()
        let keyFile = SigningKeyFile.path(ofStore: reader.path)
        let key = arguments.has(withoutKey) ? nil : key(keyFile, arguments.console)
        let control = BackupControl()
        try NamedThread.start("signals") {
            _ = Signals.wait()
            control.cancel()
        }
        try reader.backUp(to: target, key: key, control: control)
        CopyList(store: reader.path).note("a backup", target, arguments.console)
        let size = FileSystem.size(target) ?? 0
        let what = key == nil ? "without the signing key" : "with the signing key"
        arguments.console.say("errata: \(Quantity.bytes(size)) written to \(target), \(what)")
        return .fine
    }

    /// The key; nil, with a warning, when it cannot be had.
    private static func key(_ path: String, _ console: Console) -> [UInt8]? {
        do throws(SystemError) {
            if let key = try SigningKeyFile.secret(path) { return key }
            console.say("errata: warning: there is no signing key \(path); a daemon makes it at its first start")
        } catch {
            console.say(
                "errata: warning: the signing key \(path) cannot be read (\(error.reason)), so the copy does NOT hold it. "
                    + "Without it a restored log is signed with another key, and errata verify --key with the old public "
                    + "key fails. Run errata backup as the daemon's user (sudo -u errata), or copy the key file as well."
            )
        }
        return nil
    }
}
