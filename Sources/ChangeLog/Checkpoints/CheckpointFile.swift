internal import Linux

/// The signed checkpoints as they lie beside the log.
enum CheckpointFile {
    /// Every checkpoint, the first at the beginning.
    static let history = "checkpoints.jsonl"
    /// The newest one as a signed note, where monitors of such logs look for it.
    static let latest = "checkpoint"

    /// The newest signed note; nil when there is none.
    static func newest(in directory: String) throws(SystemError) -> Checkpoint? {
        let path = "\(directory)/\(history)"
        guard FileSystem.exists(path) else { return nil }
        var reader = try LineReader(path)
        var newest: Checkpoint?
        while let line = try reader.next() {
            guard let found = Checkpoint(line: line), !found.isOfFirstForm else { continue }
            newest = found
        }
        return newest
    }
}
