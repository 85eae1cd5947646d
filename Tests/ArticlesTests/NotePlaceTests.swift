import Articles
import Model
import Testing

/// Where correction notes stand on pages.
@Suite struct NotePlaceTests {
    private static let filler = (1...6).map {
        "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
    }

    private static func read(above: String = "", within: String = "", below: String = "") -> ArticleContent {
        let (first, rest) = (filler.prefix(3).joined(), filler.dropFirst(3).joined())
        let html = """
            <html lang=en><head><title>Storm hits coast</title></head><body><article><h1>Storm hits coast</h1>\(above)
            <div class=article-body>\(first)\(within)\(rest)</div>\(below)</article>
            <footer><p>Corrections: write to the editor of the Example News.</p></footer></body></html>
            """
        let page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm-hits-coast")
        return ArticleReader().read(page).content
    }

    @Test(arguments: [
        "<p>%</p>", "<p><em>%</em></p>", "<p><small>%</small></p>", "<div class=note>%</div>",
        "<aside><p>%</p></aside>",
        "<hr><p><i>* %</i></p>", "<ul><li>%</li></ul>",
    ])
    func `a note is read above, within and below the text`(form: String) {
        for note in [
            "This article was amended on 21 November 2026.", "Correction appended.", "Clarified on 21 November.",
            "The price in this story was corrected after publication.",
        ] {
            let html = form.replacing("%", with: note)
            for content in [Self.read(above: html), Self.read(within: html), Self.read(below: html)] {
                #expect(content.notes.count == 1 && content.notes[0].hasSuffix(note), "\(html): \(content.notes)")
                #expect(!content.text.contains(note))
            }
        }
    }

    @Test func `a note behind the author's name is read, and the name is none of it`() {
        let note = "Correction: An earlier version of this article gave no price."
        for line in ["By Ann Lee. <span>\(note)</span>", "By <a href=/authors/ann-lee>Ann Lee</a><br><i>\(note)</i>"] {
            let content = Self.read(above: "<p class=byline>\(line)</p>")
            #expect(content.notes == [note], "\(line)")
            #expect(content.byline == "Ann Lee", "\(line)")
        }
    }

    @Test func `a caption keeps its note`() {
        let note = "Correction: An earlier version of this caption gave no price."
        let figure = "<figure><img src=/a.jpg><figcaption>A ferry. \(note)</figcaption></figure>"
        let content = Self.read(within: figure)
        #expect(content.blocks.contains { $0.kind == .caption && $0.text == "A ferry. " + note })
    }

    @Test(arguments: [
        "<p>The law was corrected by parliament on 21 November, and the mayor says that it was about time.</p>",
        "<p>An earlier version of the plan would have moved the barrier to another place at a high cost.</p>",
        "<p>“Correction: I never said that,” the minister told reporters in the harbour on Monday.</p>",
    ])
    func `a paragraph that only sounds like a note stays text`(paragraph: String) {
        #expect(Self.read(within: paragraph).notes.isEmpty)
        #expect(Self.read(within: paragraph).blocks.filter { $0.kind == .paragraph }.count == 7)
    }

    @Test func `another article's note in a box of links is not the article's`() {
        let box = """
            <aside class=related><ul><li><a href=/b>A bridge is closed until spring</a> Correction: this report first gave 8;
            it should have said 9.</li></ul></aside>
            """
        #expect(Self.read(below: box).notes.isEmpty)
    }

    @Test(arguments: [
        ("Updated 3:15 pm", true), ("Last updated at 15:15", true), ("Doors open 3:15 pm", false),
        ("Updated 3 hours ago", false),
    ])
    func `a change whose day is left out is kept as it is written`(line: String, isStamp: Bool) {
        let stamps = Self.read(above: "<p class=meta>\(line)</p>").stamps
        #expect(
            stamps.contains { $0.role == .modified && $0.time == nil && $0.literal == line } == isStamp, "\(stamps)")
    }
}
