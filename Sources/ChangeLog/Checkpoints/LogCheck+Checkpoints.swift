internal import Crypto
internal import Linux

extension LogCheck {
    /// Reads the checkpoints beside the log, and checks that one key signed each of them.
    mutating func readCheckpoints(in directory: String, key: [UInt8]?) throws {
        let path = "\(directory)/\(CheckpointWriter.fileName)"
        guard FileSystem.exists(path) else {
            if key != nil { result.notes.append("there are no checkpoints in \(directory)") }
            return
        }
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
            result.publicKey = Base64.encode(checkpoint.publicKey)
            checkpoints.append((number, checkpoint))
        }
        let keys = Set(checkpoints.map(\.checkpoint.publicKey))
        if keys.count > 1 {
            result.notes.append("the checkpoints were signed with \(keys.count) keys; the last is named")
        }
        checkpoints.sort { $0.checkpoint.size < $1.checkpoint.size }
    }

    /// What a checkpoint says against the lines read so far; nil when nothing does.
    mutating func checkpointFault() -> Verification.Problem? {
        while let (line, checkpoint) = checkpoints.first, checkpoint.size <= tree.size {
            guard checkpoint.size == tree.size, checkpoint.tree == tree else {
                let text = "the first \(checkpoint.size) lines are not those that were signed at \(checkpoint.at)"
                return .init(place: CheckpointWriter.fileName, line: line, text: text)
            }
            checkpoints.removeFirst()
            result.checkpoints += 1
        }
        return nil
    }

    /// Whether the log ends before what was signed.
    mutating func compareCheckpointsEnd() {
        guard result.problem == nil, let (line, checkpoint) = checkpoints.first else { return }
        let text = "\(checkpoint.size) lines were signed at \(checkpoint.at), but the log has \(tree.size)"
        result.problem = .init(place: CheckpointWriter.fileName, line: line, text: text)
    }
}
