import Basics
import Changes
import JSON
import Model

/// Another story than the article that stood on its page at the last look, and for how many looks in a row each was
/// another one again.
///
/// An address may show another story at each request: the story of the hour, the newest of a column, one that is drawn.
/// None of them is an edit of the one before, however many sentences they share.
struct PageTurns: Sendable, Equatable {
    /// What a look shows.
    enum Look: Equatable {
        /// The article.
        case own
        /// Another story than the article: at so many looks in a row each time one that was not there before.
        case other(looks: Int)
        /// The story of the last look again: the article was written anew.
        case stays
    }

    /// Blocks of a story that are remembered.
    private static let blocksKept = 24

    /// The headline and the first blocks of the story that stood there last.
    private var story: [UInt64] = []
    private var looks = 0
    /// The last look showed the story of the one before.
    private var stays = false

    var isEmpty: Bool { looks == 0 }
    /// Whether the next look says whether that story stays.
    var isOpen: Bool { looks > 0 && !stays }

    init() {}

    /// Notes a look.
    mutating func note(_ article: ArticleContent, _ page: ArticleContent) -> Look {
        let shown = Self.prints(page)
        guard Self.isOther(Self.prints(article), shown) else {
            self = PageTurns()
            return .own
        }
        let wasStaying = stays
        stays = !isEmpty && !Self.isOther(story, shown)
        story = shown
        looks = stays || wasStaying ? 1 : min(looks + 1, 99)
        return stays ? .stays : .other(looks: looks)
    }

    /// Whether another story is far from the article: it has another address or time of publication, hardly a word of the
    /// headline, or less than half of the shorter text.
    static func isFar(_ article: ArticleContent, _ page: ArticleContent) -> Bool {
        func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
            left != nil && right != nil && left != right
        }
        if let before = article.headline, let now = page.headline, YieldGate.isOtherHeadline(now, than: before) {
            return true
        }
        return differ(article.canonicalURL, page.canonicalURL)
            || differ(article.published?.time, page.published?.time)
            || !shares(1, of: 2, prints(article), prints(page))
    }

    private static func prints(_ content: ArticleContent) -> [UInt64] {
        let blocks = content.blocks.lazy.filter(\.kind.isBody).prefix(blocksKept)
        // Figures count in a headline: "Tide table for 3 May".
        return [StableHash.of(content.headline ?? "")] + blocks.map { BlockFingerprint($0.text).value }
    }

    /// Whether two stories have other headlines, and less than two thirds of the shorter text in common.
    private static func isOther(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        left.count > 1 && right.count > 1 && left.first != right.first && !shares(2, of: 3, left, right)
    }

    /// Whether two stories have some parts of the shorter text in common.
    private static func shares(_ parts: Int, of whole: Int, _ left: [UInt64], _ right: [UInt64]) -> Bool {
        let (before, after) = (Set(left.dropFirst()), Set(right.dropFirst()))
        return before.intersection(after).count * whole >= min(before.count, after.count) * parts
    }
}

extension PageTurns {
    /// Reads what `write` wrote.
    init(json: JSONValue?) {
        story = (json?["story"]?.array ?? []).compactMap { $0.string.flatMap { UInt64($0, radix: 16) } }
        looks = story.isEmpty ? 0 : json?["looks"]?.int ?? 0
        stays = json?["stays"]?.bool ?? false
    }

    /// Writes it for the store.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("looks", looks)
            if stays { json.field("stays", true) }
            json.key("story")
            json.array { json in for print in story { json.value(String(print, radix: 16)) } }
        }
    }
}
