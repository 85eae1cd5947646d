internal import Model

/// The file of one month: `changes-2026-11.jsonl`.
public struct LogFile: Sendable, Hashable, Comparable {
    /// Year and month, such as `2026-11`.
    public let month: String

    /// The file name.
    public var name: String { "changes-\(month).jsonl" }

    /// The file in which a change of that time belongs.
    init(of time: Timestamp) { month = String(time.iso8601.prefix(7)) }

    /// The file of that name; nil when it is no log file.
    init?(name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count == 21, name.hasPrefix("changes-"), name.hasSuffix(".jsonl") else { return nil }
        let digits = bytes[8..<12] + bytes[13..<15]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), bytes[12] == UInt8(ascii: "-") else { return nil }
        month = String(decoding: bytes[8..<15], as: UTF8.self)
    }

    /// The first instant of the month.
    var begin: Timestamp { Timestamp(iso8601: month + "-01T00:00:00Z") ?? Timestamp(milliseconds: 0) }

    /// The file of the month after.
    var next: LogFile { LogFile(of: begin + .hours(32 * 24)) }

    /// The earlier month is the smaller.
    public static func < (a: LogFile, b: LogFile) -> Bool { a.month < b.month }
}
