internal import Crypto
internal import JSON
internal import Model
internal import Storage

/// What stands in the signed tree for a line of the log: small, without a text, the same before and after an erasure.
struct LeafRecord: Sendable, Equatable {
    var sequence: Int64
    var hashes: LogLine.Hashes

    /// `{"seq":7,"sha256":"…","bare_sha256":"…"}`; the last only where it differs.
    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("seq", Int(sequence))
            json.field("sha256", hashes.whole)
            if hashes.bare != hashes.whole { json.field("bare_sha256", hashes.bare) }
        }
        return json.bytes
    }

    /// The hash of the leaf.
    var hash: [UInt8] { MerkleTree.leaf(bytes) }

    /// A leaf by its parts.
    init(sequence: Int64, hashes: LogLine.Hashes) {
        self.sequence = sequence
        self.hashes = hashes
    }

    /// Reads what `bytes` are; nil when it is no leaf.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONParser.parse(bytes), let sequence = json["seq"]?.int,
            let whole = json["sha256"]?.string
        else { return nil }
        self.init(
            sequence: Int64(sequence), hashes: .init(whole: whole, bare: json["bare_sha256"]?.string ?? whole))
        guard self.bytes == bytes else { return nil }
    }
}

/// Gives the leaves of the store's lines in their order, also of those whose texts were erased.
struct LeafReader {
    private let reader: StoreReader
    private var erasures: [Int64: Erasure.Line]?

    init(_ reader: StoreReader) { self.reader = reader }

    /// The leaf of a line.
    mutating func leaf(_ change: StoredChange) throws(StoreError) -> LeafRecord {
        let line = LogLine(change.line)
        guard line.isErased else { return LeafRecord(sequence: change.sequence, hashes: line.hashes) }
        let known = if let erasures { erasures } else { try reader.erasedLines() }
        erasures = known
        let hashes = known[change.sequence].map { $0.hashes(of: line) } ?? line.hashes
        return LeafRecord(sequence: change.sequence, hashes: hashes)
    }

    /// The hashes of the leaves behind the first ones, up to a number of all.
    mutating func hashes(after first: Int = 0, upTo size: Int) throws(StoreError) -> [[UInt8]] {
        var hashes: [[UInt8]] = []
        hashes.reserveCapacity(max(0, size - first))
        while first + hashes.count < size {
            let known = first + hashes.count
            let lines = try reader.lines(after: Int64(known), limit: min(1000, size - known))
            guard !lines.isEmpty else { return hashes }
            for line in lines { hashes.append(try leaf(line).hash) }
        }
        return hashes
    }
}

extension Erasure.Line {
    /// What the line after the erased one names.
    func hashes(of line: LogLine) -> LogLine.Hashes {
        // A line of the old form was named by one hash only.
        LogLine.Hashes(whole: sha256, bare: line.isOfNewForm ? bareSHA256 : sha256)
    }
}
