internal import Crypto
internal import Model

/// What a witness says of a checkpoint: that it is consistent with all it has seen of the log (c2sp.org/tlog-cosignature).
struct Cosignature: Sendable, Equatable {
    /// When the witness signed, by its own clock.
    let at: Timestamp
    private let seconds: UInt64
    private let signature: [UInt8]

    /// Reads a signature line of a note; nil when it is none of that key.
    init?(_ line: SignedNote.Signature, of key: NoteKey) {
        // Four bytes of the key's hash, eight of the time, the signature.
        guard key.kind == .cosignature, line.name == key.name, line.bytes.count == 4 + 8 + 64,
            line.bytes.starts(with: key.hash)
        else { return nil }
        seconds = line.bytes[4..<12].reduce(0) { $0 << 8 | UInt64($1) }
        guard seconds <= UInt64(Int64.max / 1000) else { return nil }
        at = Timestamp(seconds: Int64(seconds))
        signature = Array(line.bytes[12...])
    }

    /// Whether the witness signed that text at that time.
    func isOf(_ text: String, by key: NoteKey) -> Bool {
        Ed25519.verify(signature, Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8), publicKey: key.bytes)
    }
}

extension SignedNote {
    /// When the witness with that key signed the text; nil when it did not.
    func cosigned(by key: NoteKey) -> Timestamp? {
        signatures.lazy.compactMap { Cosignature($0, of: key) }.first { $0.isOf(text, by: key) }?.at
    }
}
