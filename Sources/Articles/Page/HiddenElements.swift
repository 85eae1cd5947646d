import LibXML2

/// Tells which elements no reader sees: by attribute, by inline style, by a class that sites hide things with, or by a
/// rule of the page's own style sheet.
struct HiddenElements {
    /// Hashes of `.name` and `#name`.
    private let styled: Set<UInt64>

    /// Reads the style sheets of a page.
    init(_ page: [UInt8]) { styled = PageStyles.hiddenNames(page) }

    /// Classes that hide, unless others beside them show the element again on some screens.
    private static let classes = KeyTable<Bool>(
        [
            "hidden", "hide", "is-hidden", "u-hidden", "js-hidden", "invisible", "d-none", "display-none",
            "visually-hidden", "visuallyhidden", "visually-hidden-focusable", "sr-only", "screen-reader-text",
            "screen-reader-only", "screenreader", "offscreen", "off-screen", "a11y-hidden", "assistive-text",
            "element-invisible", "hidden-text", "noscreen",
        ].map { NameHash.of(Array($0.utf8)[...]) })

    func hides(_ node: Int, in tree: HTMLTree) -> Bool {
        // A dialog is opened by a script; what stands in it is for another moment.
        if tree.nodes[node].tag == .dialog { return true }
        for attribute in tree.attributeList(node) {
            let value = tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            switch attribute.name {
            case .hidden: if !value.elementsEqual("until-found".utf8) { return true }
            case .style: if value.count > 8, Self.isHiding(value) { return true }
            case .class: if hides(classes: value.prefix(400)) { return true }
            case .id: if !styled.isEmpty, styled.contains(NameHash.of(value, seed: 0x23)) { return true }
            default: break
            }
        }
        return false
    }

    private func hides(classes: ArraySlice<UInt8>) -> Bool {
        var isHidden = false
        var isShownAgain = false
        NameHash.forEach(in: classes) { name, hash in
            if Self.classes.contains(hash) || !styled.isEmpty && styled.contains(hash) {
                isHidden = true
            } else if name.first == 0x64 || name.first == 0x73 || name.first == 0x76 {
                isShownAgain =
                    isShownAgain || name.starts(with: "d-".utf8) || name.starts(with: "show".utf8)
                    || name.starts(with: "visible".utf8)
            }
        }
        // `hidden md:block` is shown on wide screens.
        return isHidden && !isShownAgain && !classes.contains(UInt8(ascii: ":"))
    }

    /// `display: none`, `visibility: hidden`, and what is set far off the screen.
    static func isHiding(_ style: ArraySlice<UInt8>) -> Bool {
        let plain = String(
            decoding: style.lazy.filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
        return plain.holds("display:none") || plain.holds("visibility:hidden") || plain.holds(":-9999")
            || plain.holds("clip:rect(0") || plain.holds("clip:rect(1px")
    }
}

/// Names of classes and ids as numbers.
enum NameHash {
    /// FNV-1a of the name in lower case; the seed sets `#name` apart from `.name`.
    static func of(_ name: ArraySlice<UInt8>, seed: UInt64 = 0) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325 ^ seed) {
            ($0 ^ UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1)) &* 0x0000_0100_0000_01B3
        }
    }

    /// Calls with each name of a `class` attribute and its number; makes no array, for every element has classes.
    static func forEach(in classes: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>, UInt64) -> Void) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var start = classes.startIndex
        for at in classes.startIndex...classes.endIndex {
            let byte = at < classes.endIndex ? classes[at] : 0x20
            if byte > 0x20 {
                hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
                continue
            }
            if at > start { body(classes[start..<at], hash) }
            hash = 0xCBF2_9CE4_8422_2325
            start = at + 1
        }
    }
}

/// The rules of `style` elements that hide what has one class or id: `.note, #x { display: none }`.
///
/// Rules inside `@media` and rules with longer selectors hold under conditions and do not count; nor do styles that
/// stand in `noscript` or in the text of a script.
enum PageStyles {
    /// Bytes of a page that are searched for styles.
    private static let searched = 200_000
    private static let maximumNames = 500

    static func hiddenNames(_ page: [UInt8]) -> Set<UInt64> {
        var found: Set<UInt64> = []
        var at = 0
        let end = min(page.count, searched)
        while let tag = page[at..<end].firstIndex(of: UInt8(ascii: "<")) {
            at = tag + 1
            if let skipped = skipped.first(where: { isNamed($0, page, at) }) {
                at = past(skipped, page, at, end)
                continue
            }
            guard isNamed(style, page, at), let open = page[at..<end].firstIndex(of: UInt8(ascii: ">")) else {
                continue
            }
            let close = page[open..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
            read(page[(open + 1)..<max(open + 1, close)], into: &found)
            at = close
        }
        return found
    }

    private static let skipped = ["script", "noscript"].map { Array($0.utf8) }
    private static let style = Array("style".utf8)

    /// Where the end tag of an element begins that begins there.
    private static func past(_ name: [UInt8], _ page: [UInt8], _ start: Int, _ end: Int) -> Int {
        var at = start
        while let tag = page[at..<end].firstIndex(of: UInt8(ascii: "<")) {
            at = tag + 1
            if at < end, page[at] == UInt8(ascii: "/"), isNamed(name, page, at + 1) { return at }
        }
        return end
    }

    private static func isNamed(_ name: [UInt8], _ page: [UInt8], _ at: Int) -> Bool {
        guard at + name.count < page.count, page[at] | 0x20 == name[0] else { return false }
        return name.indices.allSatisfy { page[at + $0] | 0x20 == name[$0] }
    }

    private static func read(_ sheet: ArraySlice<UInt8>, into found: inout Set<UInt64>) {
        var depth = 0
        var start = sheet.startIndex
        var selector = sheet[start..<start]
        for at in sheet.indices {
            switch sheet[at] {
            case UInt8(ascii: "{"):
                if depth == 0 { selector = sheet[start..<at] }
                depth += 1
                start = at + 1
            case UInt8(ascii: "}"):
                if depth == 1, HiddenElements.isHiding(sheet[start..<at].suffix(400)) { take(selector, &found) }
                depth = max(0, depth - 1)
                start = at + 1
            case UInt8(ascii: ";"): if depth == 0 { start = at + 1 }
            default: break
            }
        }
    }

    private static func take(_ selector: ArraySlice<UInt8>, _ found: inout Set<UInt64>) {
        for part in selector.split(separator: UInt8(ascii: ",")) where found.count < maximumNames {
            let name = part.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
            let rest = part.drop { $0 <= 0x20 }.dropFirst(name.count)
            guard name.count > 1, rest.allSatisfy({ $0 <= 0x20 }), name.dropFirst().allSatisfy(isNameByte) else {
                continue
            }
            if name.first == UInt8(ascii: ".") { found.insert(NameHash.of(name.dropFirst())) }
            if name.first == UInt8(ascii: "#") { found.insert(NameHash.of(name.dropFirst(), seed: 0x23)) }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
