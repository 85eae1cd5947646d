import JSON
import Model
import Testing

private func sample() -> ArticleContent {
    var content = ArticleContent()
    content.headline = "A \"headline\""
    content.byline = "Vishal Tiwari"
    content.published = Stamp(
        origin: "visible", role: .published, literal: "Published January 12th, 2020 at 12:42 IST",
        time: Timestamp(iso8601: "2020-01-12T07:12:00Z"), zoneConfidence: .ambiguous, offsetMinutes: 330)
    content.modified = Stamp(
        origin: "meta", role: .modified, literal: "2020-01-13", time: Timestamp(iso8601: "2020-01-13T00:00:00Z"),
        isDateOnly: true)
    content.stamps = [content.published, content.modified].compactMap { $0 }
    content.blocks = [Block(.paragraph, "One."), Block(.caption, "Image: self"), Block(.listItem, "Two.")]
    content.notes = ["Correction: three."]
    return content
}

@Test func `content is written and read again`() throws {
    let value = try JSONParser.parse(sample().json)
    #expect(ArticleContent(json: value) == sample())
    #expect(value["text"]?.string == "One.\n\nTwo.")
    #expect(value["modified"]?.string == "2020-01-13")
}

@Test func `a log line has the documented members in order`() throws {
    var record = ChangeRecord(
        id: "chg_1", type: .articleChanged, observedAt: Timestamp(seconds: 0),
        source: .init(id: "bbc-world", name: "BBC World", tags: ["world"]))
    record.article = .init(id: "art_1", url: "https://example.org/a", title: "T")
    record.versionFrom = 3
    record.versionTo = 4
    record.disclosure = .undeclared
    record.kinds = [.number]
    record.edits = [Edit(field: .body, operation: .substitution, kind: .number, before: "8", after: "12")]
    record.statistics = .init(wordsAdded: 1, wordsRemoved: 1, similarity: 0.99849)
    let line = record.logLine(sequence: 7, previous: "00")
    let value = try JSONParser.parse(line)
    #expect(
        value.object?.map(\.key) == [
            "seq", "id", "type", "observed_at", "source", "article", "version", "disclosure", "severity", "kinds",
            "edits",
            "stats", "prev",
        ])
    #expect(value["stats"]?["similarity"]?.double == 0.998)
    #expect(value["edits"]?[0]?["kind"]?.string == "number")
    #expect(!line.contains(0x0A))
    var again = try #require(ChangeRecord(json: value))
    again.statistics?.similarity = 0.99849
    #expect(again == record)
}
