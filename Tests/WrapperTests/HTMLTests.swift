import Glibc
import LibXML2
import Linux
import Testing

/// The tree as nested names: `p(a b(c))`.
private func outline(_ html: String) -> String {
    let tree = HTMLParser().parse(Array(html.utf8))
    func inside(_ range: Range<Int>) -> String {
        var parts: [String] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = Int(tree.nodes[index].end)
            if tree.nodes[index].tag == .text {
                parts.append(String(decoding: tree.bytes[tree.textRange(index)], as: UTF8.self))
            } else {
                let inner = inside(index + 1..<end)
                parts.append(inner.isEmpty ? tree.elementName(index) : "\(tree.elementName(index))(\(inner))")
            }
            index = end
        }
        return parts.joined(separator: " ")
    }
    return inside(tree.nodes.indices)
}

struct HTMLTests {
    @Test(arguments: [
        ("<div><p>a<section><p>b</section></div>", "html(body(div(p(a) section(p(b)))))"),
        ("<p>super<wbr>cali<p>next", "html(body(p(super wbr cali) p(next)))"),
        ("<video><source src=a><source src=b>c</video>", "html(body(video(source source c)))"),
        ("<head><title>t</title><symbol><body><p>a", "html(head(title(t) symbol) body(p(a)))"),
        ("<div><svg><path><p>a</p></div>", "html(body(div(svg(path) p(a))))"),
        ("<script>var a = '</p>';</script><p>b", "html(head(script(var a = '</p>';)) body(p(b)))"),
        ("<custom-box>a</custom-box>", "html(body(custom-box(a)))"),
    ])
    func `libxml2's tree is repaired to HTML5`(html: String, expected: String) {
        #expect(outline(html) == expected)
    }

    @Test func `attributes keep their values and unknown ones their names`() {
        let tree = HTMLParser().parse(Array("<a href='/x?a=1&amp;b=2' DATA-Id=7 hidden>t</a>".utf8))
        let link = tree.nodes.firstIndex { $0.tag == .a } ?? -1
        #expect(tree.attribute(link, .href) == "/x?a=1&b=2")
        #expect(tree.attribute(link, .hidden) == "")
        let other = tree.attributeList(link).first { $0.name == .other }
        let name = other.map { tree.bytes[Int($0.nameStart)..<Int($0.nameStart + $0.nameCount)] }
        #expect(name.map { String(decoding: $0, as: UTF8.self) } == "data-id")
    }

    @Test(arguments: [
        ("<a href='/a-long-address'>t</a>", "/a-long-address"),
        ("<a href=\"/a-'long'-'address'\">t</a>", "/a-'long'-'address'"),
        ("<a href = '/a-long-address' >t</a>", "/a-long-address"),
        ("<a b=c'd href='/a-long-address'>t</a>", "/a-long-address"),
        ("<a href='/a?x=1&amp;long=address'>t</a>", "/a?x=1&long=address"),
        ("<a href='/first-of-two' href='/second-one'>t</a>", "/first-of-two"),
        ("<a x-on='scroll > 70 ? true : false' href='/a-long-address'>t</a>", "/a-long-address"),
        ("<a href='/a-long-address\u{7F}@'>t</a>", "/a-long-address\u{7F}@"), ("<a href='\u{7F}@'>t</a>", "\u{7F}@"),
    ])
    func `a long value is read whole`(html: String, expected: String) {
        let tree = HTMLParser().parse(Array(html.utf8))
        #expect(tree.attribute(tree.nodes.firstIndex { $0.tag == .a } ?? -1, .href) == expected)
    }

    private static let data = String(repeating: "{\"a\":\"</p>\"}", count: 9)

