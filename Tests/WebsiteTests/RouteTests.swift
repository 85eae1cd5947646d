import JSON
import Linux
import Model
import Storage
import Testing
import Website

/// The route table against what is really answered.
@Suite struct RouteTests {
    private static let samples = [
        "id": "2", "sha256": String(repeating: "0", count: 64), "number": "1", "from": "1", "to": "2", "source": "bbc",
    ]

    @Test func `every described route answers as described`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        let document = try site.json("/openapi.json")
        #expect(document["openapi"]?.string == "3.1.0")
        let paths = try #require(document["paths"]?.object)
        #expect(paths.count > 35)
        for path in paths {
            for operation in path.value.object ?? [] where operation.key == "get" {
                try check(path.key, operation.value, document, site)
            }
        }
        await site.store.close()
    }

    private func check(_ path: String, _ operation: JSONValue, _ document: JSONValue, _ site: SiteFixture) throws {
        var target = path
        let isArticle = path.contains("/articles/")
        for (name, value) in Self.samples {
            target = target.replacing("{\(name)}", with: isArticle && name == "id" ? "art_1" : value)
        }
        if path.hasPrefix("/sources/") { target = "/sources/bbc" }
        let parameters = operation["parameters"]?.array ?? []
        let required = parameters.filter { $0["in"]?.string == "query" && $0["required"]?.bool == true }
        let query = required.compactMap { $0["name"]?.string }.map { name in
            name + "=" + (name == "id" ? (path == "/v1/article" ? "art_1" : "bbc") : Self.samples[name] ?? "x")
        }
        if !query.isEmpty { target += "?" + query.joined(separator: "&") }
        let answer = try path.hasSuffix("/stream") ? site.stream() : site.ask(target)
        let described = operation["responses"]?["\(answer.status)"]
        #expect(described != nil, "\(target) answers \(answer.status), which is not described")
        #expect(
            answer.status == 200 || ["captures", "pictures", "deliveries/{id}"].contains { path.contains($0) },
            "\(target) \(answer.status)")
        guard answer.status == 200 else { return }
        let type = try #require(described?["content"]?.object?.first, "\(target)")
        #expect(answer.head.contains("Content-Type: \(type.key)"), "\(target): \(answer.head)")
        guard let name = type.value["schema"]?["$ref"]?.string?.split(separator: "/").last else { return }
        let schema = try #require(document["components"]?["schemas"]?[String(name)], "\(target): \(name)")
        let body = try JSONParser.parse(Array(answer.body.utf8))
        for member in schema["required"]?.array ?? [] {
            #expect(body[member.string ?? ""] != nil, "\(target) has no \(member.string ?? "")")
        }
    }

    @Test func `the document is made from the table`() throws {
        let path = FileSystem.parent(of: FileSystem.parent(of: FileSystem.parent(of: #filePath))) + "/docs/api.md"
        if Environment["ERRATA_RECORD"] != nil { try FileSystem.replace(path, with: Array(APIDocument.text.utf8)) }
        #expect(String(decoding: try FileSystem.read(path), as: UTF8.self) == APIDocument.text)
    }

    @Test func `without a store pages say so, and the status is still there`() throws {
        for target in ["/", "/v1/changes", "/search?q=x", "/feed.atom"] {
            #expect(try WebsiteTests.ask(target).status == 503, "\(target)")
        }
        #expect(try WebsiteTests.ask("/status").status == 200)
        #expect(try WebsiteTests.ask("/", fields: ["Accept: text/html"]).body.contains("cannot be read at the moment"))
    }
}

@Suite struct SearchTests {
    private static let texts: [(id: String, text: String)] = [
        ("art_zh", "東京都の港で火災があり、12人が死亡した。"), ("art_th", "เกิดเหตุไฟไหม้ที่กรุงเทพมหานครเมื่อวานนี้"),
        ("art_ko", "서울특별시에서 화재가 발생했다."), ("art_fr", "L’été dernier, la préfète a démissionné à Nîmes."),
        ("art_de", "Die Straße war gesperrt, acht Menschen starben."), ("art_hi", "हिन्दी में समाचार पढ़ें"),
        ("art_en", "Eight people were killed. People said eight things."),
    ]

    @Test(arguments: [
        ("東京", ["art_zh"]), ("火災", ["art_zh"]), ("京都", ["art_zh"]), ("死亡した", ["art_zh"]), ("港", ["art_zh"]),
        ("た", ["art_zh"]), ("東火", []), ("กรุงเทพ", ["art_th"]), ("ไฟไหม้", ["art_th"]), ("ไฟ", ["art_th"]),
        ("서울", ["art_ko"]), ("화재", ["art_ko"]), ("특별", ["art_ko"]), ("ete", ["art_fr"]), ("PREFETE", ["art_fr"]),
        ("nimes", ["art_fr"]), ("straße", ["art_de"]), ("हिन्दी", ["art_hi"]), ("समाचार", ["art_hi"]),
        ("\"eight people\"", ["art_en"]), ("\"people eight\"", []), ("eight -killed", []), ("people -東京", ["art_en"]),
        ("\"12人が\"", ["art_zh"]), ("peop*", ["art_en"]), ("-eight", []), ("", []), ("\"", []), ("a:b OR NEAR(", []),
        (String(repeating: "eight ", count: 600), ["art_en"]),
        ("eight " + String(repeating: "-x ", count: 600), ["art_en"]),
        ("eight -people -東京", []), ("eight source:bbc", ["art_en"]), ("eight source:rare", []),
        ("eight tag:world", ["art_en"]),
        ("eight before:2026-11-23", []), ("eight since:2026-11-23", ["art_en"]),
        ("eight before:2026-11-24", ["art_en"]),
    ])
    func `words are found in every script`(query: String, expected: [String]) async throws {
        let site = try await Self.site.value
        var filter = SearchFilter(query)
        filter.limit = 10
        #expect(try site.reader.searchPage(filter).hits.map(\.articleID) == expected)
        #expect(try site.reader.search(filter).map(\.articleID) == expected)
    }

    /// Made once for all rows of the table.
    private static let site = Task {
        let site = try await SiteFixture.make()
        for (number, text) in texts.enumerated() {
            try await site.add(text.id, version: 1, SiteFixture.text("Title", [text.text]), minute: number)
        }
        return site
    }

    @Test func `what was found is marked, in scripts without spaces too`() async throws {
        let site = try await Self.site.value
        let answer = try site.ask("/search?q=%E7%81%AB%E7%81%BD").body
        #expect(answer.contains("<mark>火災</mark>"))
        #expect(try site.ask("/search?q=prefete").body.contains("<mark>préfète</mark>"))
        #expect(
            try site.json("/v1/search?q=eight")["versions"]?[0]?["snippet"]?.string?.hasPrefix("Eight people") == true)
        let pages = try site.json("/v1/search?q=title&limit=3")
        #expect(pages["versions"]?.array?.count == 3)
        let rest = try site.json("/v1/search?q=title&limit=30&before=\(pages["before"]?.int ?? 0)")
        #expect(rest["versions"]?.array?.count == 4 && rest["before"]?.isNull == true)
    }

    @Test func `what cannot be looked for is refused with its reason`() async throws {
        let site = try await Self.site.value
        for (query, reason) in [
            ("eight before:yesterday", "before: takes a day"), ("added:x since:1/2/2026", "since: takes a day"),
            ("-eight", "a search needs a word"), ("source:bbc", "a search needs a word"),
        ] {
            let word = query.replacing(" ", with: "+")
            let answer = try site.ask("/v1/search?q=" + word)
            #expect(answer.status == 400 && answer.body.contains(reason), "\(query): \(answer)")
            let page = try site.ask("/search?q=" + word)
            #expect(page.status == 200 && page.body.contains(reason.dropFirst()), "\(query)")
        }
        #expect(try site.ask("/v1/changes?q=before:x").status == 400)
        #expect(try site.ask("/v1/search?q=").status == 200)
    }

    @Test(arguments: [("pe*", 1, false), ("pe*", 0, true), ("PRÉ*", 0, true), ("港", 0, true), ("eight", 0, false)])
    func `a beginning of too many words is not looked for`(_ query: String, _ widest: Int, _ isTooWide: Bool)
        async throws
    {
        let site = try await Self.site.value
        #expect((try site.reader.searchPage(SearchFilter(query), widest: widest).tooWide != nil) == isTooWide)
    }

    @Test func `a program hears of a parameter that is not there`() async throws {
        let site = try await SiteFixture.make()
        let answer = try site.ask("/v1/changes?discloure=undeclared")
        #expect(answer.status == 400 && answer.body.contains("no parameter discloure here; there are source, tag"))
        #expect(try site.ask("/?utm_source=mail").status == 200)
        await site.store.close()
    }

    @Test func `edits are searched by what they brought and took away`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        for (query, count) in [
            ("added:12", 1), ("removed:8", 1), ("added:8", 0), ("added:12%20removed:8%20harbour", 1),
            ("added:12%20-harbour", 0),
        ] {
            #expect(try site.json("/v1/search?q=" + query)["changes"]?.array?.count == count, "\(query)")
        }
        await site.store.close()
    }
}
