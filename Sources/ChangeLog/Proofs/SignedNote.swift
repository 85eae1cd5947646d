internal import Crypto

/// A text with the signatures of those who stand for it, in the form of c2sp.org/signed-note.
public struct SignedNote: Sendable, Equatable {
    /// One line of a signature.
    struct Signature: Sendable, Equatable {
        /// Whose key it is.
        var name: String
        /// The first bytes of the key's hash, then the signature.
        var bytes: [UInt8]

        /// As it is written, with its newline.
        var line: String { "\(SignedNote.mark)\(name) \(Base64.encode(bytes))\n" }
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
        guard let found = SignedNote.signatures(note[border...]), !found.isEmpty else { return nil }
        signatures = found
    }

    /// The same text with further signatures behind its own.
    func adding(_ others: [Signature]) -> SignedNote { SignedNote(text: text, signatures: signatures + others) }

    /// The same with the first signature only, which is that of its maker.
    var alone: SignedNote { SignedNote(text: text, signatures: Array(signatures.prefix(1))) }

    private init(text: String, signatures: [Signature]) { (self.text, self.signatures) = (text, signatures) }

    /// Reads lines with signatures; nil when one of them is none.
    static func signatures(_ lines: some StringProtocol) -> [Signature]? {
        var found: [Signature] = []
        for line in lines.split(separator: "\n") {
            guard line.hasPrefix(SignedNote.mark) else { return nil }
            let words = line.dropFirst(SignedNote.mark.count).split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 2, !words[0].isEmpty, let bytes = Base64.decode(String(words[1])), bytes.count > 4
            else { return nil }
            found.append(Signature(name: String(words[0]), bytes: bytes))
        }
        return found
    }

    /// The note as it is written.
    var description: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// Whether a key signed the text; signatures of others are left alone.
    func isSigned(by key: NoteKey) -> Bool {
        signatures.contains { signature in
            signature.name == key.name && signature.bytes.starts(with: key.hash)
                && Ed25519.verify(Array(signature.bytes.dropFirst(4)), Array(text.utf8), publicKey: key.bytes)
        }
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
