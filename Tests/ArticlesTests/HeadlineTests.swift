import Articles
import Model
import Testing

private let paragraphs = (1...5).map {
    "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
}.joined()

private func headline(_ heading: String, title: String) -> ArticleContent {
    let html = """
        <html lang=en><head><title>\(title)</title><meta property="og:title" content="\(title)">
        <meta property="og:site_name" content="Example News"></head><body><article>
        <h1>\(heading)</h1><div class=article-body>\(paragraphs)</div></article></body></html>
        """
    return ArticleReader().read(PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm")).content
}

struct HeadlineTests {
    @Test(arguments: [
        // The parts of a heading are set apart as the titles do it.
        (
            "<span>Storm on the coast</span><span>Two towns resign</span>", "Storm on the coast: Two towns resign",
            "Storm on the coast: Two towns resign"
        ),
        // A kicker or a day in front that the titles leave out.
        (
            "Weather : A storm hits the western coast", "A storm hits the western coast",
            "A storm hits the western coast"
        ),
        (
            "<span>Dec 18 2025</span> A storm hits the western coast", "A storm hits the western coast",
            "A storm hits the western coast"
        ),
        // An article is no kicker.
        (
            "The storm that hits the western coast", "Storm that hits the western coast",
            "The storm that hits the western coast"
        ),
        ("A storm hits the western coast – Example News", "Storms", "A storm hits the western coast"),
        ("A storm hits the western coast – an analysis", "Storms", "A storm hits the western coast – an analysis"),
    ])
    func `a heading is written as readers understand it`(heading: String, title: String, expected: String) {
        let content = headline(heading, title: title)
        #expect(content.headline == expected)
        #expect(!content.text.contains("hits the western coast"))
    }
}
