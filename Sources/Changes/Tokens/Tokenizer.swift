/// Cuts UTF-8 into tokens and gives each the key it is compared by.
///
/// The key folds what typography varies: Unicode form, width, the shape of quotation marks, dashes and ellipses. It
/// keeps every digit, sign, decimal point, currency, mark and word boundary. Works on bytes; only a word that has
/// combining marks or other rare characters takes the slow path.
struct Tokenizer {
    private static let asciiTable: [ScalarClass] = (0..<128).map { ScalarClass.of(UInt32($0)) }

    private static let wordBytes: [Bool] = asciiTable.map { $0 == .letter || $0 == .digit }

    private var position: Int
    private var hasSpace = true
    private var hasLine = false
    private var previous: ScalarClass = .space
    private let table = Tokenizer.asciiTable
    private let isWordByte = Tokenizer.wordBytes

    init(position: Int) { self.position = position }

    /// Takes the tokens up to the end of the bytes.
    ///
    /// - Parameters:
    ///   - bytes: the text, from `position` on.
    ///   - tokens: where they are appended.
    ///   - limit: with so many of them in `tokens` the rest is one.
    mutating func run(_ bytes: [UInt8], into tokens: inout [Token], limit: Int = .max) {
        while position < bytes.count {
            guard tokens.count < limit else { return rest(bytes, into: &tokens) }
            let (scalar, length) = Tokenizer.scalar(bytes, position)
            let kind = scalar < 0x80 ? table[Int(scalar)] : ScalarClass.of(ScalarFolding.folded(scalar))
            switch kind {
            case .space:
                hasSpace = true
                if scalar == 0x0A { hasLine = true }
                position += length
                previous = .space
            case .ignorable: position += length
            case .letter, .mark: word(bytes, into: &tokens)
            case .digit: number(bytes, into: &tokens)
            case .ideograph, .cluster: ideograph(bytes, length, kind, into: &tokens)
            default: mark(bytes, kind, into: &tokens)
            }
        }
    }

    private mutating func rest(_ bytes: [UInt8], into tokens: inout [Token]) {
        let start = position
        position = bytes.count
        emit(&tokens, from: start, key: Hash64.of(bytes[start...]), kind: .word, weight: 4)
    }

    /// One scalar of valid UTF-8 and its length in bytes.
    static func scalar(_ bytes: [UInt8], _ at: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[at])
        if first < 0x80 { return (first, 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= bytes.count else { return (0xFFFD, bytes.count - at) }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
        return (scalar, length)
    }

    private func kind(_ bytes: [UInt8], _ at: Int) -> ScalarClass {
        guard at < bytes.count else { return .space }
        return ScalarClass.of(ScalarFolding.folded(Tokenizer.scalar(bytes, at).0))
    }

    private mutating func emit(
        _ tokens: inout [Token], from start: Int, key: UInt64, kind: Token.Kind, weight: Int
    ) {
        tokens.append(
            Token(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position), key: key,
                kind: kind,
                weight: UInt8(weight), hasSpaceBefore: hasSpace, hasLineBefore: hasLine))
        hasSpace = false
        hasLine = false
    }

    // MARK: Words

    private mutating func word(_ bytes: [UInt8], into tokens: inout [Token]) {
        let start = position
        var letters = LetterRun()
        scan(bytes, &letters)
        previous = .letter
        let key = letters.isPlain ? Hash64.finished(letters.hash) : Tokenizer.canonicalKey(bytes[start..<position])
        emit(&tokens, from: start, key: key, kind: .word, weight: min(4, 2 + (position - start) / 4))
    }

    /// Takes letters, digits, marks and apostrophes between letters.
    private mutating func scan(_ bytes: [UInt8], _ run: inout LetterRun) {
        while position < bytes.count {
            takeASCII(bytes, &run)
            guard position < bytes.count else { return }
            let byte = bytes[position]
            if byte < 0x80 {
                guard byte == 0x27, isLetter(bytes, position + 1) else { return }
                run.add(apostrophe: ())
                position += 1
                continue
            }
            let (raw, length) = Tokenizer.scalar(bytes, position)
            guard take(bytes, raw, length, &run) else { return }
            position += length
        }
    }

