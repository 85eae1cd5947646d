import Testing
import Website

@Suite struct AtomFeedTests {
    static let line = Array(
        #"{"seq":4711,"id":"chg_1","type":"article.changed","observed_at":"2026-11-25T12:00:05Z","source":{"id":"bbc","name":"BBC","tags":[]},"article":{"id":"art_1","url":"https://news.example.org/a/1?x=1&y=2","title":"Storm"},"disclosure":"undeclared","disclosure_reason":"the stamp stood still","severity":"major","kinds":["number"],"edits":[{"field":"body","op":"substitution","kind":"number","before":"8","after":"12","context":"…"},{"field":"body","op":"addition","kind":"addition","after":"More."},{"field":"body","op":"deletion","kind":"removal","before":"Less."}],"prev":"00"}"#
            .utf8)

    static var content: SiteContent {
        var content = WebsiteTests.content()
        content.latest = { _ in [line] }
        return content
    }

    static func ask(_ target: String = "/feed.atom", fields: [String] = []) throws
        -> (status: Int, head: String, body: String)
    {
        try WebsiteTests.ask(target, host: "localhost:8910", fields: fields, content)
    }

    @Test func `every address of the feed is absolute`() throws {
        let body = try Self.ask("/feed.atom?source=bbc").body
        #expect(
            body.contains(
                "rel=\"self\" type=\"application/atom+xml\" href=\"http://localhost:8910/feed.atom?source=bbc\""))
        #expect(body.contains("rel=\"alternate\" type=\"text/html\" href=\"http://localhost:8910/changes/chg_1\""))
        #expect(!body.contains("href=\"/") && !body.contains("href=&quot;/"))
    }

    @Test(arguments: [
        (["X-Forwarded-Proto: https"], "https://localhost:8910/"),
        (["X-Forwarded-Proto: https", "X-Forwarded-Host: errata.example.org"], "https://errata.example.org/"),
        (["X-Forwarded-Host: a.example, b.example"], "http://a.example/"),
        (["X-Forwarded-Host: \"><script>"], "http://localhost:8910/"),
        (["X-Forwarded-Proto: javascript"], "http://localhost:8910/"),
    ])
    func `a proxy says under which address it is read`(fields: [String], expected: String) throws {
        #expect(try Self.ask(fields: fields).body.contains("href=\"\(expected)changes/chg_1\""))
    }

    @Test func `the content links the article and tells old words from new ones without markup`() throws {
        let body = try Self.ask().body
        #expect(body.contains("&lt;a href=&quot;https://news.example.org/a/1?x=1&amp;amp;y=2&quot;&gt;Storm&lt;/a&gt;"))
        #expect(body.contains("[-8-]") && body.contains("{+12+}"))
        #expect(body.contains("{+More.+}") && body.contains("[-Less.-]"))
        #expect(body.contains("the stamp stood still"))
        // The pages are read in browsers, which show what came and what went.
        #expect(!(try WebsiteTests.ask("/changes/chg_1", Self.content).body.contains("[-8-]")))
    }

    @Test func `a reader that has the feed already gets no second one`() throws {
        let first = try Self.ask()
        let tag = try #require(first.head.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }).dropFirst(6)
        #expect(first.head.contains("Cache-Control: no-cache") && !first.head.contains("no-store"))
        let bare = tag.dropFirst().dropLast()
        for known in ["\(tag)", "W/\(tag)", "\"x\", \(tag)", "*", "\"\(bare)-gzip\"", "W/\"\(bare)-br\""] {
            let answer = try Self.ask(fields: ["If-None-Match: \(known)"])
            #expect(answer.status == 304 && answer.body.isEmpty, "\(known)")
            #expect(answer.head.contains("ETag: \(tag)"))
        }
        #expect(try Self.ask(fields: ["If-None-Match: \"other\""]).status == 200)
        #expect(try Self.ask("/feed.atom?source=none", fields: ["If-None-Match: \(tag)"]).status == 200)
    }
}
