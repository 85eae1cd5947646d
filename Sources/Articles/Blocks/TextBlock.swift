/// One run of text that a browser would set as a block of its own, kept or not.
struct TextBlock {
    /// Its text in `PageBlocks.text`: white space collapsed, trimmed.
    var text: Range<Int>
    /// The innermost block-level element around it.
    var node: Int32
    /// Its first and last text node.
    var nodes: ClosedRange<Int32>
    /// Bytes inside links, inside bold or strong, and inside `time`.
    var linkBytes: Int32 = 0
    var boldBytes: Int32 = 0
    var timeBytes: Int32 = 0
    var links: Int32 = 0
    var measure = TextMeasure()
    /// Equal text, figures apart, gives equal fingerprints.
    var fingerprint: UInt64 = 0

    var byteCount: Int { text.count }
    /// 0…100.
    var linkDensity: Int { byteCount == 0 ? 0 : Int(linkBytes) * 100 / byteCount }
    /// A sentence or more that is not mainly links.
    var isProse: Bool { measure.words >= 10 && linkDensity < 34 && measure.sentenceEnds > 0 }
}

/// What can be counted in one pass over a block's bytes.
struct TextMeasure {
    /// Two characters of a script without blanks count as one.
    var words: Int32 = 0
    var letters: Int32 = 0
    var digits: Int32 = 0
    var capitals: Int32 = 0
    var commas: Int32 = 0
    var sentenceEnds: Int32 = 0
    var pipes: Int32 = 0
    var quotes: Int32 = 0
    /// The last byte ends a sentence (a closing quote or bracket may follow).
    var endsSentence = false
    var endsWithColon = false
    var endsWithEllipsis = false
    var startsLower = false
    var startsWithDigit = false
    var startsWithQuote = false

    init() {}

    init(_ text: ArraySlice<UInt8>) {
        var inWord = false
        var wide: Int32 = 0
        var previous: UInt8 = 0
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            var length = 1
            if byte < 0x80 {
                ascii(byte, previous: previous, inWord: &inWord)
            } else {
                length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                let second = at + 1 < text.endIndex ? text[at + 1] : 0
                let third = at + 2 < text.endIndex ? text[at + 2] : 0
                if byte == 0xE2 && second == 0x80 || byte == 0xC2 {
                    punctuation(second, third, isGeneral: byte == 0xE2)
                    if byte == 0xC2 { inWord = false }
                } else if byte == 0xE3 && second == 0x80 || byte == 0xEF && (second == 0xBC || second == 0xBD) {
                    wideStop(second, third)
                    inWord = false
                } else {
                    letters += 1
                    if byte >= 0xE3 && byte <= 0xE9 {
                        wide += 1
                    } else if !inWord {
                        words += 1
                        inWord = true
                    }
                    if byte == 0xE0 && second == 0xA5 && (third == 0xA4 || third == 0xA5) { sentenceEnds += 1 }
                }
            }
            previous = byte
            at += length
        }
        words += (wide + 1) / 2
        measureEnds(text)
    }

    private mutating func ascii(_ byte: UInt8, previous: UInt8, inWord: inout Bool) {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A:
            letters += 1
            if byte <= 0x5A { capitals += 1 }
            if !inWord {
                words += 1
                inWord = true
            }
        case 0x30...0x39:
            digits += 1
            if !inWord {
                words += 1
                inWord = true
            }
        case UInt8(ascii: "'"), UInt8(ascii: "-"): break
        case UInt8(ascii: ","):
            commas += 1
            inWord = false
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if previous != byte { sentenceEnds += 1 }
            inWord = false
        case UInt8(ascii: "|"):
            pipes += 1
            inWord = false
        case UInt8(ascii: "\""):
            quotes += 1
            inWord = false
        default: inWord = false
        }
    }

    private mutating func punctuation(_ second: UInt8, _ third: UInt8, isGeneral: Bool) {
        if !isGeneral {
            if second == 0xAB || second == 0xBB { quotes += 1 }
            if second == 0xB7 { pipes += 1 }
            return
        }
        switch third {
        case 0x9C...0x9F, 0x98: quotes += 1
        case 0xA2: pipes += 1
        case 0xA6: sentenceEnds += 1
        default: break
        }
    }

    /// 。、， ！？ and their relatives.
    private mutating func wideStop(_ second: UInt8, _ third: UInt8) {
        if second == 0x80 {
            if third == 0x82 { sentenceEnds += 1 } else if third == 0x81 { commas += 1 }
            if third == 0x8C || third == 0x8E { quotes += 1 }
        } else if second == 0xBC {
            if third == 0x81 || third == 0x9F { sentenceEnds += 1 } else if third == 0x8C { commas += 1 }
        }
    }

    private mutating func measureEnds(_ text: ArraySlice<UInt8>) {
        var tail = text.suffix(12)
        trimming: while let last = tail.last {
            switch last {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 0x20: tail.removeLast()
            case 0x9D, 0x99, 0x9C, 0xBB, 0x8D, 0x8F, 0xA0:
                // ” ’ “ » 」 』 and the no-break blank; other characters that end in such a byte do not end a sentence.
                let isTwo = tail.count >= 2 && tail[tail.endIndex - 2] == 0xC2
                let isThree = tail.count >= 3 && (tail[tail.endIndex - 3] == 0xE2 || tail[tail.endIndex - 3] == 0xE3)
                guard isTwo || isThree else { break trimming }
                tail.removeLast(isTwo ? 2 : 3)
            default: break trimming
            }
        }
        if let last = tail.last {
            endsSentence = last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
            endsWithColon = last == UInt8(ascii: ":")
            if tail.count >= 3 {
                let three = (tail[tail.endIndex - 3], tail[tail.endIndex - 2], last)
                endsWithEllipsis = three == (0xE2, 0x80, 0xA6) || three == (0x2E, 0x2E, 0x2E)
                endsSentence =
                    endsSentence || three == (0xE3, 0x80, 0x82) || three == (0xEF, 0xBC, 0x81)
                    || three == (0xEF, 0xBC, 0x9F) || three == (0xE0, 0xA5, 0xA4) || three == (0xE2, 0x80, 0xA6)
                endsWithColon = endsWithColon || three == (0xEF, 0xBC, 0x9A)
            }
            if tail.count >= 2, tail[tail.endIndex - 2] == 0xDB, last == 0x94 { endsSentence = true }
            if tail.count >= 2, tail[tail.endIndex - 2] == 0xD8, last == 0x9F { endsSentence = true }
        }
        guard let first = text.first else { return }
        startsLower = first >= 0x61 && first <= 0x7A
        startsWithDigit = first >= 0x30 && first <= 0x39
        startsWithQuote =
            first == 0x22 || text.starts(with: [0xE2, 0x80, 0x9C]) || text.starts(with: [0xC2, 0xAB])
            || text.starts(with: [0xE2, 0x80, 0x9E]) || text.starts(with: [0xE3, 0x80, 0x8C])
    }
}
