/// Text as the search index reads it.
///
/// Chinese, Japanese, Thai, Lao, Khmer, Burmese and Korean are cut into pairs of neighbouring characters, because nothing
/// in them says where a word ends: `東京都` becomes `東京 京都 都`. The last character stands alone as well, so that one
/// character is found wherever it is. Everything else is left to the tokenizer.
enum SearchText {
    /// What is written to the index.
    static func indexed(_ text: String) -> String {
        guard hasPairs(text) else { return text }
        return runs(text).map { run in
            run.isDense ? pairs(run.units, endsAlone: true).joined(separator: " ") : run.units.joined()
        }.joined(separator: " ")
    }

    /// A word or phrase as the index has it, and whether its last token is the beginning of one.
    static func sought(_ text: String) -> (text: String, isBeginning: Bool) {
        guard hasPairs(text) else { return (text, false) }
        let runs = runs(text)
        let last = runs.lastIndex { run in run.isDense || run.units.contains { isWord($0) } }
        var parts: [String] = []
        for (index, run) in runs.enumerated() {
            guard run.isDense else {
                parts.append(run.units.joined())
                continue
            }
            // Behind the last character of a run that goes on in another script stands that character alone.
            parts += pairs(run.units, endsAlone: index != last)
        }
        let isOne = last.map { runs[$0].isDense && runs[$0].units.count == 1 } ?? false
        return (parts.joined(separator: " "), isOne)
    }

    private static func isWord(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }

    /// One character alone is itself.
    private static func pairs(_ units: [String], endsAlone: Bool) -> [String] {
        guard units.count > 1 else { return units }
        let pairs = zip(units, units.dropFirst()).map { $0 + $1 }
        return endsAlone ? pairs + units.suffix(1) : pairs
    }

    /// A stretch of text in scripts without spaces, a unit a character with its marks; or of anything else.
    private struct Run {
        var isDense: Bool
        var units: [String]
    }

    private static func runs(_ text: String) -> [Run] {
        var runs: [Run] = []
        for scalar in text.unicodeScalars {
            let isDense = isDense(scalar.value)
            if let last = runs.indices.last, runs[last].isDense == isDense {
                if isDense, !isMark(scalar) {
                    runs[last].units.append(String(scalar))
                } else {
                    runs[last].units[runs[last].units.count - 1].unicodeScalars.append(scalar)
                }
            } else {
                runs.append(Run(isDense: isDense, units: [String(scalar)]))
            }
        }
        return runs
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// Whether a script without spaces may be in it: all of them have three bytes or more a character in UTF-8.
    private static func hasPairs(_ text: String) -> Bool {
        text.utf8.contains { $0 >= 0xE0 } && text.unicodeScalars.contains { isDense($0.value) }
    }

    static func isDense(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E80...0x0EDF: true
        case 0x1000...0x109F, 0x1780...0x17D3: true
        case 0x3005...0x3007, 0x3040...0x30FF, 0x3100...0x312F, 0x31F0...0x31FF, 0xFF66...0xFF9F: true
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        case 0xAC00...0xD7AF: true
        default: false
        }
    }
}
