import Linux
import Model

/// Reads the tab-separated tables beside the tests.
enum Tables {
    static let folder = String(#filePath.dropLast("Tables.swift".count)) + "Fixtures/"

    static func text(_ name: String) -> String {
        let bytes = (try? FileSystem.read(folder + name)) ?? []
        return String(decoding: bytes, as: UTF8.self)
    }

    static func rows(_ name: String) -> [[String]] {
        text(name).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped(String($0)) }
        }
    }

    /// `\u{E9}`, `\n` and `\t` become characters.
    static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch next {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "u":
                var digits = ""
                _ = rest.popFirst()
                while let digit = rest.popFirst(), digit != "}" { digits.unicodeScalars.append(digit) }
                if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) { result.append(scalar) }
            default: result.append(next)
            }
        }
        return String(result)
    }
}

/// An article with what every article has, and a body of paragraphs.
func article(_ blocks: [String], language: String? = "en") -> ArticleContent {
    var content = ArticleContent()
    content.headline = "A headline that stays"
    content.language = language
    content.blocks = blocks.map { Block(.paragraph, $0) }
    return content
}
