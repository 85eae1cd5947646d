import Changes
import Model
import Testing

/// Where paragraphs end is a matter of layout.
@Suite struct ParagraphGroupingTests {
    private static let one = "The bridge was closed on Monday."
    private static let two = "Two buses go round by the dam."
    private static let three = "The ferry runs every half hour."
    private static let four = "Nobody was hurt in the storm."

    private static func blocks(_ texts: [String]) -> [Block] { texts.map { Block(.paragraph, $0) } }

    @Test(
        "sentences that stand in a row are the paragraphs that are known",
        arguments: [
            // known, new, regrouped
            ([one, two, three], [one + " " + two, three], [one, two, three]),
            ([one + " " + two, three], [one, two, three], [one + " " + two, three]),
            ([one, two, three, four], [one, two + " " + three + " " + four], [one, two, three, four]),
            (
                [one + " " + two, three + " " + four], [one, two + " " + three, four],
                [one + " " + two, three + " " + four]
            ),
            // An edit in the middle keeps the new block, and the paragraphs around it stay.
            ([one, two, three], [one + " " + two + " It is late.", three], [one, two, "It is late.", three]),
            ([one, two, three], [one, two, three], [one, two, three]),
            ([one, two], [four], [four]),
            // An edited sentence ends where the known one in its place ended.
            ([one, two, three], [one + " Two cars go round. " + three], [one, "Two cars go round.", three]),
            ([one + " " + two, three], [one, "Two cars go round.", three], [one, "Two cars go round.", three]),
            ([one, two + " " + three], [one + " Two cars go round. " + three], [one, "Two cars go round. " + three]),
            ([], [one], [one]),
            ([one], [], []),
        ])
    func regrouping(known: [String], new: [String], expected: [String]) {
        let result = ParagraphGrouping.regrouped(Self.blocks(new), like: Self.blocks(known))
        #expect(result.map(\.text) == expected)
    }

    @Test func `a caption is no part of a paragraph`() {
        let new = [Block(.paragraph, Self.one), Block(.caption, Self.two), Block(.paragraph, Self.three)]
        let known = [Block(.paragraph, Self.one + " " + Self.two), Block(.paragraph, Self.three)]
        #expect(ParagraphGrouping.regrouped(new, like: known).map(\.kind) == [.paragraph, .caption, .paragraph])
    }
}
