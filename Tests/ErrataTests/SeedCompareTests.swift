import JSON
import Linux
import Testing

/// The article this program was first asked for, as a page, through `errata extract` and `errata compare`.
@Suite struct SeedCompareTests {
    private let program: Program
    /// The saved text, paragraph by paragraph, as a reader's browser showed it.
    private let lines: [String]

    init() throws {
        program = try Program()
        let file = FileSystem.parent(of: Program.checkout) + "/shared/corpora/seed/000_f1cc23f9fc5eda1c.txt"
        lines = String(decoding: try FileSystem.read(file), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// A page that sets the saved text as its site does: the head, then the body with its promotions.
    private func page(_ change: (String) -> String = { $0 }) -> String {
        let headline = lines[1]
        let standfirst = lines[2]
        let byline = lines[3]
        let body = lines.dropFirst(6).dropLast(2).map { line -> String in
            let text = change(line)
            if text.hasPrefix("Read:") { return "<p><strong><a href=\"/other\">\(text)</a></strong></p>" }
            return text.count < 60 ? "<h2>\(text)</h2>" : "<p>\(text)</p>"
        }
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(headline) | Example World</title></head><body>
            <nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><div class="stamp">\(lines[0])</div>
            <h1>\(headline)</h1><h2 class="standfirst">\(standfirst)</h2><div class="author">\(byline)</div>
            <figure><img src="/haftar.jpg"><figcaption>\(lines[4])</figcaption></figure><div class="ad">\(lines[5])</div>
            \(body.joined(separator: "\n"))<div class="ad">Advertisement</div><div class="stamp">\(lines[lines.count - 1])</div>
            </article></main><footer>© Example World</footer></body></html>
            """
    }

    private func compare(_ change: (String) -> String) throws -> JSONValue {
        try program.write("old.html", page())
        try program.write("new.html", page(change))
        let outcome = try program.run("compare", "old.html", "new.html", "--url", "https://example.in/turkey", "--json")
        return try JSONParser.parse(Array(outcome.output.utf8))
    }

    @Test func `the fields are read and the noise is not`() throws {
        try program.write("page.html", page())
        let outcome = try program.run("extract", "page.html", "--url", "https://example.org/turkey")
        #expect(outcome.code == 0, "\(outcome.talk)")
        let article = try JSONParser.parse(Array(outcome.output.utf8))
        #expect(article["title"]?.string?.hasPrefix("Turkey urges Russia") == true)
        #expect(article["byline"]?.string == "Vishal Tiwari")
        let text = try #require(article["text"]?.string)
        for noise in ["Read:", "Advertisement", "Image:self", "Updated January", "Published January"] {
            #expect(!text.contains(noise), "\(noise)")
        }
        #expect(text.contains("3,80,000 lives"))
        let zones = (article["stamps"]?.array ?? []).compactMap { $0["zone_confidence"]?.string }
        #expect(zones.contains("ambiguous"), "\(zones)")
    }

    @Test func `an edit of one number is found`() throws {
        let change = try compare { $0.replacing("3,80,000 lives", with: "3,90,000 lives") }
        #expect(change["kinds"]?[0]?.string == "number")
        let edits = change["edits"]?.array ?? []
        #expect(edits.count == 1)
        #expect(edits.first?["before"]?.string == "3,80,000")
        #expect(edits.first?["after"]?.string == "3,90,000")
    }

    @Test func `other Read lines are no change`() throws {
        let change = try compare { $0.hasPrefix("Read:") ? "Read: Ten Things To See In Ankara This Summer" : $0 }
        #expect(change["edits"]?.array?.isEmpty == true, "\(change)")
    }

    @Test func `paragraphs that became one are no change`() throws {
        try program.write("old.html", page())
        let paragraph = "</p>\n<p>"
        try program.write("new.html", page().replacing(paragraph, with: " "))
        #expect(page().contains(paragraph))
        let outcome = try program.run("compare", "old.html", "new.html", "--url", "https://example.in/turkey", "--json")
        let change = try JSONParser.parse(Array(outcome.output.utf8))
        #expect(change["edits"]?.array?.isEmpty == true, "\(change)")
    }
}
