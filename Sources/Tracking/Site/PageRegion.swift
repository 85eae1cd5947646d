import Articles
import Model

/// A place of a page's template, as the model tells places apart: the elements from the body down, whether the block is a
/// link, and whether it is a label.
enum PageRegion {
    /// A place that holds at least this share of a page's running text, one in so many, is a place of text.
    static let textShare = 5
    /// Longer blocks are no labels, in UTF-8 bytes.
    private static let longestLabel = 90

    /// The key of a block's place.
    static func key(_ region: UInt64, _ text: String) -> UInt64 {
        isLabel(text) ? region ^ labelMark : region
    }

    /// Whether a place is that of lines which are a link, beside the paragraphs of another place: what stands there leads
    /// away from the article.
    static func isLinks(_ region: UInt64, beside text: UInt64) -> Bool {
        let paragraphs = region ^ RegionKeys.linkMark
        return paragraphs == text || paragraphs ^ labelMark == text
    }

    private static let labelMark: UInt64 = 0x5DEE_CE66_D1CE_4E5B

    /// Short, and without the end of a sentence: a cell, a score, a button.
    private static func isLabel(_ text: String) -> Bool {
        guard text.utf8.count <= longestLabel, let last = text.unicodeScalars.last else { return text.isEmpty }
        return !".!?…。！？।»”\"’“:".unicodeScalars.contains(last)
    }

    /// The places that hold a good part of the running text of a page, in the order in which they begin.
    static func ofText(_ reading: PageReading) -> [UInt64] {
        var bytes: [UInt64: Int] = [:]
        var order: [UInt64] = []
        var total = 0
        for (block, region) in zip(reading.content.blocks, reading.regions) where block.kind.isBody {
            if bytes[region] == nil { order.append(region) }
            bytes[region, default: 0] += block.text.utf8.count
            total += block.text.utf8.count
        }
        return order.filter { (bytes[$0] ?? 0) * textShare >= total }
    }
}
