import Changes
import JSON
import Model

/// Which blocks stand on several articles of one site: promotions that passed the extractor, learned over articles and
/// over time.
///
/// A block of the article itself stands on one article, whatever it is about; what turns up on three is furniture. So
/// is what goes and comes back time and again on one article: promotions that take turns.
struct BoilerplateBlocks: Sendable, Equatable {
    /// A block seen on this many articles is furniture.
    static let articlesNeeded = 3
    /// A block that was gone and came back this often is furniture.
    static let returnsNeeded = 2
    /// More articles are not followed for blocks that come back.
    static let articlesFollowed = 128
    /// More blocks are not remembered; those not seen for the longest time are forgotten first.
    static let limit = 4096

    private struct Sighting: Sendable, Equatable, LastSeen {
        /// Seeds of the articles, at most `articlesNeeded`.
        var articles: [UInt64]
        var lastSeen: UInt32
        var returns = 0

        var isFurniture: Bool {
            articles.count >= BoilerplateBlocks.articlesNeeded || returns >= BoilerplateBlocks.returnsNeeded
        }
    }

    /// A block as one look showed it.
    struct SeenBlock: Sendable {
        var fingerprint: BlockFingerprint
        /// Its sentences: in other paragraphs they are still there.
        var sentences: [UInt64]
        /// The same, read from their ends.
        var backwards: [UInt64]
        /// All their beginnings and ends: a sentence that is joined to another line is one of them.
        var parts: [UInt64]

        init(_ prints: BlockPrints) {
            (fingerprint, sentences) = (prints.fingerprint, prints.sentences)
            (backwards, parts) = (prints.backwards, prints.parts)
        }

        init(_ text: String) {
            self.init(BlockPrints(text, findsFigures: false))
        }

        /// What may stand on other articles, too: the block, and each sentence of one that has several.
        ///
        /// A promotion may be joined to a paragraph.
        var units: [BlockFingerprint] {
            sentences.count < 2 ? [fingerprint] : [fingerprint] + sentences.map(BlockFingerprint.init(value:))
        }
    }

    /// What the last look at an article showed, and what earlier looks showed and it did not.
    private struct Look: Sendable, Equatable {
        /// Each block with its sentences, read from both sides.
        var present: [UInt64: [UInt64]] = [:]
        var gone: Set<UInt64> = []
    }

    private var sightings: [UInt64: Sighting] = [:]
    private var looks: UInt32 = 0
    private var lastLooks: [UInt64: Look] = [:]
    /// The blocks that are furniture.
    private(set) var fingerprints: Set<BlockFingerprint> = []

    init() {}

    /// Notes the blocks of one article as it was just read.
    ///
    /// - Parameters:
    ///   - blocks: what was taken for the article's.
    ///   - leftOut: what else stands on the page.
    ///   - article: the article as a number.
    mutating func note(_ blocks: [SeenBlock], leftOut: [SeenBlock] = [], article: UInt64) {
        looks &+= 1
        let returned = compareWithLastLook(blocks, leftOut, article)
        for block in blocks.flatMap(\.units) {
            var sighting = sightings[block.value] ?? Sighting(articles: [], lastSeen: looks)
            sighting.lastSeen = looks
            if sighting.articles.count < BoilerplateBlocks.articlesNeeded, !sighting.articles.contains(article) {
                sighting.articles.append(article)
            }
            if returned.contains(block.value) { sighting.returns += 1 }
            if sighting.isFurniture { fingerprints.insert(block) }
            sightings[block.value] = sighting
        }
        if sightings.count > BoilerplateBlocks.limit { forget() }
    }

    /// Where else a block stands, as far as is remembered.
    func standing(of block: BlockFingerprint, article: UInt64) -> (others: Int, hasReturned: Bool) {
        guard let sighting = sightings[block.value] else { return (0, false) }
        return (sighting.articles.count { $0 != article }, sighting.returns > 0)
    }

    /// The furniture to leave out of two states of one article; none for an article that would hardly be anything
    /// without it: some sites write every article by one form.
    func fingerprints(of old: ArticleContent, _ new: ArticleContent) -> Set<BlockFingerprint> {
        for content in [old, new] where !content.blocks.isEmpty {
            let shared = content.blocks.count { fingerprints.contains(BlockFingerprint($0.text)) }
            if shared * 2 > content.blocks.count { return [] }
        }
        return fingerprints
    }

    /// The blocks that were on the article, were gone from the page, and are back.
    ///
    /// Paragraphs that are joined and split with each request, and blocks that the reader leaves out once, are not gone.
    private mutating func compareWithLastLook(
        _ blocks: [SeenBlock], _ leftOut: [SeenBlock], _ article: UInt64
    ) -> Set<UInt64> {
        if lastLooks[article] == nil, lastLooks.count >= BoilerplateBlocks.articlesFollowed { lastLooks = [:] }
        var look = lastLooks[article] ?? Look()
        let parts = Set((blocks + leftOut).flatMap(\.parts))
        let shown = parts.union((blocks + leftOut).map(\.fingerprint.value))
        var present = Dictionary(
            blocks.map { ($0.fingerprint.value, $0.sentences + $0.backwards) }
        ) { first, _ in first }
        for block in blocks where block.sentences.count > 1 {
            for (sentence, backwards) in zip(block.sentences, block.backwards) { present[sentence] = [backwards] }
        }
        let returned = Set(present.keys).intersection(look.gone)
        for (block, own) in look.present where !shown.contains(block) {
            // With a line joined to one of its sentences it is still there.
            if !own.contains(where: parts.contains) { look.gone.insert(block) }
        }
        look.gone.subtract(shown)
        look.present = present
        lastLooks[article] = look
        return returned
    }

    /// Drops the half that was not seen for the longest time.
    private mutating func forget() {
        sightings.forgetOldHalf()
        fingerprints = fingerprints.filter { sightings[$0.value] != nil }
    }
}

extension BoilerplateBlocks {
    /// Reads what `write` wrote.
    init(json value: JSONValue?) {
        for member in value?.object ?? [] {
            guard let block = UInt64(member.key, radix: 16) else { continue }
            let parts = member.value.array ?? []
            let sighting = Sighting(
                articles: parts.compactMap { $0.string.flatMap { UInt64($0, radix: 16) } }, lastSeen: 0,
                returns: parts.last?.int ?? 0)
            sightings[block] = sighting
            if sighting.isFurniture { fingerprints.insert(BlockFingerprint(value: block)) }
        }
    }

    /// Writes the blocks that were seen on more than one article or came back; the others are quickly seen again.
    func write(to json: inout JSONWriter) {
        let worth = sightings.filter { $0.value.articles.count > 1 || $0.value.returns > 0 }
        json.object { json in
            for (block, sighting) in worth.sorted(by: { $0.key < $1.key }) {
                json.key(String(block, radix: 16))
                json.array { json in
                    for article in sighting.articles { json.value(String(article, radix: 16)) }
                    json.value(sighting.returns)
                }
            }
        }
    }
}