    @Test(arguments: [
        ("<SCRIPT type='a>b'>\(data)</Script ><p>b", "html(head(script(\(data))) body(p(b)))"),
        ("<p>a<!-- <p>no</p> -->b<!----><!--x-->c", "html(body(p(abc)))"),
        ("<p>a<!-- never closed <b>b", "html(body(p(a)))"),
        ("<style>\(data) p > a {}</style><p>b", "html(head(style) body(p(b)))"),
        ("<p>a<svg viewBox='0'><path d='M0'/></svg>b", "html(body(p(a svg b)))"),
        ("<svg><g><svg><path/></svg></g></svg><p>b", "html(body(svg(g(svg)) p(b)))"),
        ("<a title='<script>'>x</a><b>@script:0</b>", "html(body(a(x) b(@script:0)))"),
        ("<script src=/x/ defer/><p>b", "html(head(script) body(p(b)))"),
        ("<p>Once again,<!-- ad --> words that are long<p>b", "html(body(p(Once again, words that are long) p(b)))"),
        ("<p>long words &amp; others that are long</p>", "html(body(p(long words & others that are long)))"),
        ("<p>words that are long\u{1}er</p>", "html(body(p(words that are longer)))"),
        (
            "<p>words \u{7F}@ with a mark</p><script>\(data)</script>",
            "html(body(p(words \u{7F}@ with a mark) script(\(data))))"
        ),
        ("<p \"x>words that are long</p>", "html(body(p(words that are long)))"),
        ("<pre><b>a</b>   \n   <b>c</b></pre><p>d", "html(body(pre(b(a)    \n    b(c)) p(d)))"),
        ("<p><b>a</b>   \n   <b>c</b></p>", "html(body(p(b(a)   b(c))))"),
        (
            "<title>One title of a page</title><textarea>a field of text</textarea>",
            "html(head(title(One title of a page)) textarea(a field of text))"
        ),
    ])
    func `what goes past libxml2 leaves the tree as it was`(html: String, expected: String) {
        #expect(outline(html) == expected)
    }

    @Test func `a parser is used again and forgets the page before`() {
        let parser = HTMLParser()
        var tree = HTMLTree()
        parser.parse(Array("<p>one</p><p>two</p>".utf8), into: &tree)
        parser.parse(Array("<b>three</b>".utf8), into: &tree)
        #expect(tree.rawText(0) == "three")
        parser.parse([], into: &tree)
        #expect(tree.nodes.isEmpty)
    }

    @Test func `hostile pages are bounded in time and depth`() throws {
        let deep = Array(String(repeating: "<div><b>", count: 100_000).utf8)
        let attributes = Array(("<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">x").utf8)
        let ends = Array((String(repeating: "<i>", count: 1500) + String(repeating: "</u>", count: 100_000)).utf8)
        let unclosed = ["<!--", "<svg>", "<script>", "<style>", "<svg><!--", "<a b='"].map {
            Array(String(repeating: $0, count: 400_000 / $0.utf8.count).utf8)
        }
        let drawings = Array((String(repeating: "<svg>", count: 10_000) + "</svg>").utf8)
        // The thread's own time: what else the machine does is not counted.
        let clock = try #require(ThreadClock.current)
        let start = try #require(clock.time)
        for page in unclosed + [drawings] { _ = HTMLParser().parse(page) }
        #expect(HTMLParser().parse(deep).isCut)
        #expect(HTMLParser().parse(attributes).attributes.count < 2000)
        #expect(!HTMLParser().parse(ends).nodes.isEmpty)
        // A sanitizer makes everything slower by about this much; what is quadratic would still take minutes.
        let patience = getenv("ERRATA_SANITIZER") == nil ? 1 : 10
        #expect(try #require(clock.time) - start < .seconds(5 * patience))
    }

    @Test(arguments: [
        ("//p[2]", ["b"]), ("//div/p", ["a", "b"]), ("//*[@class='x']", ["b"]), ("//p[contains(., 'a')]/text()", ["a"]),
        ("(//p)[last()]", ["c"]), ("//nothing", []),
    ])
    func `an XPath names elements`(path: String, expected: [String]) throws {
        let tree = HTMLParser().parse(
            Array("<div><p>a</p><p class=x>b</p></div><div id=y><span>s</span></div><p>c".utf8))
        #expect(try tree.nodes(xpath: path).map(tree.rawText) == expected)
    }

    @Test(arguments: ["//p[", "count(//p)", "//p[unknown-function()]"])
    func `an XPath that names no elements is an error`(path: String) {
        let tree = HTMLParser().parse(Array("<p>a</p>".utf8))
        #expect(throws: XPathError.self) { try tree.nodes(xpath: path) }
    }
}
