import Glibc
import Linux
import Rendering
import Synchronization

/// Where a command writes: data to stdout through a buffer, talk to stderr at once.
///
/// Any thread may call it.
final class Console: Sendable {
    /// True when the data may hold colour escapes.
    let usesColor: Bool
    /// True when a person watches stdout.
    let isTerminal: Bool
    private let endsWithItsReader: Bool
    private let width: Int
    private let state = Mutex(State())

    private struct State {
        var buffer: [UInt8] = []
        var isClosed = false
        var error: Int32?
        /// Messages that wait until a pager has given the terminal back; nil without one.
        var held: [String]?
    }

    /// - Parameters:
    ///   - color: `auto`, `always` or `never`; `auto` is a terminal without `NO_COLOR` (no-color.org) and `TERM=dumb`.
    ///   - endsWithItsReader: whether the process ends, silently, when stdout is a pipe that nobody reads any more.
    init(color: String = "auto", endsWithItsReader: Bool = true) {
        isTerminal = Terminal.isOutput
        width = Terminal.width ?? TerminalStyle.unbounded
        self.endsWithItsReader = endsWithItsReader
        usesColor =
            switch color {
            case "always": true
            case "never": false
            default: isTerminal && Environment["NO_COLOR"]?.isEmpty ?? true && Environment["TERM"] != "dumb"
            }
    }

    /// How text is to be set for this terminal.
    var style: TerminalStyle {
        TerminalStyle(width: width, hasColor: usesColor, clock: Moment.clock)
    }

    /// Writes one line of data.
    func print(_ line: String = "") {
        write(line.utf8)
        write(CollectionOfOne(UInt8(ascii: "\n")))
    }

    /// Writes data as it is.
    func write(_ bytes: some Sequence<UInt8>) {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.buffer.append(contentsOf: bytes)
            if state.buffer.count >= 1 << 16 || isTerminal { send(&state) }
        }
    }

    /// Talks to the person on stderr, one line, without a full stop.
    func say(_ line: String) {
        let isHeld = state.withLock { state in
            state.held?.append(line)
            return state.held != nil
        }
        guard !isHeld else { return }
        flush()
        _ = Self.writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    /// Does work whose output a pager shows when a person watches; messages wait for its end.
    ///
    /// - Parameter work: what writes.
    /// - Returns: what the work returns.
    /// - Throws: what the work throws.
    func paged<Result>(_ work: () throws -> Result) rethrows -> Result {
        guard isTerminal, let pager = Pager() else { return try work() }
        state.withLock { $0.held = [] }
        defer {
            flush()
            pager.finish()
            let held = state.withLock { state in
                defer { state.held = nil }
                return state.held ?? []
            }
            for line in held { say(line) }
        }
        return try work()
    }

    /// Says what failed, and what to do about it; whatever stands in it, it is harmless to a terminal.
    func complain(_ message: String, hint: String? = nil) {
        let lines = message.split(separator: "\n").map { SafeText.terminal(String($0)) }
        say("errata: " + lines.joined(separator: "\n"))
        if let hint { say("try: " + SafeText.terminal(hint)) }
    }

    /// Hands everything that was written to the system.
    func flush() { state.withLock { send(&$0) } }

    /// True when nobody reads stdout any more.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Why the output could not be written, if so; a closed pipe is no error.
    var failure: String? {
        state.withLock { state in state.error.map { unsafe String(cString: strerror($0)) } }
    }

    private func send(_ state: inout State) {
        guard !state.buffer.isEmpty, !state.isClosed else { return }
        let error = Self.writeAll(state.buffer, to: STDOUT_FILENO)
        state.buffer.removeAll(keepingCapacity: true)
        guard error != 0 else { return }
        state.isClosed = true
        if error == EPIPE, endsWithItsReader { ErrataCommand.end(ExitCode.fine.rawValue) }
        if error != EPIPE { state.error = error }
    }

    /// Returns 0 or the errno.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if count >= 0 { done += count } else if errno != EINTR { return errno }
            }
            return 0
        }
    }
}
