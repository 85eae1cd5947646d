import Articles
import Model
import Testing

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
    ])
    func `select reads what it names`(selector: String, expected: [String]) {
        let part = read(select: [selector])
        #expect(part.ruleFailures.isEmpty)
        #expect(part.content.blocks.map(\.text) == expected)
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
