internal import Basics

/// A key that signs notes, by its name (c2sp.org/signed-note).
public struct NoteKey: Sendable, Equatable {
    /// What the key signs, which is part of what names it.
    public enum Kind: UInt8, Sendable {
        /// A log signs its own notes (Ed25519).
        case signature = 1
        /// A witness signs the notes of others with the time (Ed25519, c2sp.org/tlog-cosignature).
        case cosignature = 4
    }

    /// Whose key it is.
    public var name: String
    /// The public half, 32 bytes.
    public var bytes: [UInt8]
    /// What it signs.
    public var kind: Kind

    /// A key by its parts.
    public init(name: String, bytes: [UInt8], kind: Kind = .signature) {
        (self.name, self.bytes, self.kind) = (name, bytes, kind)
    }

    /// Reads `NAME+HASH+KEY`; nil when the text is none, or its hash is not that of the key.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])), bytes.count == 33,
            let kind = bytes.first.flatMap(Kind.init(rawValue:)), !parts[0].isEmpty,
            parts[0].allSatisfy({ !$0.isWhitespace })
        else { return nil }
        self.init(name: String(parts[0]), bytes: Array(bytes.dropFirst()), kind: kind)
        guard self.text == text else { return nil }
    }

    /// What a signature line names the key with.
    public var hash: [UInt8] { Array(SHA256.digest(Array(name.utf8) + [0x0A, kind.rawValue] + bytes).prefix(4)) }

    /// Name and hash, which tell the key from others.
    public var label: String { "\(name)+\(Hex.encode(hash))" }

    /// The key as verifiers take it: name, hash and key with a plus between.
    public var text: String { "\(label)+\(Base64.encode([kind.rawValue] + bytes))" }
}
