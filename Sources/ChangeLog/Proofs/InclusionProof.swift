public import Crypto
internal import JSON
internal import Linux
public import Model
public import Storage

/// That a line stands in the log at its place, provable with a public key alone (c2sp.org/tlog-proof).
///
/// The file holds the line itself, its leaf, the way up to the root, and the signed checkpoint.
public struct InclusionProof: Sendable, Equatable {
    /// The line as it stood in the log when the proof was made; without its texts when they were erased.
    public let line: [UInt8]
    /// How many lines the checkpoint covers.
    public let size: Int
    private let leaf: [UInt8]
    private let index: Int
    private let hashes: [[UInt8]]
    private let note: SignedNote

    private static let head = "c2sp.org/tlog-proof@v1"

    /// What a proof proves.
    public struct Finding: Sendable {
        /// The number of the line.
        public var sequence: Int64
        /// What it says.
        public var record: ChangeRecord?
        /// How many lines were signed together.
        public var size: Int
        /// Who signed, by the name in the checkpoint.
        public var origin: String
        /// Which of the witnesses asked for have signed the checkpoint too, and when.
        public var witnesses: [(name: String, at: Timestamp)]
        /// The names in further signature lines, which nobody asked to be checked.
        public var unchecked: [String]
    }

    /// Proves a line of the store under the checkpoint that others say most about, or under one that is signed now.
    ///
    /// - Parameters:
    ///   - sequence: the number of the line.
    ///   - reader: the store.
    ///   - directory: the log, which has the checkpoints; nil when there is none.
    ///   - keyFile: the key, for a line that is not signed yet; whoever may not read it waits for the daemon.
    /// - Throws: `ProofError` when no checkpoint covers it, `StoreError` or `SystemError`.
    public init(of sequence: Int64, reader: StoreReader, directory: String?, keyFile: String) throws {
        guard let change = try reader.change(sequence: sequence) else {
            throw ProofError(text: "there is no change \(sequence)")
        }
        var leaves = LeafReader(reader)
        let known = try directory.flatMap { try CheckpointFile.newest(in: $0) }
        let isSigned = (known?.size ?? 0) >= sequence
        let all = try leaves.hashes(upTo: isSigned ? known?.size ?? 0 : Int(try reader.lastSequence()))
        let best = try directory.flatMap { directory in
            try known.map { isSigned ? try CheckpointFile.best(over: sequence, newest: $0, in: directory) : $0 }
        }
        for signed in [known, best].compactMap({ $0 })
        where MerkleProof.root(all.prefix(signed.size)) != signed.tree.root {
            throw ProofError(text: "the store's lines are not those that were signed", hint: "errata verify")
        }
        let hashes = isSigned ? Array(all.prefix(best?.size ?? 0)) : all
        let checkpoint = isSigned ? best : try InclusionProof.signed(hashes, keyFile)
        guard let text = checkpoint?.note, let note = SignedNote(text) else {
            throw ProofError(
                text: "change \(sequence) is not signed yet",
                hint: "the daemon signs new changes within the hour; at once as the user who may read \(keyFile)")
        }
        line = change.line
        leaf = try leaves.leaf(change).bytes
        index = Int(sequence) - 1
        size = hashes.count
        self.hashes = MerkleProof.inclusion(of: index, in: hashes[...])
        let covered = hashes.count
        self.note = try directory.map { try CosignatureFolder(log: $0).joined(note, size: covered) } ?? note
    }

    /// Signs all lines there are; nil when the key cannot be had.
    private static func signed(_ hashes: [[UInt8]], _ keyFile: String) throws -> Checkpoint? {
        guard let seed = try? SigningKeyFile.secret(keyFile) else { return nil }
        var tree = MerkleTree()
        for hash in hashes { tree.append(leaf: hash) }
        return Checkpoint(tree, at: Timestamp(milliseconds: SystemClock.wallMilliseconds), seed: seed)
    }

