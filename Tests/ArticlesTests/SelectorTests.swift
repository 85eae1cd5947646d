import LibXML2
import Model
import Testing

@testable import Articles

private let page = """
    <html><body><nav><a href=/a>Home</a></nav>
    <div id=main class="story wide"><h1>Title</h1><p class=lead>First paragraph here.</p>
    <p data-kind="body-text">Second paragraph here.</p><div class="share-count">17 shares</div></div>
    <footer><p>Foot note</p></footer></body></html>
    """

private func read(select: [String], ignore: [String] = []) -> PagePart {
    var rules = PageRules()
    rules.select = select
    rules.ignore = ignore
    return PageReader.part(PageInput(bytes: Array(page.utf8), url: "https://example.org/page"), rules: rules)
}

struct SelectorTests {
    @Test(arguments: [
        ("#main p", ["First paragraph here.", "Second paragraph here."]),
        ("div.story > p:first-of-type", ["First paragraph here."]),
        ("p[data-kind^=body]", ["Second paragraph here."]),
        ("p.lead + p", ["Second paragraph here."]),
        ("h1 ~ p:not(.lead)", ["Second paragraph here."]),
        ("div:has(h1) > p:nth-child(2n)", ["First paragraph here."]),
        ("footer p, p.lead", ["First paragraph here.", "Foot note"]),
        ("//div[@id='main']/p[2]", ["Second paragraph here."]),
        ("p:contains('Foot')", ["Foot note"]),
        ("p:nth-last-child(2)", ["Second paragraph here."]),
        ("#main > :nth-of-type(2)", ["Second paragraph here."]),
        ("p:nth-last-of-type(1)", ["Second paragraph here.", "Foot note"]),
        ("body > * > p:first-child", ["Foot note"]),
        ("div:not(:has(p)), h1", ["Title", "17 shares"]),
        ("html body div p ~ p", ["Second paragraph here."]),
        ("p:is(h1 + p, footer > p)", ["First paragraph here.", "Foot note"]),
        ("h1 ~ p ~ div", ["17 shares"]),
    ])
    func `select reads what it names`(selector: String, expected: [String]) {
        let part = read(select: [selector])
        #expect(part.ruleFailures.isEmpty)
        #expect(part.content.blocks.map(\.text) == expected)
    }

    /// Counts visits, not time: twice the page is twice the work, and twice the selector too.
    @Test(arguments: [
        "p ~ p", "p:nth-child(2n+1)", "div div div p", "div:has(p) p:not(p ~ p)", "p:nth-last-of-type(3n)",
        "div:contains(y)",
    ])
    func `a selector's work grows with the page`(selector: String) throws {
        let work = try [2000, 4000].map { count in
            let html = "<div>" + String(repeating: "<div><p>a</p><p>b</p>", count: count)
            var matcher = CSSMatcher(HTMLParser().parse(Array(html.utf8)))
            var parser = CSSParser(text: selector)
            _ = matcher.elements(try parser.parse())
            return matcher.work
        }
        #expect(work[1] <= work[0] * 2 + 100)
    }

    @Test func `ignore takes out of the selection`() {
        let part = read(select: ["#main"], ignore: [".share-count", "h1"])
        #expect(part.content.blocks.map(\.text) == ["First paragraph here.", "Second paragraph here."])
    }

    @Test(arguments: ["#gone", "//article"])
    func `a selector that matches nothing is said`(selector: String) {
        let part = read(select: [selector])
        #expect(part.ruleFailures.count == 1)
        #expect(part.ruleFailures.first?.contains("matches nothing") == true)
    }

    @Test(arguments: ["p[", "p:hover", "a >> b", "", "//p[", ".", "p:nth-child(x)"])
    func `a selector that is none is an error with its reason`(selector: String) {
        #expect(throws: SelectorError.self) { try PageSelector(selector) }
    }
}
