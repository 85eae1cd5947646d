import Dates
import Model

/// Days and times behind a heading such as "Corrected on".
enum StampReading {
    /// Years are left out in notes; which one is meant does not matter here.
    private static let hints = DateHints(referenceTime: Timestamp(seconds: 1_767_225_600))
    /// A day and a time with all their words.
    private static let mostWords = 9

    /// Where a day or a time that follows a heading ends, in the folded text; nil when none does.
    ///
    /// At most `reach` words stand before its first figure: "on Monday, November 3".
    static func end(
        behind heading: NoteSentence.Mark, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>, reach: Int
    ) -> Int? {
        let bytes = sentence.text.bytes
        guard let digit = bytes[heading.end..<sentence.range.upperBound].firstIndex(where: FoldedText.isDigit),
            sentence.text.words(heading.end..<digit) <= reach
        else { return nil }
        let ends = wordEnds(heading.end, sentence)
        guard let first = ends.firstIndex(where: { isDay(heading.end..<$0, sentence, written) }) else {
            return ends.first { isTime(heading.end..<$0, sentence) }
        }
        // "21 November" is a day, and the year and the hour behind it belong to it.
        var last = first
        while last + 1 < ends.count, sentence.text.hasDigit(ends[last]..<ends[last + 1]),
            bytes[ends[last]] != UInt8(ascii: ":")
        {
            last += 1
        }
        return ends[last]
    }

    private static func isDay(_ range: Range<Int>, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>) -> Bool {
        let start = written.startIndex + sentence.origin(range.lowerBound)
        let end = min(written.endIndex, written.startIndex + sentence.origin(range.upperBound))
        let text = String(decoding: written[min(start, end)..<end], as: UTF8.self).trimmingMarks
        // A year alone is no day.
        let figures = text.utf8.split { !FoldedText.isDigit($0) }
        guard figures.count > 1 || figures.first.map({ $0.count <= 2 }) ?? false else { return false }
        return isDay(text)
    }

    /// Whether a folded text is a day and, at most, an hour.
    static func isDayAlone(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).trimmingMarks
        return isDay(text) && text.utf8.count { $0 == 0x20 } <= 5
    }

    /// Whether a text is a day, with or without a year.
    static func isDay(_ text: String) -> Bool { DateReader.read(text, hints: hints) != nil }

    /// The places behind each of the first words.
    private static func wordEnds(_ start: Int, _ sentence: NoteSentence) -> [Int] {
        let bytes = sentence.text.bytes
        var ends: [Int] = []
        var at = start
        while at < sentence.range.upperBound, ends.count < mostWords {
            while at < sentence.range.upperBound, !FoldedText.isWordByte(bytes[at]) { at += 1 }
            guard at < sentence.range.upperBound else { break }
            while at < sentence.range.upperBound, bytes[at] != 0x20, bytes[at] != UInt8(ascii: ")"),
                bytes[at] != UInt8(ascii: "]"), bytes[at] != UInt8(ascii: ",")
            {
                at += 1
            }
            let isColon = bytes[at - 1] == UInt8(ascii: ":") || bytes[at - 1] == UInt8(ascii: ".")
            ends.append(isColon ? at - 1 : at)
        }
        return ends
    }

    /// Whether a time of day stands there: `3:15`, `15.15`, `15h15`.
    private static func isTime(_ range: Range<Int>, _ sentence: NoteSentence) -> Bool {
        let bytes = Array(sentence.text.bytes[range])
        guard let first = bytes.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        let hour = bytes[first...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard hour.count <= 2, hour.endIndex + 2 < bytes.count else { return false }
        let mark = bytes[hour.endIndex]
        let minutes = bytes[(hour.endIndex + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        return (mark == UInt8(ascii: ":") || mark == UInt8(ascii: "h") || mark == UInt8(ascii: "."))
            && minutes.count == 2
    }
}

extension String {
    /// Without blanks, colons, commas and brackets at both ends.
    fileprivate var trimmingMarks: String {
        let marks: Set<UInt8> = Set(" :,.([-|".utf8)
        let start = utf8.drop { marks.contains($0) }
        var end = start
        while let last = end.last, marks.contains(last) { end.removeLast() }
        return String(decoding: Array(end), as: UTF8.self)
    }
}
