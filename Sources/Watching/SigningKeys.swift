import ChangeLog
import Crypto
public import Model
public import Storage

/// The keys that have signed the checkpoints of a store's change log, as the store remembers them.
///
/// Whoever keeps a public key can tell a rewritten log from the true one; a key that was lost and quietly replaced
/// would look like a forgery.
public struct SigningKeys: Sendable, Equatable {
    /// One key and the start that first used it.
    public struct Use: Sendable, Equatable {
        /// When it was first used.
        public var since: Timestamp
        /// The public half, Base64.
        public var publicKey: String
    }

    /// The keys in their order; the last is the one in use.
    public private(set) var uses: [Use] = []

    private static let setting = "signing_keys"

    /// Reads what the store remembers.
    ///
    /// - Throws: `StoreError`.
    public init(_ reader: StoreReader) throws(StoreError) {
        let words = try reader.setting(SigningKeys.setting)?.split(separator: " ") ?? []
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let time = Int64(parts[0]) else { continue }
            uses.append(Use(since: Timestamp(milliseconds: time), publicKey: String(parts[1])))
        }
    }

    /// The key before the one in use, and since when it is not; nil when there was only one.
    public var replaced: (publicKey: String, at: Timestamp)? {
        guard uses.count > 1, let last = uses.last else { return nil }
        return (uses[uses.count - 2].publicKey, last.since)
    }

    private var text: String { uses.map { "\($0.since.milliseconds)=\($0.publicKey)" }.joined(separator: " ") }

    /// Remembers the key in use; says so when it is not the one that was used before.
    static func note(
        _ key: [UInt8]?, _ store: Store, now: Timestamp, log: @Sendable (String) -> Void
    ) async throws(StoreError) {
        guard let publicKey = key.map({ Base64.encode($0) }) else { return }
        var keys = try await store.read { (reader) throws(StoreError) in try SigningKeys(reader) }
        guard keys.uses.last?.publicKey != publicKey else { return }
        if let known = keys.uses.firstIndex(where: { $0.publicKey == publicKey }) {
            // An earlier key is back: what was signed meanwhile stays as it is.
            keys.uses.removeSubrange((known + 1)...)
        } else {
            if let last = keys.uses.last {
                log(
                    "the signing key of the change log is not the one used before (\(last.publicKey)): put "
                        + "\(SigningKeyFile.path(ofStore: store.path)) back from a backup, or publish the new public key "
                        + "\(publicKey)")
            }
            keys.uses.append(Use(since: now, publicKey: publicKey))
        }
        try await store.setSetting(keys.text, for: setting)
    }
}
