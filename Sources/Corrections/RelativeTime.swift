/// Times that are told from now: "15 minutes ago", "il y a 2 heures", "5分前".
///
/// Machines write them, and write them anew at each request; no editor dates a note so. Whatever stands behind one in the
/// same line is something else that the page shows there.
enum RelativeTime {
    /// Words behind the count and its unit.
    private static let after = words(
        """
        ago, fa, atras, geleden, sedan, siden, sitten, temu, назад, тому, преди, önce, evvel, lalu, lepas, trước, पहले, \
        पूर्व, আগে, ముందు, முன், zilizopita, iliyopita, uliopita, ezelőtt, nazaj, atpakaļ, tagasi, urmă
        """)
    /// Words before the count.
    private static let before = words(
        """
        vor, y, hace, ha, fa, πριν, prije, pre, pred, před, przed, acum, قبل, منذ, לפני, prieš, pirms, преди, duela
        """)
    /// The same in scripts that put no blanks between words, right behind the unit.
    private static let unspaced = ["前", "전", "ที่แล้ว", "ที่ผ่านมา", "ກ່ອນ", "မိနစ်အလို"].map { Array(folded($0)) }

    /// A count has a word before it, at most two more, and its unit behind it.
    private static let mostWordsBefore = 3
    private static let longestUnit = 24

    /// Whether a relative time follows a heading, and the line ends with it or goes on as if it were not there.
    ///
    /// - Parameters:
    ///   - end: where the heading ends, in the folded text.
    ///   - sentence: what the heading stands in.
    ///   - written: the text as it is written.
    /// - Returns: true for "Updated: 15 minutes ago The ferry", not for "Updated 15 minutes ago to add the price".
    static func follows(_ end: Int, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>) -> Bool {
        let limit = min(sentence.range.upperBound, end + 160)
        let words = split(end..<limit, sentence, written)
        guard let count = words.firstIndex(where: { sentence.text.hasDigit($0) }), count <= mostWordsBefore,
            let last = last(words, count, sentence.text.bytes)
        else { return false }
        return !goesOn(behind: last, sentence, written)
    }

    /// Where the relative time around a count ends; nil when there is none.
    private static func last(_ words: [Range<Int>], _ count: Int, _ bytes: [UInt8]) -> Int? {
        if let end = words[count...].prefix(2).lazy.compactMap({ unspacedEnd($0, bytes) }).first { return end }
        if let marker = words[count...].prefix(3).first(where: { after.contains(Array(bytes[$0])) }) {
            return marker.upperBound
        }
        guard words[..<count].contains(where: { before.contains(Array(bytes[$0])) }) else { return nil }
        return words[count...].prefix(2).last?.upperBound
    }

    private static func unspacedEnd(_ word: Range<Int>, _ bytes: [UInt8]) -> Int? {
        unspaced.lazy.compactMap { marker in
            let start = word.prefix(longestUnit).first { bytes[$0..<word.upperBound].starts(with: marker) }
            return start.map { $0 + marker.count }
        }.first
    }

    /// Whether the sentence goes on with a small letter.
    private static func goesOn(behind end: Int, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>) -> Bool {
        let next = sentence.text.bytes[end..<sentence.range.upperBound].firstIndex { $0 != 0x20 }
        return next.flatMap { letter(at: $0, sentence, written)?.properties.isLowercase } ?? false
    }

    /// The words in a part of a text; where a page sets one line right behind another, "agoThe" is two.
    private static func split(
        _ range: Range<Int>, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>
    ) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for at in range {
            let byte = sentence.text.bytes[at]
            let isWord = FoldedText.isWordByte(byte)
            // Within a character of several bytes nothing begins.
            let isCapital =
                isWord && byte & 0xC0 != 0x80 && start.map { $0 < at } ?? false
                && letter(at: at, sentence, written)?.properties.isUppercase ?? false
            if let from = start, !isWord || isCapital {
                words.append(from..<at)
                start = isWord ? at : nil
            } else if isWord {
                start = start ?? at
            }
        }
        if let from = start { words.append(from..<range.upperBound) }
        return words
    }

    /// The character at a place, as it is written.
    private static func letter(
        at place: Int, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>
    ) -> Unicode.Scalar? {
        let start = min(written.startIndex + sentence.origin(place), written.endIndex)
        return String(decoding: written[start...].prefix(4), as: UTF8.self).unicodeScalars.first
    }

    private static func words(_ list: String) -> Set<[UInt8]> {
        Set(list.split(separator: ", ").map { Array(folded(String($0))) })
    }

    private static func folded(_ text: String) -> [UInt8] {
        FoldedText(Array(text.utf8)[...], hasOrigins: false).bytes
    }
}