    /// Letters and digits of ASCII, the bulk of most texts.
    private mutating func takeASCII(_ bytes: [UInt8], _ run: inout LetterRun) {
        var hash = run.hash
        var index = position
        while index < bytes.count, bytes[index] < 0x80, isWordByte[Int(bytes[index])] {
            hash = (hash ^ UInt64(bytes[index])) &* Hash64.prime
            index += 1
        }
        run.count += index - position
        run.hash = hash
        position = index
    }

    private func isLetter(_ bytes: [UInt8], _ at: Int) -> Bool { kind(bytes, at) == .letter }

    /// Whether a non-ASCII scalar belongs to the word, and its part in the hash.
    private func take(_ bytes: [UInt8], _ raw: UInt32, _ length: Int, _ run: inout LetterRun) -> Bool {
        let scalar = ScalarFolding.folded(raw)
        switch ScalarClass.of(scalar) {
        case .letter, .digit, .mark:
            if scalar != raw || Canonical.mayVary(scalar, afterMark: run.isAfterMark) || raw >= 0xFB00 {
                run.isPlain = false
            }
            run.isAfterMark = scalar >= 0x300 && ScalarClass.of(scalar) == .mark
            for offset in 0..<length { run.add(bytes[position + offset]) }
            return true
        case .ignorable: return true
        case .singleQuote where (scalar == 0x2019 || scalar == 0x2018) && run.count > 0:
            guard isLetter(bytes, position + length) else { return false }
            run.add(apostrophe: ())
            return true
        case .doubleQuote where scalar == 0x5F4: return isLetter(bytes, position + length)
        default: return false
        }
    }

