internal import Zlib

/// Reads the files of a zip file that is in memory.
public struct ZipReader {
    /// One file inside.
    public struct Entry: Sendable, Equatable {
        /// Its path.
        public var name: String
        fileprivate var method: Int
        fileprivate var packed: Int
        fileprivate var size: Int
        fileprivate var offset: Int
    }

    private let bytes: [UInt8]
    /// The files, in the order of the directory.
    public let entries: [Entry]

    /// Reads the directory.
    ///
    /// - Throws: `ArchiveError` when it is not a zip file, or one with extensions that are not read here.
    public init(_ bytes: [UInt8]) throws(ArchiveError) {
        self.bytes = bytes
        let number = { (place: Int, count: Int) in
            (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        let mark: [UInt8] = [0x50, 0x4B, 5, 6]
        let last = bytes.count - 22
        guard last >= 0, let end = (max(0, last - 0xFFFF)...last).last(where: { bytes[$0...].starts(with: mark) })
        else {
            throw ArchiveError(description: "it is not a zip file")
        }
        var place = number(end + 16, 4)
        var found: [Entry] = []
        for _ in 0..<number(end + 10, 2) {
            guard place + 46 <= end, bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else {
                throw ArchiveError(description: "its directory is damaged, or larger than 4 GiB")
            }
            let (name, extra, comment) = (number(place + 28, 2), number(place + 30, 2), number(place + 32, 2))
            guard place + 46 + name <= end else { throw ArchiveError(description: "its directory is damaged") }
            found.append(
                Entry(
                    name: String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self),
                    method: number(place + 10, 2), packed: number(place + 20, 4), size: number(place + 24, 4),
                    offset: number(place + 42, 4)))
            place += 46 + name + extra + comment
        }
        // Files that share their bytes are no files, and many of one large one are a bomb.
        guard found.reduce(0, { $0 + $1.packed }) <= bytes.count else {
            throw ArchiveError(description: "its directory is damaged")
        }
        entries = found
    }

    /// The content of a file.
    ///
    /// - Throws: `ArchiveError` when it is damaged or too large.
    public func content(of entry: Entry) throws(ArchiveError) -> [UInt8] {
        let damaged = ArchiveError(description: "\(entry.name) is damaged")
        guard entry.offset + 30 <= bytes.count else { throw damaged }
        let name = Int(bytes[entry.offset + 26]) | Int(bytes[entry.offset + 27]) << 8
        let extra = Int(bytes[entry.offset + 28]) | Int(bytes[entry.offset + 29]) << 8
        let begin = entry.offset + 30 + name + extra
        guard begin + entry.packed <= bytes.count else { throw damaged }
        let packed = Array(bytes[begin..<(begin + entry.packed)])
        switch entry.method {
        case 0: return packed
        case 8:
            let inflater = Inflater()
            inflater.begin(.deflate)
            var output: [UInt8] = []
            let progress = inflater.inflate(packed, into: &output, limit: entry.size)
            guard progress == .going, output.count == entry.size else { throw damaged }
            return output
        default: throw ArchiveError(description: "\(entry.name) is packed in a way that is not read here")
        }
    }
}
