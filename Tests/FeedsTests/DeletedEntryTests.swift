import Feeds
import Model
import Testing

/// RFC 6721: entries that a publisher takes back.
struct DeletedEntryTests {
    @Test(arguments: [
        "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"", "",
    ])
    func `deleted entries are read beside the others`(namespace: String) throws {
        let text = """
            <feed xmlns="http://www.w3.org/2005/Atom" \(namespace)><title>T</title>
            <at:deleted-entry ref="urn:1" when="2026-11-28T10:00:00Z"><at:by><name>E</name></at:by>
            <at:comment>Withdrawn</at:comment></at:deleted-entry>
            <entry><id>urn:2</id><title>Two</title></entry>
            <at:deleted-entry ref=" urn:3 " when="yesterday"/><at:deleted-entry when="2026-11-28T10:00:00Z"/></feed>
            """
        let feed = try #require(Documents.read(text))
        #expect(feed.entries.map(\.id) == ["urn:2"])
        #expect(feed.entries.map(\.title) == ["Two"])
        #expect(
            feed.deleted == [
                DeletedEntry(id: "urn:1", at: Timestamp(seconds: 1_795_860_000)), DeletedEntry(id: "urn:3"),
            ])
    }

    @Test func `a document of nothing but deletions is bounded`() throws {
        let one = "<at:deleted-entry ref=\"urn:1\" when=\"2026-11-28T10:00:00Z\"/>"
        let feed = try #require(Documents.read(Documents.atom(String(repeating: one, count: 5000))))
        #expect(feed.deleted.count == 1000)
    }
}
