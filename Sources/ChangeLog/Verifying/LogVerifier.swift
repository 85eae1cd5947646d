internal import Basics
public import Crypto
internal import JSON
internal import Linux
internal import Model
public import Storage

/// Checks that the change log is what was once written: whole lines, numbers, chain, store, captures.
public struct LogVerifier: Sendable {
    /// Where the log files are; nil leaves them out.
    public var directory: String?
    /// The store that wrote them; nil checks a copied log by itself.
    public var store: StoreReader?
    /// Whether every stored page and version is read again and compared with its hash.
    public var readsBlobs = true
    /// The public key that must have signed the log and every checkpoint; nil takes the one they name.
    public var key: [UInt8]?

    /// Whose time stamps are trusted: certificates, PEM files by the host of the authority.
    public var authorities: [String: String] = [:]

    /// The keys of witnesses that are trusted.
    public var witnesses: [NoteKey] = []
    /// The keys of witnesses that must have signed a checkpoint.
    public var requiredWitnesses: [NoteKey] = []

    /// A verifier of a log directory, of a store, or of both against each other.
    public init(directory: String?, store: StoreReader?) {
        self.directory = directory
        self.store = store
    }

    /// Checks until the first thing that is wrong.
    ///
    /// - Parameter progress: called now and then with lines and blobs read so far.
    /// - Returns: what was found; `problem` is nil when all is right.
    /// - Throws: `SystemError` or `StoreError` when something cannot be read at all.
    public func verify(progress: (_ lines: Int, _ blobs: Int) -> Void = { _, _ in }) throws -> Verification {
        var check = LogCheck(store: store, directory: directory)
        check.needsSignature = key != nil
        if let directory {
            let files = try LogDirectory(directory).files()
            if files.isEmpty { check.result.notes.append("there is no log file in \(directory)") }
            try check.readCheckpoints(in: directory, key: key, authorities: authorities)
            if check.result.problem == nil {
                try check.readCosignatures(in: directory, trusted: witnesses, required: requiredWitnesses)
            }
            if check.result.problem != nil { return check.result }
            for file in files {
                try check.read(file, in: directory) { progress($0, 0) }
                if check.result.problem != nil { return check.result }
            }
            check.result.files = files.count
            try check.compareEnd()
            check.compareCheckpointsEnd()
            check.requireSignature()
        } else if key != nil, let store {
            let text = "the key cannot be compared: what it signed lies beside the log, and no log directory is given"
            check.result.problem = .init(place: store.path, line: nil, text: text)
        } else if store != nil {
            try check.readStoreLines { progress($0, 0) }
        }
        let lines = check.result.lines
        if check.result.problem == nil, readsBlobs { try check.readBlobs { progress(lines, $0) } }
        return check.result
    }
}

/// A verification under way.
struct LogCheck {
    let store: StoreReader?
    var result = Verification()
    /// Every line read so far, as the tree of the checkpoints sees it.
    var tree = MerkleTree()
    /// The same as the tree of checkpoints of the first form sees it; kept only while there is one to compare.
    var wholeLines = MerkleTree()
    var readsWholeLines = false
    /// How many lines the checkpoints that were compared cover.
    var signedLines = 0
    /// Whether a key was named: then a log that it did not sign is wrong.
    var needsSignature = false
    /// Those that were not yet compared, by size.
    var checkpoints: [(line: Int, checkpoint: Checkpoint)] = []
    private var previous: LogLine.Hashes?
    private var ids: Set<String> = []
    private var ahead: ArraySlice<StoredChange> = []
    private let directory: String?
    /// What the records of erasures say; read when the first erased line is met.
    private var erasures: [Int64: Erasure.Line]?

    init(store: StoreReader?, directory: String?) {
        self.store = store
        self.directory = directory
    }

    /// Reads one file to its end or to the first line that is wrong.
    mutating func read(_ file: LogFile, in directory: String, _ progress: (Int) -> Void) throws {
        var reader = try LineReader("\(directory)/\(file.name)")
        var number = 0
        while let line = try reader.next() {
            number += 1
            if let text = try fault(in: Array(line)) {
                result.problem = .init(place: file.name, line: number, text: text)
                return
            }
            if let problem = checkpointFault() {
                result.problem = problem
                return
            }
            if result.lines.isMultiple(of: 1000) { progress(result.lines) }
        }
        guard !reader.rest.isEmpty else { return }
        let text = "ends in half a line of \(reader.rest.count) bytes"
        result.problem = .init(place: file.name, line: number + 1, text: text)
    }

