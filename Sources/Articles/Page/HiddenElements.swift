import LibXML2

/// Tells which elements no reader sees: by attribute, by inline style, by a class that sites hide things with, or by a
/// rule of the page's own style sheet.
struct HiddenElements {
    /// What the page's style sheets hide.
    private let styles: PageStyles

    /// Whether the paper is white, as it is where nobody says another colour.
    private let isWhite: Bool

    /// Reads the style sheets of a page.
    init(_ page: [UInt8]) {
        isWhite = Self.isWhite(page)
        styles = PageStyles(page, onWhite: isWhite)
    }

    /// Whether a page, its style sheets and its scripts know no colour of a background at all.
    ///
    /// Most pages name a style sheet that they do not hold, near their beginning; then nobody knows.
    private static func isWhite(_ page: [UInt8]) -> Bool {
        let bytes = page.span
        var last: UInt32 = 0
        for at in bytes.indices {
            last = last << 8 | UInt32(bytes[at])
            if let word = word(last), begins(word, bytes, at - 3) { return false }
        }
        return true
    }

    /// What speaks of a colour of paper and begins with these four letters, as bytes in one number.
    ///
    /// Looking for one word after the other took a fiftieth of the time that a page takes.
    private static func word(_ letters: UInt32) -> String? {
        switch letters {
        case 0x7374_796C: "stylesheet"
        case 0x6261_636B: "background"
        case 0x6267_636F: "bgcolor"
        case 0x636F_6C6F: "color-scheme"
        case 0x4069_6D70: "@import"
        case 0x2E63_7373: ".css"
        default: nil
        }
    }

    private static func begins(_ word: String, _ bytes: borrowing Span<UInt8>, _ start: Int) -> Bool {
        let word = word.utf8.span
        guard start + word.count <= bytes.count else { return false }
        for index in word.indices where bytes[start + index] != word[index] { return false }
        return true
    }

    /// Classes that hide, unless others beside them show the element again on some screens.
    private static let classes = KeyTable<Bool>(
        [
            "hidden", "hide", "is-hidden", "u-hidden", "js-hidden", "invisible", "d-none",
            "visually-hidden", "visuallyhidden", "visually-hidden-focusable", "sr-only", "screen-reader-text",
            "screen-reader-only", "screenreader", "offscreen", "off-screen", "a11y-hidden", "assistive-text",
            "element-invisible", "hidden-text", "noscreen", "u-visually-hidden", "u-visuallyhidden",
            "is-visually-hidden", "is-visuallyhidden", "govuk-visually-hidden", "cdk-visually-hidden", "is-sr-only",
            "u-sr-only", "usa-sr-only", "show-for-sr", "element-focusable", "elementor-screen-only", "uk-hidden",
            "ng-hide", "opacity-0", "no-display", "display-none", "print-only", "only-print", "visible-print",
            "visible-print-block", "d-print-block",
        ].map { NameHash.of(Array($0.utf8)[...]) })

    /// Whether an element without attributes may be hidden.
    func mayHide(_ tag: HTMLTag) -> Bool { tag == .dialog || !styles.elements.isEmpty && styles.elements.contains(tag) }

    /// Whether an element and all that stands in it is out of sight, and what else it says of its text, which elements
    /// inside may undo.
    func look(
        _ node: Int, in tree: HTMLTree, inherited: HidingStyle.Ways
    ) -> (isGone: Bool, ways: HidingStyle.Ways) {
        // A dialog is opened by a script; what stands in it is for another moment.
        if tree.nodes[node].tag == .dialog { return (true, []) }
        var (ways, shown, important): (HidingStyle.Ways, HidingStyle.Ways, HidingStyle.Ways) = ([], [], [])
        if !styles.isEmpty { (ways, shown, important) = styles.hiding(node, in: tree) }
        for attribute in tree.attributeList(node) {
            let value = tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            switch attribute.name {
            case .hidden: if !value.elementsEqual("until-found".utf8) { return (true, []) }
            case .style:
                let style = HidingStyle(value, onWhite: isWhite)
                let undone = style.declared.subtracting(important.subtracting(style.important))
                ways = ways.subtracting(undone).union(style.hiding.intersection(undone))
                shown = shown.subtracting(undone).union(style.showing.intersection(undone))
            case .class: if hides(classes: value.prefix(400)) { return (true, []) }
            default: break
            }
        }
        if tree.nodes[node].tag == .body || tree.nodes[node].tag == .html { ways.subtract([.white, .clear]) }
        let whole = ways.subtracting(.inherited)
        let isGone = whole == .size ? !Self.hasSizesInside(node, tree) : !whole.isEmpty
        return (isGone, inherited.subtracting(shown).union(ways.intersection(.inherited)))
    }

