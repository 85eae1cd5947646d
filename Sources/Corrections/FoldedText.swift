import Dates

/// A text as phrases are looked for in it: folded, with plain punctuation, and with the way back to what was written.
///
/// Quotation marks of all forms are `"`, dashes `-`, full-width marks their ASCII twins, and a stop that no abbreviation
/// has (`。`, `।`, `!`) is `FoldedText.stop`.
struct FoldedText {
    private(set) var bytes: [UInt8] = []
    /// For each byte where the character that it comes from begins.
    private(set) var origins: [Int32] = []

    /// The end of a sentence beyond doubt.
    static let stop: UInt8 = 0x1E
    /// More bytes of a text are not looked at.
    static let longest = 16_384

    private let written: ArraySlice<UInt8>

    /// Whether `origins` is filled; a first look at a text does without.
    private let hasOrigins: Bool

    init(_ text: ArraySlice<UInt8>, hasOrigins: Bool = true) {
        let text = text.prefix(FoldedText.longest)
        written = text
        self.hasOrigins = hasOrigins
        bytes.reserveCapacity(text.count + 8)
        if hasOrigins { origins.reserveCapacity(text.count + 8) }
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            let origin = Int32(at - text.startIndex)
            if byte < 0x80 {
                let end = text[at...].firstIndex { $0 >= 0x80 } ?? text.endIndex
                bytes.append(contentsOf: text[at..<end].lazy.map(FoldedText.plain))
                if hasOrigins { origins.append(contentsOf: origin..<origin + Int32(end - at)) }
                at = end
            } else {
                let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, text.endIndex - at)
                fold(text[at..<at + length], origin)
                at += length
            }
        }
    }

    private mutating func add(_ byte: UInt8, _ origin: Int32) {
        bytes.append(byte)
        if hasOrigins { origins.append(origin) }
    }

    @inline(__always)
    private static func plain(_ byte: UInt8) -> UInt8 {
        if byte >= 0x41, byte <= 0x5A { return byte | 0x20 }
        if byte == 0x0A || byte == UInt8(ascii: "!") { return stop }
        return max(byte, byte < 0x20 ? 0x20 : 0)
    }

    private mutating func fold(_ character: ArraySlice<UInt8>, _ origin: Int32) {
        var value = UInt32(character.first ?? 0)
        value &= character.count == 2 ? 0x1F : character.count == 3 ? 0x0F : 0x07
        for byte in character.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
        if let mark = FoldedText.mark(value) { return add(mark, origin) }
        if let digit = Folding.digit(value) { return add(0x30 + UInt8(digit), origin) }
        let folded = Folding.fold(value)
        switch folded {
        case 0: return
        case 0..<0x80: return add(UInt8(folded), origin)
        case 0x80..<0x800: add(0xC0 | UInt8(folded >> 6), origin)
        case 0x800..<0x1_0000:
            add(0xE0 | UInt8(folded >> 12), origin)
            add(0x80 | UInt8(folded >> 6 & 0x3F), origin)
        default:
            // Beyond the basic plane nothing is folded, and no phrase is written in it.
            for byte in character { add(byte, origin) }
            return
        }
        add(0x80 | UInt8(folded & 0x3F), origin)
    }

    /// Punctuation as ASCII.
    private static func mark(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x2018, 0x2019, 0x2BC, 0x60C1: UInt8(ascii: "'")
        case 0x201C...0x201F, 0xAB, 0xBB, 0x300C...0x300F, 0xFF02, 0x2039, 0x203A: UInt8(ascii: "\"")
        case 0x2010...0x2015, 0x2212, 0xFF0D: UInt8(ascii: "-")
        case 0xA0, 0x3000, 0x2002...0x200A, 0x202F: 0x20
        case 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0x964, 0x965, 0x61F, 0x6D4, 0x2028, 0x2029: stop
        case 0x3001, 0xFF0C, 0x60C: UInt8(ascii: ",")
        case 0xFF1A, 0x2236: UInt8(ascii: ":")
        case 0xFF08, 0x3014, 0x3008: UInt8(ascii: "(")
        case 0xFF09, 0x3015, 0x3009: UInt8(ascii: ")")
        case 0x3010, 0xFF3B: UInt8(ascii: "[")
        case 0x3011, 0xFF3D: UInt8(ascii: "]")
        case 0xB7, 0x2020, 0x2021, 0x2022, 0x25A0...0x25FF, 0x2605, 0x2606, 0x203B, 0xFF0A, 0x30FB: UInt8(ascii: "*")
        case 0xFF5C: UInt8(ascii: "|")
        case 0x2026: UInt8(ascii: ".")
        default: nil
        }
    }

    /// Whether the character at a place was written as a capital of ASCII.
    func isCapital(_ at: Int) -> Bool {
        guard at < origins.count else { return false }
        let byte = written[written.startIndex + Int(origins[at])]
        return byte >= 0x41 && byte <= 0x5A
    }

    // MARK: Words

    static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    /// Whether the character at a place belongs to a script that puts no blanks between words.
    func isUnspaced(_ at: Int) -> Bool {
        guard at < bytes.count, bytes[at] >= 0xE0 else { return false }
        let first = bytes[at]
        if first >= 0xE3 { return true }
        guard first == 0xE0 || first == 0xE1, at + 1 < bytes.count else { return false }
        // Thai and Lao; Burmese and Khmer.
        return first == 0xE0
            ? bytes[at + 1] >= 0xB8 && bytes[at + 1] <= 0xBB : bytes[at + 1] <= 0x82 || bytes[at + 1] == 0x9E
    }

    /// Whether a phrase may begin here.
    func isWordStart(_ at: Int) -> Bool {
        guard bytes[at] & 0xC0 != 0x80, FoldedText.isWordByte(bytes[at]) else { return false }
        guard at > 0, FoldedText.isWordByte(bytes[at - 1]) else { return true }
        return isUnspaced(at)
    }

    /// Whether a phrase may end before this place.
    func isWordEnd(_ at: Int) -> Bool {
        guard at < bytes.count, FoldedText.isWordByte(bytes[at]) else { return true }
        if isUnspaced(at) { return true }
        var last = at - 1
        while last > 0, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        return isUnspaced(last)
    }

    /// How many words stand between two places, figures apart; six bytes of a script without blanks count as one.
    func words(_ range: Range<Int>) -> Int {
        var count = 0
        var wide = 0
        var wasWord = false
        for at in range {
            if isUnspaced(at) { wide += 1 }
            let isWord = FoldedText.isWordByte(bytes[at])
            if isWord, !wasWord, !FoldedText.isDigit(bytes[at]) { count += 1 }
            wasWord = isWord
        }
        return wide > 2 ? wide / 2 : count
    }

    func hasDigit(_ range: Range<Int>) -> Bool { bytes[range].contains(where: FoldedText.isDigit) }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    // MARK: Sentences

    /// Whether a figure with a stop and the word behind it are a day.
    private func isDay(_ figure: Int, _ word: Int) -> Bool {
        let end = bytes[word...].firstIndex { !FoldedText.isWordByte($0) } ?? bytes.count
        let last = end < origins.count ? Int(origins[end]) : written.count
        let text = written[written.startIndex + Int(origins[figure])..<written.startIndex + last]
        return StampReading.isDay(String(decoding: text, as: UTF8.self))
    }

    /// The sentences, each without the blanks before it; abbreviations and initials end none.
    var sentences: [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for at in bytes.indices where endsSentence(at) {
            append(start..<at, to: &found)
            start = at + 1
        }
        append(start..<bytes.count, to: &found)
        return found
    }

    private func append(_ range: Range<Int>, to found: inout [Range<Int>]) {
        var start = range.lowerBound
        while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
        if start < range.upperBound { found.append(start..<range.upperBound) }
    }

    private func endsSentence(_ at: Int) -> Bool {
        if bytes[at] == FoldedText.stop { return true }
        guard bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: "?") else { return false }
        var next = at + 1
        while next < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")")].contains(bytes[next]) {
            next += 1
        }
        guard next < bytes.count else { return true }
        guard bytes[next] == 0x20, next + 1 < bytes.count else { return false }
        // "Nov. 21", "R. Oak", "p.m. on", "Anm. der Redaktion".
        let letter = written[written.startIndex + Int(origins[next + 1])]
        if letter >= 0x61, letter <= 0x7A { return false }
        var length = 0
        while at - 1 - length >= 0, FoldedText.isWordByte(bytes[at - 1 - length]) { length += 1 }
        if FoldedText.isDigit(bytes[next + 1]) { return false }
        if length > 0, length <= 2, FoldedText.isDigit(bytes[at - 1]) { return !isDay(at - length, next + 1) }
        // "Anm. d. Red.", "P.S.": a short word alone is no sentence.
        let isFirst = at - length <= 2 && length <= 4
        return length > 1 && !isFirst
    }
}
