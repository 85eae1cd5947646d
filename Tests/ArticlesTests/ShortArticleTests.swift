import Articles
import Model
import Testing

/// Articles of a sentence or two, on sites that write all of them alike.
@Suite struct ShortArticleTests {
    private func read(_ html: String, feed title: String?) -> ArticleReading {
        var input = PageInput(bytes: Array(html.utf8), url: "https://example.org/a/1.html")
        var entry = EntryAnchor()
        entry.title = title
        input.entry = title == nil ? nil : entry
        return ArticleReader().read(input)
    }

    private func page(_ headline: String, _ text: String) -> String {
        "<html><head><title>\(headline)</title></head><body>" + "<div><h1>\(headline)</h1>\(text)</div></body></html>"
    }

    @Test func `one sentence under the headline that the feed names is an article`() {
        let reading = read(page("速報 1", "<p>市議会は火曜日に予算案1を可決した。</p>"), feed: "速報 1")
        #expect(reading.pageKind == .article)
        #expect(reading.content.text == "市議会は火曜日に予算案1を可決した。")
    }

    @Test func `an article about something that was not found is one`() {
        let headline = "Not found: the three children of Easton"
        let html = page(headline, "<p>Police said on Monday that three children are missing after the storm.</p>")
        #expect(read(html, feed: headline).pageKind == .article)
        #expect(
            read(page("Page not found", "<p>Sorry, it could not be found.</p>"), feed: headline).pageKind
                == .softNotFound)
    }

    @Test func `a wall in the article's place is none, whatever the feed says`() {
        let html = page("Just a moment...", "<p>Checking your browser before you go on.</p>")
        #expect(read(html, feed: "Council passes its budget").pageKind == .challenge)
    }

    @Test func `a block that one other page holds stays, and goes when two hold it`() {
        let shared =
            "<p>The council has met every Monday for years, in the hall by the river, and anybody may come.</p>"
        let pages = ["budget", "bridge", "schools"].map { topic in
            page(
                "Council and \(topic)",
                "<p>The council has decided on the \(topic) after a debate of hours, the mayor said on Tuesday.</p>"
                    + "<p>Nobody had expected that the \(topic) would be agreed on this year, said Ruth Adler.</p>"
                    + shared)
        }
        var profile = SiteProfile()
        func learn(_ index: Int) {
            let input = PageInput(bytes: Array(pages[index].utf8), url: "https://example.org/\(index)")
            profile.learn(from: ArticleReader().read(input).observation)
        }
        func keepsShared() -> Bool {
            let input = PageInput(bytes: Array(pages[0].utf8), url: "https://example.org/0")
            return ArticleReader().read(input, profile: profile).content.text.contains("in the hall by the river")
        }
        learn(1)
        #expect(keepsShared())
        learn(2)
        #expect(!keepsShared())
    }
}
