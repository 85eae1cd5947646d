import CLinux
import Glibc

/// Runs another program to its end within limits, in a session of its own that ends with it.
///
/// It is found by its path or `PATH`, never through a shell. It sees what it is given as standard input, its own environment, and no
/// descriptor of ours. What it started is killed with it, also when it ended well and left something behind.
public enum ChildProcess {
    /// What a run may take.
    public struct Limits: Sendable {
        /// The longest run.
        public var time = Duration.seconds(30)
        /// Bytes of standard output.
        public var outputBytes = 16 << 20
        /// Memory that the program and its children have for themselves, in bytes; looked at several times a second.
        public var memoryBytes = 1 << 30

        /// It reads its input and writes its output, nothing else: the kernel holds it to its memory and its time, and it
        /// can write no file and leave no core.
        public var isFilter = false

        /// The usual limits.
        public init() {}
    }

    /// How a run ended.
    public enum Ending: Sendable, Equatable {
        /// By itself, with that code.
        case exited(code: Int)
        /// By a signal that was not ours.
        case signalled(Int)
        case overTime
        case overOutput
        case overMemory
        /// Whoever waited lost interest.
        case cancelled

        /// What happened, for a person.
        public var words: String {
            switch self {
            case .exited(let code): "it ended with \(code)"
            case .signalled(let number): "it was killed by signal \(number)"
            case .overTime: "it took longer than its time"
            case .overOutput: "it printed more than it may"
            case .overMemory: "it used more memory than it may"
            case .cancelled: "it was stopped"
            }
        }
    }

    /// What came of a run.
    public struct Outcome: Sendable {
        /// How it ended.
        public var ending: Ending
        /// What it wrote to standard output, as far as the limit.
        public var output: [UInt8]
        /// The end of what it wrote to standard error.
        public var talk: [UInt8]
    }

    /// Runs a program and waits for it; blocks, so call it on a thread of its own.
    ///
    /// - Parameters:
    ///   - words: the program and its arguments.
    ///   - environment: `NAME=value`, all that it gets.
    ///   - input: what it reads from standard input; nil is nothing.
    ///   - limits: what it may take.
    ///   - isCancelled: asked several times a second.
    /// - Returns: how it ended.
    /// - Throws: `SystemError` when it cannot be started.
    public static func run(
        _ words: [String], environment: [String], input: [UInt8]? = nil, limits: Limits = Limits(),
        isCancelled: () -> Bool = { false }
    ) throws(SystemError) -> Outcome {
        let input = try input.map { (bytes) throws(SystemError) in try InputFile(bytes) }
        let output = try Pipe()
        let talk = try Pipe()
        let process = try SessionStart.spawn(
            words, environment, input: input?.descriptor, output: output.writing, talk: talk.writing)
        output.closeWriting()
        talk.closeWriting()
        if limits.isFilter { confine(process, limits) }
        var watch = Watch(process: process, limits: limits, output: output.reading, talk: talk.reading)
        let ending = watch.untilEnd(isCancelled)
        return Outcome(ending: ending, output: watch.outputBytes, talk: watch.talkBytes)
    }
}

extension ChildProcess {
    /// Has the kernel hold a process to its limits; what it did before that is too little to matter.
    private static func confine(_ process: pid_t, _ limits: Limits) {
        let seconds = UInt(max(1, limits.time.components.seconds + 1))
        for (resource, value) in [
            (errata_limit_address_space, UInt(limits.memoryBytes)), (errata_limit_cpu, seconds),
            (errata_limit_file_size, 0), (errata_limit_core, 0), (errata_limit_open_files, 64),
        ] { _ = errata_limit(process, Int32(resource), value) }
    }
}

/// Two ends; both go with the value.
private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("pipe") }
        (reading, writing) = (ends[0], ends[1])
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    deinit {
        close(reading)
        closeWriting()
    }
}

/// Bytes as a file without a name, to be read from its beginning.
private final class InputFile {
    private let file: UnsafeMutablePointer<FILE>

    var descriptor: Int32 { fileno(file) }

    init(_ bytes: [UInt8]) throws(SystemError) {
        guard let file = tmpfile() else { throw SystemError("make a file for the input") }
        self.file = file
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0,
            lseek(fileno(file), 0, SEEK_SET) == 0
        else { throw SystemError("write the input") }
    }

