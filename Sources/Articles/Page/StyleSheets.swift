/// Finds the style sheets in a page and the rules in a sheet.
enum StyleSheets {
    /// What stands in the `style` elements of a page; those in `noscript` and in the texts of scripts are none.
    static func all(in page: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var found: [ArraySlice<UInt8>] = []
        var at = page.startIndex
        let end = page.endIndex
        while let tag = page[at..<end].firstIndex(of: UInt8(ascii: "<")) {
            at = tag + 1
            if let skipped = skipped.first(where: { isNamed($0, page, at) }) {
                at = past(skipped, page, at)
                continue
            }
            guard isNamed(style, page, at), let open = page[at..<end].firstIndex(of: UInt8(ascii: ">")) else {
                continue
            }
            let close = page[open..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
            let attributes = String(decoding: page[at..<min(open, at + 200)], as: UTF8.self)
            if !attributes.holds("print") { found.append(page[(open + 1)..<max(open + 1, close)]) }
            at = close
        }
        return found
    }

    private static let skipped = ["script", "noscript"].map { Array($0.utf8) }
    private static let style = Array("style".utf8)

    /// Where the end tag of an element begins that begins there.
    private static func past(_ name: [UInt8], _ page: ArraySlice<UInt8>, _ start: Int) -> Int {
        var at = start
        while let tag = page[at...].firstIndex(of: UInt8(ascii: "<")) {
            at = tag + 1
            if at < page.endIndex, page[at] == UInt8(ascii: "/"), isNamed(name, page, at + 1) { return at }
        }
        return page.endIndex
    }

    private static func isNamed(_ name: [UInt8], _ page: ArraySlice<UInt8>, _ at: Int) -> Bool {
        guard at + name.count < page.endIndex, page[at] | 0x20 == name[0] else { return false }
        return name.indices.allSatisfy { page[at + $0] | 0x20 == name[$0] }
    }

    static func withoutComments(_ sheet: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard ByteSearch.offset(of: "/*".utf8.span, in: sheet.span) != nil else { return sheet }
        var plain: [UInt8] = []
        plain.reserveCapacity(sheet.count)
        var at = sheet.startIndex
        while at < sheet.endIndex {
            if sheet[at] == UInt8(ascii: "/"), at + 1 < sheet.endIndex, sheet[at + 1] == UInt8(ascii: "*") {
                at += 2
                while at + 1 < sheet.endIndex, sheet[at] != UInt8(ascii: "*") || sheet[at + 1] != UInt8(ascii: "/") {
                    at += 1
                }
                at += 2
                plain.append(0x20)
            } else {
                plain.append(sheet[at])
                at += 1
            }
        }
        return plain[...]
    }

    /// Calls with selectors and declarations of each rule that holds on every screen, and may hide or show something.
    ///
    /// The selectors are those of the rules that it stands in, from the outermost on, and its own.
    static func forEachRule(
        in sheet: ArraySlice<UInt8>, onWhite: Bool, _ body: ([ArraySlice<UInt8>], ArraySlice<UInt8>) -> Void
    ) {
        var start = sheet.startIndex
        /// For each open brace the selector of its rule, nil for a block of rules; and whether what stands there holds.
        var open: [(selector: ArraySlice<UInt8>?, holds: Bool)] = []
        func tell(_ declarations: ArraySlice<UInt8>) {
            guard open.last?.holds == true, mayMatter(declarations, onWhite) else { return }
            let selectors = open.compactMap(\.selector)
            if !selectors.isEmpty { body(selectors, declarations) }
        }
        /// The end of the last declaration that stands before a rule within its rule.
        var declared = start
        for at in sheet.indices {
            switch sheet[at] {
            case UInt8(ascii: "{"):
                if declared > start { tell(sheet[start..<declared]) }
                let prelude = sheet[max(start, declared)..<at].drop { $0 <= 0x20 }
                let isBlock = prelude.first == UInt8(ascii: "@")
                let isInside = open.last?.holds ?? true && open.count < deepest
                open.append((isBlock ? nil : prelude, isInside && (!isBlock || holdsAlways(prelude))))
                start = at + 1
            case UInt8(ascii: "}"):
                tell(sheet[start..<at])
                _ = open.popLast()
                start = at + 1
            case UInt8(ascii: ";"): declared = at + 1
            default: break
            }
        }
    }

    /// Blocks and rules in each other that are read.
    private static let deepest = 12

    /// Whether the rules of a block hold on every screen: `@media screen`, `@layer`, `@supports`.
    private static func holdsAlways(_ prelude: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: prelude.prefix(200), as: UTF8.self).lowercased()
        if words.hasPrefix("@layer") || words.hasPrefix("@supports") { return !words.contains("not ") }
        guard words.hasPrefix("@media") else { return false }
        let media = words.dropFirst(6).split(separator: ",").map { part in
            part.split(separator: " ").filter { $0 != "only" }.joined(separator: " ")
        }
        return media.contains { $0 == "screen" || $0 == "all" }
    }

    /// Whether a property is named that `HidingStyle` knows to hide or to show; most rules are about looks.
    private static func mayMatter(_ body: ArraySlice<UInt8>, _ onWhite: Bool) -> Bool {
        var last: UInt32 = 0
        var (hasInk, hasPaper) = (false, onWhite)
        for byte in body {
            let leaving = UInt8(truncatingIfNeeded: last >> 24)
            last = last << 8 | UInt32(byte | 0x20)
            if isProperty(last) { return true }
            // White on white; the colour of anything else has a word before it.
            if last == ink { hasInk = hasInk || leaving != UInt8(ascii: "-") | 0x20 }
            hasPaper = hasPaper || last == paper
            if hasInk, hasPaper { return true }
        }
        return false
    }

    /// Whether four letters are those of a property, as bytes in one number.
    ///
    /// `disp`lay, `visi`bility, `opac`ity, font-`size`, `clip`, text-`inde`nt; `tran`sparent, `left`, `righ`t, `top:`,
    /// over`flow`, `font`. A set of them took a tenth of the time that a page takes.
    private static func isProperty(_ letters: UInt32) -> Bool {
        switch letters {
        case 0x6469_7370, 0x7669_7369, 0x6F70_6163, 0x7369_7A65, 0x636C_6970, 0x696E_6465,
            0x7472_616E, 0x6C65_6674, 0x7269_6768, 0x746F_703A, 0x666C_6F77, 0x666F_6E74:
            true
        default: false
        }
    }

    private static let ink = "colo".utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    private static let paper = "back".utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }

    static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
