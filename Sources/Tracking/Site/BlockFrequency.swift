import JSON

/// On how many of a site's articles each block of a page was seen, whether it was taken for the article's or not.
///
/// The profile of the site knows the latest pages only; a promotion that takes turns with others may stand on none of
/// them. Blocks are told apart as the profile does it: by their words, blind to figures. Bounded; those not seen for
/// the longest time are forgotten first.
struct BlockFrequency: Sendable, Equatable {
    /// More blocks are not remembered.
    static let limit = 4096
    /// More blocks of one page are not looked at.
    private static let blocksPerPage = 1000
    /// So many pages of so many articles show about everything that stands on a site's pages by turns.
    private static let pagesNeeded = 48
    private static let articlesNeeded = 5

    private struct Sighting: Sendable, Equatable, LastSeen {
        /// Numbers of the first four articles, 0 for none.
        var articles = SIMD4<UInt32>()
        var lastSeen: UInt32 = 0

        mutating func add(_ article: UInt32) {
            for lane in articles.indices where articles[lane] == 0 || articles[lane] == article {
                articles[lane] = article
                return
            }
        }

        func count(except article: UInt32) -> Int {
            articles.indices.count { articles[$0] != 0 && articles[$0] != article }
        }
    }

    private var sightings: [UInt64: Sighting] = [:]
    private var pages: UInt32 = 0
    private var articles: Set<UInt32> = []

    init() {}

    /// Whether so much was seen that a block which stands nowhere else is probably the article's.
    var isSettled: Bool { pages >= BlockFrequency.pagesNeeded && articles.count >= BlockFrequency.articlesNeeded }

    /// Notes the blocks of one page of an article, as fingerprints that are blind to figures.
    mutating func note(_ blocks: [UInt64], article: UInt64) {
        let number = BlockFrequency.number(article)
        pages += pages == .max ? 0 : 1
        if articles.count < BlockFrequency.articlesNeeded { articles.insert(number) }
        for block in blocks.prefix(BlockFrequency.blocksPerPage) {
            sightings[block, default: Sighting()].lastSeen = pages
            sightings[block, default: Sighting()].add(number)
        }
        if sightings.count > BlockFrequency.limit { sightings.forgetOldHalf() }
    }

    /// Notes lines that stood within a block of an article.
    mutating func note(lines: [UInt64], article: UInt64) {
        for line in lines {
            sightings[line, default: Sighting()].lastSeen = pages
            sightings[line, default: Sighting()].add(BlockFrequency.number(article))
        }
        if sightings.count > BlockFrequency.limit { sightings.forgetOldHalf() }
    }

    /// How many other articles hold a block, as far as is remembered.
    func others(_ block: UInt64, article: UInt64) -> Int {
        sightings[block]?.count(except: BlockFrequency.number(article)) ?? 0
    }

    /// A number of an article; 0 stands for none.
    private static func number(_ article: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: article)) }
}

extension BlockFrequency {
    /// Reads what `write` wrote.
    init(json value: JSONValue?) {
        pages = UInt32(clamping: value?["pages"]?.int ?? 0)
        articles = Set(BlockFrequency.numbers(value?["articles"]))
        for member in value?["blocks"]?.object ?? [] {
            guard let block = UInt64(member.key, radix: 36), sightings.count < BlockFrequency.limit else { continue }
            var sighting = Sighting(lastSeen: pages)
            for article in BlockFrequency.numbers(member.value) { sighting.add(article) }
            sightings[block] = sighting
        }
    }

    private static func numbers(_ value: JSONValue?) -> [UInt32] {
        (value?.string ?? "").split(separator: " ").compactMap { UInt32($0, radix: 36) }
    }

    private static func words(_ numbers: some Sequence<UInt32>) -> String {
        numbers.map { String($0, radix: 36) }.joined(separator: " ")
    }

    /// Writes the blocks that were seen on more than one article; the others are quickly seen again.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("pages", Int(pages))
            json.field("articles", BlockFrequency.words(articles.sorted()))
            json.key("blocks")
            json.object { json in
                for (block, sighting) in sightings.sorted(by: { $0.key < $1.key }) where sighting.articles[1] != 0 {
                    let articles = sighting.articles.indices.map { sighting.articles[$0] }.filter { $0 != 0 }
                    json.field(String(block, radix: 36), BlockFrequency.words(articles))
                }
            }
        }
    }
}
