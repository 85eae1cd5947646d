internal import Zlib

/// One record of somebody else's WARC file (1.0 or 1.1).
public struct ArchivedRecord: Sendable, Equatable {
    /// The named fields; names in lower case.
    public var fields: [String: String]
    /// The block.
    public var block: [UInt8]

    /// `response`, `revisit` and so on; empty when it does not say.
    public var kind: String { fields["warc-type"] ?? "" }
    /// The address it is about, without the angle brackets that old files have; nil when it has none.
    public var target: String? {
        fields["warc-target-uri"].map { text in
            text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        }
    }
}

/// Why an archive cannot be read.
public struct ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public var description: String

    /// An error in words.
    public init(description: String) { self.description = description }
}

/// Takes a WARC file apart as it is read, compressed by record, as a whole, or not at all.
public struct WARCReader {
    private let inflater: Inflater?
    private var buffer: [UInt8] = []
    private var start = 0
    /// Records whose block is larger are left out and counted.
    public private(set) var tooLarge = 0
    /// The most bytes that were held at once.
    private(set) var mostHeld = 0
    /// How much of a block that is left out is still to come.
    private var skipped = 0

    private static let largestHead = 1 << 16
    private static let slice = 16 << 10
    /// The largest block that is read.
    public static let largestBlock = 64 << 20
    private static let mark = Array("WARC/".utf8)
    /// Fields that may stand several times; their values have no spaces and are put one behind the other.
    private static let repeated: Set = ["warc-protocol", "warc-concurrent-to"]

    /// A reader of a file that begins with these bytes.
    public init(beginning bytes: some Collection<UInt8>) {
        let isGzip = bytes.starts(with: [0x1F, 0x8B])
        inflater = isGzip ? Inflater() : nil
        inflater?.begin(.gzip)
    }

    /// Takes the next bytes of the file and hands on the records that are whole.
    ///
    /// - Throws: `ArchiveError` when the file is damaged, or what `body` throws.
    public mutating func read(_ bytes: [UInt8], _ body: (ArchivedRecord) throws -> Void) throws {
        guard let inflater else {
            buffer += bytes
            return try handOn(body)
        }
        // A thousand bytes can come out of one: so many at a time are in memory together.
        for first in stride(from: 0, to: bytes.count, by: WARCReader.slice) {
            let piece = Array(bytes[first..<min(bytes.count, first + WARCReader.slice)])
            let progress = inflater.inflate(piece, into: &buffer, limit: .max)
            guard progress == .going else { throw ArchiveError(description: "its compressed data is damaged") }
            try handOn(body)
        }
    }

    private mutating func handOn(_ body: (ArchivedRecord) throws -> Void) throws {
        mostHeld = max(mostHeld, buffer.count)
        while let record = try next() { try body(record) }
        buffer.removeFirst(start)
        start = 0
    }

    /// Says that the file is over.
    ///
    /// - Throws: `ArchiveError` when it ended within a record.
    public func end() throws(ArchiveError) {
        let rest = buffer[start...].filter { $0 != 0x0D && $0 != 0x0A }
        guard rest.isEmpty, skipped == 0, inflater?.isComplete ?? true else {
            throw ArchiveError(description: "it ends in the middle of a record")
        }
    }

    /// The next whole record; nil when more bytes are needed.
    private mutating func next() throws(ArchiveError) -> ArchivedRecord? {
        while true {
            if skipped > 0 {
                let count = min(skipped, buffer.count - start)
                (start, skipped) = (start + count, skipped - count)
                guard skipped == 0 else { return nil }
            }
            while start < buffer.count, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
            guard let end = headEnd() else {
                guard buffer.count - start < WARCReader.largestHead else {
                    throw ArchiveError(description: "it is not a WARC file, or damaged")
                }
                return nil
            }
            let fields = try WARCReader.fields(buffer[start..<end])
            guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
                throw ArchiveError(description: "a record does not say how long it is")
            }
            let begin = end + 4
            guard length <= WARCReader.largestBlock else {
                tooLarge += 1
                (start, skipped) = (begin, length)
                continue
            }
            guard buffer.count >= begin + length else { return nil }
            let block = Array(buffer[begin..<(begin + length)])
            start = begin + length
            return ArchivedRecord(fields: fields, block: block)
        }
    }

    /// Where the head ends that begins at `start`.
    private func headEnd() -> Int? {
        let limit = min(buffer.count, start + WARCReader.largestHead)
        guard limit - start >= 4 else { return nil }
        return (start...(limit - 4)).first {
            buffer[$0] == 0x0D && buffer[$0 + 1] == 0x0A && buffer[$0 + 2] == 0x0D && buffer[$0 + 3] == 0x0A
        }
    }

    private static func fields(_ head: ArraySlice<UInt8>) throws(ArchiveError) -> [String: String] {
        guard head.starts(with: mark) else { throw ArchiveError(description: "it is not a WARC file, or damaged") }
        var fields: [String: String] = [:]
        for line in head.split(separator: 0x0A).dropFirst() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let value = parts[1].drop { $0 == " " || $0 == "\t" }
            let name = parts[0].lowercased()
            if let known = fields[name] {
                if repeated.contains(name) { fields[name] = "\(known) \(value)" }
            } else {
                fields[name] = String(value)
            }
        }
        return fields
    }
}