    deinit { fclose(file) }
}

/// A running child: reads what it writes and keeps it within its limits.
private struct Watch {
    let process: pid_t
    let limits: ChildProcess.Limits
    private var sources: [pollfd]
    private(set) var outputBytes: [UInt8] = []
    private(set) var talkBytes: [UInt8] = []

    /// How often limits are looked at, in milliseconds.
    private static let beat: Int32 = 100
    private static let talkLimit = 2048

    init(process: pid_t, limits: ChildProcess.Limits, output: Int32, talk: Int32) {
        self.process = process
        self.limits = limits
        sources = [output, talk].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    }

    /// Waits for the end, brings it about when a limit is reached, and leaves nothing of the session running.
    mutating func untilEnd(_ isCancelled: () -> Bool) -> ChildProcess.Ending {
        let end =
            SystemClock.bootMilliseconds + limits.time.components.seconds * 1000
            + limits.time.components.attoseconds / 1_000_000_000_000_000
        var status: Int32 = 0
        var beats = 0
        while true {
            beats += 1
            poll(&sources, nfds_t(sources.count), Watch.beat)
            let isOver = !read()
            // Not reaped yet, so that the number cannot become another process's while we look at its session.
            var state = siginfo_t()
            let hasEnded = waitid(P_PID, id_t(process), &state, WEXITED | WNOHANG | WNOWAIT) == 0 && state.si_signo != 0
            var reason: ChildProcess.Ending?
            if isOver {
                reason = .overOutput
            } else if hasEnded {
                endSession()
                drain()
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                return outputBytes.count > limits.outputBytes ? .overOutput : Watch.ending(status)
            } else if SystemClock.bootMilliseconds >= end {
                reason = .overTime
            } else if isCancelled() {
                reason = .cancelled
            } else if beats % 3 == 0, Session.memory(of: process) > limits.memoryBytes {
                reason = .overMemory
            }
            guard let reason else { continue }
            endSession()
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            return reason
        }
    }

    /// Reads what is there; false when it is too much.
    private mutating func read() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        for index in sources.indices where sources[index].revents != 0 {
            let count = Glibc.read(sources[index].fd, &chunk, chunk.count)
            // A negative number is passed by.
            guard count > 0 else {
                sources[index].fd = -1
                sources[index].revents = 0
                continue
            }
            if index == 0 {
                outputBytes += chunk[..<count]
            } else {
                talkBytes = Array((talkBytes + chunk[..<count]).suffix(Watch.talkLimit))
            }
        }
        return outputBytes.count <= limits.outputBytes
    }

    /// Reads what is still in the pipes; bounded, for somebody may have escaped and go on writing.
    private mutating func drain() {
        for _ in 0..<4096 { guard poll(&sources, nfds_t(sources.count), 0) > 0, read() else { return } }
    }

    /// Kills the process group, then whatever else is in the session; some programs make groups of their own.
    private func endSession() {
        kill(-process, SIGKILL)
        for member in Session.members(of: process) { kill(member, SIGKILL) }
    }

    private static func ending(_ status: Int32) -> ChildProcess.Ending {
        status & 0x7F == 0 ? .exited(code: Int(status >> 8 & 0xFF)) : .signalled(Int(status & 0x7F))
    }
}

/// The processes of one session, as /proc shows them.
private enum Session {
    /// All but zombies.
    static func members(of session: pid_t) -> [pid_t] {
        ((try? FileSystem.list("/proc")) ?? []).compactMap { name in
            guard let process = pid_t(name), let text = try? FileSystem.read("/proc/\(name)/stat", limit: 4096) else {
                return nil
            }
            // The name in brackets may hold anything; after it come state, parent, group, session.
            let fields = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 3 && fields[3] == "\(session)" && fields[0] != "Z" ? process : nil
        }
    }

    /// Bytes that the processes of a session have for themselves; what they share is left out.
    static func memory(of session: pid_t) -> Int {
        members(of: session).reduce(0) { sum, process in
            let text = (try? FileSystem.read("/proc/\(process)/statm", limit: 4096)) ?? []
            let fields = String(decoding: text, as: UTF8.self).split(separator: " ").prefix(3).compactMap { Int($0) }
            return fields.count == 3 ? sum + (fields[1] - fields[2]) * Int(sysconf(Int32(_SC_PAGESIZE))) : sum
        }
    }
}
