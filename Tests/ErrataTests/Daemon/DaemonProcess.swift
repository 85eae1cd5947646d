import Glibc
import JSON
import Linux
import Testing

/// The real daemon as a process of its own, with its store and log in the directory of a `Program`.
final class DaemonProcess {
    let program: Program
    let identifier: pid_t

    /// Starts `errata run`; waits until it answers on its control socket.
    init(_ program: Program, pace: Int = 1000, faults: Faults? = nil, environment: [String] = []) throws {
        self.program = program
        identifier = try DaemonProcess.spawn(
            program, ["run", "--config", "errata.yaml", "--pace", "\(pace)"], (faults?.environment ?? []) + environment)
        let socket = program.directory + "/errata.sock"
        try waitUntil("the control socket is there") { FileSystem.exists(socket) || !isRunning }
        guard isRunning else { throw DaemonEnded(talk: (try? program.read(".daemon")) ?? "") }
    }

    struct DaemonEnded: Error { var talk: String }

    deinit {
        kill(identifier, SIGKILL)
        var status: Int32 = 0
        waitpid(identifier, &status, 0)
    }

    var isRunning: Bool { kill(identifier, 0) == 0 && waitpid(identifier, nil, WNOHANG) == 0 }

    /// Waits until it ends by itself; the exit code, or minus the signal that ended it.
    func end() throws -> Int32 {
        var status: Int32 = 0
        try waitUntil("the daemon has ended", seconds: 15) { waitpid(identifier, &status, WNOHANG) == identifier }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    /// Sends a signal and waits for the end; the exit code, or minus the signal that ended it.
    func stop(_ signal: Int32 = SIGTERM) throws -> Int32 {
        kill(identifier, signal)
        return try end()
    }

    private static func spawn(
        _ program: Program, _ arguments: [String], _ environment: [String]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, program.directory + "/.daemon", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let words = Program.environment(in: program.directory) + environment + [Program.path] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/usr/bin/env", &actions, nil, &pointers, nil) == 0 else {
            throw SystemError("spawn \(Program.path)")
        }
        return process
    }
}

/// The lines of the change log in a directory, read anew.
func logRecords(_ program: Program, _ name: String = "log") throws -> [JSONValue] {
    let directory = program.directory + "/" + name
    guard FileSystem.isDirectory(directory) else { return [] }
    let names = try FileSystem.list(directory).filter { $0.hasPrefix("changes-") && $0.hasSuffix(".jsonl") }
    return try names.flatMap { file in
        try program.read("\(name)/" + file).split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
    }
}

/// Waits for something that another process brings about; a test fails when it does not come.
func waitUntil(_ what: String, seconds: Int = 40, _ condition: () throws -> Bool) throws {
    let end = SystemClock.bootMilliseconds + Int64(seconds) * 1000
    while SystemClock.bootMilliseconds < end {
        if try condition() { return }
        usleep(20_000)
    }
    throw NeverHappened(what: what)
}

struct NeverHappened: Error { var what: String }

/// A configuration for a daemon in the program's directory.
func configuration(_ sources: String, webhooks: String = "") -> String {
    """
    store: errata.db
    log: {directory: log}
    control: {socket: errata.sock}
    network: {allow: [127.0.0.0/8], spacing: 0s}
    sources:
    \(sources)
    \(webhooks)
    """
}
