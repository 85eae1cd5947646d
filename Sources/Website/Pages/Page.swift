import MicroHTTPD

/// The frame of every HTML page.
enum Page {
    static func response(status: Int = 200, title: String, _ body: (inout Markup) -> Void) -> HTTPResponse {
        var html = Markup()
        html.literal("<!DOCTYPE html>\n")
        html.element("html", ["lang": "en"]) { html in
            html.element("head") { html in
                html.literal("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                html.literal("<link rel=\"stylesheet\" href=\"/style.css\">")
                html.literal(
                    "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom\" title=\"Changes\">")
                html.element("title", title)
            }
            html.element("body") { html in
                html.element("main") { html in body(&html) }
            }
        }
        html.literal("\n")
        return HTTPResponse(
            status: status, headers: [HTTPField("Content-Type", "text/html; charset=utf-8")], body: html.bytes)
    }
}

/// The one stylesheet.
enum Stylesheet {
    static let response = HTTPResponse(contentType: "text/css; charset=utf-8", text: text)

    private static let text = """
        :root { color-scheme: light dark; --ink: #1d2329; --paper: #fcfcfa; --faint: #69737d; --line: #dfe2e0;
          --gone: #a5281b; --come: #17692f; --warn: #8a5a00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #dfe3e6; --paper: #16191c; --faint: #98a2ab;
          --line: #30363b; --gone: #ff9d90; --come: #8fdca3; --warn: #e6b450; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        a { color: inherit; } time, .faint { color: var(--faint); }
        dl { display: grid; grid-template-columns: 8rem 1fr; gap: .2rem 1rem; }
        dt { color: var(--faint); } dd { margin: 0; }
        ul, ol { list-style: none; padding: 0; } li { padding: .6rem 0; border-top: 1px solid var(--line); }
        .attention { border-left: .25rem solid var(--warn); padding-left: 1rem; }
        del { color: var(--gone); } ins { color: var(--come); }
        code { font-size: .9em; }
        """
}
