public import Crypto
public import Linux
public import Storage

/// Signatures of witnesses beside the log: one file for each checkpoint and witness, with the line that belongs behind the
/// log's own signature and the key that it was checked with.
public struct CosignatureFolder: Sendable {
    /// A checkpoint that lacks the signature of a witness.
    public struct Wish: Sendable, Equatable {
        /// How many lines it covers.
        public var size: Int
        /// How many lines the last checkpoint covers that this witness has signed; 0 when there is none.
        public var known: Int
        let checkpoint: Checkpoint
    }

    private let log: String

    /// The folder of a log.
    public init(log: String) { self.log = log }

    private var path: String { "\(log)/cosignatures" }

    // MARK: Asking

    /// The newest checkpoint, when it lacks the signature of a witness; nil when there is nothing to ask.
    public func wish(of key: NoteKey) throws(SystemError) -> Wish? {
        guard let newest = try CheckpointFile.newest(in: log), newest.size > 0 else { return nil }
        let known = try all().filter { $0.name == BesideCheckpoint.safe(key.label) }.map(\.size).max() ?? 0
        guard known < newest.size else { return nil }
        return Wish(size: newest.size, known: known, checkpoint: newest)
    }

    /// What the witness is sent: what it has seen, the way from there to the checkpoint, and the checkpoint.
    ///
    /// - Parameters:
    ///   - wish: the checkpoint.
    ///   - old: how many lines the witness has seen; at most those of the checkpoint.
    ///   - reader: the store that has the lines.
    /// - Returns: the body of the request.
    /// - Throws: `ProofError` when the lines are not those that were signed, `StoreError` or `SystemError`.
    public func question(_ wish: Wish, from old: Int, _ reader: StoreReader) throws -> [UInt8] {
        var hashes: [[UInt8]] = []
        if old > 0 {
            var leaves = LeafReader(reader)
            var tree = try CheckpointFile.tree(over: old, in: log) ?? MerkleTree()
            if tree.size < old {
                for hash in try leaves.hashes(after: tree.size, upTo: old) { tree.append(leaf: hash) }
            }
            let rest = try leaves.hashes(after: old, upTo: wish.size)
            hashes = MerkleProof.consistency(from: tree, with: rest[...])
            let root = wish.checkpoint.tree.root
            guard MerkleProof.isConsistent(from: old, tree.root, to: wish.size, root, proof: hashes) else {
                throw ProofError(text: "the store's lines are not those that were signed", hint: "errata verify")
            }
        }
        let lines = ["old \(old)"] + hashes.map { Base64.encode($0) } + ["", wish.checkpoint.note ?? ""]
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// Keeps the signature in a witness's answer; false when none in it is that of the key over the checkpoint.
    public func keep(_ answer: [UInt8], for wish: Wish, of key: NoteKey) throws(SystemError) -> Bool {
        guard let note = wish.checkpoint.note.flatMap({ SignedNote($0) }),
            let lines = SignedNote.signatures(String(decoding: answer, as: UTF8.self)),
            let line = lines.first(where: { Cosignature($0, of: key)?.isOf(note.text, by: key) == true })
        else { return false }
        try FileSystem.createDirectory(path)
        let name = BesideCheckpoint.name(wish.size, key.label, "sig")
        try FileSystem.replace("\(path)/\(name)", with: Array("\(line.line)\(key.text)\n".utf8))
        return true
    }

    // MARK: Having

    private func all() throws(SystemError) -> [BesideCheckpoint] { try BesideCheckpoint.all(in: path, "sig") }

    /// One signature as it is kept.
    struct Kept {
        var line: SignedNote.Signature
        var key: NoteKey
    }

    private func read(_ file: BesideCheckpoint) throws(SystemError) -> Kept? {
        let text = String(decoding: try FileSystem.read(file.path, limit: 1 << 16), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, let line = SignedNote.signatures(lines[0])?.first,
            let key = NoteKey(String(lines[1]))
        else { return nil }
        return Kept(line: line, key: key)
    }

    /// A note with the signatures of those who witnessed it.
    func joined(_ note: SignedNote, size: Int) throws(SystemError) -> SignedNote {
        var lines: [SignedNote.Signature] = []
        for file in try all() where file.size == size {
            guard let kept = try read(file), Cosignature(kept.line, of: kept.key)?.isOf(note.text, by: kept.key) == true
            else { continue }
            lines.append(kept.line)
        }
        return note.adding(lines)
    }

    /// The keys that the signatures of one checkpoint were checked with.
    public func keys(of size: Int) throws(SystemError) -> [NoteKey] {
        var keys: [NoteKey] = []
        for file in try all() where file.size == size {
            if let kept = try read(file) { keys.append(kept.key) }
        }
        return keys
    }

    /// What the signatures were found to be.
    struct Findings {
        var right = 0
        /// How many of them are by a key that is trusted, by its text, with the lines that the last of them covers.
        var trusted: [String: (count: Int, size: Int)] = [:]
        var problem: Verification.Problem?
    }

    /// Whether each signature is that of its witness over its checkpoint.
    ///
    /// - Parameters:
    ///   - notes: the notes of the checkpoints, by size.
    ///   - witnesses: the keys that are trusted; a witness of another name is held against the key kept with its signature.
    /// - Returns: what was found up to the first that is wrong.
    /// - Throws: `SystemError` when one cannot be read.
    func check(notes: [Int: String], witnesses: [NoteKey]) throws(SystemError) -> Findings {
        var findings = Findings()
        for file in try all() {
            guard let note = notes[file.size].flatMap({ SignedNote($0) }) else { continue }
            let kept = try read(file)
            let known = witnesses.filter { $0.name == kept?.line.name }
            let keys = known.isEmpty ? kept.map { [$0.key] } ?? [] : known
            guard let kept,
                let key = keys.first(where: { Cosignature(kept.line, of: $0)?.isOf(note.text, by: $0) == true })
            else {
                let text = "this is not the signature of its witness over the checkpoint of \(file.size) lines"
                findings.problem = .init(place: "cosignatures/\(file.file)", line: nil, text: text)
                return findings
            }
            findings.right += 1
            guard !known.isEmpty else { continue }
            let before = findings.trusted[key.text] ?? (0, 0)
            findings.trusted[key.text] = (before.count + 1, max(before.size, file.size))
        }
        return findings
    }
}
