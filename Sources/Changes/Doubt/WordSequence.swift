/// The words and figures of texts in reading order, to find one text within others whatever its spelling, marks and
/// blanks.
public struct WordSequence: Sendable {
    /// 0 stands between two texts.
    private var keys: [UInt64] = []
    /// How many words there are, without figures.
    public private(set) var words = 0

    /// The words of one text.
    public init(_ text: String) { self.init([text]) }

    /// The words of several texts; what is found in them lies within one of them.
    public init(_ texts: some Sequence<String>) {
        for text in texts {
            var buffer = TokenBuffer()
            let range = buffer.append(text)
            take(range, buffer)
            keys.append(0)
        }
        if keys.last == 0 { keys.removeLast() }
    }

    /// The words of several texts whose words were found already.
    public init(joining texts: some Sequence<WordSequence>) {
        for text in texts {
            keys += text.keys
            keys.append(0)
            words += text.words
        }
        if keys.last == 0 { keys.removeLast() }
    }

    init(_ range: Range<Int>, _ buffer: TokenBuffer) { take(range, buffer) }

    private mutating func take(_ range: Range<Int>, _ buffer: TokenBuffer) {
        for index in range where buffer.tokens[index].isContent {
            keys.append(buffer.tokens[index].key)
            words += buffer.tokens[index].kind == .number ? 0 : 1
        }
    }

    /// Without its last word, for a text that is cut off within one.
    public var withoutLast: WordSequence {
        var other = self
        if other.keys.count > 1 { other.keys.removeLast() }
        return other
    }

    /// Equal for texts that begin with the same words and figures.
    func opening(_ count: Int) -> UInt64 {
        var hash = Hash64(seed: 29)
        for key in keys.prefix(count) { hash.mix(key) }
        return hash.value
    }

    /// Equal for texts of the same words, in whatever order.
    public var bag: UInt64 {
        var hash = Hash64(seed: 23)
        for key in keys.sorted() { hash.mix(key) }
        return hash.value
    }

    /// Whether all words of another text stand here in a row; false for a text without words.
    public func contains(_ other: WordSequence) -> Bool {
        guard let first = other.keys.first, other.keys.count <= keys.count else { return false }
        return (0...(keys.count - other.keys.count)).contains { start in
            keys[start] == first && keys[start..<start + other.keys.count].elementsEqual(other.keys)
        }
    }
}
