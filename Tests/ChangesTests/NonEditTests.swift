import Changes
import Model
import Testing

@Suite struct NonEditTests {
    static func content(_ what: String, _ text: String) -> ArticleContent {
        let parts = text == "∅" ? [] : text.split(separator: "¶").map(String.init)
        var content = article(["A first paragraph that stays as it is.", "A last one, which stays too."])
        switch what {
        case "url": content.canonicalURL = text
        case "image": content.images = parts
        case "headline": content.headline = text
        case "standfirst": content.standfirst = text
        case "byline": content.byline = text
        case "caption": content.blocks.append(Block(.caption, text))
        default: content.blocks.insert(contentsOf: parts.map { Block(.paragraph, $0) }, at: 1)
        }
        return content
    }

    @Test(arguments: Tables.rows("non-edits.tsv"))
    func `what is no edit is not reported`(row: [String]) {
        for (old, new) in [(row[1], row[2]), (row[2], row[1])] {
            let comparison = Comparison.compare(Self.content(row[0], old), Self.content(row[0], new))
            #expect(!comparison.isSubstantial, "\(row[0]): \(old) | \(new): \(comparison.edits)")
            #expect(comparison.isEmpty, "\(row[0]): \(old) | \(new): \(comparison.edits)")
        }
    }

    @Test func `the table is large enough`() {
        #expect(Tables.rows("non-edits.tsv").count >= 150)
    }
}
