internal import Basics
internal import Crypto
internal import JSON
internal import Model

/// What is signed of a tree, as c2sp.org/tlog-checkpoint words it.
struct CheckpointHead: Sendable, Equatable {
    /// Who keeps the log.
    var origin: String
    var size: Int
    var root: [UInt8]
    /// Further lines; the hash of a time stamp that was there before.
    var extensions: [String] = []

    /// The text that is signed.
    var text: String {
        ([origin, "\(size)", Base64.encode(root)] + extensions).map { $0 + "\n" }.joined()
    }

    init(origin: String, size: Int, root: [UInt8]) {
        (self.origin, self.size, self.root) = (origin, size, root)
    }

    /// Reads a text; nil when it is none.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", let size = Int(lines[1]), size >= 0, "\(size)" == lines[1],
            let root = Base64.decode(String(lines[2])), root.count == 32, Base64.encode(root) == lines[2]
        else { return nil }
        self.init(origin: String(lines[0]), size: size, root: root)
        extensions = lines.dropFirst(3).dropLast().map(String.init)
        guard !origin.isEmpty, !extensions.contains("") else { return nil }
    }
}

/// A signed statement that the log has so many lines, and that they are these.
///
/// In `checkpoints.jsonl`, one line each. Whoever keeps one can tell later whether lines before it were changed or taken
/// away; whoever rewrites a whole log needs the secret key.
struct Checkpoint: Sendable, Equatable {
    /// How it is signed.
    private enum Form: Sendable, Equatable {
        /// Of the first form: the leaves are whole lines, the text is Errata's own.
        case first([UInt8])
        /// A signed note over leaf records.
        case note(SignedNote)
    }

    /// How many lines it covers.
    let size: Int
    /// When it was signed, by the signer's own clock; signed itself only in the first form.
    var at: Timestamp
    /// The tree over those lines; its subtrees let a later start go on without reading them again.
    let tree: MerkleTree
    /// The key that signed, 32 bytes.
    let publicKey: [UInt8]
    private let form: Form

    /// The text that the first form signed.
    static func statement(size: Int, root: [UInt8], at time: Timestamp) -> [UInt8] {
        Array("errata checkpoint 1\n\(size)\n\(Hex.encode(root))\n\(time.iso8601)\n".utf8)
    }

    /// The name of a log that has no other: told from others by its key.
    static func origin(key: [UInt8]) -> String { "errata.invalid/" + Hex.encode(SHA256.digest(key).prefix(8)) }

    /// Signs the leaves in a tree; nil when the seed is none.
    init?(_ tree: MerkleTree, at time: Timestamp, seed: [UInt8], origin: String? = nil, after stamp: String? = nil) {
        guard let key = Ed25519.publicKey(seed: seed) else { return nil }
        let name = origin ?? Checkpoint.origin(key: key)
        var head = CheckpointHead(origin: name, size: tree.size, root: tree.root)
        if let stamp { head.extensions = [stamp] }
        guard let note = SignedNote(head.text, name: name, seed: seed) else { return nil }
        (size, at, self.tree, publicKey, form) = (tree.size, time, tree, key, .note(note))
    }

    /// Reads a line; nil when it is none of ours.
    init?(line: some Sequence<UInt8>) {
        guard let json = try? JSONParser.parse(Array(line)), let size = json["size"]?.int,
            let at = json["at"]?.string.flatMap({ Timestamp(iso8601: $0) }),
            let root = json["root"]?.string.flatMap({ Hex.decode($0) }),
            let key = json["key"]?.string.flatMap({ Base64.decode($0) }), let subtrees = json["subtrees"]?.array,
            let tree = MerkleTree(size: size, roots: subtrees.compactMap { $0.string.flatMap { Hex.decode($0) } }),
            tree.root == root
        else { return nil }
        (self.size, self.at, self.tree, publicKey) = (size, at, tree, key)
        if let text = json["note"]?.string {
            guard let note = SignedNote(text), note.description == text else { return nil }
            form = .note(note)
        } else if let signature = json["signature"]?.string.flatMap({ Base64.decode($0) }) {
            form = .first(signature)
        } else {
            return nil
        }
    }

    /// The signed note; nil of the first form.
    var note: String? { if case .note(let note) = form { note.description } else { nil } }

    /// What the note says; nil of the first form.
    var head: CheckpointHead? { if case .note(let note) = form { CheckpointHead(note.text) } else { nil } }

    /// Whether the leaves are whole lines, as they were before there were notes.
    var isOfFirstForm: Bool { note == nil }

    /// The line, without its newline.
    var line: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("size", size)
            json.field("at", at.iso8601)
            json.field("root", Hex.encode(tree.root))
            json.field("key", Base64.encode(publicKey))
            switch form {
            case .first(let signature): json.field("signature", Base64.encode(signature))
            case .note(let note): json.field("note", note.description)
            }
            json.field("subtrees", tree.roots.map { Hex.encode($0) })
        }
        return json.bytes
    }

    /// Whether the key signed this size and root.
    var isSigned: Bool {
        switch form {
        case .first(let signature):
            let statement = Checkpoint.statement(size: size, root: tree.root, at: at)
            return Ed25519.verify(signature, statement, publicKey: publicKey)
        case .note(let note):
            guard let head = CheckpointHead(note.text), head.size == size, head.root == tree.root else { return false }
            return note.isSigned(by: NoteKey(name: head.origin, bytes: publicKey))
        }
    }
}
