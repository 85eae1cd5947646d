import Changes
import JSON
import Model

/// Which blocks stand on several articles of one site: promotions that passed the extractor, learned over articles and
/// over time.
///
/// A block of the article itself stands on one article, whatever it is about; what turns up on three is furniture.
struct FurnitureMemory: Sendable, Equatable {
    /// A block seen on this many articles is furniture.
    static let articlesNeeded = 3
    /// More blocks are not remembered; those not seen for the longest time are forgotten first.
    static let limit = 4096

    private struct Sighting: Sendable, Equatable {
        /// Seeds of the articles, at most `articlesNeeded`.
        var articles: [UInt64]
        var lastSeen: UInt32
    }

    private var sightings: [UInt64: Sighting] = [:]
    private var looks: UInt32 = 0
    /// The blocks that are furniture.
    private(set) var fingerprints: Set<BlockFingerprint> = []

    init() {}

    /// Notes the blocks of one article as it was just read.
    mutating func note(_ blocks: [BlockFingerprint], article: UInt64) {
        looks &+= 1
        for block in blocks {
            var sighting = sightings[block.value] ?? Sighting(articles: [], lastSeen: looks)
            sighting.lastSeen = looks
            if sighting.articles.count < FurnitureMemory.articlesNeeded, !sighting.articles.contains(article) {
                sighting.articles.append(article)
                if sighting.articles.count == FurnitureMemory.articlesNeeded { fingerprints.insert(block) }
            }
            sightings[block.value] = sighting
        }
        if sightings.count > FurnitureMemory.limit { forget() }
    }

    /// Drops the half that was not seen for the longest time.
    private mutating func forget() {
        let times = sightings.values.map(\.lastSeen).sorted()
        let middle = times[times.count / 2]
        for (block, sighting) in sightings where sighting.lastSeen <= middle {
            sightings[block] = nil
            fingerprints.remove(BlockFingerprint(value: block))
        }
    }
}

extension FurnitureMemory {
    /// Reads what `write` wrote.
    init(json value: JSONValue?) {
        for member in value?.object ?? [] {
            guard let block = UInt64(member.key, radix: 16) else { continue }
            let articles = (member.value.array ?? []).compactMap { $0.string.flatMap { UInt64($0, radix: 16) } }
            sightings[block] = Sighting(articles: articles, lastSeen: 0)
            if articles.count >= FurnitureMemory.articlesNeeded { fingerprints.insert(BlockFingerprint(value: block)) }
        }
    }

    /// Writes the blocks that were seen on more than one article; the others are quickly seen again.
    func write(to json: inout JSONWriter) {
        json.object { json in
            for (block, sighting) in sightings.sorted(by: { $0.key < $1.key }) where sighting.articles.count > 1 {
                json.field(String(block, radix: 16), sighting.articles.map { String($0, radix: 16) })
            }
        }
    }
}
