/// What the declarations of a style do to the text of an element: `opacity: 0; left: -9999px`.
struct HidingStyle {
    /// The ways in which a style can take a text out of sight; each can be undone by the property that did it.
    struct Ways: OptionSet, Sendable {
        let rawValue: UInt8

        static let display = Ways(rawValue: 1)
        static let visibility = Ways(rawValue: 2)
        static let opacity = Ways(rawValue: 4)
        /// Letters of no size; elements inside may have one of their own.
        static let size = Ways(rawValue: 8)
        /// Off the screen, cut away, without room or without ink.
        static let place = Ways(rawValue: 16)
        /// White letters, where nothing is behind them.
        static let white = Ways(rawValue: 32)

        /// How many there are.
        static let count = 6
    }

    /// What is said of at all.
    private(set) var declared: Ways = []
    /// What of that takes the text out of sight.
    private(set) var hiding: Ways = []
    /// What other styles cannot undo.
    private(set) var important: Ways = []
    private var isFlat = false
    private var cutsOverflow = false
    private var isInkless = false
    private var isPainted = false
    private var isMoving = false
    private var isColoured = false
    private var isInkImportant = false
    private var ink: String?
    private var paper: String?

    /// Bytes of a style that are looked at.
    private static let longest = 2000

    /// Reads declarations; `onWhite` says that nothing on the page is behind its letters.
    init(_ style: ArraySlice<UInt8>, onWhite: Bool) {
        for declaration in style.prefix(Self.longest).split(separator: UInt8(ascii: ";")) {
            guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = Self.plain(declaration[..<colon])
            // Most declarations are about looks: their values are not even decoded.
            if Self.names.contains(name) {
                take(name, Self.plain(declaration[(colon + 1)...]))
            } else {
                isMoving = isMoving || Self.movements.contains(where: name.hasPrefix)
            }
        }
        // White on white, and any other colour on itself.
        if let ink, ink == paper { set(.place, true, "") }
        if isFlat && cutsOverflow || isInkless && !isPainted { set(.place, true, "") }
        if onWhite, isColoured {
            set(.white, ink == "#ffffff", isInkImportant ? "!important" : "")
        }
        // What is clear until it moves in is what pages show while one scrolls.
        if isMoving { hiding.remove(.opacity) }
    }

    /// The properties that `take` knows; one that is missing here is passed over.
    private static let names: Set<String> = [
        "display", "visibility", "content-visibility", "opacity", "filter", "font-size", "font", "clip", "clip-path",
        "-webkit-clip-path", "color", "background", "background-color", "background-image", "background-clip",
        "-webkit-background-clip", "overflow", "overflow-x", "overflow-y", "height", "max-height", "width", "max-width",
        "left", "right", "top", "bottom", "text-indent", "margin", "margin-left", "margin-top", "z-index", "transform",
    ]
    private static let movements = ["transition", "animation", "will-change"]

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            decoding: bytes.lazy.filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private mutating func set(_ way: Ways, _ hides: Bool, _ value: String) {
        declared.insert(way)
        if hides { hiding.insert(way) } else { hiding.remove(way) }
        if value.hasSuffix("!important") { important.insert(way) }
    }

    // style: table
    private mutating func take(_ name: String, _ value: String) {
        switch name {
        case "display": set(.display, value.hasPrefix("none"), value)
        case "visibility": set(.visibility, value.hasPrefix("hidden") || value.hasPrefix("collapse"), value)
        case "content-visibility": if value.hasPrefix("hidden") { set(.place, true, value) }
        case "opacity": set(.opacity, StyleNumber(value)?.value == 0, value)
        case "filter": if value.holds("opacity(0") { set(.opacity, true, value) }
        case "font-size": set(.size, StyleNumber(value)?.isNothing == true, value)
        case "font": set(.size, value.hasPrefix("0/") || value.hasPrefix("0px/"), value)
        case "clip": if value.holds("rect(0") || value.holds("rect(1px") { set(.place, true, value) }
        case "clip-path", "-webkit-clip-path":
            if ["inset(50%", "inset(100%", "circle(0"].contains(where: value.hasPrefix) { set(.place, true, value) }
        case "color":
            isInkless = value.hasPrefix("transparent") || value.hasPrefix("rgba(") && value.holds(",0)")
            ink = StyleColor.plain(value)
            isColoured = true
            isInkImportant = value.hasSuffix("!important")
        case "background", "background-color": paper = StyleColor.plain(value)
        case "background-image": paper = nil
        case "background-clip", "-webkit-background-clip": isPainted = value.holds("text")
        case "overflow", "overflow-x", "overflow-y":
            cutsOverflow = cutsOverflow || value.hasPrefix("hidden") || value.hasPrefix("clip")
        case "height", "max-height", "width", "max-width": isFlat = isFlat || StyleNumber(value)?.isNothing == true
        case "left", "right", "top", "bottom", "text-indent", "margin", "margin-left", "margin-top", "z-index":
            if StyleNumber(value)?.isFarOut == true { set(.place, true, value) }
        case "transform":
            isMoving = true
            if value.hasPrefix("scale(0)") { set(.place, true, value) }
        default: break
        }
    }
}

/// The number that a value begins with, and its unit.
private struct StyleNumber {
    let value: Double
    private let unit: Substring

    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == ".") }
        let padded = digits.hasPrefix(".") ? "0" + digits : String(digits)
        guard let value = Double(padded) else { return nil }
        self.value = value
        unit = text[digits.endIndex...].prefix { $0.isLetter || $0 == "%" }
    }

    /// No place for a letter; a pixel is what is left to elements that are for machines.
    var isNothing: Bool { value == 0 || value > 0 && value <= 1 && unit == "px" }

    /// Off every screen.
    var isFarOut: Bool { value <= (unit == "px" || unit.isEmpty ? -999 : -99) }
}

/// Colours that are written out, each in one spelling.
private enum StyleColor {
    /// Nil for what is no plain colour: pictures, gradients, variables.
    static func plain(_ value: String) -> String? {
        let text = value.hasSuffix("!important") ? String(value.dropLast(10)) : value
        if let same = names[text] { return same }
        let digits = text.dropFirst()
        if text.hasPrefix("#"), digits.allSatisfy(\.isHexDigit) {
            return digits.count == 3 ? "#" + digits.flatMap { [$0, $0] } : digits.count == 6 ? text : nil
        }
        guard text.hasPrefix("rgb("), text.hasSuffix(")") else { return nil }
        let parts = text.dropFirst(4).dropLast().split(separator: ",").compactMap { Int($0) }
        guard parts.count == 3, parts.allSatisfy((0...255).contains) else { return nil }
        return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static let names = [
        "white": "#ffffff", "black": "#000000", "red": "#ff0000", "gray": "#808080", "grey": "#808080",
    ]
}