    /// Checks the lines of the store when there is no log directory.
    mutating func readStoreLines(_ progress: (Int) -> Void) throws {
        guard let store else { return }
        while case let changes = try store.lines(after: result.lastSequence, limit: 1000), !changes.isEmpty {
            for change in changes {
                guard let text = try fault(in: change.line, comparing: false) else { continue }
                result.problem = .init(place: store.path, line: nil, text: "change \(change.sequence): \(text)")
                return
            }
            progress(result.lines)
        }
    }

    /// What is wrong with the next line; nil when nothing is, and then it counts.
    private mutating func fault(in line: [UInt8], comparing: Bool = true) throws -> String? {
        guard let json = try? JSONParser.parse(line), json.object != nil else { return "not a JSON object" }
        guard let sequence = json["seq"]?.int.map(Int64.init), let id = json["id"]?.string,
            let named = json["prev"]?.string
        else { return "seq, id or prev is missing" }
        if let text = chainFault(sequence, named, json["prev_bare"]?.string) { return text }
        guard ids.insert(id).inserted else { return "the id \(id) was already there" }
        let parts = LogLine(line)
        guard parts.hasItsTexts else { return "its texts are not those that it commits to (texts_sha256)" }
        let erased = parts.isErased ? try erasure(of: sequence) : nil
        if parts.isErased, erased?.bareSHA256 != SHA256.hex(line) {
            return erased == nil
                ? "its texts are gone, and no record of an erasure names it"
                : "it is not what the record of its erasure says"
        }
        if comparing, let text = try storeFault(sequence, line) { return text }
        if result.lines == 0 { result.firstSequence = sequence }
        result.lines += 1
        result.lastSequence = sequence
        if erased != nil { result.erased += 1 }
        let hashes = erased?.hashes(of: parts) ?? parts.hashes
        previous = hashes
        result.lastLineSHA256 = hashes.whole
        tree.append(leaf: LeafRecord(sequence: sequence, hashes: hashes).hash)
        if readsWholeLines {
            let leaf = erased?.leafSHA256.flatMap { Hex.decode($0) }
            if let leaf { wholeLines.append(leaf: leaf) } else { wholeLines.append(line) }
        }
        return nil
    }

    private mutating func erasure(of sequence: Int64) throws -> Erasure.Line? {
        if erasures == nil {
            erasures =
                if let directory { try ErasedLines.read(directory) } else { try store?.erasedLines() ?? [:] }
        }
        return erasures?[sequence]
    }

    private mutating func chainFault(_ sequence: Int64, _ named: String, _ bare: String?) -> String? {
        guard let previous else {
            if sequence == 1, named != LogLine.noHash { return "the first line's prev is not zero" }
            if sequence > 1, needsSignature {
                return "the log begins at \(sequence): without what came before, nothing shows that the key signed it"
            }
            if sequence > 1 {
                result.notes.append(
                    "the log begins at \(sequence); what came before is not here, nor can checkpoints be compared")
                checkpoints = []
            }
            return sequence < 1 ? "seq \(sequence) is not possible" : nil
        }
        let expected = result.lastSequence + 1
        if sequence != expected { return "seq is \(sequence), expected \(expected)" }
        if named != previous.whole {
            return "prev is \(named.prefix(12))…, but the line before it has the SHA-256 \(previous.whole.prefix(12))…"
        }
        if let bare, bare != previous.bare {
            return
                "prev_bare is \(bare.prefix(12))…, but the line before has \(previous.bare.prefix(12))… without texts"
        }
        return nil
    }

    /// Whether the store has the same bytes under this number.
    private mutating func storeFault(_ sequence: Int64, _ line: [UInt8]) throws -> String? {
        guard let store else { return nil }
        if ahead.first?.sequence != sequence { ahead = try store.lines(after: sequence - 1, limit: 1000)[...] }
        guard let stored = ahead.first, stored.sequence == sequence else {
            return "the store has no change \(sequence)"
        }
        ahead.removeFirst()
        return stored.line == line ? nil : "the store has other bytes for change \(sequence)"
    }

    /// How many changes the store has beyond the log; while the daemon runs, a few are normal.
    mutating func compareEnd() throws {
        guard let store else { return }
        result.missing = max(0, try store.lastSequence() - result.lastSequence)
        if result.missing > 0 {
            result.notes.append("the log lacks the store's last \(Int(result.missing).counted("change", "changes"))")
        }
    }

    /// Reads every blob of the store, and the database itself, for damage.
    mutating func readBlobs(_ progress: (Int) -> Void) throws {
        guard let store else { return }
        do throws(StoreError) {
            try store.checkIntegrity()
            result.blobs = try store.verifyBlobs(progress)
            result.searchable = try store.verifySearchIndex { progress(result.blobs + $0) }
        } catch {
            guard error.kind == .corrupt else { throw error }
            result.problem = .init(place: store.path, line: nil, text: error.detail)
        }
    }
}
