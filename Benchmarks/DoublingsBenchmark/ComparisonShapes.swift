// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Changes
import Model

/// Pairs of articles that have nothing, or everything several times, in common.
enum ComparisonShapes {
    private static func pair(
        _ name: String, _ size: Int, _ before: @escaping @Sendable (Int) -> [Block],
        _ after: @escaping @Sendable (Int) -> [Block]
    ) -> Shape {
        Shape(
            "comparison: \(name)", size,
            read: { _, size in
                var (old, new) = (ArticleContent(), ArticleContent())
                (old.blocks, new.blocks) = (before(size), after(size))
                _ = Comparison.compare(old, new, context: ComparisonContext())
            }
        ) { _ in [] }
    }

    private static func paragraphs(_ size: Int, _ text: (Int) -> String) -> [Block] {
        (0..<size).map { Block(.paragraph, text($0)) }
    }

    static let all: [Shape] = [
        pair(
            "other paragraphs", 300, { paragraphs($0) { "The old bridge \($0) is closed." } },
            { paragraphs($0) { "A new road \($0) opens today." } }),
        pair(
            "turned around", 300, { paragraphs($0) { "The old bridge \($0) is closed." } },
            { size in paragraphs(size) { "The old bridge \(size - $0) is closed." } }),
        pair(
            "equal paragraphs", 300, { paragraphs($0) { _ in "The bridge is closed." } },
            { paragraphs($0 + 1) { _ in "The bridge is closed." } }),
        pair(
            "every figure changed", 300, { paragraphs($0) { "Bus \($0) leaves at 10:00." } },
            { paragraphs($0) { "Bus \($0) leaves at 11:00." } }),
        pair(
            "one long paragraph", 1000,
            { size in [Block(.paragraph, String(repeating: "The bridge is closed. ", count: size))] },
            { size in [Block(.paragraph, String(repeating: "A road opens today. ", count: size))] }),
        pair(
            "words of one letter", 1000, { size in [Block(.paragraph, String(repeating: "a b ", count: size))] },
            { size in [Block(.paragraph, String(repeating: "b a ", count: size))] }),
    ]
}
