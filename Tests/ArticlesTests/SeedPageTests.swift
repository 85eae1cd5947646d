import Articles
import Model
import Testing

/// A real article with its noise, in the markup of three kinds of site.
struct SeedPageTests {
    static let headline = "Turkey urges Russia to convince Libyan general Khalifa Haftar to accept truce"
    static let standfirst = """
        Turkey on Saturday requested Russia to convince Libyan National Army general Khalifa Haftar to accept truce \
        proposed by Ankara and Moscow that he has rejected.
        """
    static let paragraphs = [
        standfirst + """
             In a press conference, Turkey's Foreign Minister Mevlut Cavusoglu told international media that Ankara is waiting \
            for its Russian friends to succeed in convincing Haftar. The request came days after Turkish President Recep \
            Tayyip Erdogan met his Russian counterpart in Istanbul on January 8 to discuss the ongoing conflict in Libya.
            """,
        """
        Foreign Minister Mevlut Cavusoglu accused "regional nations", a reference to Arab countries backing Haftar and \
        also to France of opposing a ceasefire. Tayyip Erdogan on January 5 announced that the Turkish military unit had \
        started to move into Libya.
        """,
        """
        United Nations-backed Libyan government in Tripoli had earlier welcomed the ceasefire initiative proposed by \
        Turkey and Russia. The Tripoli-based General National Accord (GNA) government released a statement late Wednesday \
        expressing its full support of any serious calls for the resumption of the political process.
        """,
        """
        Cavusoglu on Saturday also said Turkey and Russia brokered a new ceasefire deal in Syria that has come into force \
        from today in Idlib, the last rebel-held area in the northwest region of the war-torn country. The Syrian conflict \
        started in 2011 and has claimed more than 3,80,000 lives so far.
        """,
    ]
    static let promotions = [
        "Read: Angela Merkel Discusses Diplomatic Solution For Libyan-conflict With Erdogan, Putin",
        "Read: Turkey Doesn't Want Middle East Region To Turn Into Area Of Military Operations: Erdogan",
    ]

    /// How a site sets an article.
    struct Template: Sendable, CustomStringConvertible {
        let description: String
        let build: @Sendable (_ paragraphs: [String], _ promotions: [String]) -> String
    }

    static let templates = [
        Template(description: "semantic") { paragraphs, promotions in
            page(
                """
                <article><p class=updated>Updated January 12th, 2020 at 12:42 IST</p><h1>\(headline)</h1>
                <h2 class=standfirst>\(standfirst)</h2><div class=byline>Reported by: <a href=/author/vishal>Vishal Tiwari</a></div>
                <figure><img src=/a.jpg><figcaption>| Image:self</figcaption></figure><div class=ad>Advertisement</div>
                <div class=story-body>\(body(paragraphs, promotions))</div><div class=ad>Advertisement</div>
                <p class=published>Published January 12th, 2020 at 12:42 IST</p></article>
                """)
        },
        Template(description: "nested div elements") { paragraphs, promotions in
            page(
                """
                <div id=wrap><div><div><span>Updated January 12th, 2020 at 12:42 IST</span></div><h1>\(headline)</h1>
                <div>\(standfirst)</div><div>Reported by: Vishal Tiwari</div><div>| Image:self</div><div>Advertisement</div>
                <div id=content>\(body(paragraphs, promotions))</div><div>Advertisement</div>
                <div>Published January 12th, 2020 at 12:42 IST</div></div></div>
                """)
        },
        Template(description: "a table") { paragraphs, promotions in
            page(
                """
                <table><tr><td><font>Updated January 12th, 2020 at 12:42 IST</font><h1>\(headline)</h1><p>\(standfirst)</p>
                <p>Reported by: Vishal Tiwari</p><p>| Image:self</p><p>Advertisement</p>\(body(paragraphs, promotions))
                <p>Advertisement</p><p>Published January 12th, 2020 at 12:42 IST</p></td></tr></table>
                """)
        },
    ]

    private static func page(_ main: String) -> String {
        """
        <!doctype html><html lang=en><head><title>\(headline) - Example World</title></head><body>
        <nav><ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li><li><a href=/sport>Sport</a></li></ul></nav>
        \(main)
        <section class=related><h3>Trending</h3><ul><li><a href=/1>Nine things to know about the city today</a></li>
        <li><a href=/2>Why the market fell again this week</a></li></ul></section>
        <footer><p>Copyright 2020 Example World. All rights reserved.</p></footer></body></html>
        """
    }

    private static func body(_ paragraphs: [String], _ promotions: [String]) -> String {
        paragraphs.enumerated().map { index, text in
            let link =
                index < promotions.count ? "<p><strong><a href=/r\(index)>\(promotions[index])</a></strong></p>" : ""
            return "<p>\(text)</p>\(link)"
        }.joined(separator: "\n")
    }

    private func read(_ html: String) -> ArticleReading {
        ArticleReader().read(
            PageInput(bytes: Array(html.utf8), url: "https://www.example.in/world-news/haftar-truce.html"))
    }

    @Test(arguments: templates)
    func `the fields are the article's and the noise is gone`(template: Template) {
        let content = read(template.build(Self.paragraphs, Self.promotions)).content
        #expect(content.headline == Self.headline)
        #expect(content.byline == "Vishal Tiwari")
        #expect(content.standfirst == Self.standfirst)
        for paragraph in Self.paragraphs { #expect(content.text.contains(paragraph)) }
        for noise in ["Read:", "Advertisement", "Image:self", "Trending", "Copyright", "Reported by"] {
            #expect(!content.text.contains(noise), "\(noise)")
        }
        #expect(content.text.components(of: Self.standfirst) == 1)
    }

    @Test(arguments: templates)
    func `an edit of one number is the only difference`(template: Template) {
        var edited = Self.paragraphs
        edited[3] = edited[3].replacing("3,80,000", with: "3,90,000")
        let before = read(template.build(Self.paragraphs, Self.promotions)).content
        let after = read(template.build(edited, Self.promotions)).content
        #expect(before.blocks.count == after.blocks.count)
        #expect(zip(before.blocks, after.blocks).filter { $0 != $1 }.count == 1)
    }

    @Test(arguments: templates)
    func `other promotion lines change nothing`(template: Template) {
        let before = read(template.build(Self.paragraphs, Self.promotions)).content
        let after = read(template.build(Self.paragraphs, ["Read: Something else entirely happens in Ankara tonight"]))
            .content
        #expect(before == after)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
