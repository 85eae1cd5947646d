// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Articles
import Model

/// Selectors on pages with many elements that stand beside or in each other, and long selectors.
enum SelectorShapes {
    private static let url = "https://news.example/bridge"

    private static func select(_ selector: String, _ bytes: [UInt8]) {
        var rules = PageRules()
        rules.select = [selector]
        _ = PageReader.part(PageInput(bytes: bytes, url: url), rules: rules)
    }

    /// Siblings.
    private static func beside(_ selector: String) -> Shape {
        Shape("selector on siblings: \(selector)", 3000, read: { bytes, _ in select(selector, bytes) }) {
            repeated("<html><body><article>", "<p class='a b'>x</p>", $0, "</article></body></html>")
        }
    }

    /// Elements in elements, as deep as pages are read.
    private static func nested(_ selector: String) -> Shape {
        Shape("selector on nested: \(selector)", 200, read: { bytes, _ in select(selector, bytes) }) {
            repeated("<html><body>", "<div class='a'><p>x</p>", $0, "</body></html>")
        }
    }

    private static func long(_ name: String, _ part: String, _ last: String) -> Shape {
        Shape(
            "selector with many \(name)", 200,
            read: { _, size in
                let page = repeated("<html><body>", "<div class='a'><p>x</p></div>", 300, "</body></html>")
                select(String(decoding: repeated("", part, size, last), as: UTF8.self), page)
            }
        ) { _ in [] }
    }

    static let all: [Shape] = [
        beside("p:nth-child(2n+1)"), beside("p:nth-last-child(2n)"), beside("p:nth-of-type(3)"),
        beside("p:nth-last-of-type(3n)"), beside("p:last-child"), beside("p ~ p"), beside("p + p"),
        beside("p:not(p ~ p)"), beside("a ~ p"), beside("p:is(p ~ p ~ p)"), beside("article:has(p ~ p)"),
        beside("p:has(+ p)"), beside("p:has(~ a)"), beside("article > p"), beside("[class~=b]"),
        beside("p:contains(y)"), beside("//p[position() mod 2]"), beside("//p[last()]"),
        nested("div div div div p"), nested("a div p"), nested("div > div p"), nested("div:has(p)"),
        nested("div:has(a)"), nested(":not(div div a) p"), nested("div:contains(y)"), nested("div:empty"),
        nested("div div div div div div div div a"), nested("div ~ div p"), nested("//div//div//p"),
        long("parts", "div, ", "p"), long("classes", "div.a", " p"), long("descendants", "div ", "p"),
        long("brackets", ":not(", "p"), long("siblings", "div ~ ", "p"),
    ]
}
