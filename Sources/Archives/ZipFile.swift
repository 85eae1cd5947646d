public import Model
internal import Zlib

/// A zip file made in memory (APPNOTE 6.3), small enough for every reader.
public struct ZipFile: Sendable {
    private struct Entry: Sendable {
        var name: [UInt8]
        var checksum: UInt32
        var size: Int
        var packed: Int
        var isDeflated: Bool
        var offset: Int
    }

    private var body: [UInt8] = []
    private var entries: [Entry] = []
    private let time: [UInt8]
    /// What the format holds without its extensions.
    private static let largest = 1 << 31

    /// An empty file whose entries have that time (UTC; the format knows no zone).
    public init(at time: Timestamp) { self.time = ZipFile.dosTime(time) }

    /// Adds a file; false when it is too large for the format, and then nothing was added.
    ///
    /// - Parameters:
    ///   - name: the path inside, with slashes.
    ///   - bytes: the content.
    ///   - isPacked: whether it is compressed already and is stored as it is.
    /// - Returns: whether it was added.
    public mutating func add(_ name: String, _ bytes: [UInt8], isPacked: Bool = false) -> Bool {
        guard body.count + bytes.count < ZipFile.largest, entries.count < 0xFFFF else { return false }
        let deflated = isPacked ? nil : Deflater.compress(bytes, .none)
        let data = deflated.flatMap { $0.count < bytes.count ? $0 : nil }
        let entry = Entry(
            name: Array(name.utf8), checksum: Deflater.checksum(bytes), size: bytes.count,
            packed: data?.count ?? bytes.count, isDeflated: data != nil, offset: body.count)
        body += [0x50, 0x4B, 3, 4] + facts(entry) + entry.name + (data ?? bytes)
        entries.append(entry)
        return true
    }

    /// The whole file.
    public var bytes: [UInt8] {
        var directory: [UInt8] = []
        for entry in entries {
            // Made by Unix; a plain file that everybody may read.
            directory += [0x50, 0x4B, 1, 2, 20, 3] + facts(entry) + [0, 0, 0, 0, 0, 0]
            directory += ZipFile.number(0o100644 << 16, 4) + ZipFile.number(entry.offset, 4) + entry.name
        }
        let count = ZipFile.number(entries.count, 2)
        return body + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
            + ZipFile.number(directory.count, 4) + ZipFile.number(body.count, 4) + [0, 0]
    }

    /// What the head of an entry and its place in the directory have in common; names are UTF-8 (bit 11).
    private func facts(_ entry: Entry) -> [UInt8] {
        [20, 0, 0, 8, entry.isDeflated ? 8 : 0, 0] + time + ZipFile.number(Int(entry.checksum), 4)
            + ZipFile.number(entry.packed, 4) + ZipFile.number(entry.size, 4) + ZipFile.number(entry.name.count, 2)
            + [0, 0]
    }

    private static func number(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func dosTime(_ time: Timestamp) -> [UInt8] {
        let digits = time.iso8601.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        guard digits.count >= 6 else { return [0, 0, 0x21, 0] }
        let clock = digits[3] << 11 | digits[4] << 5 | digits[5] / 2
        let day = max(0, digits[0] - 1980) << 9 | digits[1] << 5 | digits[2]
        return number(clock, 2) + number(day, 2)
    }
}
