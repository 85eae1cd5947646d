import Changes
import Model
import Testing

@Suite struct MicroEditTests {
    /// A paragraph before and one behind, so that the edit is a small part of its article.
    static func surrounded(_ text: String, _ language: String) -> ArticleContent {
        article(["A first paragraph that stays as it is.", text, "A last one, which stays too."], language: language)
    }

    @Test(arguments: Tables.rows("micro-edits.tsv"))
    func `a small edit is reported with its kind`(row: [String]) {
        let comparison = Comparison.compare(Self.surrounded(row[2], row[0]), Self.surrounded(row[3], row[0]))
        let kind = EditKind(rawValue: row[1])
        #expect(comparison.isSubstantial)
        #expect(comparison.edits.contains { $0.kind == kind }, "\(row[0]) \(row[1]): \(comparison.edits)")
    }

    @Test(arguments: Tables.rows("micro-edits.tsv"))
    func `the edit undone has the same kind`(row: [String]) {
        let comparison = Comparison.compare(Self.surrounded(row[3], row[0]), Self.surrounded(row[2], row[0]))
        #expect(comparison.kinds.contains { $0.rawValue == row[1] }, "\(row[0]) \(row[1]): \(comparison.edits)")
    }

    @Test func `the table is large enough`() {
        let rows = Tables.rows("micro-edits.tsv")
        #expect(rows.count >= 150)
        #expect(Set(rows.map { $0[0] }).count >= 8)
    }
}
