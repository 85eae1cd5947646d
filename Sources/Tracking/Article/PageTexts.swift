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
        private let whole: WordSequence
        /// The texts of its blocks: what a reader sees.
        private let shown: WordSequence
        /// Those of them that are short and no sentence: a line of author, day and place.
        private let labels: [WordSequence]
        /// The words of each short block, whatever their order.
        private let bags: Set<UInt64>
        /// The sentences that were taken for the article's, and all of the page.
        private let keptSentences: Set<UInt64>
        private let sentences: Set<UInt64>
        /// Sentences that stand on the page more than once.
        private let repeated: Set<UInt64>
        /// Sentences within the text that are links as a whole.
        private let linked: Set<UInt64>
        /// Where each kept block stands, and which of these places hold the running text.
        private let regions: [BlockFingerprint: UInt64]
        private let textRegions: [UInt64]
        /// The byline as the page reads today.
        let byline: String?
        /// The page ends before its end tag.
        let isUnclosed: Bool
        /// What it names itself, for tabs and search engines.
        private let documentTitle: WordSequence
        /// Headline and standfirst.
        private let fields: Set<BlockFingerprint>

        init(_ reading: PageReading) {
            // A text is cut into words once, however often it stands on the page and whatever is asked of it.
            var known: [String: TextPrints] = [:]
            let read = { (text: String) in
                if let prints = known[text] { return prints }
                let prints = TextPrints(text)
                known[text] = prints
                return prints
            }
            let (page, text) = (reading.blocks.map { read($0.text) }, reading.content.blocks.map { read($0.text) })
            let fields = [reading.content.headline, reading.content.standfirst].compactMap(\.self).map(read)
            blocks = Set((page + text).map(\.fingerprint))
            counts = page.reduce(into: [:]) { $0[$1.fingerprint, default: 0] += 1 }
            kept = (text + fields).reduce(into: [:]) { $0[$1.fingerprint, default: 0] += 1 }
            shown = WordSequence(joining: (page + text).map(\.words))
            whole = WordSequence(joining: (page + text + fields).map(\.words))
            labels = (page + text).filter { Side.isLine($0.measure) }.map(\.words)
            bags = Set(labels.map(\.bag))
            byline = reading.content.byline
            isUnclosed = reading.isUnclosed
            documentTitle = WordSequence(reading.documentTitle ?? "")
            self.fields = Set(fields.map(\.fingerprint))
            keptSentences = Set(text.flatMap(\.sentences))
            sentences = keptSentences.union(zip(reading.blocks, page).flatMap { $0.isKept ? [] : $1.sentences })
            linked = Set(reading.blocks.flatMap(\.links).flatMap(SentencePrints.of))
            var once: Set<UInt64> = []
            repeated = Set(page.flatMap(\.sentences).filter { !once.insert($0).inserted })
            regions = Dictionary(zip(text, reading.regions).map { ($0.fingerprint, $1) }) { first, _ in first }
            textRegions = PageRegion.ofText(reading)
        }

        /// Longer blocks are no lines, in words.
        private static let longestLine = 24

        private static func isLine(_ measure: BlockMeasure) -> Bool {
            measure.words <= longestLine && !measure.isSentence
        }

        /// Whether a reader sees a line; what is cut off with an ellipsis may go on.
        func shows(_ line: String) -> Bool {
            let words = WordSequence(line)
            return shown.contains(words) || Side.isCut(line) && shown.contains(words.withoutLast)
        }

        private static func isCut(_ line: String) -> Bool { line.hasSuffix("…") || line.hasSuffix("...") }

        /// Where a block stands on the page; nil when it is not kept as it is.
        func region(of text: String) -> UInt64? {
            regions[BlockFingerprint(String(text.split(separator: "\n").last ?? ""))]
        }

        /// Whether a place is one of those that hold the running text of this page.
        func isText(_ region: UInt64) -> Bool { textRegions.contains(region) }

        /// The other places of running text.
        func otherText(than region: UInt64) -> [UInt64] { textRegions.filter { $0 != region } }

        /// Whether a place holds links between the paragraphs of the running text.
        func isLinks(_ region: UInt64) -> Bool { textRegions.contains { PageRegion.isLinks(region, beside: $0) } }

        /// Whether the running text stands at another place than on another page: it was laid out anew.
        func isLaidOutAnew(from other: Side) -> Bool {
            !textRegions.isEmpty && !other.textRegions.isEmpty && Set(textRegions).isDisjoint(with: other.textRegions)
        }

        /// Whether a block of the same words stands on the page, in whatever order.
        func hasSameWords(_ text: String) -> Bool { bags.contains(WordSequence(text).bag) }

        /// The places of running text that begin above one of them.
        func textRegions(above region: UInt64) -> [UInt64] { Array(textRegions.prefix { $0 != region }) }

        /// Whether the blocks of a text stand on the page, each by itself.
        func has(_ text: String) -> Bool {
            text.split(separator: "\n").allSatisfy { blocks.contains(BlockFingerprint(String($0))) }
        }

        /// Whether every sentence of a text stands on the page, in whatever paragraphs.
        func hasSentences(_ prints: [UInt64]) -> Bool { !prints.isEmpty && prints.allSatisfy(sentences.contains) }

        /// Whether every sentence of a text stands on the page twice: for small screens and large ones, say.
        func repeats(_ prints: [UInt64]) -> Bool { !prints.isEmpty && prints.allSatisfy(repeated.contains) }

        /// Whether every sentence of a text was taken for the article's, in whatever paragraphs.
        func keepsSentences(_ prints: [UInt64]) -> Bool {
            !prints.isEmpty && prints.allSatisfy(keptSentences.contains)
        }

        /// Whether every one of some sentences is a link as a whole.
        func links(_ prints: [UInt64]) -> Bool { prints.allSatisfy(linked.contains) }

        /// How often a block was taken for the article's.
        func copies(_ text: String) -> Int { kept[BlockFingerprint(text)] ?? 0 }

        /// Whether a text is the headline or the standfirst.
        func isField(_ text: String) -> Bool { fields.contains(BlockFingerprint(text)) }

        /// How often a block stands on the page, taken for the article's or not.
        func count(_ text: String) -> Int { counts[BlockFingerprint(text)] ?? 0 }

        /// Whether the page names itself so, with whatever else.
        func isTitled(_ text: String) -> Bool { documentTitle.contains(WordSequence(text)) }

        /// Whether words stand anywhere on the page, within a longer text, too.
        func mentions(_ text: String) -> Bool { whole.contains(WordSequence(text)) }

        /// Whether words stand in a line by themselves, or with a few others.
        func showsLine(_ text: String) -> Bool { blocks.contains(BlockFingerprint(text)) || names(text) }

        /// Whether a text is the name of the author, or of one of them.
        func isByline(_ text: String) -> Bool {
            let (line, authors) = (WordSequence(text), WordSequence(byline ?? ""))
            return authors.contains(line) && (line.words >= 2 || line.words == authors.words)
        }

        /// Whether a name stands in a line by itself or with a day, a place or a role; text names people, too.
        func names(_ name: String) -> Bool {
            let name = WordSequence(name)
            return labels.contains { $0.words <= 3 * name.words && $0.contains(name) }
        }
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

extension SiteModel {
    /// Whether a place of a page changes at most looks, on other articles, too.
    func isAlive(_ place: UInt64, on side: PageTexts.Side) -> Bool {
        let isText = side.isText(place)
        // The article stands somewhere: where all its text is exchanged, whole pages were.
        if isText, !side.otherText(than: place).contains(where: { !regions.isAlive($0, isText: true) }) { return false }
        return regions.isAlive(place, isText: isText)
            || isText && regions.isRestless(place, below: side.textRegions(above: place))
    }
}
