internal import JSON
internal import Linux

/// The end of a log file: its last whole line, and how many bytes hold whole lines.
struct LogTail {
    /// Without its newline.
    var line: [UInt8]
    var sequence: Int64
    /// The file's length once a torn line is cut off.
    var length: Int

    /// Reads the end of a file; nil when it holds no whole record.
    ///
    /// `length` tells then how much to keep: nothing.
    ///
    /// What a crash or a power loss tore off (half a line, a block of zeros) is not a record and does not count.
    static func read(_ file: File) throws(SystemError) -> LogTail? {
        let size = try file.size()
        var window = 1 << 16
        while true {
            let start = max(0, size - window)
            let bytes = try file.read(at: start, count: size - start)
            if let tail = last(in: bytes, from: start) { return tail }
            if start == 0 { return nil }
            window *= 8
        }
    }

    /// The last record in the bytes; a line whose beginning lies before them does not count.
    private static func last(in bytes: [UInt8], from start: Int) -> LogTail? {
        var end = bytes.lastIndex(of: 10)
        while let newline = end {
            let previous = bytes[..<newline].lastIndex(of: 10)
            guard previous != nil || start == 0 else { return nil }
            let line = Array(bytes[(previous.map { $0 + 1 } ?? 0)..<newline])
            if let sequence = LogTail.sequence(of: line) {
                return LogTail(line: line, sequence: sequence, length: start + newline + 1)
            }
            end = previous
        }
        return nil
    }

    /// The number in a line; nil when it is no record.
    static func sequence(of line: [UInt8]) -> Int64? {
        (try? JSONParser.parse(line))?["seq"]?.int.map(Int64.init)
    }
}
