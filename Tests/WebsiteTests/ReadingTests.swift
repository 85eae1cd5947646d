import JSON
import Model
import Storage
import Testing
import Website

/// Filters, cursors and feeds over a store with a frequent and a rare source.
@Suite struct ChangeListTests {
    /// 130 publications of one source, and before them one edited article of a rare one.
    static func store() async throws -> SiteFixture {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_rare", source: "rare", minute: 0)
        for number in 0..<130 {
            try await site.add(
                "art_\(number)", version: 1, SiteFixture.text("Weather \(number)", ["Sun in the north."]),
                minute: 100 + number)
        }
        return site
    }

    static func ids(_ answer: JSONValue) -> [String] {
        (answer["changes"]?.array ?? []).compactMap { $0["id"]?.string }
    }

    @Test func `filters hold before the limit, each by itself and together`() async throws {
        let site = try await Self.store()
        let rare = ["chg_art_rare_2", "chg_art_rare_1"]
        let table: [(String, [String])] = [
            ("source=rare", rare), ("tag=local", rare), ("tag=local&source=bbc", []),
            ("type=article.changed", [rare[0]]),
            ("without=article.published", [rare[0]]), ("kind=number", [rare[0]]), ("kind=quotation", []),
            ("disclosure=undeclared", [rare[0]]), ("disclosure=undeclared&disclosure=declared", [rare[0]]),
            ("severity=major", [rare[0]]), ("added=1", [rare[0]]), ("added=2", []),
            ("removed=1&kind=number", [rare[0]]),
            ("article=art_rare", rare), ("article=https://rare.example/art_rare&kind=number", [rare[0]]),
            ("until=2026-11-23T12:04:00Z", [rare[1]]), ("until=2026-11-23", []), ("q=harbour", rare),
            ("q=added:12", [rare[0]]), ("q=added:8", []), ("q=removed:8%20-weather", [rare[0]]),
            ("q=harbour%20source:bbc", []), ("source=&tag=&kind=number&q=", [rare[0]]),
        ]
        for (query, expected) in table {
            #expect(Self.ids(try site.json("/v1/changes?" + query)) == expected, "\(query)")
            let page = try site.ask("/?" + query).body
            for id in rare {
                #expect(page.contains("/changes/\(id)\"") == expected.contains(id), "page \(query): \(id)")
            }
            for feed in ["/feed.atom", "/feed.json"] {
                let body = try site.ask(feed + "?" + query).body
                for id in rare {
                    #expect(body.contains("urn:errata:change:\(id)") == expected.contains(id), "\(feed) \(query)")
                }
            }
        }
        await site.store.close()
    }

    @Test(arguments: [
        "type=nonsense", "kind=x", "severity=huge", "added=-1", "before=0", "before=x", "from=yesterday", "limit=0",
        "since=-1", "disclosure=declared&disclosure=maybe",
    ])
    func `a parameter that cannot be is refused and says what it may be`(query: String) async throws {
        let site = try await SiteFixture.make()
        let answer = try site.ask("/v1/changes?" + query)
        #expect(answer.status == 400)
        #expect(try JSONParser.parse(Array(answer.body.utf8))["error"]?.string?.contains("must be") == true)
        await site.store.close()
    }

    @Test func `pages by cursor hold every change once, whatever comes meanwhile`() async throws {
        let site = try await Self.store()
        var seen: [String] = []
        var cursor = ""
        var pages = 0
        repeat {
            let answer = try site.json("/v1/changes?limit=37" + cursor)
            seen += Self.ids(answer)
            if pages == 1 {
                try await site.add("art_late", version: 1, SiteFixture.text("Late", ["x"]), minute: 900)
            }
            cursor = answer["before"]?.int.map { "&before=\($0)" } ?? ""
            pages += 1
        } while !cursor.isEmpty && pages < 10
        #expect(seen.count == 132 && Set(seen).count == 132)
        let front = try site.ask("/").body
        #expect(front.contains("133 changes"))
        #expect(front.contains("rel=\"next\""))
        await site.store.close()
    }

