internal import Linux

/// The signed checkpoints as they lie beside the log.
enum CheckpointFile {
    /// Every checkpoint, the first at the beginning.
    static let history = "checkpoints.jsonl"
    /// The newest one as a signed note, where monitors of such logs look for it.
    static let latest = "checkpoint"

    /// The newest signed note; nil when there is none.
    static func newest(in directory: String) throws(SystemError) -> Checkpoint? {
        try last(in: directory) { _ in true }
    }

    /// The tree over the first lines, where they were signed by themselves.
    static func tree(over size: Int, in directory: String) throws(SystemError) -> MerkleTree? {
        try last(in: directory) { $0.size == size }?.tree
    }

    /// The note over so many lines.
    static func note(over size: Int, in directory: String) throws(SystemError) -> String? {
        try last(in: directory) { $0.size == size }?.note
    }

    /// The last signed note that is such a one; looked for from the end, for there may be thousands.
    private static func last(
        in directory: String, _ isWanted: (Checkpoint) -> Bool
    ) throws(SystemError) -> Checkpoint? {
        let path = "\(directory)/\(history)"
        guard FileSystem.exists(path) else { return nil }
        for line in try FileSystem.read(path).split(separator: 0x0A).reversed() {
            guard let found = Checkpoint(line: line), !found.isOfFirstForm, isWanted(found) else { continue }
            return found
        }
        return nil
    }
}
