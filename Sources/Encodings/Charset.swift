/// A character encoding that glibc's iconv can read.
struct Charset {
    /// What is shown: WHATWG or IANA name in lower case.
    let name: String
    /// What `iconv_open` wants.
    let iconvName: String
    /// Bytes of one code unit.
    let unit: Int

    static let utf8 = Charset(name: "utf-8", iconvName: "UTF-8", unit: 1)
    static let utf16LE = Charset(name: "utf-16le", iconvName: "UTF-16LE", unit: 2)
    static let utf16BE = Charset(name: "utf-16be", iconvName: "UTF-16BE", unit: 2)
    static let utf32LE = Charset(name: "utf-32le", iconvName: "UTF-32LE", unit: 4)
    static let utf32BE = Charset(name: "utf-32be", iconvName: "UTF-32BE", unit: 4)
    static let ebcdic = Charset(name: "ibm037", iconvName: "IBM037", unit: 1)
    static let windows1252 = Charset(name: "windows-1252", iconvName: "CP1252", unit: 1)

    init(name: String, iconvName: String, unit: Int) {
        self.name = name
        self.iconvName = iconvName
        self.unit = unit
    }

    /// The encoding that a label means on the web, which is often a superset of what it says; nil for unknown labels.
    init?(label: String) {
        let plain = label.lowercased().utf8
        let key = CharsetLabel.key(plain)
        if let known = CharsetLabel.known[key] {
            self = known
            return
        }
        // No slash: `//TRANSLIT` and the like are commands to iconv.
        let isName = plain.allSatisfy { isWordByte($0) || [0x2D, 0x2E, 0x3A, 0x5F].contains($0) }
        guard isName, (2...40).contains(plain.count), Iconv.knows(label) else { return nil }
        self.init(name: label.lowercased(), iconvName: label, unit: 1)
    }
}

func isWordByte(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) }
