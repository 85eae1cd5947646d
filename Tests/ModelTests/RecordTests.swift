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
    let line = LogLine(record, sequence: 7, previous: .none, salt: [1, 2], sha256: { "\($0.count)" }).bytes
    let value = try JSONParser.parse(line)
    #expect(
        value.object?.map(\.key) == [
            "seq", "id", "type", "observed_at", "source", "version", "disclosure", "severity", "kinds", "stats",
            "article_id", "texts_sha256", "salt", "article", "edits", "prev_bare", "prev",
        ])
    #expect(value["stats"]?["similarity"]?.double == 0.998)
    #expect(value["edits"]?[0]?["kind"]?.string == "number")
    #expect(!line.contains(0x0A))
    var again = try #require(ChangeRecord(json: value))
    again.statistics?.similarity = 0.99849
    #expect(again == record)
}

/// A line, what stands between its marks, and what it is without.
@Suite struct LogLineTests {
    private static let hash = String(repeating: "a", count: 64)

    private static func line(_ texts: String?, inside: String = "\"x\":1") -> String {
        "{\"seq\":1,\(inside)" + (texts.map { ",\"texts_sha256\":\"\(hash)\"" + ($0.isEmpty ? "" : ",\($0)") } ?? "")
            + ",\"prev_bare\":\"\(hash)\",\"prev\":\"\(hash)\"}"
    }

    // style: table
    @Test(arguments: [
        (line("\"salt\":\"00\",\"edits\":[]"), "\"salt\":\"00\",\"edits\":[]" as String?, line("")),
        (line(""), nil, line("")),
        (line(nil), nil, line(nil)),
        // A page that quotes the marks does not move them.
        (
            line("\"salt\":\"00\",\"a\":\"\\\",\\\"salt\\\":\\\"1\\\",\\\"prev_bare\\\":\\\"\""),
            "\"salt\":\"00\",\"a\":\"\\\",\\\"salt\\\":\\\"1\\\",\\\"prev_bare\\\":\\\"\"", line("")
        ),
        ("{\"seq\":1,\"prev\":\"\(hash)\"}", nil, "{\"seq\":1,\"prev\":\"\(hash)\"}"),
    ])
    func `texts are what stands between the marks`(bytes: String, texts: String?, bare: String) {
        let line = LogLine(Array(bytes.utf8))
        #expect(line.texts.map { String(decoding: $0, as: UTF8.self) } == texts)
        #expect(String(decoding: line.bare, as: UTF8.self) == bare)
        #expect(line.commitsToTexts == (bytes.contains("texts_sha256")))
    }

    @Test func `a line of the old form loses the members that hold texts`() {
        let article = "\"article\":{\"id\":\"art_1\",\"url\":\"u\"}"
        let old = "{\"seq\":1,\(article),\"severity\":\"minor\",\"edits\":[1],\"prev\":\"0\"}"
        let bare = "{\"seq\":1,\"article_id\":\"art_1\",\"severity\":\"minor\",\"prev\":\"0\"}"
        #expect(String(decoding: LogLine(Array(old.utf8)).withoutTexts, as: UTF8.self) == bare)
    }
}
