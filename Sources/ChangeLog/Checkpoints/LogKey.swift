internal import Crypto
public import Linux

/// The key that signs the log, for whoever may read it.
public struct LogKey: Sendable {
    private let seed: [UInt8]
    /// The public half, 32 bytes.
    public let publicKey: [UInt8]

    /// Reads the key; nil when there is none.
    ///
    /// - Throws: `SystemError` when it may not be read.
    public init?(_ keyFile: String) throws(SystemError) {
        guard let seed = try SigningKeyFile.secret(keyFile), let key = Ed25519.publicKey(seed: seed) else { return nil }
        (self.seed, publicKey) = (seed, key)
    }

    /// Signs bytes as they are (Ed25519); nil when the key does not work.
    public func sign(_ bytes: [UInt8]) -> [UInt8]? { Ed25519.sign(bytes, seed: seed) }

    /// The public half, from the key or from the newest checkpoint; nil when neither can be had.
    public static func publicKey(keyFile: String, directory: String?) -> [UInt8]? {
        if let key = try? LogKey(keyFile) { return key.publicKey }
        guard let directory else { return nil }
        return (try? CheckpointFile.newest(in: directory))?.publicKey
    }
}
