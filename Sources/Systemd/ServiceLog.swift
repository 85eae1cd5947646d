import CSystemd
import Glibc
import Synchronization

/// The service's log: structured entries for the journal, or lines on stderr.
///
/// - Under the journal, entries with fields go to its socket, so that `journalctl ERRATA_SOURCE=x` finds them.
/// - Started by a service manager without a journal of ours, lines begin with `<priority>` (sd-daemon(3)).
/// - On a terminal or in a file, lines begin with the level.
public struct ServiceLog: Sendable {
    /// How much a line matters (syslog(3)).
    public enum Level: Int32, Sendable, CaseIterable, Comparable {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
        case debug = 7

        /// The more important is the smaller, as in syslog.
        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

        /// The level of that name, such as `debug`; nil when there is none.
        public init?(word: String) {
            guard let level = Level.allCases.first(where: { $0.word == word.lowercased() }) else { return nil }
            self = level
        }

        var word: String {
            switch self {
            case .error: "error"
            case .warning: "warning"
            case .notice: "notice"
            case .info: "info"
            case .debug: "debug"
            }
        }
    }

    /// Where lines go.
    public enum Destination: Sendable, Equatable {
        /// The journal's own socket.
        case journal
        /// Lines with `<priority>` on that descriptor.
        case prefixed(Int32)
        /// Plain lines on that descriptor.
        case plain(Int32)
    }

    /// Where lines go.
    public let destination: Destination
    private let limit: Limit

    /// The least important level that is written; every copy of the log has the same.
    private final class Limit: Sendable {
        let value: Atomic<Int32>

        init(_ level: Level) { value = Atomic(level.rawValue) }
    }

    /// A log to where the environment says.
    public init(threshold: Level = .info) {
        self.init(ServiceLog.destinationOfStandardError, threshold: threshold)
    }

    /// A log to that destination.
    public init(_ destination: Destination, threshold: Level = .info) {
        self.destination = destination
        limit = Limit(threshold)
    }

    /// Whether lines of that level are written, for those whose words cost something.
    public func shows(_ level: Level) -> Bool { level.rawValue <= limit.value.load(ordering: .relaxed) }

    /// Lets lines up to that level be written from now on, by every copy of this log.
    public func setThreshold(_ level: Level) { limit.value.store(level.rawValue, ordering: .relaxed) }

    /// Writes one line.
    ///
    /// - Parameters:
    ///   - level: how much it matters.
    ///   - message: what happened; line ends and controls in it become blanks.
    ///   - fields: further facts by their journal name without `ERRATA_`, such as `SOURCE`; the journal alone shows them.
    public func write(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        guard shows(level) else { return }
        let message = ServiceLog.oneLine(message)
        switch destination {
        case .journal: ServiceLog.sendToJournal(level, message, fields)
        case .prefixed(let descriptor): ServiceLog.write("<\(level.rawValue)>\(message)\n", to: descriptor)
        case .plain(let descriptor): ServiceLog.write("\(level.word): \(message)\n", to: descriptor)
        }
    }

    /// Whether stderr leads to the journal: `$JOURNAL_STREAM` names its device and inode (systemd.exec(5)).
    static var destinationOfStandardError: Destination {
        guard let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else {
            return getenv("INVOCATION_ID") == nil ? .plain(STDERR_FILENO) : .prefixed(STDERR_FILENO)
        }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0, stream == "\(status.st_dev):\(status.st_ino)" else {
            return .plain(STDERR_FILENO)
        }
        return .journal
    }

    private static func sendToJournal(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String>) {
        var texts = ["MESSAGE=\(message)", "PRIORITY=\(level.rawValue)", "SYSLOG_IDENTIFIER=errata"]
        for (name, value) in fields { texts.append("ERRATA_\(name)=\(oneLine(value))") }
        let buffers = texts.map { Array($0.utf8) }
        let sent = withVectors(buffers) { sd_journal_sendv($0, Int32($1)) }
        // The journal may be down or refuse us; stderr is still better than silence.
        if sent < 0 { write("<\(level.rawValue)>\(message)\n", to: STDERR_FILENO) }
    }

    /// Calls the body with one `iovec` a buffer; they hold during the call only.
    private static func withVectors(
        _ buffers: [[UInt8]], _ body: (UnsafePointer<iovec>, Int) -> Int32
    ) -> Int32 {
        let joined = buffers.flatMap { $0 }
        return joined.withUnsafeBytes { bytes in
            var vectors: [iovec] = []
            var offset = 0
            for buffer in buffers {
                // sd_journal_sendv only reads, though the C type allows writing.
                let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress?.advanced(by: offset))
                vectors.append(iovec(iov_base: start, iov_len: buffer.count))
                offset += buffer.count
            }
            return vectors.withUnsafeBufferPointer { $0.baseAddress.map { body($0, vectors.count) } ?? 0 }
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Controls and marks that turn the reading direction could forge lines or hide words.
    static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: line.append(" ")
            case 0x202A...0x202E, 0x2066...0x2069: continue
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}
