internal import Crypto
public import Linux

/// Time stamps of others beside the log: one file for each checkpoint and authority (RFC 3161, the whole response).
public struct StampFolder: Sendable {
    /// The directory of the log.
    private let log: String

    /// A checkpoint that lacks the stamp of an authority.
    public struct Wish: Sendable, Equatable {
        /// How many lines it covers.
        public var size: Int
        /// The signed note, which is what is stamped.
        public var note: String
        /// SHA-256 of it.
        public var sha256: [UInt8]
    }

    /// The folder of a log.
    public init(log: String) { self.log = log }

    private var path: String { "\(log)/timestamps" }

    /// The newest checkpoint, when it lacks the stamp of an authority; nil when there is nothing to ask.
    ///
    /// Older ones need none: what they cover the newest covers too.
    ///
    /// - Parameters:
    ///   - maker: the host of the authority, or the name of the command.
    ///   - isCommand: which of them.
    /// - Returns: the checkpoint.
    /// - Throws: `SystemError` when the checkpoints cannot be read.
    public func wish(of maker: String, isCommand: Bool = false) throws(SystemError) -> Wish? {
        guard let newest = try CheckpointFile.newest(in: log), let note = newest.note,
            !FileSystem.exists(file(newest.size, maker, isCommand ? "ots" : "tsr"))
        else { return nil }
        return Wish(size: newest.size, note: note, sha256: SHA256.digest(Array(note.utf8)))
    }

    /// Keeps a response that was checked, and the certificates that it was checked with.
    public func keep(
        _ response: [UInt8], for wish: Wish, of authority: String, certificates: [UInt8]
    ) throws(SystemError) {
        try FileSystem.createDirectory(path)
        let name = file(wish.size, authority)
        try FileSystem.replace(name.dropLast(4) + ".pem", with: certificates)
        try FileSystem.replace(name, with: response)
    }

    private func file(_ size: Int, _ maker: String, _ ending: String = "tsr") -> String {
        "\(path)/\(BesideCheckpoint.name(size, maker, ending))"
    }

    // MARK: Proofs by commands

    /// A proof that a command made, in a form that only such commands read.
    public struct Proof: Sendable, Equatable {
        /// The file's name in `timestamps/`.
        public var file: String
        /// The name of the command as a file's name can say it.
        public var maker: String
        /// Where it is.
        public var path: String
        /// What it is about.
        public var note: String
    }

    /// Keeps the proof that a command wrote.
    public func keep(proof: [UInt8], for wish: Wish, of command: String) throws(SystemError) {
        try FileSystem.createDirectory(path)
        try FileSystem.replace(file(wish.size, command, "ots"), with: proof)
    }

    /// The proofs that there are, or those of one checkpoint.
    public func proofs(of size: Int? = nil) throws(SystemError) -> [Proof] {
        var proofs: [Proof] = []
        for file in try BesideCheckpoint.all(in: path, "ots") where size == nil || file.size == size {
            guard let note = try CheckpointFile.note(over: file.size, in: log) else { continue }
            proofs.append(Proof(file: file.file, maker: file.name, path: file.path, note: note))
        }
        return proofs
    }

    /// Whether a proof is one of that command.
    public static func isProof(_ proof: Proof, of command: String) -> Bool {
        proof.maker == BesideCheckpoint.safe(command)
    }

    /// The stamps that are there, the earliest checkpoint first.
    private func all() throws(SystemError) -> [BesideCheckpoint] { try BesideCheckpoint.all(in: path, "tsr") }

    /// The stamps of one checkpoint with the certificates of their authorities, as (name, response, certificates).
    public func stamps(of size: Int) throws(SystemError) -> [(name: String, response: [UInt8], certificates: [UInt8])] {
        var found: [(name: String, response: [UInt8], certificates: [UInt8])] = []
        for stamp in try all() where stamp.size == size {
            let name = String(stamp.file.dropLast(4))
            let pem = try FileSystem.read(stamp.path.dropLast(4) + ".pem", limit: 1 << 22)
            found.append((name, try FileSystem.read(stamp.path, limit: 1 << 20), pem))
        }
        return found
    }

    /// The line of a checkpoint that shows that it was made after the newest stamp; nil without one.
    func lastStampLine() -> String? {
        guard let newest = try? all().last, let bytes = try? FileSystem.read(newest.path, limit: 1 << 20) else {
            return nil
        }
        return "time-stamp sha256:" + Base64.encode(SHA256.digest(bytes))
    }

    /// Whether each stamp is one of its checkpoint, by an authority that is trusted.
    ///
    /// - Parameters:
    ///   - notes: the notes of the checkpoints, by size.
    ///   - authorities: the certificates that are trusted, PEM files by the host of the authority; a stamp of another is
    ///     held against the certificates that were kept beside it.
    /// - Returns: how many were right, and how many of them by a trusted authority, up to the first that is wrong.
    /// - Throws: `SystemError` when a stamp cannot be read.
    func check(notes: [Int: String], authorities: [String: String]) throws(SystemError) -> Findings {
        var findings = Findings()
        let trusted = Dictionary(authorities.map { (BesideCheckpoint.safe($0.key), $0.value) }) { first, _ in first }
        for stamp in try all() {
            guard let note = notes[stamp.size] else { continue }
            let file = trusted[stamp.name]
            let verdict = TimeStampProtocol.verdict(
                try FileSystem.read(stamp.path, limit: 1 << 20), over: SHA256.digest(Array(note.utf8)),
                authorityFile: file ?? stamp.path.dropLast(4) + ".pem")
            guard case .stamped = verdict else {
                if case .refused(let reason) = verdict {
                    let text = "this is not a time stamp of the checkpoint over \(stamp.size) lines: \(reason)"
                    findings.problem = .init(place: "timestamps/\(stamp.file)", line: nil, text: text)
                }
                return findings
            }
            findings.right += 1
            if file != nil { findings.trusted += 1 }
        }
        return findings
    }

    /// What the stamps were found to be.
    struct Findings {
        var right = 0
        var trusted = 0
        var problem: Verification.Problem?
    }
}
