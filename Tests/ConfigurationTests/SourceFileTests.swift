import Configuration
import Model
import Testing

@Suite struct SourceFileTests {
    @Test func `what was written is read back the same`() throws {
        var first = Source(id: "bbc-world", kind: .feed, url: "https://a.example/f?a=1&b=#x", name: "BBC World")
        first.tags = ["world", "yes", "10", "a, b", "#c"]
        first.interval = .minutes(20)
        first.follow = .days(10)
        first.articleLimit = 200
        var second = Source(
            id: "other", kind: .page, url: "https://b.example/", name: "It's \"new\": \\ 朝日\u{202E}{x}")
        second.rules.select = ["main > p", "//div[@id='a']"]
        second.rules.ignore = [".b"]
        second.rules.title = "h1"
        second.rules.date = "time[datetime]"
        var third = Source(id: "c-example-news", kind: .listing, url: "https://c.example/news/", name: "null")
        third.rules.links = "article h2 a"
        let text = SourceFile.text([first, second, third], comment: ["Found by test", "two\nlines"])
        var expected = [first, second, third]
        for index in expected.indices {
            expected[index].interval = expected[index].interval ?? SourceDefaults().interval
            expected[index].follow = expected[index].follow ?? SourceDefaults().follow
            expected[index].articleLimit = expected[index].articleLimit ?? SourceDefaults().articles
        }
        #expect(try ConfigurationFile.parse(text).get().sources == expected, "\(text)")
        #expect(!text.contains("\u{202E}"))
    }

    @Test func `a plain source reads like a person wrote it`() {
        let source = Source(id: "example-world", kind: .feed, url: "https://example.org/rss.xml", name: "Example World")
        #expect(
            SourceFile.text([source]) == """
                sources:
                  - feed: https://example.org/rss.xml
                    name: "Example World"

                """)
        #expect(SourceFile.text([]) == "sources: []\n")
    }

    @Test func `a name from the web becomes one line`() {
        let source = SourceIdentifier.source(.feed, url: "https://a.example/f", name: " The\n\u{1B}[1mDaily\t News ")
        #expect(source.name == "The [1mDaily News")
        #expect(source.id == "the-1mdaily-news")
        #expect(SourceIdentifier.source(.feed, url: "https://a.example/f", name: "\n ").name == "a.example")
    }

    @Test func `sources of one name are numbered in their order, also thousands of them`() {
        var taken: Set<String> = []
        let ids = (0..<5000).map { _ in SourceIdentifier.free("news", among: &taken) }
        #expect(ids == ["news"] + (2...5000).map { "news-\($0)" })
        taken.remove("news-77")
        #expect(taken.insert(SourceIdentifier.free("news", among: &taken)).inserted == false)
        #expect(taken.count == 5000)
    }
}
