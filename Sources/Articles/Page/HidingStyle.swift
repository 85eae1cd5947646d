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
        /// Off the screen, cut away or without room.
        static let place = Ways(rawValue: 16)
        /// White letters, where nothing is behind them.
        static let white = Ways(rawValue: 32)

        /// Letters as clear as the air.
        static let clear = Ways(rawValue: 64)

        /// What elements inside have from the one around them, unless they say otherwise.
        static let inherited: Ways = [.visibility, .white, .clear]

        /// How many there are.
        static let count = 7
    }

    /// What is said of at all.
    private(set) var declared: Ways = []
    /// What of that takes the text out of sight.
    private(set) var hiding: Ways = []
    /// What is as in the element around it.
    private var inheriting: Ways = []
    /// What of that is in sight, whatever the element around it says.
    var showing: Ways { declared.subtracting(hiding).subtracting(inheriting) }
    /// What other styles cannot undo.
    private(set) var important: Ways = []
    private var isFlat = false
    private var cutsOverflow = false
    private var isInkless = false
    private var isPainted = false
    private var isMoving = false
    private var isColoured = false
    private var isInkImportant = false
    private var ink: UInt32?
    private var paper: UInt32?

    /// Bytes of a style that are looked at.
    private static let longest = 2000

    /// Reads declarations; `onWhite` says that nothing on the page is behind its letters.
    init(_ style: ArraySlice<UInt8>, onWhite: Bool) {
        let style = style.prefix(Self.longest)
        var at = style.startIndex
        while at < style.endIndex {
            let end = style[at...].firstIndex(of: UInt8(ascii: ";")) ?? style.endIndex
            if let colon = style[at..<end].firstIndex(of: UInt8(ascii: ":")) {
                read(style[at..<colon], style[(colon + 1)..<end])
            }
            at = end + 1
        }
        // White on white, and any other colour on itself.
        if let ink, ink == paper { set(.place, true, isImportant: false) }
        if isFlat && cutsOverflow { set(.place, true, isImportant: false) }
        if isColoured {
            set(.clear, isInkless && !isPainted, isImportant: isInkImportant)
            if onWhite { set(.white, ink == StyleValue.white, isImportant: isInkImportant) }
        }
        // What is clear until it moves in is what pages show while one scrolls.
        if isMoving { hiding.remove(.opacity) }
    }

    /// The properties that can take a text out of sight or show it; those that do it in one way are one.
    private enum Property {
        case display, visibility, contentVisibility, opacity, filter, size, font, clip, clipPath, ink, paper, picture
        case paint, overflow, extent, place, transform
    }

    private static let properties: KeyTable<Property> = {
        let named: [(property: Property, names: [String])] = [
            (.display, ["display"]), (.visibility, ["visibility"]), (.contentVisibility, ["content-visibility"]),
            (.opacity, ["opacity"]), (.filter, ["filter"]), (.size, ["font-size"]), (.font, ["font"]),
            (.clip, ["clip"]), (.clipPath, ["clip-path", "-webkit-clip-path"]), (.ink, ["color"]),
            (.paper, ["background", "background-color"]), (.picture, ["background-image"]),
            (.paint, ["background-clip", "-webkit-background-clip"]),
            (.overflow, ["overflow", "overflow-x", "overflow-y"]),
            (.extent, ["height", "max-height", "width", "max-width"]),
            (
                .place,
                ["left", "right", "top", "bottom", "text-indent", "margin", "margin-left", "margin-top", "z-index"]
            ),
            (.transform, ["transform"]),
        ]
        var table = KeyTable<Property>(capacity: named.reduce(0) { $0 + $1.names.count })
        for (property, names) in named {
            for name in names { table[NameHash.of(Array(name.utf8)[...])] = property }
        }
        return table
    }()

    /// How the names begin of what moves an element: `transition`, `animation`, `will-change`.
    private static let movements = ["transition", "animation", "will-change"].map { Array($0.utf8) }

    /// Reads one declaration; the values of those that are about looks are not even copied.
    private mutating func read(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
        if let property = Self.properties[NameHash.ofPlain(name)] {
            take(property, StyleValue(value))
        } else if !isMoving {
            let name = StyleValue(name)
            isMoving = Self.movements.contains { name.bytes.starts(with: $0) }
        }
    }

    private mutating func set(_ way: Ways, _ hides: Bool, isImportant: Bool) {
        declared.insert(way)
        if hides { hiding.insert(way) } else { hiding.remove(way) }
        if isImportant { important.insert(way) }
    }

    private mutating func set(_ way: Ways, _ hides: Bool, _ value: StyleValue) {
        set(way, hides, isImportant: value.isImportant)
    }

    /// Notes whether a value is that of the element around it.
    private mutating func note(_ ways: Ways, _ value: StyleValue) {
        let isInherited = ["inherit", "unset", "currentcolor"].contains { value.begins($0) }
        if isInherited { inheriting.formUnion(ways) } else { inheriting.subtract(ways) }
    }

    // style: table
    private mutating func take(_ property: Property, _ value: StyleValue) {
        switch property {
        case .display: set(.display, value.begins("none"), value)
        case .visibility:
            set(.visibility, value.begins("hidden") || value.begins("collapse"), value)
            note(.visibility, value)
        case .contentVisibility: if value.begins("hidden") { set(.place, true, value) }
        case .opacity: set(.opacity, value.number?.value == 0, value)
        case .filter: if value.holds("opacity(0") { set(.opacity, true, value) }
        case .size: set(.size, value.number?.isNothing == true, value)
        case .font: set(.size, value.begins("0/") || value.begins("0px/"), value)
        case .clip: if value.holds("rect(0") || value.holds("rect(1px") { set(.place, true, value) }
        case .clipPath:
            if value.begins("inset(50%") || value.begins("inset(100%") || value.begins("circle(0") {
                set(.place, true, value)
            }
        case .ink:
            isInkless = value.begins("transparent") || value.begins("rgba(") && value.holds(",0)")
            ink = value.color
            isColoured = true
            note([.clear, .white], value)
            isInkImportant = value.isImportant
        case .paper: paper = value.color
        case .picture: paper = nil
        case .paint: isPainted = value.holds("text")
        case .overflow: cutsOverflow = cutsOverflow || value.begins("hidden") || value.begins("clip")
        case .extent: isFlat = isFlat || value.number?.isNothing == true
        case .place: if value.number?.isFarOut == true { set(.place, true, value) }
        case .transform:
            isMoving = true
            if value.begins("scale(0)") { set(.place, true, value) }
        }
    }
}
