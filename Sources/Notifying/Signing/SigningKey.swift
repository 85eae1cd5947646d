import Crypto

/// A key that signs webhooks, read from its text form (Standard Webhooks 1.0.0).
///
/// The key itself never leaves this type: it has no description and takes part in no error.
public struct SigningKey: Sendable {
    /// How long a symmetric secret may be, in bytes.
    static let secretLengths = 24...64

    private enum Material {
        case hmacSHA256(key: [UInt8])
        case ed25519(seed: [UInt8])
    }

    private let material: Material

    /// Reads `whsec_` + Base64 for a symmetric key (`v1`), `whsk_` + Base64 for an Ed25519 one (`v1a`).
    ///
    /// A text without a prefix is taken as a symmetric key in Base64, as the reference libraries do.
    ///
    /// - Parameter text: the key; blanks around it do not count.
    /// - Throws: `SecretError` that says what is wrong with the form, never what the text is.
    public init(_ text: String) throws(SecretError) {
        let text = SigningKey.trimmed(text)
        if text.hasPrefix("whpk_") { throw SecretError(.publicKey) }
        if text.hasPrefix("whsk_") {
            // The seed, alone or followed by the public key.
            guard let bytes = Base64.decode(String(text.dropFirst(5))), bytes.count == 32 || bytes.count == 64 else {
                throw SecretError(.notEd25519)
            }
            material = .ed25519(seed: Array(bytes.prefix(32)))
            return
        }
        let encoded = text.hasPrefix("whsec_") ? String(text.dropFirst(6)) : text
        guard let bytes = Base64.decode(encoded) else { throw SecretError(.notBase64) }
        guard SigningKey.secretLengths.contains(bytes.count) else { throw SecretError(.length(bytes.count)) }
        material = .hmacSHA256(key: bytes)
    }

    /// The signature with its version, as it stands in `webhook-signature`: `v1,` or `v1a,` and Base64.
    func signature(of message: [UInt8]) -> String {
        switch material {
        case .hmacSHA256(let key): return "v1," + Base64.encode(HMAC.sha256(key: key, message))
        case .ed25519(let seed):
            // A seed of 32 bytes, which `init` has made sure of, can always sign.
            return "v1a," + Base64.encode(Ed25519.sign(message, seed: seed) ?? [])
        }
    }

    /// Whether one signature of a list was made with this key; in constant time for each.
    func hasMade(oneOf signatures: [Substring], for message: [UInt8]) -> Bool {
        let own = Array(signature(of: message).utf8)
        return signatures.contains { ConstantTime.equal(Array($0.utf8), own) }
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        let bytes = text.utf8
        let kept = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(decoding: Array(kept), as: UTF8.self)
    }
}

/// What is wrong with a secret; it never holds the secret.
public struct SecretError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of mistakes.
    public enum Kind: Sendable, Equatable {
        /// It is not Base64.
        case notBase64
        /// It has that many bytes.
        case length(Int)
        /// `whsk_` is not followed by a seed of 32 bytes or a key pair of 64.
        case notEd25519
        /// It is the public half of a key pair.
        case publicKey
        /// It cannot be read, for that reason.
        case unreadable(String)
    }

    /// What is wrong.
    public var kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    /// What is wrong and what would be right.
    public var description: String {
        switch kind {
        case .notBase64: "the secret is not Base64; make one with: echo whsec_$(openssl rand -base64 32)"
        case .length(let count): "the secret has \(count) bytes, it must have 24 to 64"
        case .notEd25519: "the text after whsk_ must be the Base64 of a 32-byte seed or a 64-byte key pair"
        case .publicKey: "whpk_ is a public key; signing needs the secret one, whsk_"
        case .unreadable(let reason): "the secret cannot be read: \(reason)"
        }
    }
}