    /// Reads a proof.
    ///
    /// - Throws: `ProofError` that says what is wrong with the file.
    public init(_ bytes: [UInt8]) throws(ProofError) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard Array(text.utf8) == bytes else { throw ProofError(text: "it is not UTF-8") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == InclusionProof.head[...] else { throw ProofError(text: "it is not a tlog-proof") }
        guard let extra = InclusionProof.word("extra", &lines).flatMap(Base64.decode),
            let border = extra.firstIndex(of: 0x0A)
        else { throw ProofError(text: "it does not hold the record (extra)") }
        (leaf, line) = (Array(extra[..<border]), Array(extra[(border + 1)...]))
        guard let number = InclusionProof.word("index", &lines), let index = Int(number), "\(index)" == number,
            index >= 0
        else { throw ProofError(text: "its index is not a number") }
        self.index = index
        var hashes: [[UInt8]] = []
        while let next = lines.popFirst(), !next.isEmpty {
            guard let hash = Base64.decode(String(next)), hash.count == 32, Base64.encode(hash) == next else {
                throw ProofError(text: "a line of the inclusion proof is not a hash")
            }
            hashes.append(hash)
        }
        self.hashes = hashes
        let rest = lines.joined(separator: "\n")
        guard let note = SignedNote(rest), note.description == rest, let head = CheckpointHead(note.text) else {
            throw ProofError(text: "its checkpoint is damaged")
        }
        self.note = note
        size = head.size
    }

    private static func word(_ name: String, _ lines: inout ArraySlice<Substring>) -> String? {
        guard let line = lines.first, line.hasPrefix(name + " ") else { return nil }
        lines.removeFirst()
        return String(line.dropFirst(name.utf8.count + 1))
    }

    /// The checkpoint as the log signed it, without the signatures of witnesses.
    public var checkpoint: String { note.alone.description }

    /// How many others than the log have signed the checkpoint.
    public var cosignatures: Int { note.signatures.count - 1 }

    /// The file.
    public var text: String {
        ([InclusionProof.head, "extra \(Base64.encode(leaf + [0x0A] + line))", "index \(index)"]
            + hashes.map { Base64.encode($0) } + ["", note.description]).joined(separator: "\n")
    }

    /// Checks everything with a public key.
    ///
    /// - Parameters:
    ///   - key: the 32 bytes.
    ///   - witnesses: the keys of those who must have signed the checkpoint, too.
    /// - Returns: what is proven.
    /// - Throws: `ProofError` that says what is wrong.
    public func verify(key: [UInt8], witnesses: [NoteKey] = []) throws(ProofError) -> Finding {
        guard let head = CheckpointHead(note.text) else { throw ProofError(text: "its checkpoint is damaged") }
        guard note.isSigned(by: NoteKey(name: head.origin, bytes: key)) else {
            throw ProofError(text: "its checkpoint was not signed with this key")
        }
        guard let record = LeafRecord(leaf), record.sequence == Int64(index) + 1 else {
            throw ProofError(text: "its leaf is not that of line \(index + 1)")
        }
        let line = LogLine(line)
        let hashes = line.hashes
        guard hashes == record.hashes || hashes.whole == record.hashes.bare, line.hasItsTexts else {
            throw ProofError(text: "its record is not the one that was logged")
        }
        let root = MerkleProof.root(leaf: MerkleTree.leaf(leaf), index: index, size: head.size, proof: self.hashes)
        guard root == head.root else { throw ProofError(text: "its way to the signed root is wrong") }
        let json = try? JSONParser.parse(line.bytes)
        guard json?["seq"]?.int == index + 1 else { throw ProofError(text: "its record has another number") }
        var signed: [(name: String, at: Timestamp)] = []
        for witness in witnesses {
            guard let at = note.cosigned(by: witness) else {
                throw ProofError(text: "its checkpoint was not signed by the witness \(witness.name)")
            }
            signed.append((witness.name, at))
        }
        let others = note.signatures.dropFirst().map(\.name).filter { name in !signed.contains { $0.name == name } }
        return Finding(
            sequence: record.sequence, record: json.flatMap(ChangeRecord.init(json:)), size: head.size,
            origin: head.origin, witnesses: signed, unchecked: others)
    }
}

/// Why something cannot be proven, or a proof is none.
public struct ProofError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public var text: String
    /// What to do.
    public var hint: String?

    /// What is wrong.
    public var description: String { text }
}
