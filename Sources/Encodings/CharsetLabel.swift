/// The names that documents and servers use for encodings.
public enum CharsetLabel {
    /// The charset in a `Content-Type` value, as written; nil when there is none.
    ///
    /// Quotes of both kinds, blanks, upper case and a colon instead of the equals sign are understood.
    public static func inContentType(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        return self.value(after: "charset", in: bytes[...])
    }

    /// The value after `name=`: up to a quote, blank, semicolon, comma or `>`.
    static func value(after name: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        let word = Array("\(name)".utf8)
        var at = bytes.startIndex
        while let start = find(word, in: bytes[at...]) {
            at = skipBlanks(bytes, start + word.count)
            guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "=") || bytes[at] == UInt8(ascii: ":") else {
                continue
            }
            at = skipBlanks(bytes, at + 1)
            while at < bytes.endIndex, isQuote(bytes[at]) { at = skipBlanks(bytes, at + 1) }
            let end = bytes[at...].firstIndex { isEnd($0) } ?? bytes.endIndex
            return end == at ? nil : String(decoding: bytes[at..<end], as: UTF8.self)
        }
        return nil
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

    private static func isEnd(_ byte: UInt8) -> Bool {
        isQuote(byte) || byte <= 0x20 || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
            || byte == UInt8(ascii: ">")
    }

    private static func skipBlanks(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
        bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.endIndex
    }

    /// The place of an ASCII word, in any case.
    static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = word.first, bytes.count >= word.count else { return nil }
        var at = bytes.startIndex
        let last = bytes.endIndex - word.count
        while at <= last {
            if lowered(bytes[at]) == first, zip(word, bytes[at...]).allSatisfy({ $0 == lowered($1) }) { return at }
            at += 1
        }
        return nil
    }

    static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// Whether a label is the default of an old server or editor, which nobody chose.
    static func isOldDefault(_ label: String) -> Bool {
        ["iso88591", "latin1", "usascii", "ascii", "l1", "iso885915"].contains(key(label.utf8))
    }

    /// A label without what people vary: case, hyphens, underscores, blanks.
    static func key(_ label: some Collection<UInt8>) -> String {
        String(decoding: label.filter(isWordByte).map(lowered), as: UTF8.self)
    }

    /// Labels whose meaning on the web is not what iconv makes of them (WHATWG Encoding, section 4.2), by `key`.
    static let known: [String: Charset] = {
        var table: [String: Charset] = [:]
        for (name, iconv, labels) in names {
            let charset = Charset(name: name, iconvName: iconv, unit: 1)
            for label in labels.split(separator: " ") { table[String(label)] = charset }
        }
        for label in ["utf16", "u16", "unicode", "ucs2", "iso10646ucs2", "utf16le", "csunicode"] {
            table[label] = .utf16LE
        }
        for label in ["utf16be", "unicodefffe", "unicodefeff"] { table[label] = .utf16BE }
        for label in ["utf32", "u32", "ucs4", "iso10646ucs4", "utf32le"] { table[label] = .utf32LE }
        for label in ["utf32be", "ucs4be"] { table[label] = .utf32BE }
        return table
    }()

    private static let names: [(name: String, iconv: String, labels: String)] = [
        ("utf-8", "UTF-8", "utf8 u8 unicode11utf8 utf utf8mb4 xunicode20utf8 unicode20utf8"),
        (
            "windows-1252", "CP1252",
            "windows1252 cp1252 1252 xcp1252 win1252 iso88591 88591 iso885911987 latin1 l1 ascii usascii ansi iso646us "
                + "ansix341968 cp819 ibm819 isoir100 csisolatin1 iso8859 latin iso88591windows1252 646"
        ),
        ("windows-1254", "CP1254", "windows1254 cp1254 xcp1254 iso88599 latin5 l5 iso885991989 isoir148 csisolatin5"),
        ("windows-874", "CP874", "windows874 cp874 tis620 iso885911 dos874 tis6200"),
        ("windows-1251", "CP1251", "windows1251 cp1251 xcp1251 win1251"),
        ("iso-8859-15", "ISO-8859-15", "iso885915 latin9 l9 csisolatin9"),
        ("iso-8859-8", "ISO-8859-8", "iso88598 iso88598i logical visual hebrew csiso88598e csiso88598i"),
        (
            "gb18030", "GB18030",
            "gb18030 gb2312 gbk xgbk xgb2312 chinese gb231280 csgb2312 cp936 936 ms936 windows936 euccn"
        ),
        ("big5", "BIG5-HKSCS", "big5 big5hkscs xxbig5 cnbig5 csbig5 cp950 950 ms950 bigfive big5tw"),
        (
            "shift_jis", "CP932",
            "shiftjis sjis xsjis mskanji windows31j cp932 ms932 932 csshiftjis shiftjis2004 mskanjicode windows932"
        ),
        ("euc-jp", "EUC-JP-MS", "eucjp xeucjp cseucpkdfmtjapanese ujis eucjpms"),
        ("iso-2022-jp", "ISO-2022-JP-2", "iso2022jp csiso2022jp jis"),
        (
            "euc-kr", "UHC",
            "euckr ksc56011987 ksc5601 korean windows949 cp949 uhc ms949 949 isoir149 ksc56011989 cseuckr"
        ),
        ("koi8-r", "KOI8-R", "koi8r koi koi8 cskoi8r"),
        ("koi8-u", "KOI8-U", "koi8u koi8ru"),
        ("x-mac-ce", "MAC-CENTRALEUROPE", "maccentraleurope maclatin2 xmacce macce"),
        ("macintosh", "MACINTOSH", "macintosh mac macroman xmacroman csmacintosh"),
    ]
}
