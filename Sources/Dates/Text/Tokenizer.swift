/// Cuts UTF-8 text into numbers, words and marks, and looks words and phrases up.
///
/// `12. Jänner 2020, 14h40` gives 12 `.` jänner 2020 `,` 14 h 40. Time and memory are linear in the text; malformed
/// bytes count as unknown marks.
struct Tokenizer {
    private(set) var tokens: [Token] = []
    private let vocabulary = Vocabulary.shared
    private var position = 0
    private var isSpaced = false

    /// The tokens of a text; nil when there are more than `limit`.
    static func tokens(of bytes: Span<UInt8>, limit: Int = .max) -> [Token]? {
        var tokenizer = Tokenizer()
        while tokenizer.position < bytes.count {
            tokenizer.step(bytes)
            guard tokenizer.tokens.count <= limit else { return nil }
        }
        return tokenizer.vocabulary.joiningPhrases(tokenizer.tokens)
    }

    private mutating func step(_ bytes: Span<UInt8>) {
        let (scalar, width) = UTF8Reader.scalar(bytes, at: position)
        if scalar == 0x0A {
            append(Token(kind: .mark, start: position, end: position + 1, value: Character.ASCII.line.rawValue))
            isSpaced = true
        } else if scalar <= 0x20 || Tokenizer.isBlank(scalar) {
            position += width
            isSpaced = true
        } else if Folding.digit(scalar) != nil {
            readNumber(bytes)
        } else if Folding.isLetter(scalar) {
            if readDotted(bytes) { return }
            if Folding.isUnspaced(scalar) {
                if !readHanNumber(bytes) { readUnspaced(bytes) }
            } else {
                readWord(bytes)
            }
        } else if Folding.fold(scalar) == 0 {
            position += width
        } else {
            append(Token(kind: .mark, start: position, end: position + width, value: Tokenizer.plain(scalar)))
        }
    }

    private mutating func append(_ token: Token) {
        var token = token
        token.isSpaced = isSpaced
        isSpaced = false
        position = token.end
        tokens.append(token)
    }

    private mutating func readNumber(_ bytes: Span<UInt8>) {
        var token = Token(kind: .number, start: position, end: position)
        while token.end < bytes.count {
            let (scalar, width) = UTF8Reader.scalar(bytes, at: token.end)
            guard let digit = Folding.digit(scalar) else { break }
            token.digits += 1
            if token.digits <= 18 { token.value = token.value * 10 + digit }
            token.end += width
        }
        append(token)
    }

    private mutating func readWord(_ bytes: Span<UInt8>) {
        var token = Token(kind: .word, start: position, end: position)
        var hash = WordHash()
        while token.end < bytes.count {
            let (scalar, width) = UTF8Reader.scalar(bytes, at: token.end)
            guard Folding.isLetter(scalar) || Folding.fold(scalar) == 0, !Folding.isUnspaced(scalar) else { break }
            let folded = Folding.fold(scalar)
            if folded != 0 { hash.add(folded) }
            token.end += width
        }
        token.hash = hash.value
        token.meanings = vocabulary.meanings(of: hash.value)
        append(token)
    }

    /// Reads `二〇二〇` or `十二` before 年, 月, 日 and other units.
    private mutating func readHanNumber(_ bytes: Span<UInt8>) -> Bool {
        guard let number = HanNumber.read(bytes, at: position) else { return false }
        append(
            Token(
                kind: .number, start: position, end: number.end, value: number.value,
                digits: number.value > 999 ? 4 : number.value > 9 ? 2 : 1))
        return true
    }

    /// Takes the longest word that the vocabulary knows from a run without blanks; one unknown scalar otherwise.
    private mutating func readUnspaced(_ bytes: Span<UInt8>) {
        let (_, width) = UTF8Reader.scalar(bytes, at: position)
        var best = Token(kind: .word, start: position, end: position + width)
        var end = position
        var hash = WordHash()
        while end < bytes.count, hash.count < Vocabulary.longestUnspacedWord {
            let (scalar, width) = UTF8Reader.scalar(bytes, at: end)
            guard Folding.isUnspaced(scalar) else { break }
            hash.add(Folding.fold(scalar))
            end += width
            let meanings = vocabulary.meanings(of: hash.value)
            guard !meanings.isEmpty else { continue }
            best.end = end
            best.hash = hash.value
            best.meanings = meanings
        }
        append(best)
    }

    /// Reads `a.m.`, `п.п.`, `ก.พ.`: two or more groups of at most three scalars with dots, when the vocabulary knows
    /// them without dots.
    private mutating func readDotted(_ bytes: Span<UInt8>) -> Bool {
        var hash = WordHash()
        var end = position
        var groups = 0
        while groups < 4, let next = Tokenizer.dottedGroup(bytes, at: end, hash: &hash) {
            groups += 1
            end = next.end
            guard next.hasDot else { break }
        }
        guard groups >= 2 else { return false }
        let meanings = vocabulary.meanings(of: hash.value)
        guard !meanings.isEmpty else { return false }
        append(Token(kind: .word, start: position, end: end, hash: hash.value, meanings: meanings))
        return true
    }

    private static func dottedGroup(
        _ bytes: Span<UInt8>, at start: Int, hash: inout WordHash
    ) -> (end: Int, hasDot: Bool)? {
        var end = start
        var count = 0
        var copy = hash
        while end < bytes.count {
            let (scalar, width) = UTF8Reader.scalar(bytes, at: end)
            if scalar == 0x2E, count > 0 {
                hash = copy
                return (end + 1, true)
            }
            guard Folding.isLetter(scalar) else { break }
            count += 1
            guard count <= 3 else { return nil }
            copy.add(Folding.fold(scalar))
            end += width
        }
        guard count > 0 else { return nil }
        hash = copy
        return (end, false)
    }

    private static func isBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The plain form of a mark, 0 when it plays no part in dates.
    private static func plain(_ scalar: UInt32) -> Int {
        switch scalar {
        case 0x21...0x7E: Int(scalar)
        case 0x2010...0x2015, 0x2212, 0xFF0D, 0x5BE: 0x2D
        case 0xFF1A, 0x2236: 0x3A
        case 0xFF0F, 0x2044, 0x2215: 0x2F
        case 0xFF0E, 0x3002: 0x2E
        case 0xFF0C, 0x3001, 0x60C: 0x2C
        case 0xFF0B: 0x2B
        case 0xFF08, 0x3010, 0x300C: 0x28
        case 0xFF09, 0x3011, 0x300D: 0x29
        case 0x2018, 0x2019, 0x2BC, 0xB4: 0x27
        case 0xFF5C, 0x2022, 0xB7, 0x2219, 0x30FB, 0x25CF: 0x7C
        default: 0
        }
    }
}

/// Reads scalars out of UTF-8 that may be malformed.
enum UTF8Reader {
    /// The scalar at a position and its width in bytes; a malformed byte is U+FFFD of width 1.
    static func scalar(_ bytes: Span<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + width <= bytes.count else { return (0xFFFD, 1) }
        var scalar = first & (0xFF >> UInt32(width + 1))
        for offset in 1..<width {
            let next = UInt32(bytes[index + offset])
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | (next & 0x3F)
        }
        return (scalar, width)
    }
}
