/// Makes hostile text harmless for the place where it is shown.
public enum SafeText {
    /// For one line of a terminal: no control, escape or bidirectional characters, line ends as blanks.
    public static func terminal(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isLineEnd(scalar.value) {
                scalars.append(" ")
            } else if !isUnsafe(scalar) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// For Markdown: characters that have a meaning there are escaped; one line.
    public static func markdown(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in terminal(text).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!": scalars.append("\\")
            case "<": scalars.append(contentsOf: "&lt;".unicodeScalars)
            case ">": scalars.append(contentsOf: "&gt;".unicodeScalars)
            case "&": scalars.append(contentsOf: "&amp;".unicodeScalars)
            default: break
            }
            if scalar != "<", scalar != ">", scalar != "&" { scalars.append(scalar) }
        }
        return withoutOpening(String(scalars))
    }

    /// For HTML text and quoted attribute values.
    public static func html(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where scalar == "\n" || !isUnsafe(scalar) {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An address that may stand in a link: http or https only, nothing that ends the place it stands in.
    public static func address(_ text: String) -> String? {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0: continue
            case 0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x60, 0x7C:
                result += "%" + String(scalar.value, radix: 16, uppercase: true)
            default: if !isUnsafe(scalar) { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// A line that would begin a list, a heading or a rule is kept from it.
    private static func withoutOpening(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" {
            return digits + "\\" + text.dropFirst(digits.count)
        }
        guard let first = text.first, first == "-" || first == "+" || first == "=" else { return text }
        return "\\" + text
    }

    private static func isLineEnd(_ value: UInt32) -> Bool {
        value == 0x09 || value == 0x0A || value == 0x0D || value == 0x85 || value == 0x2028 || value == 0x2029
    }

    /// Controls, bidirectional controls, and characters that hide or tag text.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        case 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE0FFF: true
        default: false
        }
    }
}
