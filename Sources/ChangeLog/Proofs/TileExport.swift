internal import Linux
public import Storage

/// Writes the log as static files that any web server can serve to monitors (c2sp.org/tlog-tiles).
public struct TileExport: Sendable {
    /// Hashes in a tile, and entries in a bundle.
    private static let width = 256
    private let directory: String

    /// An export into a directory, which is made when it is missing.
    public init(directory: String) { self.directory = directory }

    /// Writes the leaves, the tiles over them and the newest checkpoint, the checkpoint last: who reads it finds the rest.
    ///
    /// - Parameters:
    ///   - reader: the store.
    ///   - log: the directory of the log, which has the checkpoints.
    /// - Returns: how many lines the checkpoint covers.
    /// - Throws: `ProofError` when nothing is signed yet, `StoreError` or `SystemError`.
    public func run(_ reader: StoreReader, log: String) throws -> Int {
        guard let checkpoint = try CheckpointFile.newest(in: log),
            let note = checkpoint.note.flatMap({ SignedNote($0) })
        else {
            throw ProofError(text: "the log has no signed checkpoint yet", hint: "errata verify")
        }
        var hashes = try writeEntries(reader, size: checkpoint.size)
        guard MerkleProof.root(hashes[...]) == checkpoint.tree.root else {
            throw ProofError(text: "the store's lines are not those that were signed", hint: "errata verify")
        }
        var level = 0
        while !hashes.isEmpty {
            try write("\(level)", hashes) { $0 }
            // A full tile is one hash of the level above.
            hashes = stride(from: 0, to: hashes.count / Self.width * Self.width, by: Self.width).map {
                MerkleProof.root(hashes[$0..<($0 + Self.width)])
            }
            level += 1
        }
        let witnessed = try CosignatureFolder(log: log).joined(note, size: checkpoint.size)
        try FileSystem.replace("\(directory)/checkpoint", with: Array(witnessed.description.utf8))
        return checkpoint.size
    }

    /// Writes the leaves themselves; returns their hashes.
    private func writeEntries(_ reader: StoreReader, size: Int) throws -> [[UInt8]] {
        var leaves = LeafReader(reader)
        var (entries, hashes): ([[UInt8]], [[UInt8]]) = ([], [])
        while entries.count < size {
            let lines = try reader.lines(after: Int64(entries.count), limit: min(1000, size - entries.count))
            guard !lines.isEmpty else { break }
            for line in lines {
                let leaf = try leaves.leaf(line)
                entries.append(leaf.bytes)
                hashes.append(leaf.hash)
            }
        }
        // Each with its length before it, in two bytes.
        try write("entries", entries) { [UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
        return hashes
    }

    private func write(_ level: String, _ parts: [[UInt8]], _ form: ([UInt8]) -> [UInt8]) throws(SystemError) {
        for start in stride(from: 0, to: parts.count, by: Self.width) {
            let some = parts[start..<min(start + Self.width, parts.count)]
            var path = "\(directory)/tile/\(level)/\(TileExport.name(start / Self.width))"
            if some.count < Self.width { path += ".p/\(some.count)" }
            // What is full never changes.
            guard some.count < Self.width || !FileSystem.exists(path) else { continue }
            try FileSystem.createDirectory(FileSystem.parent(of: path))
            try FileSystem.replace(path, with: some.flatMap(form))
        }
    }

    /// `1234067` is `x001/x234/067`.
    static func name(_ number: Int) -> String {
        var groups: [String] = []
        var rest = number
        repeat {
            let digits = "\(rest % 1000)"
            groups.insert(String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
            rest /= 1000
        } while rest > 0
        return (groups.dropLast().map { "x" + $0 } + groups.suffix(1)).joined(separator: "/")
    }
}