    @Test func `with a number changes come in order, and say how to go on`() async throws {
        let site = try await Self.store()
        let first = try site.json("/v1/changes?since=0&limit=2")
        #expect(Self.ids(first) == ["chg_art_rare_1", "chg_art_rare_2"])
        #expect(first["next"]?.int == 2)
        #expect(try site.json("/v1/changes?since=132")["next"]?.int == 132)
        #expect(try site.ask("/v1/changes/chg_art_rare_2").status == 200)
        #expect(try site.ask("/v1/changes/2").body == site.ask("/v1/changes/chg_art_rare_2").body)
        #expect(try site.ask("/v1/changes/none").status == 404)
        await site.store.close()
    }

    @Test func `feeds lead from page to page, and each change has one id and one address`() async throws {
        let site = try await Self.store()
        let first = try site.ask("/feed.atom").body
        #expect(first.split(separator: "<entry>").count == 101)
        let start = try #require(
            first.firstRange(of: "rel=\"next\" type=\"application/atom+xml\" href=\"http://localhost"))
        let next = first[start.upperBound...].prefix { $0 != "\"" }
        let second = try site.ask(String(next)).body
        #expect(second.split(separator: "<entry>").count == 33)
        #expect(!second.contains("rel=\"next\""))
        #expect(second.contains("rel=\"first\" type=\"application/atom+xml\" href=\"http://localhost/feed.atom\""))
        let json = try site.json("/feed.json")
        #expect(json["items"]?.array?.count == 100)
        #expect(json["next_url"]?.string?.hasPrefix("http://localhost/feed.json?before=") == true)
        #expect(!first.contains("href=\"/") && !first.contains("href=&quot;/"))
        await site.store.close()
    }

    @Test func `events come after the last one that a client had`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        let fresh = try site.stream()
        #expect(fresh.head.contains("Content-Type: text/event-stream"))
        #expect(fresh.body.contains("id: 2\nevent: place") && !fresh.body.contains("event: change"))
        let later = try site.stream(["Last-Event-ID: 1"]).body
        #expect(later.contains("id: 2\nevent: change\ndata: {\"seq\":2") && !later.contains("id: 1\n"))
        #expect(!(try site.stream(["Last-Event-ID: 2"]).body.contains("data:")))
        await site.store.close()
    }

    @Test func `who has an answer gets no second one`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        for target in ["/feed.atom", "/feed.json", "/", "/v1/changes", "/changes/chg_art_1_2", "/style.css"] {
            let first = try site.ask(target)
            let tag = try #require(first.head.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }, "\(target)")
                .dropFirst(6)
            #expect(first.head.contains("Cache-Control: no-cache") && !first.head.contains("no-store"))
            let bare = tag.dropFirst().dropLast()
            for known in ["\(tag)", "W/\(tag)", "\"x\", \(tag)", "*", "\"\(bare)-gzip\"", "W/\"\(bare)-br\""] {
                let answer = try site.ask(target, fields: ["If-None-Match: \(known)"])
                #expect(answer.status == 304 && answer.body.isEmpty, "\(target) \(known)")
                #expect(answer.head.contains("ETag: \(tag)"))
            }
            #expect(try site.ask(target, fields: ["If-None-Match: \"other\""]).status == 200)
        }
        await site.store.close()
    }

    @Test(arguments: [
        (["X-Forwarded-Proto: https"], "https://localhost/"),
        (["X-Forwarded-Proto: https", "X-Forwarded-Host: errata.example.org"], "https://errata.example.org/"),
        (["X-Forwarded-Host: a.example, b.example"], "http://a.example/"),
        (["X-Forwarded-Host: \"><script>"], "http://localhost/"),
        (["X-Forwarded-Proto: javascript"], "http://localhost/"),
    ])
    func `a proxy says under which address it is read`(fields: [String], expected: String) async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        #expect(try site.ask("/feed.atom", fields: fields).body.contains("href=\"\(expected)changes/chg_art_1_2\""))
        await site.store.close()
    }

    @Test func `the content of an entry tells old words from new ones without markup`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        let body = try site.ask("/feed.atom").body
        #expect(body.contains("&lt;a href=&quot;https://bbc.example/art_1&quot;&gt;Harbour fire&lt;/a&gt;"))
        #expect(body.contains("[-8-]") && body.contains("{+12+}"))
        #expect(body.contains("the page&amp;#39;s stamp did not move"))
        #expect(!(try site.ask("/changes/chg_art_1_2").body.contains("[-8-]")))
        await site.store.close()
    }
}