    /// The key of a word in canonical form, its shapes folded.
    private static func canonicalKey(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var scalars: [UInt32] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let letters = ScalarFolding.ligature(scalar.value) {
                scalars += letters
                continue
            }
            let folded = ScalarFolding.folded(scalar.value)
            switch ScalarClass.of(folded) {
            case .ignorable: continue
            case .singleQuote: scalars.append(0x27)
            default: scalars.append(folded)
            }
        }
        var hash = LetterRun()
        for value in Canonical.compose(scalars) {
            for byte in Unicode.Scalar(value).map({ String($0) })?.utf8 ?? "".utf8 { hash.add(byte) }
        }
        return Hash64.finished(hash.hash)
    }

    // MARK: Figures

    private mutating func number(_ bytes: [UInt8], into tokens: inout [Token]) {
        let start = position
        var run = LetterRun()
        while position < bytes.count {
            let (raw, length) = Tokenizer.scalar(bytes, position)
            let scalar = ScalarFolding.folded(raw)
            switch ScalarClass.of(scalar) {
            case .digit: run.add(scalar: scalar)
            case .punctuation, .terminator, .singleQuote:
                guard Tokenizer.joinsDigits(scalar), kind(bytes, position + length) == .digit else {
                    return endNumber(bytes, start, &run, into: &tokens)
                }
                run.add(scalar: scalar == 0x2019 ? 0x27 : scalar)
            case .ignorable: break
            default: return endNumber(bytes, start, &run, into: &tokens)
            }
            position += length
        }
        endNumber(bytes, start, &run, into: &tokens)
    }

    /// Decimal points, group marks and the colon of a clock time.
    private static func joinsDigits(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x2E, 0x27, 0x2019, 0x3A, 0xB7, 0x66B, 0x66C: true
        default: false
        }
    }

    /// Latin letters directly after the digits belong to the figure: `10km`, `3rd`, `5G`.
    private mutating func endNumber(
        _ bytes: [UInt8], _ start: Int, _ run: inout LetterRun, into tokens: inout [Token]
    ) {
        while position < bytes.count {
            let (raw, length) = Tokenizer.scalar(bytes, position)
            let scalar = ScalarFolding.folded(raw)
            guard scalar < 0x250, ScalarClass.of(scalar) == .letter || ScalarClass.of(scalar) == .digit else { break }
            run.add(scalar: scalar)
            position += length
        }
        previous = .digit
        emit(&tokens, from: start, key: Hash64.finished(run.hash), kind: .number, weight: 6)
    }

    // MARK: Characters and marks

    private mutating func ideograph(
        _ bytes: [UInt8], _ length: Int, _ kind: ScalarClass, into tokens: inout [Token]
    ) {
        let start = position
        position += length
        while self.kind(bytes, position) == .mark { position += Tokenizer.scalar(bytes, position).1 }
        let slice = bytes[start..<position]
        let key = position - start > length ? Tokenizer.canonicalKey(slice) : Hash64.of(slice)
        previous = .ideograph
        emit(&tokens, from: start, key: key, kind: .ideograph, weight: 2)
        // U+0E00 to U+0EFF.
        tokens[tokens.count - 1].isUnpunctuated = bytes[start] == 0xE0 && (0xB8...0xBB).contains(bytes[start + 1])
    }

    private mutating func mark(_ bytes: [UInt8], _ kind: ScalarClass, into tokens: inout [Token]) {
        let start = position
        let (raw, length) = Tokenizer.scalar(bytes, position)
        position += length
        let scalar = ScalarFolding.folded(raw)
        var tokenKind = Tokenizer.markKind(kind)
        if kind == .dash || kind == .minus { tokenKind = dashKind(bytes, isMinus: kind == .minus) }
        if scalar == 0x2E, position < bytes.count, bytes[position] == 0x2E { tokenKind = .ellipsis }
        if tokenKind == .ellipsis || tokenKind == .dash { skipRun(bytes, tokenKind) }
        let key: UInt64 =
            switch tokenKind {
            case .doubleQuote: 1
            case .singleQuote: 2
            case .dash: 3
            case .minus: 4
            case .ellipsis: 5
            default: Hash64.finished(UInt64(scalar) &+ 0x1_0000_0000)
            }
        previous = kind
        let weight = tokenKind == .minus || tokenKind == .currency || tokenKind == .symbol ? 3 : 1
        emit(&tokens, from: start, key: key, kind: tokenKind, weight: weight)
        switch raw {
        // The ideographic full stop, also of half width, and the marks of full width beside it.
        case 0x3002, 0xFF61, 0xFF01, 0xFF1F: tokens[tokens.count - 1].isFullWidthStop = true
        // English and Chinese quotation marks that open, and corner brackets.
        case 0x2018, 0x201C, 0x300C, 0x300E, 0x301D: tokens[tokens.count - 1].isOpening = true
        default: break
        }
    }

    private static func markKind(_ kind: ScalarClass) -> Token.Kind {
        switch kind {
        case .doubleQuote: .doubleQuote
        case .singleQuote: .singleQuote
        case .dash: .dash
        case .currency: .currency
        case .symbol, .minus: .symbol
        case .terminator: .terminator
        case .ellipsis: .ellipsis
        default: .punctuation
        }
    }

    /// A dash is a sign when a figure follows and no word or figure stands directly before it.
    private func dashKind(_ bytes: [UInt8], isMinus: Bool) -> Token.Kind {
        var next = position
        if kind(bytes, next) == .currency { next += Tokenizer.scalar(bytes, next).1 }
        guard kind(bytes, next) == .digit else { return isMinus ? .symbol : .dash }
        switch previous {
        case .letter, .digit, .ideograph, .mark: return isMinus ? .minus : .dash
        default: return .minus
        }
    }

    /// `--` and `...` are one mark.
    private mutating func skipRun(_ bytes: [UInt8], _ tokenKind: Token.Kind) {
        let byte: UInt8 = tokenKind == .ellipsis ? 0x2E : 0x2D
        while position < bytes.count, bytes[position] == byte { position += 1 }
    }
}

/// The hash of a word while its letters are taken.
private struct LetterRun {
    var hash = Hash64.seed
    var count = 0
    var isPlain = true
    var isAfterMark = false

    mutating func add(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* Hash64.prime
        count += 1
    }

    mutating func add(apostrophe: Void) { add(0x27) }

    /// As UTF-8.
    mutating func add(scalar: UInt32) {
        if scalar < 0x80 {
            add(UInt8(scalar))
        } else if scalar < 0x800 {
            add(UInt8(0xC0 | scalar >> 6))
            add(UInt8(0x80 | scalar & 0x3F))
        } else if scalar < 0x10000 {
            add(UInt8(0xE0 | scalar >> 12))
            add(UInt8(0x80 | scalar >> 6 & 0x3F))
            add(UInt8(0x80 | scalar & 0x3F))
        } else {
            add(UInt8(0xF0 | scalar >> 18 & 0x07))
            add(UInt8(0x80 | scalar >> 12 & 0x3F))
            add(UInt8(0x80 | scalar >> 6 & 0x3F))
            add(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
