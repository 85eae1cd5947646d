import Encodings
import Testing

struct EncodingsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        var contentType: String?
        var kind = DocumentKind.xml
        let text: String
        let encoding: String
        var testDescription: String { name }
    }

    static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    static let cases: [Case] = [
        Case(name: "no claim and ASCII", bytes: ascii("<a/>"), text: "<a/>", encoding: "utf-8"),
        Case(
            name: "a UTF-8 mark wins over the header and is taken off", bytes: [0xEF, 0xBB, 0xBF] + ascii("<a>é</a>"),
            contentType: "text/xml; charset=koi8-r", text: "<a>é</a>", encoding: "utf-8"),
        Case(
            name: "a UTF-16 mark wins over a declaration of UTF-8",
            bytes: [0xFF, 0xFE] + utf16("<?xml encoding='utf-8'?><a>é</a>", bigEndian: false),
            text: "<?xml encoding='utf-8'?><a>é</a>", encoding: "utf-16le"),
        Case(
            name: "UTF-16 without a mark is seen by its zeros", bytes: utf16("<?xml?><a>ж</a>", bigEndian: true),
            text: "<?xml?><a>ж</a>", encoding: "utf-16be"),
        Case(
            name: "a declaration of UTF-16 in an 8-bit file is a lie",
            bytes: ascii("<?xml version='1.0' encoding='utf-16'?><a>é</a>"),
            text: "<?xml version='1.0' encoding='utf-16'?><a>é</a>", encoding: "utf-8"),
        Case(
            name: "the header before the declaration", bytes: ascii("<?xml encoding='utf-8'?>") + [0xC1],
            contentType: "text/xml; charset=\"koi8-r\"", text: "<?xml encoding='utf-8'?>а", encoding: "koi8-r"),
        Case(
            name: "an unknown charset is passed over", bytes: ascii("<?xml encoding='koi8-r'?>") + [0xC1],
            contentType: "text/xml; charset=none", text: "<?xml encoding='koi8-r'?>а", encoding: "koi8-r"),
        Case(
            name: "a colon instead of the equals sign", bytes: [0xC1], contentType: "text/xml; Charset: 'KOI8-R'",
            text: "а", encoding: "koi8-r"),
        Case(
            name: "valid UTF-8 sent as Latin-1", bytes: ascii("<a>é</a>"), contentType: "text/xml; charset=iso-8859-1",
            text: "<a>é</a>", encoding: "utf-8"),
        Case(
            name: "Latin-1 means windows-1252", bytes: [0x93, 0xE9, 0x94], contentType: "text/xml; charset=ISO-8859-1",
            text: "“é”", encoding: "windows-1252"),
        Case(
            name: "bytes that are not UTF-8 at all are windows-1252, whatever is declared",
            bytes: ascii("<?xml encoding='utf-8'?>caf") + [0xE9], text: "<?xml encoding='utf-8'?>café",
            encoding: "windows-1252"),
        Case(
            name: "one bad byte in UTF-8 is replaced", bytes: ascii("éèê") + [0xE9] + ascii("."), text: "éèê\u{FFFD}.",
            encoding: "utf-8"),
        Case(
            name: "gb2312 is read as gb18030", bytes: ascii("<?xml encoding='gb2312'?>") + [0xD6, 0xD0],
            text: "<?xml encoding='gb2312'?>中", encoding: "gb18030"),
        Case(
            name: "meta charset in HTML",
            bytes: ascii("<!-- <meta charset=utf-8> --><meta charset=windows-1251>") + [0xE0],
            kind: .html, text: "<!-- <meta charset=utf-8> --><meta charset=windows-1251>а", encoding: "windows-1251"),
        Case(
            name: "meta http-equiv in HTML",
            bytes: ascii("<meta http-equiv=content-type content='text/html; charset=windows-1251'>") + [0xE0],
            kind: .html, text: "<meta http-equiv=content-type content='text/html; charset=windows-1251'>а",
            encoding: "windows-1251"),
        Case(
            name: "EBCDIC", bytes: [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x6F, 0x6E, 0x4C, 0x81, 0x61, 0x6E],
            text: "<?xml?><a/>", encoding: "ibm037"),
        Case(
            name: "JSON in UTF-16", bytes: utf16("{\"a\":1}", bigEndian: false), kind: .json, text: "{\"a\":1}",
            encoding: "utf-16le"),
        Case(name: "nothing", bytes: [], text: "", encoding: "utf-8"),
    ]

    @Test(arguments: cases) func `bytes become text`(_ example: Case) {
        let result = DecodedText.decode(example.bytes, contentType: example.contentType, kind: example.kind)
        #expect(String(decoding: result.bytes, as: UTF8.self) == example.text)
        #expect(result.encoding == example.encoding)
    }

    @Test func `Undeclared Cyrillic is recognised by uchardet`() {
        let words: [UInt8] = [0xEF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xEC, 0xE8, 0xF0, 0x2C, 0x20]
        let result = DecodedText.decode(Array(repeatElement(words, count: 40).joined()), contentType: nil, kind: .html)
        #expect(result.encoding == "windows-1251")
    }

    @Test func `A contradicted claim is told`() {
        let result = DecodedText.decode([0xC3, 0xA9], contentType: "text/xml; charset=latin1", kind: .xml)
        #expect(result.warnings == ["the Content-Type says latin1, but the bytes are valid UTF-8"])
    }

    @Test func `A slash in a label never reaches iconv`() {
        let result = DecodedText.decode([0xE9], contentType: "text/xml; charset=UTF-8//IGNORE", kind: .xml)
        #expect(result.encoding == "windows-1252")
    }

    @Test(arguments: ["utf-8", "utf-16", "gb18030", "iso-2022-jp", "shift_jis", "big5", "euc-kr", "utf-7"])
    func `Any bytes give valid UTF-8`(label: String) {
        var seed: UInt64 = 42
        let bytes = (0..<4096).map { _ in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: seed >> 33)
        }
        let result = DecodedText.decode(bytes, contentType: "text/xml; charset=\(label)", kind: .xml)
        #expect(String(validating: result.bytes, as: UTF8.self) != nil)
    }
}
