import Glibc
import Linux

/// The built `errata`, run in a directory of its own that goes with the value.
final class Program: Sendable {
    /// How a run ended.
    struct Outcome {
        var code: Int32
        var output: String
        var talk: String

        var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
    }

    /// The directory it runs in.
    let directory: String

    init() throws {
        var template = Array("/tmp/errata-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemError("mkdtemp") }
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(directory) }

    /// Beside the program that runs the tests.
    static let path = FileSystem.parent(of: CurrentProcess.executablePath ?? "") + "/errata"

    /// The checkout, by the place of this file.
    static let checkout = FileSystem.parent(of: FileSystem.parent(of: FileSystem.parent(of: #filePath)))

    /// Writes a file into the directory.
    func write(_ name: String, _ text: String) throws {
        let path = directory + "/" + name
        try FileSystem.createDirectory(FileSystem.parent(of: path))
        try File(path, .replace).write(Array(text.utf8))
    }

    /// The text of a file in the directory.
    func read(_ name: String) throws -> String {
        String(decoding: try FileSystem.read(directory + "/" + name), as: UTF8.self)
    }

    /// Runs one command to its end.
    func run(_ arguments: String..., input: String = "", environment: [String] = []) throws -> Outcome {
        try run(arguments, input: input, environment: environment)
    }

    /// Runs one command to its end; `output` names where standard output goes instead of into the outcome.
    func run(
        _ arguments: [String], input: String = "", environment: [String] = [], output: String? = nil
    ) throws -> Outcome {
        try start([Self.path] + arguments, input, environment, output)
    }

    /// Runs another program in the directory.
    func runTool(_ words: String...) throws -> Outcome { try runTool(words) }

    /// The same.
    func runTool(_ words: [String]) throws -> Outcome { try start(words, "", [], nil) }

    private func start(_ words: [String], _ input: String, _ environment: [String], _ output: String?) throws -> Outcome
    {
        try write(".in", input)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, directory + "/.in", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, output ?? directory + "/.out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, directory + "/.err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var process: pid_t = 0
        // `env` goes to the directory first: the C library of the tests has no call for it in posix_spawn's own header.
        let command = Self.environment(in: directory) + ["COLUMNS=100"] + environment + words
        var pointers = command.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        guard posix_spawn(&process, "/usr/bin/env", &actions, nil, &pointers, nil) == 0 else {
            throw SystemError("spawn \(Self.path)")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
        return Outcome(code: code, output: output == nil ? try read(".out") : "", talk: try read(".err"))
    }

    /// The start of a command line with a clean environment, in that directory; a sanitizer's settings stay.
    static func environment(in directory: String) -> [String] {
        let names = ["LD_PRELOAD", "TSAN_OPTIONS", "ASAN_OPTIONS", "LSAN_OPTIONS"]
        let kept = names.compactMap { (name: String) in getenv(name).map { "\(name)=\(String(cString: $0))" } }
        return ["env", "-i", "-C", directory, "SWIFT_BACKTRACE=enable=no"] + kept
    }

    private static func remove(_ path: String) {
        for name in (try? FileSystem.list(path)) ?? [] {
            let child = path + "/" + name
            if FileSystem.isDirectory(child) { remove(child) } else { unlink(child) }
        }
        rmdir(path)
    }
}
