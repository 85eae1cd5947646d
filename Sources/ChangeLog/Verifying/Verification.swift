/// What a verification found.
public struct Verification: Sendable, Equatable {
    /// The first thing that is wrong.
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        /// A file, or the store.
        public var place: String
        /// The line in the file, from 1; nil when it is not about a line.
        public var line: Int?
        /// What is wrong with it.
        public var text: String

        /// `changes-2026-11.jsonl:17: …`.
        public var description: String { line.map { "\(place):\($0): \(text)" } ?? "\(place): \(text)" }
    }

    /// Log files that were read.
    public var files = 0
    /// Lines that were read and found right.
    public var lines = 0
    /// The number of the first line; 0 when there is none.
    public var firstSequence: Int64 = 0
    /// The number of the last line; 0 when there is none.
    public var lastSequence: Int64 = 0
    /// SHA-256 of the last line: whoever keeps it can tell later that nothing before it was changed.
    public var lastLineSHA256: String?
    /// Lines that the store has and the log does not have yet.
    public var missing: Int64 = 0
    /// Stored pages and versions whose bytes were compared with their hashes.
    public var blobs = 0
    /// Versions whose words were compared with the search index.
    public var searchable = 0
    /// Signed checkpoints that were checked.
    public var checkpoints = 0
    /// Time stamps of others whose signatures hold and that are those of their checkpoints.
    public var stamps = 0
    /// Proofs of time that the commands of the configuration confirm.
    public var commandProofs = 0
    /// Signatures of witnesses that hold over their checkpoints.
    public var cosignatures = 0
    /// How many lines the last checkpoint covers that a trusted witness has signed; 0 when there is none.
    public var cosignedLines = 0
    /// The public key that signed them, Base64; nil when there are none.
    public var publicKey: String?
    /// The same with its name, as verifiers of such logs take it; nil when there is no signed note.
    public var verifierKey: String?
    /// Lines whose texts were erased, each named by a record of it.
    public var erased = 0
    /// What could not be checked, and why; not wrong in itself.
    public var notes: [String] = []
    /// The first thing that is wrong; nil when everything is right.
    public var problem: Problem?

    /// A verification that has read nothing yet.
    public init() {}
}
