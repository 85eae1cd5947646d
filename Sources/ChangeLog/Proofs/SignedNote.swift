internal import Crypto

/// A text with the signatures of those who stand for it, in the form of c2sp.org/signed-note.
public struct SignedNote: Sendable, Equatable {
    /// One line of a signature.
    struct Signature: Sendable, Equatable {
        /// Whose key it is.
        var name: String
        /// The first bytes of the key's hash, then the signature.
        var bytes: [UInt8]
    }

    /// What is signed, its last newline included.
    let text: String
    let signatures: [Signature]

    private static let mark = "\u{2014} "

    /// Signs a text with one key.
    init?(_ text: String, name: String, seed: [UInt8]) {
        guard let key = Ed25519.publicKey(seed: seed), let signature = Ed25519.sign(Array(text.utf8), seed: seed) else {
            return nil
        }
        self.text = text
        signatures = [Signature(name: name, bytes: NoteKey(name: name, bytes: key).hash + signature)]
    }

    /// Reads a note; nil when it is none.
    init?(_ note: String) {
        guard let border = note.range(lastOf: "\n\n"), note.hasSuffix("\n") else { return nil }
        text = String(note[..<border]) + "\n"
        var found: [Signature] = []
        for line in note[border...].split(separator: "\n") {
            guard line.hasPrefix(SignedNote.mark) else { return nil }
            let words = line.dropFirst(SignedNote.mark.count).split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 2, !words[0].isEmpty, let bytes = Base64.decode(String(words[1])), bytes.count > 4
            else { return nil }
            found.append(Signature(name: String(words[0]), bytes: bytes))
        }
        guard !found.isEmpty else { return nil }
        signatures = found
    }

    /// The note as it is written.
    var description: String {
        text + "\n" + signatures.map { "\(SignedNote.mark)\($0.name) \(Base64.encode($0.bytes))\n" }.joined()
    }

    /// Whether a key signed the text; signatures of others are left alone.
    func isSigned(by key: NoteKey) -> Bool {
        signatures.contains { signature in
            signature.name == key.name && signature.bytes.starts(with: key.hash)
                && Ed25519.verify(Array(signature.bytes.dropFirst(4)), Array(text.utf8), publicKey: key.bytes)
        }
    }
}

/// A key that signs notes.
struct NoteKey: Sendable, Equatable {
    var name: String
    /// The public half, 32 bytes.
    var bytes: [UInt8]

    /// Ed25519 in the words of c2sp.org/signed-note.
    private static let algorithm: UInt8 = 1

    /// What a signature line names the key with.
    var hash: [UInt8] {
        Array(SHA256.digest(Array(name.utf8) + [0x0A, NoteKey.algorithm] + bytes).prefix(4))
    }

    /// The key as verifiers of other projects take it: name, hash and key with a plus between.
    var text: String {
        let digits = hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "\(name)+\(digits)+\(Base64.encode([NoteKey.algorithm] + bytes))"
    }
}

extension String {
    /// Where the last occurrence of a short text begins.
    fileprivate func range(lastOf text: String) -> String.Index? {
        var place = utf8.endIndex
        while place > utf8.startIndex {
            place = utf8.index(before: place)
            if utf8[place...].starts(with: text.utf8) { return place }
        }
        return nil
    }
}
