import Model
import Synchronization
import TestOrigin
import Testing

@testable import Storage
@testable import Watching

/// Which entry is which article, through the fetcher and the store.
@Suite struct IdentityTests {
    /// A feed whose documents a test sets one after the other.
    private final class Documents: Sendable {
        let text = Mutex("")

        /// Sets a document: `id | link | title`, an item each.
        func set(_ items: [String], extra: String = "") {
            let body = items.map { item in
                let part = item.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
                return "<item><guid isPermaLink=\"false\">\(part[0])</guid><link>\(part[1])</link>"
                    + "<title>\(part[2])</title><pubDate>Fri, 27 Nov 2026 10:0\(part[2].count % 10):07 GMT</pubDate></item>"
            }
            text.withLock {
                $0 = "<rss version=\"2.0\"><channel><title>T</title>\(body.joined())\(extra)</channel></rss>"
            }
        }
    }

    private let documents = Documents()
    private let origin: TestOrigin

    init() throws {
        let documents = documents
        origin = try TestOrigin { question in
            question.target == "/feed"
                ? .http(200, ["Content-Type: application/rss+xml"], documents.text.withLock { $0 }) : .http(404)
        }
    }

    private func rig() async throws -> Rig {
        try await Rig(Source(id: "s", kind: .feed, url: "http://127.0.0.1:\(origin.port)/feed", name: "S"))
    }

    private func articles(_ rig: Rig) async throws -> [ArticleState] {
        try await rig.store.read { (reader) throws(StoreError) in try reader.articles(ArticleFilter()) }
            .sorted { $0.title ?? "" < $1.title ?? "" }
    }

    @Test func `an id that all entries share hides no story, however the feed goes on`() async throws {
        let rig = try await rig()
        for first in 1...4 {
            documents.set((first...first + 2).map { "https://a.example/ | https://a.example/n/\($0) | Story \($0)" })
            try await rig.check()
        }
        #expect(try await articles(rig).map(\.url) == (1...6).map { "https://a.example/n/\($0)" })
        await rig.close()
    }

    @Test func `a slug that changed under its id is followed at its new address and found by both`() async throws {
        let rig = try await rig()
        documents.set([
            "tag:a.example,2026:story-1 | https://a.example/late | Late",
            "tag:a.example,2026:story-2 | https://a.example/x | Other",
        ])
        try await rig.check()
        documents.set([
            "tag:a.example,2026:story-1 | https://a.example/port | In port",
            "tag:a.example,2026:story-2 | https://a.example/x | Other",
        ])
        try await rig.check()
        let articles = try await articles(rig)
        #expect(articles.map(\.url) == ["https://a.example/port", "https://a.example/x"])
        let old = try await rig.store.read { (reader) throws(StoreError) in
            try reader.article(url: "https://a.example/late")
        }
        #expect(old?.id == articles[0].id)
        await rig.close()
    }

    /// The feed is read while an article is looked for at its old address; both results meet in the store.
    @Test func `what an address answered says nothing about the one that was named meanwhile`() async throws {
        let rig = try await rig()
        let host = "http://127.0.0.1:\(origin.port)"
        let write = { (slug: String) in
            documents.set((1...3).map { "tag:a.example,2026:\($0) | \(host)/\(slug)/\($0) | Story \($0)" })
        }
        write("old")
        try await rig.check()
        let before = try await articles(rig)
        write("new")
        try await rig.check()
        for state in before {
            #expect(try await ArticleCheck(parts: rig.parts, source: rig.source).run(state).isEmpty)
        }
        let after = try await articles(rig)
        #expect(after.map(\.url) == (1...3).map { "\(host)/new/\($0)" })
        #expect(after.allSatisfy { $0.misses.isEmpty })
        await rig.close()
    }

    @Test func `a move of all stories is told once, of the source, when a second document confirms it`() async throws {
        let rig = try await rig()
        let write = { (scheme: String, last: Int) in
            documents.set(
                (1...last).map { "\(scheme)://a.example/?p=\($0) | \(scheme)://a.example/n/\($0) | Story \($0)" })
        }
        write("http", 4)
        #expect(try await rig.check().isEmpty)
        write("https", 4)
        #expect(try await rig.check().isEmpty)
        write("https", 5)
        #expect(try await rig.check() == ["source.moved"])
        write("https", 6)
        #expect(try await rig.check().isEmpty)
        #expect(try await articles(rig).map(\.url) == (1...6).map { "https://a.example/n/\($0)" })
        await rig.close()
    }

    @Test func `two hosts in turn are no news and no second article`() async throws {
        let rig = try await rig()
        for round in 0..<6 {
            let host = round % 2 == 0 ? "a.example" : "b.example"
            documents.set((1...4).map { "https://\(host)/n/\($0) | https://\(host)/n/\($0) | Story \($0)" })
            #expect(try await rig.check().isEmpty)
        }
        let articles = try await articles(rig)
        #expect(articles.count == 4)
        #expect(articles.allSatisfy { $0.aliases.count == 2 })
        await rig.close()
    }

    @Test func `links that are made for each request fill no store`() async throws {
        let rig = try await rig()
        for round in 1...12 {
            documents.set(
                (1...4).map { number in
                    let link =
                        "https://a.example/n/\(number)?k=\(String(round * 7919 + 0xABCDEF0, radix: 16))f\(number)"
                    return "\(link) | \(link) | Story \(number)"
                })
            #expect(try await rig.check().isEmpty)
        }
        let articles = try await articles(rig)
        #expect(articles.count == 4)
        #expect(articles.allSatisfy { $0.aliases.count <= 2 })
        await rig.close()
    }

    @Test func `an address that a story gave up can be another story's`() async throws {
        let rig = try await rig()
        for items in [
            ["tag:a.example,2026:story-1 | https://a.example/today | Apples"],
            ["tag:a.example,2026:story-1 | https://a.example/apples | Apples"],
            [
                "tag:a.example,2026:story-2 | https://a.example/today | Bridges here",
                "tag:a.example,2026:story-1 | https://a.example/apples | Apples",
            ],
        ] {
            documents.set(items)
            try await rig.check()
        }
        #expect(try await articles(rig).map(\.url) == ["https://a.example/apples", "https://a.example/today"])
        let owner = try await rig.store.read { (reader) throws(StoreError) in
            try reader.article(url: "https://a.example/today")
        }
        #expect(owner?.title == "Bridges here")
        await rig.close()
    }

    @Test func `an article keeps the addresses that it was seen at lately, not all of them`() async throws {
        let rig = try await rig()
        for round in 0..<60 {
            documents.set(["tag:a.example,2026:story-1 | https://a.example/slug-number-\(round)-of-many | Story"])
            try await rig.check()
        }
        let articles = try await articles(rig)
        #expect(articles.count == 1)
        #expect(articles[0].url.hasSuffix("59-of-many"))
        #expect(articles[0].aliases.count <= ArticleState.maximumAliases + 1)
        await rig.close()
    }
}
