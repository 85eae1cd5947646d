/// Character references by the rules of HTML (section 13.2.5.72), as every browser reads them.
///
/// libxml2 2.9 knows those of HTML 4 and takes `&#150;` for a control character, where browsers show a dash.
public enum HTMLReferences {
    /// Where a reference stands: an attribute's value keeps `&copy=1` of an address as it is.
    public enum Place: Sendable {
        case text, attribute
    }

    /// Decodes the references of a text.
    ///
    /// `&#150;5 &hellip; AT&amp;T &nope;` is `–5 … AT&T &nope;`.
    ///
    /// - Parameters:
    ///   - text: in UTF-8.
    ///   - place: whether it is the value of an attribute.
    ///   - output: receives the decoded text at its end.
    public static func decode(
        _ text: UnsafeBufferPointer<UInt8>, in place: Place, to output: inout [UInt8]
    ) {
        var copied = 0
        var at = 0
        while let mark = ByteScan.next(UInt8(ascii: "&"), in: text, from: at) {
            guard let reference = read(text, mark, place) else {
                at = mark + 1
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<mark]))
            append(reference.first, to: &output)
            if reference.second > 0 { append(reference.second, to: &output) }
            copied = reference.end
            at = copied
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    /// What a reference stands for, and the place behind it; a second character is 0 where there is none.
    private struct Reference {
        var first: UInt32
        var second: UInt32 = 0
        var end: Int
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>, _ mark: Int, _ place: Place) -> Reference? {
        guard mark + 1 < text.count else { return nil }
        return text[mark + 1] == UInt8(ascii: "#") ? number(text, mark + 2) : name(text, mark + 1, place)
    }

    // MARK: Numbers

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Reference? {
        var at = start
        let isHex = at < text.count && text[at] | 0x20 == UInt8(ascii: "x")
        if isHex { at += 1 }
        let first = at
        var value: UInt32 = 0
        while at < text.count, let digit = ByteScan.digit(text[at], isHex: isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
            at += 1
        }
        guard at > first else { return nil }
        if at < text.count, text[at] == UInt8(ascii: ";") { at += 1 }
        return Reference(first: meaning(of: value), end: at)
    }

    /// HTML section 13.2.5.80: what is no character is U+FFFD, and U+0080 to U+009F are windows-1252.
    private static func meaning(of value: UInt32) -> UInt32 {
        switch value {
        case 0, 0xD800...0xDFFF, 0x11_0000...: 0xFFFD
        case 0x80...0x9F: UInt32(windows1252[Int(value - 0x80)])
        default: value
        }
    }

    private static let windows1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    // MARK: Names

    private static func name(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ place: Place) -> Reference? {
        var hash = ReferenceTable.start
        var at = start
        var old: (entry: ReferenceTable.Entry, end: Int)?
        let limit = min(text.count, start + ReferenceTable.longest)
        while at < limit, ByteScan.isAlphanumeric(text[at]) {
            hash = ReferenceTable.next(hash, text[at])
            at += 1
            if at - start <= ReferenceTable.longestOld, let entry = ReferenceTable.shared.entry(hash), entry.isOld {
                old = (entry, at)
            }
        }
        if at < text.count, text[at] == UInt8(ascii: ";"), let entry = ReferenceTable.shared.entry(hash) {
            return Reference(first: entry.first, second: entry.second, end: at + 1)
        }
        guard let old else { return nil }
        if place == .attribute, old.end < text.count {
            let next = text[old.end]
            if next == UInt8(ascii: "=") || ByteScan.isAlphanumeric(next) { return nil }
        }
        return Reference(first: old.entry.first, end: old.end)
    }

    private static func append(_ value: UInt32, to output: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value) else { return }
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}

/// Finds what a name stands for: open addressing on a 64-bit hash that grows letter by letter.
private struct ReferenceTable {
    struct Entry {
        var first: UInt32
        var second: UInt32
        /// Works without a semicolon.
        var isOld: Bool
    }

    static let shared = ReferenceTable()
    /// `CounterClockwiseContourIntegral` has 31 letters, and of those without a semicolon `frac12` has 6.
    static let longest = 32
    static let longestOld = 6
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let mask = 8191

    private var hashes = [UInt64](repeating: 0, count: mask + 1)
    private var entries = [Entry](repeating: Entry(first: 0, second: 0, isOld: false), count: mask + 1)

    static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask }

    private init() {
        for item in HTMLReferenceNames.all.utf8.split(separator: UInt8(ascii: " ")) {
            guard let equal = item.lastIndex(of: UInt8(ascii: "=")) else { continue }
            var name = item[..<equal]
            let isOld = name.last == UInt8(ascii: "!")
            if isOld { name.removeLast() }
            let values = item[item.index(after: equal)...].split(separator: UInt8(ascii: "+"))
            let points = values.map { $0.reduce(UInt32(0)) { $0 << 4 | (ByteScan.digit($1, isHex: true) ?? 0) } }
            let entry = Entry(first: points.first ?? 0, second: points.dropFirst().first ?? 0, isOld: isOld)
            insert(name.reduce(Self.start) { Self.next($0, $1) }, entry)
        }
    }

    private mutating func insert(_ hash: UInt64, _ entry: Entry) {
        var slot = Self.slot(hash)
        while hashes[slot] != 0 { slot = (slot + 1) & Self.mask }
        hashes[slot] = hash
        entries[slot] = entry
    }

    func entry(_ hash: UInt64) -> Entry? {
        var slot = Self.slot(hash)
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return entries[slot] }
            slot = (slot + 1) & Self.mask
        }
        return nil
    }
}
