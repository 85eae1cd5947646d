// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Articles
import Dates
import Encodings
import JSON
import Model

/// Long texts in one place of a page, and what pages keep in scripts.
enum TextShapes {
    private static func block(_ name: String, _ size: Int, _ part: String) -> Shape {
        Shape("text: \(name)", size, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(PageShapes.head + PageShapes.prose + "<p>", part, $0, "</p>" + PageShapes.tail)
        }
    }

    private static func script(_ name: String, _ size: Int, _ part: String, before: String = "", after: String = "")
        -> Shape
    {
        Shape("script: \(name)", size, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(
                PageShapes.head + PageShapes.prose + "<script>" + before, part, $0,
                after + "</script>" + PageShapes.tail)
        }
    }

    private static func linked(_ name: String, _ size: Int, _ part: String, before: String, after: String) -> Shape {
        Shape("JSON-LD: \(name)", size, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(
                PageShapes.head + PageShapes.prose + "<script type='application/ld+json'>" + before, part, $0,
                after + "</script>" + PageShapes.tail)
        }
    }

    static let all: [Shape] = [
        block("one paragraph", 4000, "The bridge is closed. "),
        block("days in one paragraph", 1000, "On 2 May 2026 it closed, "),
        block("times of day in one paragraph", 1000, "at 10:43 "),
        block("digits", 4000, "2026 "),
        block("names in one paragraph", 1000, "By Ann Lee and Bo Chan, "),
        block("references", 4000, "&amp;&nbsp;&#x41;"),
        block("broken references", 4000, "&amp &x &#"),
        block("full stops", 8000, ". "),
        block("brackets", 8000, "("),
        block("quotation marks", 8000, "“"),
        block("less-than signs", 8000, "< "),
        Shape("text: page title", 4000, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(
                "<html><head><title>", "The bridge | The Paper - ", $0,
                "</title></head><body><h1>The bridge</h1>\(PageShapes.prose)</body></html>")
        },
        Shape("text: headline", 4000, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(
                "<html><head><title>The bridge</title></head><body><h1>", "The bridge is closed ", $0,
                "</h1>\(PageShapes.prose)</body></html>")
        },
        Shape("text: byline", 2000, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(
                PageShapes.head + "<p class='byline'>By ", "Ann Lee, ", $0, "</p>" + PageShapes.prose + PageShapes.tail)
        },
        Shape("text: stated author", 2000, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(
                "<html><head><title>The bridge</title><meta name='author' content='", "Ann Lee, ", $0,
                "'></head><body>\(PageShapes.prose)</body></html>")
        },
        Shape("text: windows-1252", 4000, read: { bytes, _ in PageShapes.read(bytes) }) {
            repeated(PageShapes.head + "<p>", "x", $0 * 4) + [UInt8](repeating: 0xE9, count: $0)
                + Array(PageShapes.tail.utf8)
        },
        script("unclosed brackets", 4000, "{\""),
        script("unclosed arrays", 4000, "["),
        script("objects in code", 1000, "a({\"title\":\"b\"});"),
        script("objects in objects", 400, "{\"a\":", before: "window.__STATE__ = "),
        script(
            "a long state", 2000, "{\"title\":\"The bridge\",\"date\":\"2026-05-02\"},", before: "window.__STATE__ = [",
            after: "{}]"),
        script(
            "members of one object", 2000, "\"title\":\"The bridge is closed\",", before: "window.__STATE__ = {",
            after: "\"a\":1}"),
        script(
            "a Nuxt state", 1000, "a.b=c;", before: "window.__NUXT__=(function(a,b){", after: "return {a:a}}({},1))"),
        script("an open string", 8000, "a\\", before: "var a = \""),
        linked("articles in one block", 1000, "{\"@type\":\"NewsArticle\",\"url\":\"/a\"},", before: "[", after: "{}]"),
        linked("authors", 1000, "{\"@id\":\"#a\"},", before: "{\"@type\":\"NewsArticle\",\"author\":[", after: "{}]}"),
        linked(
            "updates of a live blog", 1000,
            "{\"headline\":\"Closed\",\"articleBody\":\"The bridge\",\"datePublished\":\"2026-05-02\"},",
            before: "{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[", after: "{}]}"),
        linked(
            "members of one object", 2000, "\"datePublished\":\"2026-05-02\",", before: "{\"@type\":\"NewsArticle\",",
            after: "\"name\":\"x\"}"),
        linked("nested arrays", 2000, "[", before: "", after: ""),
        linked(
            "a long text", 4000, "<p>The bridge is closed.", before: "{\"@type\":\"NewsArticle\",\"articleBody\":\"",
            after: "\"}"),
    ]
}
