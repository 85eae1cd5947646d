import JSON

/// The JSON values that a script of data holds, whatever is wrapped around them.
///
/// Systems that once wrote XHTML put data into CDATA sections behind comment marks, others into HTML comments, and some
/// write several objects one after the other: `/*<![CDATA[*/{"a":1};{"b":2}/*]]>*/` holds two values.
enum ScriptValues {
    /// So many values are read at most, and so many that cannot be read are tried.
    private static let mostValues = 64
    private static let mostFailures = 8

    /// Every object and array at the top of the text, in order; what cannot be read is passed over.
    static func all(in text: ArraySlice<UInt8>) -> [JSONValue] {
        let bytes = unescaped(text)
        var values: [JSONValue] = []
        var at = 0
        var failures = 0
        while values.count < mostValues, failures < mostFailures {
            guard let start = opening(in: bytes[...], from: at) else { break }
            at = start
            let value =
                (try? JSONParser.parseLeniently(bytes, from: &at))
                ?? (try? JSONParser.parseLeniently(bytes, from: &at, hasBareQuotes: true))
            if let value {
                values.append(value)
            } else {
                failures += 1
                at = (ScriptBrackets.close(of: start, in: bytes[...]) ?? start) + 1
            }
        }
        return values
    }

    /// Where the first object or array begins: the bracket of a CDATA mark begins none, nor does one in a comment.
    static func opening(in text: ArraySlice<UInt8>, from start: Int? = nil) -> Int? {
        var at = start ?? text.startIndex
        while at < text.endIndex {
            switch text[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): return at
            case UInt8(ascii: "<") where text[at...].starts(with: cdata): at += cdata.count
            default: at += 1
            }
        }
        return nil
    }

    private static let cdata = Array("<![CDATA[".utf8)

    /// The text; where quotation marks were escaped as in HTML (`{&quot;@type&quot;:…`), as it was before.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        guard let start = opening(in: text),
            let next = text[(start + 1)...].first(where: { $0 > 0x20 && $0 != UInt8(ascii: "{") }),
            next == UInt8(ascii: "&")
        else { return bytes }
        var result = String(decoding: bytes, as: UTF8.self)
        for (reference, character) in references { result = result.replacing(reference, with: character) }
        return Array(result.utf8)
    }

    /// `&amp;` comes last, so that nothing is unescaped twice.
    private static let references = [
        ("&quot;", "\""), ("&#34;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"),
        ("&amp;", "&"),
    ]
}