    /// Whether letters inside an element without size may have one: pages take the blanks between boxes away so.
    ///
    /// Text that is its own has none. Few nodes are looked at, for such elements may stand in each other.
    private static func hasSizesInside(_ node: Int, _ tree: HTMLTree) -> Bool {
        var at = node + 1
        let end = Int(tree.nodes[node].end)
        for _ in 0..<32 where at < end {
            let child = tree.nodes[at]
            let bytes = tree.bytes[Int(child.start)..<Int(child.start) + Int(child.tag == .text ? child.count : 0)]
            if bytes.contains(where: { $0 > 0x20 }) { return false }
            at = Int(child.end)
        }
        for inside in (node + 1)..<min(end, node + 33) where tree.nodes[inside].tag != .text {
            if tree.attribute(inside, .class) != nil || tree.attribute(inside, .style) != nil { return true }
        }
        return false
    }

    /// Words that hide behind the letters of a style sheet's maker, and those letters: `wp-hidden`, `acf_hidden`, `h-hide`.
    ///
    /// Other words before them say what it is that somebody may hide: `menu-hidden`, `overflow-hidden`.
    private static let hidingWords = KeyTable<Bool>(
        [
            "hidden", "hide", "invisible", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text",
            "offscreen",
        ]
        .map { NameHash.of(Array($0.utf8)[...]) })
    private static let makers = KeyTable<Bool>(
        [
            "wp", "acf", "ui", "js", "is", "mw", "el", "uk", "et", "vc", "ng", "tw", "bs", "css", "util", "mod", "usa",
            "a11y",
        ]
        .map { NameHash.of(Array($0.utf8)[...]) })

    private static func isNamespaced(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count > 5, let dash = name.prefix(5).firstIndex(where: { $0 == 0x2D || $0 == 0x5F }) else {
            return false
        }
        let (maker, word) = (name[..<dash], name[(dash + 1)...].drop { $0 == 0x2D || $0 == 0x5F })
        guard word.count <= 18, maker.count == 1 || makers.contains(NameHash.of(maker)) else { return false }
        return hidingWords.contains(NameHash.of(word))
    }

    private func hides(classes: ArraySlice<UInt8>) -> Bool {
        var isHidden = false
        var isShownAgain = false
        NameHash.forEach(in: classes) { name, hash in
            if Self.classes.contains(hash) || Self.isNamespaced(name) {
                isHidden = true
            } else if name.first == 0x64 || name.first == 0x73 || name.first == 0x76 {
                let isForPaper = name.suffix(12).contains(0x70) && String(decoding: name, as: UTF8.self).holds("print")
                isShownAgain =
                    isShownAgain
                    || !isForPaper
                        && (name.starts(with: "d-".utf8) || name.starts(with: "show".utf8)
                            || name.starts(with: "visible".utf8))
            }
        }
        // `hidden md:block` is shown on wide screens.
        return isHidden && !isShownAgain && !classes.contains(UInt8(ascii: ":"))
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

    /// That of a name that may have blanks around it.
    static func ofPlain(_ name: ArraySlice<UInt8>) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325) {
            $1 <= 0x20 ? $0 : ($0 ^ UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1)) &* 0x0000_0100_0000_01B3
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
