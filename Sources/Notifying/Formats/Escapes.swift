/// Escapes for the dialects of Markdown that chat services speak.
enum Markdown {
    /// A backslash before each punctuation mark that can mean something (CommonMark section 2.4).
    static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\\", "*", "_", "~", "`", ">", "<", "|", "#", "[", "]", "(", ")", "!", "-", "+", "&", ":":
            "\\\(scalar)"
        // `@name` calls people; behind a word joiner it calls nobody and reads the same.
        case "@": "@\u{2060}"
        default: nil
        }
    }
}

/// Escapes for text and attribute values in HTML.
enum HTMLEscape {
    /// The five marks that can end a text or an attribute value.
    static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: nil
        }
    }
}

/// Writes bytes as `%XX` (RFC 3986 section 2.1).
enum PercentEncoding {
    /// For a path segment or a form value: all but letters, digits and `-._~`.
    static func unreserved(_ text: String) -> String {
        encode(text) { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
            default: false
            }
        }
    }

    /// All bytes that may not stand as they are, with upper-case digits.
    static func encode(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
