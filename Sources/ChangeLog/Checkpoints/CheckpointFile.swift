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

    /// The note to prove a line under: the earliest of those that others say most about, else the newest.
    ///
    /// An early stamp bounds the time of a line more closely than a late one.
    ///
    /// - Parameters:
    ///   - line: the number of the line.
    ///   - newest: the newest note; one that another key signed is passed over.
    ///   - directory: the log.
    /// - Returns: a note that covers the line.
    /// - Throws: `SystemError`.
    static func best(
        over line: Int64, newest: Checkpoint, in directory: String
    ) throws(SystemError) -> Checkpoint {
        var words: [Int: Int] = [:]
        // A stamp by an authority bounds the time for everybody; a witness vouches for the log; a command's proof is not
        // checked everywhere.
        let kinds = [("timestamps", "tsr", 4), ("cosignatures", "sig", 2), ("timestamps", "ots", 1)]
        for (folder, ending, weight) in kinds {
            let sizes = try BesideCheckpoint.all(in: "\(directory)/\(folder)", ending).map(\.size)
            for size in Set(sizes) where size >= line { words[size, default: 0] += weight }
        }
        for size in words.keys.sorted(by: { (-(words[$0] ?? 0), $0) < (-(words[$1] ?? 0), $1) }) {
            let found = try last(in: directory) { $0.size == size && $0.publicKey == newest.publicKey }
            if let found { return found }
        }
        return newest
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
