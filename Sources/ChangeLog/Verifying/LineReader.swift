internal import Basics
internal import Linux

/// Reads a file line by line in bounded memory.
struct LineReader {
    private let file: File
    private var offset = 0
    private var buffer: [UInt8] = []
    private var at = 0
    private var isAtEnd = false

    /// A longer line is no line of ours.
    static let longest = 1 << 26

    init(_ path: String) throws(SystemError) { file = try File(path, .read) }

    /// What follows the last newline, once all lines were read.
    var rest: ArraySlice<UInt8> { buffer[at...] }

    /// The next line without its newline; nil at the end, where `rest` is what has none.
    mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
        var searched = at
        while true {
            if let newline = ByteRuns.first(10, in: buffer, from: searched) {
                defer { at = newline + 1 }
                return buffer[at..<newline]
            }
            guard !isAtEnd, buffer.count - at < LineReader.longest else { return nil }
            searched = buffer.count - at
            buffer.removeFirst(at)
            at = 0
            let chunk = try file.read(at: offset, count: 1 << 18)
            offset += chunk.count
            isAtEnd = chunk.isEmpty
            buffer += chunk
        }
    }
}
