/// The headlines of a site's articles: a block that is mainly another article's headline leads there and belongs to
/// nobody's text, in whatever language and markup.
///
/// Bounded; the oldest are forgotten first.
public struct KnownLines: Sendable, Equatable {
    /// One headline.
    public struct Line: Sendable, Equatable {
        /// The article whose headline it is, as a number.
        public var article: UInt64
        /// The hash of its first tokens.
        public var opening: UInt64
        /// The hash of all of them.
        public var whole: UInt64
        /// How many there are.
        public var length: Int

        /// Restores what was stored.
        public init(article: UInt64, opening: UInt64, whole: UInt64, length: Int) {
            self.article = article
            self.opening = opening
            self.whole = whole
            self.length = length
        }
    }

    /// More headlines than this are not remembered.
    public static let limit = 512
    /// Shorter headlines may stand in any text.
    private static let least = 4
    /// Longer blocks are text, whatever they quote.
    private static let longest = 80

    /// Oldest first.
    public private(set) var lines: [Line] = []
    private var openings: [UInt64: [Int]] = [:]

    /// No headlines yet.
    public init() {}

    /// Restores what was stored.
    public init(_ lines: [Line]) {
        self.lines = Array(lines.suffix(KnownLines.limit))
        index()
    }

    /// Two are equal when they know the same headlines.
    public static func == (a: KnownLines, b: KnownLines) -> Bool { a.lines == b.lines }

    /// Takes in the headline of an article; an earlier one of the same article stays known.
    public mutating func note(_ headline: String?, article: UInt64) {
        guard let headline else { return }
        var buffer = TokenBuffer()
        let range = buffer.append(headline)
        guard buffer.contentCount(range) >= KnownLines.least else { return }
        let line = Line(
            article: article, opening: buffer.hash(range.prefix(KnownLines.least)), whole: buffer.hash(range),
            length: range.count)
        guard !lines.contains(line) else { return }
        openings[line.opening, default: []].append(lines.count)
        lines.append(line)
        guard lines.count > KnownLines.limit else { return }
        lines.removeFirst(KnownLines.limit / 8)
        index()
    }

    private mutating func index() {
        openings = [:]
        for (place, line) in lines.enumerated() { openings[line.opening, default: []].append(place) }
    }

    /// Whether a block is mainly the headline of another article than this one.
    public func leadsElsewhere(_ text: String, from article: UInt64) -> Bool {
        guard !lines.isEmpty, text.utf8.count <= 1000 else { return false }
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        guard range.count >= KnownLines.least, range.count <= KnownLines.longest else { return false }
        for start in range.lowerBound...(range.upperBound - KnownLines.least) {
            for place in openings[buffer.hash(start..<start + KnownLines.least)] ?? [] {
                let line = lines[place]
                let end = start + line.length
                guard line.article != article, end <= range.upperBound else { continue }
                // At the beginning or the end of the block, and a good part of it.
                let isAtEdge = start - range.lowerBound <= 6 || range.upperBound - end <= 3
                guard isAtEdge, line.length * 3 >= range.count else { continue }
                if buffer.hash(start..<end) == line.whole { return true }
            }
        }
        return false
    }
}
