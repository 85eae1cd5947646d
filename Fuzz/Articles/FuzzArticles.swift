import Articles
import FuzzSupport
import JSON
import Model

/// Reads any bytes as an article, alone, explained, under rules, and with a profile learned from itself.
///
/// What is stored must be read back as it was, and the same bytes must give the same article.
private func check(_ bytes: [UInt8]) {
    var page = PageInput(bytes: bytes, url: "https://a.example/b/c.html")
    page.fetchedAt = Timestamp(seconds: 1_700_000_000)
    let reader = ArticleReader()
    let reading = reader.read(page, isExplaining: true)
    guard let value = try? JSONParser.parse(reading.content.json) else { preconditionFailure("the output is no JSON") }
    precondition(ArticleContent(json: value)?.text == reading.content.text, "the stored article reads back differently")
    precondition(reader.read(page).content == reading.content, "the same page gave another article")
    var profile = SiteProfile()
    profile.learn(from: reading.observation)
    precondition(SiteProfile(decoding: profile.encoded()) == profile, "the stored profile reads back differently")
    page.url = "https://a.example/b/d.html"
    _ = reader.read(page, profile: profile)
    var rules = PageRules()
    rules.select = ["body p, //div", "article:has(h1) > *"]
    rules.ignore = ["[class*=ad]:not(p)"]
    _ = PageReader.part(page, rules: rules)
    _ = ListingReader.links(page)
}

@main
struct FuzzArticles {
    static func main() { Fuzzer.run(check) }
}
