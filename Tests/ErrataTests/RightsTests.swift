import Glibc
import Linux
import Testing

/// Users of one machine: root, the service's own, a member of its group, and anybody else.
///
/// They need root to be played; without it the suite says so and ends.
@Suite(.enabled(if: geteuid() == 0, "only root can run a command as somebody else")) struct RightsTests {
    private static let service = (user: 4811, group: 4811)
    private let program: Program
    private let place: String

    init() async throws {
        program = try Program()
        place = program.directory + "/state"
        try FileSystem.createDirectory(place)
        try await StoreFixture.make(in: program)
        chmod(program.directory, 0o755)
        for name in try FileSystem.list(program.directory) where name.hasPrefix("errata.db") {
            rename(program.directory + "/" + name, place + "/" + name)
        }
        try program.write(
            "errata.yaml", "store: state/errata.db\nlog: {directory: state/log}\ncontrol: {socket: state/s}\n")
        chmod(program.directory + "/errata.yaml", 0o644)
        try own()
    }

    private func own() throws {
        for name in try FileSystem.list(place) {
            chown(place + "/" + name, 4811, 4811)
            chmod(place + "/" + name, 0o640)
        }
        chown(place, 4811, 4811)
        chmod(place, 0o750)
    }

    private func run(user: Int, groups: String, _ words: String...) throws -> Program.Outcome {
        let command =
            ["setpriv", "--reuid", "\(user)", "--regid", "\(user)"]
            + (groups.isEmpty ? ["--clear-groups"] : ["--groups", groups]) + [Program.path] + words
        let line = command.map { "'\($0)'" }.joined(separator: " ")
        return try program.runTool("/bin/sh", "-c", "cd \(program.directory) && " + line)
    }

    @Test(arguments: [[], ["errata.db-shm"], ["errata.db-wal"], ["errata.db-shm", "errata.db-wal"]])
    func `a member of the group reads while the daemon is stopped`(missing: [String]) throws {
        for name in missing { try FileSystem.remove(place + "/" + name) }
        let outcome = try run(user: 4812, groups: "4811", "changes", "--config", "errata.yaml")
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(outcome.lines.count == 4)
        let names = try FileSystem.list(place).filter { FileSystem.owner(of: place + "/" + $0)?.userID != 4811 }
        #expect(names.isEmpty)
    }

    @Test func `whoever is not in the group is told about it, not about a mistake`() throws {
        let store = try run(user: 4813, groups: "", "changes", "--config", "errata.yaml")
        #expect(store.code == 2)
        #expect(store.talk.contains("permission denied; members of the group 4811 can read it"), "\(store.talk)")
        #expect(store.talk.contains("try: sudo usermod -aG 4811 4813, then log in again"), "\(store.talk)")
        chown(program.directory + "/errata.yaml", 0, 4811)
        chmod(program.directory + "/errata.yaml", 0o640)
        for words in ["status", "changes", "check-config"] {
            let outcome = try run(user: 4813, groups: "", words, "--config", "errata.yaml")
            #expect(outcome.code == 78)
            #expect(!outcome.talk.contains("mistake"), "\(outcome.talk)")
            #expect(outcome.talk.contains("cannot read the configuration errata.yaml: permission denied"))
        }
    }

    @Test(arguments: [["once"], ["check", "--all"], ["compact"], ["backup", "state/copy.db"]])
    func `a command that root runs leaves no file that locks the service out`(words: [String]) throws {
        let outcome = try program.run(words + ["--config", "errata.yaml"])
        #expect(
            outcome.talk.contains("going on as 4811, who owns state") || ["check", "backup"].contains(words[0]),
            "\(outcome.talk)")
        let names = try FileSystem.list(place)
        for name in names {
            #expect(FileSystem.owner(of: place + "/" + name)?.userID == 4811, "\(name)")
        }
        let again = try run(user: 4811, groups: "4811", "once", "--config", "errata.yaml")
        #expect(again.code == 0, "\(again.talk)")
    }

    /// The copy holds the key that signs the log.
    @Test func `a backup that root makes elsewhere stays root's`() throws {
        let elsewhere = program.directory + "/elsewhere"
        try FileSystem.createDirectory(elsewhere)
        chown(elsewhere, 4812, 4812)
        let outcome = try program.run(["backup", "elsewhere/copy.db", "--config", "errata.yaml"])
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(FileSystem.owner(of: elsewhere + "/copy.db")?.userID == 0)
    }
}
