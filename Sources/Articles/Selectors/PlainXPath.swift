/// The XPath that people write: steps down from the page's root with tests of names, attributes, texts and places.
///
/// `//div[@id='main']/p[position() > 1]`. What it has is evaluated in one pass a step (`PlainXPathMatcher`); any other
/// expression is libxml2's, whose time may grow with the square of the page.
struct PlainXPath: Sendable {
    struct Step: Sendable {
        /// `//` in front: anywhere below.
        var isDeep: Bool
        /// Nil for `*`.
        var name: String?
        var predicates: [Predicate] = []
    }

    enum Operand: Sendable, Equatable {
        case attribute(String)
        /// `.`: all text below the element.
        case wholeText
        /// `text()`: a text right below it.
        case ownText
        /// `normalize-space(…)` of it.
        indirect case collapsed(Operand)
    }

    enum Comparison: Sendable { case equal, different, less, lessOrEqual, greater, greaterOrEqual }

    indirect enum Predicate: Sendable {
        case exists(Operand)
        case equals(Operand, String)
        case differs(Operand, String)
        case contains(Operand, String)
        case begins(Operand, String)
        /// A place among the siblings that the step has named so far, counted from the last one when `fromEnd`.
        case place(Comparison, Int, fromEnd: Bool)
        case remainder(divisor: Int, Int)
        case not(Predicate)
        case all([Predicate])
        case any([Predicate])
    }

    /// What the last step takes of the elements: `/@href` or `/text()` stand for the elements that have one.
    var steps: [Step] = []
    var last: Operand?
}

/// Reads what `PlainXPath` has; nil for everything else, correct or not.
struct PlainXPathParser {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func parse(_ text: String) -> PlainXPath? {
        var parser = PlainXPathParser(text)
        let path = parser.path()
        return parser.at == parser.bytes.count ? path : nil
    }

    private mutating func path() -> PlainXPath? {
        var path = PlainXPath()
        while at < bytes.count {
            guard path.last == nil, take("/") else { return nil }
            let isDeep = take("/")
            if !isDeep, !path.steps.isEmpty, let operand = attribute() ?? ownText() {
                path.last = operand
                continue
            }
            guard let name = nodeTest() else { return nil }
            var step = PlainXPath.Step(isDeep: isDeep, name: name == "*" ? nil : name)
            while take("[") {
                guard let predicate = bracket(), take("]") else { return nil }
                step.predicates.append(predicate)
            }
            path.steps.append(step)
        }
        return path.steps.isEmpty ? nil : path
    }

    // MARK: Words

