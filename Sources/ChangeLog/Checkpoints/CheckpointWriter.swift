internal import Crypto
internal import Linux
internal import Model
internal import Storage

/// Writes signed checkpoints beside the log, into `checkpoints.jsonl`.
///
/// They are worth less than the log itself: what fails here is tried again with the next change.
struct CheckpointWriter {
    /// A checkpoint is due after so many lines, or after so long a time with any new line.
    private static let lines = 1000
    private static let interval = Duration.seconds(3600)

    static let fileName = "checkpoints.jsonl"

    private let path: String
    private let seed: [UInt8]
    private var tree = MerkleTree()
    private var last: Checkpoint?
    private var length = 0

    /// Reads the key, which is made when there is none, and the last checkpoint.
    init(directory: String, keyFile: String) throws(SystemError) {
        path = "\(directory)/\(CheckpointWriter.fileName)"
        seed = try CheckpointWriter.seed(keyFile)
        guard FileSystem.exists(path) else { return }
        let bytes = try FileSystem.read(path)
        length = bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0
        last = bytes[..<length].split(separator: 10).last.flatMap { Checkpoint(line: $0) }
        if let last, last.isSigned { tree = last.tree }
    }

    private static func seed(_ path: String) throws(SystemError) -> [UInt8] {
        if FileSystem.exists(path), let known = try? FileSystem.read(path, limit: 32), known.count == 32 {
            return known
        }
        let seed = SecureRandom.bytes(32)
        try FileSystem.createPrivate(path, with: seed)
        return seed
    }

    /// Takes in the lines up to a number, and signs them when it is time, or when asked to.
    mutating func follow(_ reader: StoreReader, to sequence: Int64, signs: Bool) throws {
        // A store that was put back to an earlier state begins a tree of its own.
        if tree.size > sequence { (tree, last) = (MerkleTree(), nil) }
        while tree.size < sequence {
            let changes = try reader.lines(after: Int64(tree.size), limit: 1000)
            guard let first = changes.first, first.sequence == Int64(tree.size) + 1 else { return }
            for change in changes where change.sequence <= sequence { tree.append(change.line) }
        }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        guard tree.size > last?.size ?? 0, signs || isDue(now) else { return }
        guard let checkpoint = Checkpoint(tree, at: now, seed: seed) else { return }
        try append(checkpoint)
        last = checkpoint
    }

    private func isDue(_ now: Timestamp) -> Bool {
        guard let last else { return true }
        return tree.size - last.size >= CheckpointWriter.lines || now - last.at >= CheckpointWriter.interval
    }

    private mutating func append(_ checkpoint: Checkpoint) throws(SystemError) {
        let line = checkpoint.line + [10]
        let file = try File(path, .append)
        do throws(SystemError) {
            if try file.size() > length { try file.truncate(to: length) }
            try file.write(line)
            try file.synchronize()
        } catch {
            try? file.truncate(to: length)
            throw error
        }
        length += line.count
    }
}
