/// Reads selector lists (Selectors level 4, the part that means something without a browser).
struct CSSParser {
    private let text: String
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    init(text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func failure(_ reason: String) -> SelectorError {
        SelectorError(selector: text, reason: "\(reason) at character \(at + 1)")
    }

    /// The whole text as a list of selectors.
    mutating func parse() throws(SelectorError) -> [CSSSelector] {
        let list = try selectorList()
        guard at == bytes.count else { throw failure("unexpected \"\(Character(Unicode.Scalar(bytes[at])))\"") }
        return list
    }

    private mutating func selectorList() throws(SelectorError) -> [CSSSelector] {
        depth += 1
        defer { depth -= 1 }
        guard depth < 20 else { throw failure("nested too deeply") }
        var list: [CSSSelector] = []
        repeat {
            if !list.isEmpty { at += 1 }
            list.append(try selector())
        } while current == UInt8(ascii: ",")
        return list
    }

    private mutating func skipBlanks() -> Bool {
        let start = at
        while let byte = current, byte <= 0x20 { at += 1 }
        return at > start
    }

    /// `a > b c`: the compounds are stored from the right.
    private mutating func selector() throws(SelectorError) -> CSSSelector {
        _ = skipBlanks()
        var compounds = [CSSSelector.Compound(tests: try compound(), combinator: nil)]
        while true {
            let hadBlank = skipBlanks()
            var combinator: CSSSelector.Combinator? = hadBlank ? .descendant : nil
            switch current {
            case UInt8(ascii: ">"): combinator = .child
            case UInt8(ascii: "+"): combinator = .nextSibling
            case UInt8(ascii: "~"): combinator = .laterSibling
            case nil, UInt8(ascii: ","), UInt8(ascii: ")"): return CSSSelector(compounds: compounds.reversed())
            default: break
            }
            guard let combinator else { throw failure("unexpected character") }
            if combinator != .descendant {
                at += 1
                _ = skipBlanks()
            }
            compounds.append(CSSSelector.Compound(tests: try compound(), combinator: combinator))
        }
    }

    private mutating func compound() throws(SelectorError) -> [CSSSelector.Test] {
        var tests: [CSSSelector.Test] = []
        let start = at
        if current == UInt8(ascii: "*") {
            at += 1
        } else if let byte = current, isNameByte(byte) {
            tests.append(.element(try name().lowercased()))
        }
        while let byte = current {
            switch byte {
            case UInt8(ascii: "#"):
                at += 1
                tests.append(.id(try name()))
            case UInt8(ascii: "."):
                at += 1
                tests.append(.hasClass(try name()))
            case UInt8(ascii: "["): tests.append(try attribute())
            case UInt8(ascii: ":"): tests.append(try pseudoClass())
            default:
                if at == start { throw failure("expected an element, class, id or attribute") }
                return tests
            }
        }
        if at == start { throw failure("expected an element, class, id or attribute") }
        return tests
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
    }

    private mutating func name() throws(SelectorError) -> String {
        var name: [UInt8] = []
        while let byte = current, isNameByte(byte) {
            at += 1
            if byte == UInt8(ascii: "\\") {
                guard let escaped = current else { throw failure("a backslash at the end") }
                name.append(escaped)
                at += 1
            } else {
                name.append(byte)
            }
        }
        guard !name.isEmpty else { throw failure("expected a name") }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func attribute() throws(SelectorError) -> CSSSelector.Test {
        at += 1
        _ = skipBlanks()
        let attribute = try name().lowercased()
        _ = skipBlanks()
        var comparison = CSSSelector.Comparison.exists
        var value = ""
        if current != UInt8(ascii: "]") {
            comparison = try self.comparison()
            _ = skipBlanks()
            value = try self.value()
            _ = skipBlanks()
            // The flag for the case of letters changes nothing that matters here.
            if let flag = current, flag | 0x20 == UInt8(ascii: "i") || flag | 0x20 == UInt8(ascii: "s") { at += 1 }
            _ = skipBlanks()
        }
        guard current == UInt8(ascii: "]") else { throw failure("expected \"]\"") }
        at += 1
        return .attribute(attribute, comparison, value)
    }

    private mutating func comparison() throws(SelectorError) -> CSSSelector.Comparison {
        let signs: [(UInt8, CSSSelector.Comparison)] = [
            (UInt8(ascii: "~"), .includes), (UInt8(ascii: "|"), .dash), (UInt8(ascii: "^"), .prefix),
            (UInt8(ascii: "$"), .suffix), (UInt8(ascii: "*"), .contains),
        ]
        var comparison = CSSSelector.Comparison.equals
        if let sign = signs.first(where: { $0.0 == current }) {
            comparison = sign.1
            at += 1
        }
        guard current == UInt8(ascii: "=") else { throw failure("expected \"=\" or \"]\"") }
        at += 1
        return comparison
    }

    private mutating func value() throws(SelectorError) -> String {
        guard let quote = current, quote == 0x22 || quote == 0x27 else { return try name() }
        at += 1
        var value: [UInt8] = []
        while let byte = current, byte != quote {
            value.append(byte)
            at += 1
        }
        guard current == quote else { throw failure("an unclosed quotation mark") }
        at += 1
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func pseudoClass() throws(SelectorError) -> CSSSelector.Test {
        at += 1
        let pseudo = try name().lowercased()
        switch pseudo {
        case "first-child": return .nth(step: 0, offset: 1, ofType: false, fromEnd: false)
        case "last-child": return .nth(step: 0, offset: 1, ofType: false, fromEnd: true)
        case "first-of-type": return .nth(step: 0, offset: 1, ofType: true, fromEnd: false)
        case "last-of-type": return .nth(step: 0, offset: 1, ofType: true, fromEnd: true)
        case "empty": return .empty
        case "root": return .element("html")
        case "not": return .not(try inBrackets { (parser) throws(SelectorError) in try parser.selectorList() })
        case "is", "where", "matches":
            return .any(try inBrackets { (parser) throws(SelectorError) in try parser.selectorList() })
        case "has": return .has(try inBrackets { (parser) throws(SelectorError) in try parser.selectorList() })
        case "contains": return .contains(try inBrackets { (parser) throws(SelectorError) in try parser.value() })
        case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
            let formula = try inBrackets { (parser) throws(SelectorError) in try parser.formula() }
            return .nth(
                step: formula.step, offset: formula.offset, ofType: pseudo.hasSuffix("type"),
                fromEnd: pseudo.contains("last"))
        default: throw failure("\":\(pseudo)\" is not supported")
        }
    }

    private mutating func inBrackets<T>(_ body: (inout CSSParser) throws(SelectorError) -> T) throws(SelectorError) -> T
    {
        guard current == UInt8(ascii: "(") else { throw failure("expected \"(\"") }
        at += 1
        _ = skipBlanks()
        let result = try body(&self)
        _ = skipBlanks()
        guard current == UInt8(ascii: ")") else { throw failure("expected \")\"") }
        at += 1
        return result
    }

    /// `odd`, `even`, `3`, `2n+1`, `-n+3`.
    private mutating func formula() throws(SelectorError) -> (step: Int, offset: Int) {
        var source = ""
        while let byte = current, byte != UInt8(ascii: ")") {
            if byte > 0x20 {
                source.append(Character(Unicode.Scalar(byte | (byte >= 0x41 && byte <= 0x5A ? 0x20 : 0))))
            }
            at += 1
        }
        if source == "odd" { return (2, 1) }
        if source == "even" { return (2, 0) }
        guard let n = source.firstIndex(of: "n") else {
            guard let place = Int(source), abs(place) < 100_000 else {
                throw failure("\"\(source)\" is not a position")
            }
            return (0, place)
        }
        let left = String(source[..<n])
        let right = String(source[source.index(after: n)...])
        let step = left.isEmpty || left == "+" ? 1 : left == "-" ? -1 : Int(left)
        let offset = right.isEmpty ? 0 : Int(right)
        guard let step, let offset, abs(step) < 100_000, abs(offset) < 100_000 else {
            throw failure("\"\(source)\" is not a position")
        }
        return (step, offset)
    }
}
