/// What stood on pages that lost most of their text, and in the place of which articles.
///
/// One page in the place of several articles is the site's state: repairs, an outage, a wall. Forgotten with the process:
/// it is seen again while it lasts.
struct CollapsedPages: Sendable, Equatable {
    /// More blocks are not remembered.
    static let limit = 256
    /// Articles remembered for a block.
    private static let articlesKept = 8

    private var articles: [UInt64: Set<UInt64>] = [:]

    /// Notes the blocks of a page that stood in the place of an article.
    mutating func note(_ blocks: [UInt64], article: UInt64) {
        if articles.count > CollapsedPages.limit { articles = [:] }
        for block in blocks.prefix(32) where (articles[block]?.count ?? 0) < CollapsedPages.articlesKept {
            articles[block, default: []].insert(article)
        }
    }

    /// In the place of how many other articles at least half of a page stood.
    func others(showing blocks: [UInt64], article: UInt64) -> Int {
        guard !blocks.isEmpty else { return 0 }
        let counts = blocks.map { (articles[$0] ?? []).subtracting([article]).count }.sorted(by: >)
        return counts[(counts.count - 1) / 2]
    }
}