    private mutating func skipBlanks() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }

    private mutating func take(_ word: StaticString) -> Bool {
        skipBlanks()
        let word = Array("\(word)".utf8)
        guard bytes[at...].starts(with: word) else { return false }
        at += word.count
        return true
    }

    /// A word such as `and`, which must not be the beginning of a longer one.
    private mutating func takeWord(_ word: StaticString) -> Bool {
        let start = at
        guard take(word), at == bytes.count || !isNameByte(bytes[at]) else {
            at = start
            return false
        }
        return true
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
            || byte == 0x5F
    }

    private mutating func name() -> String? {
        skipBlanks()
        let start = at
        while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
        guard at > start, !(0x30...0x39).contains(bytes[start]) else {
            at = start
            return nil
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// A name or `*`; an axis, a function or a namespace is none.
    private mutating func nodeTest() -> String? {
        if take("*") { return "*" }
        guard let name = name(), at == bytes.count || bytes[at] != 0x3A && bytes[at] != 0x28 else { return nil }
        return name
    }

    private mutating func number() -> Int? {
        skipBlanks()
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at > start, at - start < 8, at == bytes.count || bytes[at] != 0x2E else { return nil }
        return Int(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    private mutating func literal() -> String? {
        skipBlanks()
        guard at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 else { return nil }
        guard let end = bytes[(at + 1)...].firstIndex(of: bytes[at]) else { return nil }
        defer { at = end + 1 }
        return String(decoding: bytes[at + 1..<end], as: UTF8.self)
    }

    // MARK: Predicates

    /// What stands between brackets: a bare number is a place only where it stands alone.
    private mutating func bracket() -> PlainXPath.Predicate? {
        let start = at
        if let place = barePlace(), take("]") {
            at -= 1
            return place
        }
        at = start
        return alternatives()
    }

    /// `3`, `last()`, `last()-1`.
    private mutating func barePlace() -> PlainXPath.Predicate? {
        if let number = number() { return .place(.equal, number, fromEnd: false) }
        guard take("last()") else { return nil }
        guard take("-") else { return .place(.equal, 1, fromEnd: true) }
        return number().map { .place(.equal, $0 + 1, fromEnd: true) }
    }

    private mutating func alternatives() -> PlainXPath.Predicate? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 20, let first = conjunction() else { return nil }
        var found = [first]
        while takeWord("or") {
            guard let next = conjunction() else { return nil }
            found.append(next)
        }
        return found.count == 1 ? first : .any(found)
    }

    private mutating func conjunction() -> PlainXPath.Predicate? {
        guard let first = test() else { return nil }
        var found = [first]
        while takeWord("and") {
            guard let next = test() else { return nil }
            found.append(next)
        }
        return found.count == 1 ? first : .all(found)
    }

    private mutating func test() -> PlainXPath.Predicate? {
        if take("not(") { return alternatives().flatMap { take(")") ? .not($0) : nil } }
        if take("(") { return alternatives().flatMap { take(")") ? $0 : nil } }
        if take("contains(") { return twoWords().map { .contains($0, $1) } }
        if take("starts-with(") { return twoWords().map { .begins($0, $1) } }
        if let place = place() { return place }
        guard let operand = operand() else { return nil }
        if take("!=") { return literal().map { .differs(operand, $0) } }
        if take("=") { return literal().map { .equals(operand, $0) } }
        return .exists(operand)
    }

    private mutating func twoWords() -> (PlainXPath.Operand, String)? {
        guard let operand = operand(), take(","), let text = literal(), take(")") else { return nil }
        return (operand, text)
    }

    /// `position() > 2`, `position() mod 2 = 1`.
    private mutating func place() -> PlainXPath.Predicate? {
        guard take("position()") else { return nil }
        if takeWord("mod") {
            guard let divisor = number(), divisor > 0, take("="), let rest = number() else { return nil }
            return .remainder(divisor: divisor, rest)
        }
        let signs: [(StaticString, PlainXPath.Comparison)] = [
            ("!=", .different), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("=", .equal), ("<", .less),
            (">", .greater),
        ]
        for (sign, comparison) in signs where take(sign) {
            if take("last()") { return comparison == .equal ? .place(.equal, 1, fromEnd: true) : nil }
            return number().map { .place(comparison, $0, fromEnd: false) }
        }
        return nil
    }

    private mutating func operand() -> PlainXPath.Operand? {
        if take("normalize-space()") { return .collapsed(.wholeText) }
        if take("normalize-space(") {
            guard let inner = attribute() ?? ownText() ?? wholeText(), take(")") else { return nil }
            return .collapsed(inner)
        }
        return attribute() ?? ownText() ?? wholeText()
    }

    private mutating func attribute() -> PlainXPath.Operand? {
        let start = at
        guard take("@") else { return nil }
        guard let name = name(), at == bytes.count || bytes[at] != 0x3A else {
            at = start
            return nil
        }
        return .attribute(name)
    }

    private mutating func ownText() -> PlainXPath.Operand? { take("text()") ? .ownText : nil }

    private mutating func wholeText() -> PlainXPath.Operand? {
        skipBlanks()
        guard at < bytes.count, bytes[at] == 0x2E, at + 1 == bytes.count || bytes[at + 1] != 0x2E else { return nil }
        at += 1
        return .wholeText
    }
}
