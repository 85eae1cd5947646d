/// Makes foreign text fit a limit and a place: cut at whole characters, escaped, without controls.
enum TextFit {
    /// What a service counts.
    enum Unit {
        case bytes
        /// UTF-16 code units, what JavaScript calls the length; never fewer than the characters.
        case utf16
    }

    /// Replaces one scalar by what means the same in the target's markup; nil leaves it.
    typealias Escape = (Unicode.Scalar) -> String?

    /// The text, escaped and at most `limit` long with the `…` that stands for what was cut.
    ///
    /// - Parameters:
    ///   - text: foreign text.
    ///   - limit: the longest result.
    ///   - unit: what the limit counts.
    ///   - escape: the target's escaping; never cut in its middle.
    /// - Returns: the fitted text.
    static func fit(_ text: String, _ limit: Int, unit: Unit = .utf16, escape: Escape = { _ in nil }) -> String {
        let ellipsis = unit == .bytes ? 3 : 1
        var (result, length, lastSafe, lastSafeLength) = ("", 0, "".endIndex, 0)
        for character in text {
            let piece = escaped(character, escape)
            length += size(piece, unit)
            if length > limit {
                guard lastSafeLength + ellipsis <= limit else { return "" }
                return result[..<lastSafe] + "…"
            }
            result += piece
            if length + ellipsis <= limit { (lastSafe, lastSafeLength) = (result.endIndex, length) }
        }
        return result
    }

    /// The text cut to so many bytes at a whole character, the `…` included; quick on texts of any length.
    static func cut(_ text: String, bytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        guard limit > 3 else { return "" }
        var end = text.utf8.index(text.startIndex, offsetBy: limit - 3)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        // The last character may go on behind the cut.
        return String(text[..<end].dropLast()) + "…"
    }

    private static func escaped(_ character: Character, _ escape: Escape) -> String {
        var piece = ""
        for scalar in character.unicodeScalars {
            if let replacement = escape(scalar) { piece += replacement } else { piece.unicodeScalars.append(scalar) }
        }
        return piece
    }

    private static func size(_ text: String, _ unit: Unit) -> Int {
        unit == .bytes ? text.utf8.count : text.utf16.count
    }

    /// One line of visible text: blanks for line ends and controls, nothing for marks that turn the reading direction.
    static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        var isBlank = true
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: continue
            case 0...0x20, 0x7F...0x9F, 0x2028, 0x2029:
                if !isBlank { line.append(" ") }
                isBlank = true
            default:
                line.append(scalar)
                isBlank = false
            }
        }
        if isBlank, !line.isEmpty { line.removeLast() }
        return String(line)
    }
}
