import Articles
import Changes
import Model

/// Every text of two captures of a page, whether it was taken for the article's or not.
///
/// What the reader leaves out today and kept yesterday, or the other way round, is no edit: its words stand on both
/// captures.
struct PageTexts: Sendable {
    /// One capture.
    struct Side: Sendable {
        private let blocks: Set<BlockFingerprint>
        /// How often each stands on the page, kept or not.
        private let counts: [BlockFingerprint: Int]
        /// Blocks and fields that were taken for the article's.
        private let kept: [BlockFingerprint: Int]
        private let whole: String
        /// The byline as the page reads today.
        let byline: String?

        init(_ reading: PageReading) {
            let texts = reading.blocks.map(\.text) + reading.content.blocks.map(\.text)
            blocks = Set(texts.map { BlockFingerprint($0) })
            counts = reading.blocks.reduce(into: [:]) { $0[BlockFingerprint($1.text), default: 0] += 1 }
            kept = reading.content.texts
            let fields = [reading.content.headline, reading.content.standfirst].compactMap(\.self)
            whole = (texts + fields).joined(separator: "\n")
            byline = reading.content.byline
        }

        /// Whether the blocks of a text stand on the page, each by itself.
        func has(_ text: String) -> Bool {
            text.split(separator: "\n").allSatisfy { blocks.contains(BlockFingerprint(String($0))) }
        }

        /// How often a block was taken for the article's.
        func copies(_ text: String) -> Int { kept[BlockFingerprint(text)] ?? 0 }

        /// How often a block stands on the page, taken for the article's or not.
        func count(_ text: String) -> Int { counts[BlockFingerprint(text)] ?? 0 }

        /// Whether words stand anywhere on the page, within a longer text, too.
        func mentions(_ text: String) -> Bool { whole.contains(text) }
    }

    /// The captures behind versions, by their numbers; those that are no longer stored are not there.
    var old: [Int: Side] = [:]
    /// The page just read.
    var new: Side
}

extension ArticleContent {
    /// How often each text stands among the blocks, headline and standfirst.
    var texts: [BlockFingerprint: Int] {
        let all = blocks.map(\.text) + [headline, standfirst].compactMap(\.self)
        return all.reduce(into: [:]) { $0[BlockFingerprint($1), default: 0] += 1 }
    }
}
