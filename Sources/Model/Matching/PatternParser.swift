/// Reads a pattern: the part of regular expressions that a machine can follow in linear time.
struct PatternParser {
    /// More repetitions than this are written out nowhere.
    private static let mostRepeats = 100
    private static let deepest = 50
    /// Repetitions of one thing, each of what those before it repeat.
    private static let mostNested = 4

    private let text: [Unicode.Scalar]
    private var place = 0
    private var depth = 0

    static func parse(_ pattern: String) throws(TextPatternError) -> PatternNode {
        var parser = PatternParser(text: Array(pattern.unicodeScalars))
        let node = try parser.either()
        guard parser.place == parser.text.count else {
            throw TextPatternError("the ) at character \(parser.place + 1) closes nothing")
        }
        return node
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        place += 1
        return true
    }

    private mutating func either() throws(TextPatternError) -> PatternNode {
        var ways = [try sequence()]
        while take("|") { ways.append(try sequence()) }
        return ways.count == 1 ? ways[0] : .either(ways)
    }

    private mutating func sequence() throws(TextPatternError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" { nodes.append(try repeated(try single())) }
        return .sequence(nodes)
    }

    private mutating func repeated(_ node: PatternNode) throws(TextPatternError) -> PatternNode {
        var node = node
        var count = 0
        while let scalar = next {
            count += 1
            guard count <= PatternParser.mostNested || !"*+?{".unicodeScalars.contains(scalar) else {
                throw TextPatternError("the \(scalar) at character \(place + 1) repeats what is repeated already")
            }
            switch scalar {
            case "*": node = .repeated(node, least: 0, most: nil)
            case "+": node = .repeated(node, least: 1, most: nil)
            case "?": node = .repeated(node, least: 0, most: 1)
            case "{":
                node = try counted(node)
                continue
            default: return node
            }
            place += 1
        }
        return node
    }

    /// `{3}`, `{2,}`, `{2,5}`.
    private mutating func counted(_ node: PatternNode) throws(TextPatternError) -> PatternNode {
        let start = place
        place += 1
        guard let least = number() else {
            throw TextPatternError(
                "the { at character \(start + 1) begins no number of repetitions; write \\{ for the sign")
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}"), most.map({ $0 >= least }) ?? true, max(least, most ?? 0) <= PatternParser.mostRepeats else {
            throw TextPatternError(
                "the repetitions at character \(start + 1) are not {2}, {2,} or {2,5} with at most "
                    + "\(PatternParser.mostRepeats)")
        }
        return .repeated(node, least: least, most: most)
    }

    private mutating func number() -> Int? {
        let start = place
        while let scalar = next, (0x30...0x39).contains(scalar.value), place - start < 4 { place += 1 }
        return text[start..<place].isEmpty
            ? nil : text[start..<place].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    }

    private mutating func single() throws(TextPatternError) -> PatternNode {
        let scalar = text[place]
        place += 1
        switch scalar {
        case ".": return .set(.any)
        case "^": return .start
        case "$": return .end
        case "(": return try group()
        case "[": return .set(try bracket())
        case "\\": return try escaped()
        case "*", "+", "?": throw TextPatternError("the \(scalar) at character \(place) repeats nothing")
        default: return literal(scalar)
        }
    }

    private mutating func group() throws(TextPatternError) -> PatternNode {
        let start = place
        depth += 1
        defer { depth -= 1 }
        guard depth <= PatternParser.deepest else { throw TextPatternError("its groups are too deep") }
        if take("?"), !take(":") {
            throw TextPatternError(
                "the (? at character \(start) is not supported: look-around and options do not exist here"
            )
        }
        let node = try either()
        guard take(")") else { throw TextPatternError("the ( at character \(start) is not closed") }
        return node
    }

    /// A letter as the folded text has it; a letter that folds to several stands for their sequence.
    private func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        var folded: [Unicode.Scalar] = []
        FoldedText.fold(scalar, into: &folded)
        return folded.count == 1 ? .set(.one(folded[0])) : .sequence(folded.map { .set(.one($0)) })
    }

    private mutating func escaped() throws(TextPatternError) -> PatternNode {
        guard let scalar = next else { throw TextPatternError("the \\ at its end escapes nothing") }
        place += 1
        switch scalar {
        case "b": return .border(true)
        case "B": return .border(false)
        default: break
        }
        if let kind = PatternParser.kind(scalar) { return .set(ScalarSet(classes: [kind])) }
        if (0x31...0x39).contains(scalar.value) {
            throw TextPatternError(
                "the \\\(scalar) at character \(place - 1) refers back, which cannot run in linear time")
        }
        return .set(.one(try sign(scalar)))
    }

    private static func kind(_ scalar: Unicode.Scalar) -> ScalarSet.Class? {
        switch scalar {
        case "w": .word
        case "W": .notWord
        case "d": .digit
        case "D": .notDigit
        case "s": .blank
        case "S": .notBlank
        default: nil
        }
    }

    /// What an escape stands for that is no class: the sign itself, or a blank.
    private func sign(_ scalar: Unicode.Scalar) throws(TextPatternError) -> Unicode.Scalar {
        switch scalar.value {
        case 0x6E, 0x72, 0x74: return " "
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
            throw TextPatternError("the \\\(scalar) at character \(place - 1) is unknown")
        default: return scalar
        }
    }

    private mutating func bracket() throws(TextPatternError) -> ScalarSet {
        let start = place
        var set = ScalarSet()
        set.isNegated = take("^")
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            place += 1
            guard let low = try member(scalar, &set) else { continue }
            guard next == "-", place + 1 < text.count, text[place + 1] != "]" else {
                PatternParser.add(low...low, to: &set)
                continue
            }
            place += 2
            guard let high = try member(text[place - 1], &set), low.value <= high.value else {
                throw TextPatternError("the range at character \(place - 2) has its ends in the wrong order")
            }
            PatternParser.add(low...high, to: &set)
        }
        guard take("]") else { throw TextPatternError("the [ at character \(start) is not closed") }
        return set
    }

    /// One sign inside brackets; nil when it was a class, which is added.
    private mutating func member(
        _ scalar: Unicode.Scalar, _ set: inout ScalarSet
    ) throws(TextPatternError) -> Unicode.Scalar? {
        guard scalar == "\\" else { return scalar }
        guard let escaped = next else { throw TextPatternError("the \\ at its end escapes nothing") }
        place += 1
        if let kind = PatternParser.kind(escaped) {
            set.classes.append(kind)
            return nil
        }
        return try sign(escaped)
    }

    /// A range, with the small letters of its capitals: the text has no capitals.
    private static func add(_ range: ClosedRange<Unicode.Scalar>, to set: inout ScalarSet) {
        set.ranges.append(range.lowerBound.value...range.upperBound.value)
        let (low, high) = (max(range.lowerBound.value, 0x41), min(range.upperBound.value, 0x5A))
        if low <= high { set.ranges.append((low | 0x20)...(high | 0x20)) }
        guard range.lowerBound == range.upperBound else { return }
        for scalar in range.lowerBound.properties.lowercaseMapping.unicodeScalars {
            set.ranges.append(scalar.value...scalar.value)
        }
    }
}
