import Articles
import Basics
import Changes
import Model

/// A place of an article's page, and what was learned of it on the site, in words for people.
public struct PlaceInsight: Sendable, Equatable {
    /// What a difference there is taken for.
    public enum Role: String, Sendable {
        /// The running text of the article stands there.
        case text = "text"
        /// It stands beside the running text: an edit there needs more looks.
        case beside = "beside the text"
        /// It changes by itself: a list, comments, a ticker.
        case alive = "changes by itself"
        /// Lines that lead away from the article.
        case links = "links"
    }

    /// Its elements, as a CSS path that a rule can use.
    public var path: String
    /// What a difference there is taken for.
    public var role: Role
    /// How many blocks of this page stand there.
    public var blocks: Int
    /// How often it changed, and how, on this site.
    public var story: String
    /// How the first block there begins.
    public var sample: String

    /// The places of a page's article, in the order in which they begin.
    static func all(on reading: PageReading, site: SiteModel, article: String) -> [PlaceInsight] {
        let paths = reading.blocks.reduce(into: [UInt64: String]()) { paths, block in
            for key in [PageRegion.key(block.region, block.text), block.region] where paths[key] == nil {
                paths[key] = block.path
            }
        }
        var order: [UInt64] = []
        var texts: [UInt64: [String]] = [:]
        for (block, region) in zip(reading.content.blocks, reading.regions) {
            if texts[region] == nil { order.append(region) }
            texts[region, default: []].append(block.text)
        }
        let (habits, side) = (PlaceHabits(site), PageTexts.Side(reading))
        return order.map { region in
            let blocks = texts[region] ?? []
            let ways = [habits[region]?.words ?? "no change seen"] + turns(blocks, site, article)
            return PlaceInsight(
                path: paths[region] ?? "", role: role(region, side, site), blocks: blocks.count,
                story: ways.joined(separator: "; "), sample: String((blocks.first ?? "").prefix(60)))
        }
    }

    /// As `ConfirmationPolicy` takes the place.
    private static func role(_ region: UInt64, _ side: PageTexts.Side, _ site: SiteModel) -> Role {
        if site.isAlive(region, on: side) { return .alive }
        if side.isLinks(region) { return .links }
        return side.isText(region) ? .text : .beside
    }

    /// What single blocks of the place do.
    private static func turns(_ blocks: [String], _ site: SiteModel, _ article: String) -> [String] {
        let id = StableHash.of(article)
        let standings = blocks.map { site.boilerplate.standing(of: BlockFingerprint($0), article: id) }
        let found = [
            (blocks.count(where: site.counters.isCounter), "counts"),
            (standings.count(where: \.hasReturned), "went and came again"),
            (standings.count { $0.others > 0 }, "stands on other articles, too"),
        ]
        let all = blocks.count == 1 ? "1 block" : "\(blocks.count) blocks"
        return found.filter { $0.0 > 0 }.map { "\($0.0) of \(all) \($0.1)" }
    }
}
