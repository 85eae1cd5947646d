/// A pattern as steps of a machine that follows every way through it at once (Thompson 1968): no way is gone twice, so
/// no text can make it slow.
struct PatternProgram: Sendable {
    private enum Step: Sendable {
        case set(ScalarSet)
        case fork(Int, Int)
        case border(Bool)
        case start
        case end
        case found
    }

    /// A larger pattern is refused.
    private static let stepLimit = 2000
    /// Parts that are written out, also those that come to no step, such as an empty group a hundred times.
    private static let partLimit = 20_000
    /// A longer match is none, in scalars: otherwise the search for its end could be as long as the text, each time.
    private static let matchLimit = 400

    private var steps: [Step] = []
    private var parts = 0
    /// Whether a match can begin with this ASCII character; others are tried always.
    private var firsts: [Bool] = []

    init(_ node: PatternNode) throws(TextPatternError) {
        try append(node)
        steps.append(.found)
        let (sets, isEnd) = reachable()
        guard !isEnd else { throw TextPatternError("it fits an empty text, so it would fit every text") }
        firsts = (0..<128).map { value in sets.contains { $0.contains(Unicode.Scalar(UInt8(value))) } }
    }

    private mutating func append(_ node: PatternNode) throws(TextPatternError) {
        parts += 1
        guard steps.count < PatternProgram.stepLimit, parts < PatternProgram.partLimit else {
            throw TextPatternError("it is too large")
        }
        switch node {
        case .set(let set): steps.append(.set(set))
        case .border(let isBorder): steps.append(.border(isBorder))
        case .start: steps.append(.start)
        case .end: steps.append(.end)
        case .sequence(let nodes): for node in nodes { try append(node) }
        case .either(let nodes): try append(either: nodes)
        case .repeated(let node, let least, let most): try append(node, least, most)
        }
    }

    private mutating func append(either nodes: [PatternNode]) throws(TextPatternError) {
        var ends: [Int] = []
        for node in nodes.dropLast() {
            let fork = reserve()
            try append(node)
            ends.append(reserve())
            steps[fork] = .fork(fork + 1, steps.count)
        }
        if let last = nodes.last { try append(last) }
        for end in ends { steps[end] = .fork(steps.count, steps.count) }
    }

    private mutating func append(_ node: PatternNode, _ least: Int, _ most: Int?) throws(TextPatternError) {
        for _ in 0..<least { try append(node) }
        guard let most else {
            let fork = reserve()
            try append(node)
            steps.append(.fork(fork, fork))
            steps[fork] = .fork(fork + 1, steps.count)
            return
        }
        var forks: [Int] = []
        for _ in 0..<max(0, most - least) {
            forks.append(reserve())
            try append(node)
        }
        for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }

    private mutating func reserve() -> Int {
        steps.append(.fork(0, 0))
        return steps.count - 1
    }

    /// What a match can begin with, and whether it can be empty.
    private func reachable() -> (sets: [ScalarSet], isEnd: Bool) {
        var (sets, isEnd, seen, open) = ([ScalarSet](), false, Set<Int>(), [0])
        while let place = open.popLast() {
            guard seen.insert(place).inserted else { continue }
            switch steps[place] {
            case .set(let set): sets.append(set)
            case .fork(let first, let second): open += [first, second]
            case .border, .start, .end: open.append(place + 1)
            case .found: isEnd = true
            }
        }
        return (sets, isEnd)
    }

    // MARK: The search

    /// A way through the pattern: where it is, and where in the text it began.
    private struct Way {
        var place: Int
        var origin: Int
    }

    /// The ways that are open, the earliest beginning first, each place once.
    private struct Ways {
        var list: [Way] = []
        var seen: [Int]
        var generation = 0

        init(_ count: Int) { seen = [Int](repeating: -1, count: count) }

        mutating func clear() {
            list.removeAll(keepingCapacity: true)
            generation += 1
        }
    }

    /// Every match, the leftmost first and each as long as it can be; the body says whether to go on.
    func search(_ text: [Unicode.Scalar], _ body: (Range<Int>) -> Bool) {
        var current = Ways(steps.count)
        var next = Ways(steps.count)
        var best: Range<Int>?
        var position = 0
        while position <= text.count {
            if best == nil, isFirst(at: position, text) { follow(0, position, position, text, &current) }
            if current.list.isEmpty {
                guard let match = best else {
                    position += 1
                    current.clear()
                    continue
                }
                guard body(match) else { return }
                best = nil
                // What was looked at beyond the match may belong to the next one.
                position = match.upperBound
                current.clear()
                continue
            }
            next.clear()
            for way in current.list {
                switch steps[way.place] {
                case .found:
                    if best.map({ way.origin <= $0.lowerBound }) ?? true { best = way.origin..<position }
                case .set(let set):
                    guard position < text.count, position - way.origin < PatternProgram.matchLimit,
                        best.map({ way.origin <= $0.lowerBound }) ?? true, set.contains(text[position])
                    else { continue }
                    follow(way.place + 1, way.origin, position + 1, text, &next)
                default: continue
                }
            }
            swap(&current, &next)
            if let match = best { current.list.removeAll { $0.origin > match.lowerBound } }
            position += 1
            if position > text.count, current.list.isEmpty, let match = best {
                guard body(match), match.upperBound < text.count else { return }
                best = nil
                position = match.upperBound
                current.clear()
            }
        }
    }

    private func isFirst(at position: Int, _ text: [Unicode.Scalar]) -> Bool {
        guard position < text.count else { return false }
        let value = text[position].value
        return value >= 128 || firsts[Int(value)]
    }

    /// Opens a place and all that can be reached from it without a scalar.
    private func follow(_ start: Int, _ origin: Int, _ position: Int, _ text: [Unicode.Scalar], _ ways: inout Ways) {
        var open = [start]
        while let place = open.popLast() {
            guard ways.seen[place] != ways.generation else { continue }
            ways.seen[place] = ways.generation
            switch steps[place] {
            case .fork(let first, let second): open += [second, first]
            case .border(let isBorder): if isWordBorder(position, text) == isBorder { open.append(place + 1) }
            case .start: if position == 0 { open.append(place + 1) }
            case .end: if position == text.count { open.append(place + 1) }
            case .set, .found: ways.list.append(Way(place: place, origin: origin))
            }
        }
    }

    private func isWordBorder(_ position: Int, _ text: [Unicode.Scalar]) -> Bool {
        let before = position > 0 && ScalarSet.isWord(text[position - 1])
        let after = position < text.count && ScalarSet.isWord(text[position])
        return before != after
    }
}
