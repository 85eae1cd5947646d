internal import Crypto
public import Linux
internal import Model

/// The file with the secret half of the key that signs checkpoints: 32 bytes, for its owner's eyes only.
public enum SigningKeyFile {
    /// Where the key of a store is unless somebody says otherwise.
    public static func path(ofStore store: String) -> String { store + ".key" }

    /// The secret half; made when there is no file.
    ///
    /// - Returns: the 32 bytes, and what was wrong with the file.
    static func read(_ path: String) throws(SystemError) -> (seed: [UInt8], notes: [String]) {
        guard FileSystem.mark(path) != nil else { return (try make(path), []) }
        let known = try FileSystem.read(path, limit: 1 << 16)
        FileSystem.withdraw(path, isPrivate: true)
        if known.count == 32 { return (known, []) }
        let kept = try setAside(path)
        let note = "the signing key \(path) is damaged (\(known.count) bytes instead of 32); it is kept as \(kept)"
        return (try make(path), [note])
    }

    /// The secret half as a backup takes it along; nil when there is no usable key.
    ///
    /// - Throws: `SystemError` when there is one that may not be read.
    public static func secret(_ path: String) throws(SystemError) -> [UInt8]? {
        guard FileSystem.mark(path) != nil else { return nil }
        let known = try FileSystem.read(path, limit: 1 << 16)
        return known.count == 32 ? known : nil
    }

    /// Puts a key that came with a backup in its place; another one that is there is kept beside.
    ///
    /// - Parameters:
    ///   - seed: the 32 bytes.
    ///   - path: the key file.
    /// - Returns: what an operator should know; nil when the key was there already.
    /// - Throws: `SystemError`.
    public static func restore(_ seed: [UInt8], to path: String) throws(SystemError) -> String? {
        guard seed.count == 32, try secret(path) != seed else { return nil }
        let kept = FileSystem.mark(path) == nil ? nil : try setAside(path)
        try FileSystem.createPrivate(path, with: seed)
        return "the signing key of the backup is in its place again: \(path)"
            + (kept.map { "; the one that was there is kept as \($0)" } ?? "")
    }

    private static func make(_ path: String) throws(SystemError) -> [UInt8] {
        let seed = SecureRandom.bytes(32)
        try FileSystem.createPrivate(path, with: seed)
        return seed
    }

    private static func setAside(_ path: String) throws(SystemError) -> String {
        let time = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        let kept = "\(path).replaced-\(LogRepair.name(of: time))"
        try FileSystem.move(path, to: kept)
        return kept
    }
}
