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

    static let fileName = CheckpointFile.history

    private let path: String
    private let keyFile: String
    private let repair: LogRepair
    private let seed: [UInt8]
    private var tree = MerkleTree()
    private var last: Checkpoint?
    private var length = 0
    private var mark: FileMark?
    /// What was wrong with the key or the file when they were opened.
    private(set) var notes: [String] = []

    /// Reads the key, which is made when there is none, and the last checkpoint.
    init(directory: String, keyFile: String, repair: LogRepair) throws(SystemError) {
        path = "\(directory)/\(CheckpointWriter.fileName)"
        self.keyFile = keyFile
        self.repair = repair
        (seed, notes) = try SigningKeyFile.read(keyFile)
        try open()
        if let last, last.isSigned, !last.isOfFirstForm { tree = last.tree }
    }

    /// The public half of the key.
    var publicKey: [UInt8]? { Ed25519.publicKey(seed: seed) }

    /// Finds the last checkpoint; when a line is none of ours, keeps the file beside and goes on with the others.
    private mutating func open() throws(SystemError) {
        (last, length, mark) = (nil, 0, FileSystem.mark(path))
        guard let mark else { return }
        guard mark.isRegular else { return try salvage([], "is not a plain file") }
        let bytes = try FileSystem.read(path)
        length = bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0
        let lines = bytes[..<length].split(separator: 10)
        let checkpoints = lines.map { Checkpoint(line: $0) }
        guard checkpoints.allSatisfy({ $0 != nil }) else {
            return try salvage(checkpoints.compactMap { $0 }, "was damaged")
        }
        last = checkpoints.last ?? nil
    }

    private mutating func salvage(_ known: [Checkpoint], _ fault: String) throws(SystemError) {
        let kept = try repair.setAside(
            CheckpointWriter.fileName, at: Timestamp(milliseconds: SystemClock.wallMilliseconds))
        let signed = known.filter(\.isSigned)
        try FileSystem.replace(path, with: signed.reduce(into: []) { $0 += $1.line + [10] })
        (last, length) = (signed.last, FileSystem.size(path) ?? 0)
        mark = FileSystem.mark(path)
        notes.append(
            "\(CheckpointWriter.fileName) \(fault); the \(signed.count) checkpoints that could be read were kept"
                + (kept.map { ", the damaged file is kept as \($0)" } ?? ""))
    }

    /// Looks whether the key and the file are still there; says what had to be mended.
    mutating func inspect() -> String? {
        notes = []
        do throws(SystemError) {
            if FileSystem.mark(keyFile) == nil {
                try FileSystem.createPrivate(keyFile, with: seed)
                notes.append("the signing key \(keyFile) was deleted; it was written again")
            }
            if FileSystem.mark(path) != mark { try reopen() }
        } catch { return "checkpoints cannot be signed: \(error)" }
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    private mutating func reopen() throws(SystemError) {
        let known = last
        try open()
        guard last != known else { return }
        // The next change is signed again, for what was signed last is not there any more.
        if notes.isEmpty { notes.append("\(CheckpointWriter.fileName) was cut, moved away or deleted; it goes on") }
        last = nil
    }

    /// Takes in the lines up to a number, and signs them when it is time, or when asked to.
    mutating func follow(_ reader: StoreReader, to sequence: Int64, signs: Bool) throws {
        // A store that was put back to an earlier state begins a tree of its own.
        if tree.size > sequence { (tree, last) = (MerkleTree(), nil) }
        var leaves = LeafReader(reader)
        while tree.size < sequence {
            let changes = try reader.lines(after: Int64(tree.size), limit: 1000)
            guard let first = changes.first, first.sequence == Int64(tree.size) + 1 else { return }
            for change in changes where change.sequence <= sequence {
                tree.append(leaf: try leaves.leaf(change).hash)
            }
        }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        let isNew = tree.size > last?.size ?? 0 || last?.isOfFirstForm == true && tree.size > 0
        guard isNew, signs || isDue(now) else { return }
        let stamp = StampFolder(log: FileSystem.parent(of: path)).lastStampLine()
        guard let checkpoint = Checkpoint(tree, at: now, seed: seed, after: stamp) else { return }
        try append(checkpoint)
        last = checkpoint
    }

    private func isDue(_ now: Timestamp) -> Bool {
        guard let last, !last.isOfFirstForm else { return true }
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
        mark = FileSystem.mark(path)
        if let note = checkpoint.note {
            try FileSystem.replace("\(FileSystem.parent(of: path))/\(CheckpointFile.latest)", with: Array(note.utf8))
        }
    }
}
