internal import Crypto
internal import Linux
internal import Model

extension LogCheck {
    /// Reads the checkpoints beside the log, and checks that one key signed each of them.
    mutating func readCheckpoints(in directory: String, key: [UInt8]?, authorities: [String: String]) throws {
        let path = "\(directory)/\(CheckpointWriter.fileName)"
        guard FileSystem.exists(path) else { return }
        var reader = try LineReader(path)
        var number = 0
        while let line = try reader.next() {
            number += 1
            guard let checkpoint = Checkpoint(line: line), checkpoint.isSigned else {
                let text = "this checkpoint is damaged, or its signature is not that of its key"
                result.problem = .init(place: CheckpointWriter.fileName, line: number, text: text)
                return
            }
            if let key, checkpoint.publicKey != key {
                let text = "this checkpoint was signed with another key"
                result.problem = .init(place: CheckpointWriter.fileName, line: number, text: text)
                return
            }
            if let head = checkpoint.head {
                result.verifierKey = NoteKey(name: head.origin, bytes: checkpoint.publicKey).text
            }
            result.publicKey = Base64.encode(checkpoint.publicKey)
            checkpoints.append((number, checkpoint))
        }
        if let problem = try latestFault(in: directory) {
            result.problem = problem
            return
        }
        let notes = checkpoints.compactMap { one in one.checkpoint.note.map { (one.checkpoint.size, $0) } }
        let stamps = try StampFolder(log: directory).check(
            notes: Dictionary(notes) { _, last in last }, authorities: authorities)
        (result.stamps, result.problem) = (stamps.right, stamps.problem)
        guard stamps.problem == nil else { return }
        if stamps.right > stamps.trusted {
            result.notes.append(
                "\(stamps.right - stamps.trusted) of \(stamps.right) time stamps were held against the certificates that lie "
                    + "beside them: no authority of the configuration vouches for them")
        }
        let keys = Set(checkpoints.map(\.checkpoint.publicKey))
        if keys.count > 1 {
            result.notes.append("the checkpoints were signed with \(keys.count) keys; the last is named")
        }
        checkpoints.sort { $0.checkpoint.size < $1.checkpoint.size }
        readsWholeLines = checkpoints.contains { $0.checkpoint.isOfFirstForm }
    }

    /// Checks that the signatures of witnesses are theirs, and that those who are asked for are among them.
    mutating func readCosignatures(in directory: String, trusted: [NoteKey], required: [NoteKey]) throws {
        let notes = checkpoints.compactMap { one in one.checkpoint.note.map { (one.checkpoint.size, $0) } }
        let found = try CosignatureFolder(log: directory).check(
            notes: Dictionary(notes) { _, last in last }, witnesses: trusted + required)
        (result.cosignatures, result.problem) = (found.right, found.problem)
        guard found.problem == nil else { return }
        if let missing = required.first(where: { found.trusted[$0.text] == nil }) {
            let text = "the witness \(missing.name) has signed no checkpoint of this log"
            result.problem = .init(place: "cosignatures", line: nil, text: text)
        }
        result.cosignedLines = found.trusted.values.map(\.size).max() ?? 0
        let others = found.right - found.trusted.values.map(\.count).reduce(0, +)
        guard others > 0 else { return }
        result.notes.append(
            "\(others) of \(found.right) signatures of witnesses were held against the keys that lie beside them: nobody "
                + "named these keys")
    }

    /// The newest note lies by itself for monitors: it must be one of those in the history.
    private func latestFault(in directory: String) throws -> Verification.Problem? {
        let path = "\(directory)/\(CheckpointFile.latest)"
        guard FileSystem.exists(path) else { return nil }
        let text = String(decoding: try FileSystem.read(path, limit: 1 << 16), as: UTF8.self)
        guard !checkpoints.contains(where: { $0.checkpoint.note == text }) else { return nil }
        return .init(
            place: CheckpointFile.latest, line: nil, text: "this note is none of those in \(CheckpointFile.history)")
    }

    /// What a checkpoint says against the lines read so far; nil when nothing does.
    mutating func checkpointFault() -> Verification.Problem? {
        while let (line, checkpoint) = checkpoints.first, checkpoint.size <= tree.size {
            let expected = checkpoint.isOfFirstForm ? wholeLines : tree
            guard checkpoint.size == tree.size, checkpoint.tree == expected else {
                let text = "the first \(checkpoint.size) lines are not those that were signed at \(checkpoint.at)"
                return .init(place: CheckpointWriter.fileName, line: line, text: text)
            }
            checkpoints.removeFirst()
            result.checkpoints += 1
            signedLines = checkpoint.size
        }
        return nil
    }

    /// Whether anything of the log was signed, once somebody named the key that must have done it.
    mutating func requireSignature() {
        guard needsSignature, result.problem == nil else { return }
        guard signedLines > 0 else {
            let text = "nothing shows that the key signed this log: no checkpoint covers a line of it"
            result.problem = .init(place: CheckpointWriter.fileName, line: nil, text: text)
            return
        }
        let rest = result.lines - signedLines
        guard rest > 0 else { return }
        result.notes.append("the last \(rest.counted("line is", "lines are")) not signed yet")
    }

    /// Whether the log ends before what was signed.
    mutating func compareCheckpointsEnd() {
        guard result.problem == nil, let (line, checkpoint) = checkpoints.first else { return }
        let text = "\(checkpoint.size) lines were signed at \(checkpoint.at), but the log has \(tree.size)"
        result.problem = .init(place: CheckpointWriter.fileName, line: line, text: text)
    }
}
