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
    /// An element around it is not shown to readers.
    var isHidden = false
    /// That element itself holds it, none that stands in it.
    var isDirectlyHidden = false
    /// A reader wrote it: see `ReaderComments`.
    var isComment = false
    var measure = TextMeasure()
    /// Equal text, figures apart, gives equal fingerprints.
    var fingerprint: UInt64 = 0

    var byteCount: Int { text.count }
    /// 0…100.
    var linkDensity: Int { byteCount == 0 ? 0 : Int(linkBytes) * 100 / byteCount }
    /// A sentence or more that is not mainly links.
    var isProse: Bool { !isComment && measure.words >= 10 && linkDensity < 34 && measure.sentenceEnds > 0 }
}

/// What can be counted in one pass over a block's bytes.
struct TextMeasure {
    /// In scripts without blanks between words, as many as the characters make in others.
    var words: Int32 = 0
    /// The columns that the text fills: wide characters count twice, so that lengths are alike in all scripts.
    var width: Int32 = 0
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
    /// Twelfths of words of scripts without blanks.
    private var wide: Int32 = 0
    /// Letters of scripts that end sentences with a blank, and such blanks.
    private var phraseLetters: Int32 = 0
    private var phraseBlanks: Int32 = 0
    private var isInPhrase = false

    init() {}

    init(_ text: ArraySlice<UInt8>) {
        var inWord = false
        var previous: UInt8 = 0
        var at = text.startIndex
        while at < text.endIndex {
            let byte = text[at]
            var length = 1
            width += 1
            if byte < 0x80 {
                ascii(byte, previous: previous, inWord: &inWord)
            } else {
                length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                let second = at + 1 < text.endIndex ? text[at + 1] : 0
                let third = at + 2 < text.endIndex ? text[at + 2] : 0
                beyondASCII(byte, second, third, inWord: &inWord)
            }
            previous = byte
            at += length
        }
        words += (wide + 11) / 12
        measureEnds(text)
        measurePhrases()
    }

    private mutating func beyondASCII(_ byte: UInt8, _ second: UInt8, _ third: UInt8, inWord: inout Bool) {
        if byte == 0xE2 && second == 0x80 || byte == 0xC2 {
            punctuation(second, third, isGeneral: byte == 0xE2)
            if byte == 0xC2 { inWord = false }
            return
        }
        if WritingSystem.isSentenceEnd(byte, second, third) { sentenceEnds += 1 }
        if byte == 0xD8 && second == 0x8C { commas += 1 }
        if byte == 0xE3 && second == 0x80 || byte == 0xEF && (second == 0xBC || second == 0xBD) {
            width += 1
            wideMark(second, third)
            inWord = false
            return
        }
        letters += 1
        let share = WritingSystem.wordShare(byte, second)
        guard share > 0 else {
            if !inWord { words += 1 }
            inWord = true
            return
        }
        wide += share
        if byte >= 0xE3 { width += 1 }
        let isPhrase = WritingSystem.endsSentencesWithBlank(byte, second)
        if isPhrase { phraseLetters += 1 }
        isInPhrase = isPhrase
    }

    /// A long run of a script without full stops is a sentence, and as many as it has pairs of phrases.
    private mutating func measurePhrases() {
        guard phraseLetters >= 40 else { return }
        if sentenceEnds == 0 { sentenceEnds = max(1, phraseBlanks / 2) }
        if isInPhrase { endsSentence = true }
    }

    private mutating func ascii(_ byte: UInt8, previous: UInt8, inWord: inout Bool) {
        if isInPhrase, byte == 0x20 { phraseBlanks += 1 } else { isInPhrase = false }
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

    /// 、，「 and their relatives; those that end sentences are counted already.
    private mutating func wideMark(_ second: UInt8, _ third: UInt8) {
        if second == 0x80 {
            if third == 0x81 { commas += 1 }
            if third == 0x8C || third == 0x8E { quotes += 1 }
        } else if second == 0xBC, third == 0x8C {
            commas += 1
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
                let isEnd = WritingSystem.isSentenceEnd(three.0, three.1, three.2) || three == (0xE2, 0x80, 0xA6)
                endsSentence = endsSentence || isEnd
                endsWithColon = endsWithColon || three == (0xEF, 0xBC, 0x9A)
            }
            if tail.count >= 2, WritingSystem.isSentenceEnd(tail[tail.endIndex - 2], last, 0) { endsSentence = true }
        }
        guard let first = text.first else { return }
        startsLower = first >= 0x61 && first <= 0x7A
        startsWithDigit = first >= 0x30 && first <= 0x39
        startsWithQuote =
            first == 0x22 || text.starts(with: [0xE2, 0x80, 0x9C]) || text.starts(with: [0xC2, 0xAB])
            || text.starts(with: [0xE2, 0x80, 0x9E]) || text.starts(with: [0xE3, 0x80, 0x8C])
    }
}
