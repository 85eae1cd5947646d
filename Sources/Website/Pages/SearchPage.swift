import Basics
import MicroHTTPD
import Model
import Rendering
import Storage

/// Search over every version, and over the words that edits brought or took away.
enum SearchPage {
    static let route = Route(
        "GET", "/search", .page("search over versions and edits"), SearchAPI.parameters
    ) { question in
        let text = question.text("q") ?? ""
        let found = try SearchAPI.Found(question)
        let feed = text.isEmpty ? "" : "?q=" + PercentEncoding.unreserved(text)
        return Page(title: text.isEmpty ? "Search" : "Search: \(text)", place: "/search", feed: feed).response { html in
            html.element("h1", "Search")
            form(text, to: &html)
            guard !text.isEmpty else { return help(&html) }
            html.element("p", ["class": "count", "role": "status"], words(found))
            versions(found, to: &html)
            ChangeRows.write(found.changes, to: &html)
            if let next = found.next {
                html.element("nav", ["class": "pager", "aria-label": "Pages"]) { html in
                    html.element("a", ["href": question.target(["before": "\(next)"]), "rel": "next"], "Older →")
                }
            }
        }
    }

    private static func form(_ text: String, to html: inout Markup) {
        html.element("form", ["method": "get", "action": "/search", "role": "search", "class": "find"]) { html in
            html.element("label", ["for": "q", "class": "hidden"], "Words")
            html.empty("input", ["type": "search", "id": "q", "name": "q", "value": text, "dir": "auto"])
            html.element("button", ["type": "submit"], "Search")
        }
    }

    private static func words(_ found: SearchAPI.Found) -> String {
        if let problem = found.problem { return problem.prefix(1).uppercased() + problem.dropFirst() + "." }
        let count = found.versions.count + found.changes.count
        if count == 0, found.isPartial {
            return "Nothing among the newest of many versions with these words; older ones follow."
        }
        if count == 0 { return "Nothing was found." }
        return found.query.asksForEdits
            ? Quantity.count(count, "change", "changes") + " on this page, the newest first"
            : Quantity.count(count, "version", "versions") + " on this page, the newest first"
    }

    private static func versions(_ found: SearchAPI.Found, to html: inout Markup) {
        html.element("ol", ["class": "rows"]) { html in
            for version in found.versions {
                let hit = version.hit
                html.element("li") { html in
                    html.element("p", ["class": "meta"]) { html in
                        html.time(hit.at)
                        html.text(" · ")
                        html.element(
                            "a", ["href": "/sources/" + PercentEncoding.unreserved(hit.sourceID), "dir": "auto"],
                            hit.sourceID)
                        html.text(" · version \(hit.number)")
                    }
                    html.element("h2") { html in
                        html.element("a", ["href": "/articles/\(hit.articleID)", "dir": "auto"]) { html in
                            marked(
                                SearchSnippet.pieces(of: version.headline ?? hit.url, terms: found.query.terms),
                                to: &html)
                        }
                    }
                    if let snippet = version.snippet {
                        html.element("p", ["class": "edit", "dir": "auto"]) { marked(snippet.pieces, to: &$0) }
                    }
                }
            }
        }
    }

    private static func marked(_ pieces: [SearchSnippet.Piece], to html: inout Markup) {
        for piece in pieces {
            if piece.isFound { html.element("mark", piece.text) } else { html.text(piece.text) }
        }
    }

    private static func help(_ html: inout Markup) {
        let rows = [
            ("harbour fire", "versions with both words, in their headline or text"),
            ("\"eight people\"", "the words one after the other"), ("minist*", "every word that begins like this"),
            ("fire -drill", "without a word"),
            ("fire source:bbc", "in articles of one source, by its id; tag:world by tag"),
            ("fire since:2026-11-01 before:2026-12-01", "seen in these days"),
            ("added:twelve removed:eight", "edits that brought one word and took away another"),
        ]
        html.element("dl", ["class": "help"]) { html in
            for row in rows {
                html.element("dt") { html in
                    html.element("a", ["href": "/search?q=" + PercentEncoding.unreserved(row.0)]) {
                        $0.element("code", row.0)
                    }
                }
                html.element("dd", row.1)
            }
        }
    }
}
