/// Words as numbers, so that texts can be compared without making strings.
enum WordHashes {
    /// One number a word, case and punctuation apart; each character of a script without blanks is a word.
    static func of(_ text: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        words.reserveCapacity(text.count / 5)
        var hash: UInt64 = 0
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            let isLetter = byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
            if byte == 0xE2, at + 1 < text.endIndex, text[at + 1] == 0x80 {
                // General punctuation: dashes, quotes, ellipsis.
                if hash != 0 { words.append(hash) }
                hash = 0
                at += 3
                continue
            }
            if !isLetter {
                if hash != 0 { words.append(hash) }
                hash = 0
            } else if byte >= 0xE0, at + 2 < text.endIndex, WritingSystem.isUnspaced(byte, text[at + 1]) {
                if hash != 0 { words.append(hash) }
                hash = 0
                words.append(UInt64(byte) << 16 | UInt64(text[at + 1]) << 8 | UInt64(text[at + 2]) | 1 << 40)
                at += 3
                continue
            } else {
                let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                hash = ((hash == 0 ? 0xCBF2_9CE4_8422_2325 : hash) ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
            }
            at += 1
        }
        if hash != 0 { words.append(hash) }
        return words
    }

    /// The runs of `length` words, each as one number.
    static func shingles(_ words: [UInt64], _ length: Int) -> [UInt64] {
        guard words.count >= length else { return words.isEmpty ? [] : [words.reduce(0, join)] }
        return (0...words.count - length).map { start in words[start..<start + length].reduce(0, join) }
    }

    private static func join(_ a: UInt64, _ b: UInt64) -> UInt64 { (a &* 0x9E37_79B9_7F4A_7C15) ^ b &+ (a >> 31) }
}

/// A text that other texts are held against: what a feed, a description or a data block says the article is.
struct TextAnchor {
    private let shingles: KeyTable<Bool>
    let length: Int
    let wordCount: Int

    /// An anchor that compares runs of `length` words; nil when the text has fewer than `minimum` words.
    init?(_ text: String?, length: Int, minimum: Int) {
        guard let text, !text.isEmpty else { return nil }
        let words = WordHashes.of(Array(text.utf8)[...])
        guard words.count >= minimum else { return nil }
        wordCount = words.count
        self.length = length
        shingles = KeyTable(WordHashes.shingles(words, length))
    }

    /// 0…100: how much of the given words stands in the anchor.
    func coverage(of words: [UInt64]) -> Int {
        guard words.count >= length else { return 0 }
        let runs = WordHashes.shingles(words, length)
        var hits = 0
        for run in runs where shingles.contains(run) { hits += 1 }
        return hits * 100 / runs.count
    }
}
