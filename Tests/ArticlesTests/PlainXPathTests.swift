import LibXML2
import Testing

@testable import Articles

/// The XPath that is evaluated here names what libxml2 names.
struct PlainXPathTests {
    private static let page = """
        <html lang=en><head><title>Bridge</title><script>var a = "closed";</script></head><body>
        <div id=main class="story wide"><h1>Bridge</h1><p class=lead>It is <b>closed</b>.</p><p>Buses go.</p>
        <div class=box><p>One</p><p data-kind=x>Two</p><p></p><span>Three</span> four</div><p> Last  words </p></div>
        <ul><li>1<li>2<li>3<li class=on>4</ul><x-note><p>Own</p></x-note>
        <table><tr><td>a<td>b<tr><td>c<td>d</table></body></html><p>behind</p>
        """

    private static let paths = [
        "/html", "/html/body/div", "//p", "//div//p", "//div/p", "//*", "//body/*", "/html/body//*", "//p[1]",
        "//p[2]", "//p[last()]", "//p[last()-1]", "//p[position()>1]", "//p[position() <= 2]", "//p[position()!=1]",
        "//li[position() mod 2 = 1]", "//li[position() mod 2=0]", "//p[@class]", "//p[@class='lead']",
        "//*[@id=\"main\"]/p", "//p[not(@class)]", "//p[@class!='lead']", "//p[contains(@class,'ea')]",
        "//div[contains(@class, 'story') and contains(@class, 'wide')]", "//p[@class or @data-kind]",
        "//p[starts-with(@class, 'le')]", "//p[contains(., 'closed')]", "//head[contains(., 'closed')]",
        "//p[.='It is closed.']", "//p[.!='One']", "//p[starts-with(., 'It')]", "//p[text()]", "//p[text()='One']",
        "//p[contains(text(), 'Bus')]", "//p[normalize-space()='Last words']", "//p[normalize-space(.)]",
        "//p[.]", "//div[@id='main']//p[2]", "//div//div", "//div/div/p[3]", "//p/@class", "//p/text()",
        "//*[@class][2]", "//li[2][@class]", "//li[@class][1]", "//li[not(@class) and position() > 1]",
        "//td[2]", "//tr[2]/td", "//x-note/p", "//nothing", "//p[contains(., '')]", "//ul/li[(@class) or @id]",
        "//ul/li[(@class) and position() = 4]",
        "// p [ 1 ]", "//p[@class = 'lead']/b",
    ]

    @Test(arguments: paths) func `it names what libxml2 names`(path: String) throws {
        let tree = HTMLParser().parse(Array(Self.page.utf8))
        let plain = try #require(PlainXPathParser.parse(path))
        #expect(PlainXPathMatcher(tree).elements(plain) == (try tree.nodes(xpath: path)))
    }

    @Test(arguments: [
        "//p/..", "count(//p)", "//p | //li", "//p[count(b) = 1]", "//p[b]", "/descendant::p", "//p[last()", "p",
        "//p[@class or 1]", "//p[(1)]", "//p[not(1)]",
        "//p[1.5]", "//a:p", "//p[@*]", "//p[string-length() > 3]", "/", "//", "//p[@a=@b]", "(//p)[1]", "//text()",
    ])
    func `everything else is left to libxml2`(path: String) { #expect(PlainXPathParser.parse(path) == nil) }
}
