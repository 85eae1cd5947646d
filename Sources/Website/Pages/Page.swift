import MicroHTTPD

/// The frame of every HTML page.
struct Page {
    let title: String
    /// The entry of the navigation that it belongs to.
    var place = ""
    /// Its own feed, under the same filters: the query behind `/feed.atom`.
    var feed: String? = ""
    var previous: String?
    var next: String?

    private static let places: [(target: String, name: String)] = [
        ("/", "Changes"), ("/search", "Search"), ("/sources", "Sources"), ("/statistics", "Statistics"),
        ("/deliveries", "Deliveries"), ("/status", "Status"),
    ]

    func response(status: Int = 200, _ body: (inout Markup) -> Void) -> HTTPResponse {
        var html = Markup()
        html.literal("<!DOCTYPE html>\n")
        html.element("html", ["lang": "en"]) { html in
            html.element("head") { html in head(&html) }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#main"], "Skip to the content")
                html.element("header") { html in navigation(&html) }
                html.element("main", ["id": "main"]) { html in body(&html) }
                html.element("footer") { html in
                    html.element("p") { html in
                        html.text("Errata keeps what was published. Times are UTC. ")
                        if let feed {
                            html.link("/feed.atom" + feed, "Atom")
                            html.text(" · ")
                            html.link("/feed.json" + feed, "JSON Feed")
                            html.text(" · ")
                        }
                        html.link("/openapi.json", "API")
                    }
                }
            }
        }
        html.literal("\n")
        return HTTPResponse(
            status: status, headers: [HTTPField("Content-Type", "text/html; charset=utf-8")], body: html.bytes)
    }

    private func head(_ html: inout Markup) {
        html.literal("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
        html.element("title", title == "Errata" ? title : title + " · Errata")
        html.literal("<link rel=\"stylesheet\" href=\"/style.css\"><script src=\"/script.js\" defer></script>")
        if let feed {
            html.empty(
                "link",
                ["rel": "alternate", "type": "application/atom+xml", "href": "/feed.atom" + feed, "title": "Changes"])
            html.empty(
                "link",
                ["rel": "alternate", "type": "application/feed+json", "href": "/feed.json" + feed, "title": "Changes"])
        }
        if let previous { html.empty("link", ["rel": "prev", "href": previous]) }
        if let next { html.empty("link", ["rel": "next", "href": next]) }
    }

    private func navigation(_ html: inout Markup) {
        html.element("a", ["class": "brand", "href": "/"], "Errata")
        html.element("nav", ["aria-label": "Main"]) { html in
            for place in Page.places {
                html.element(
                    "a", ["href": place.target, "aria-current": place.target == self.place ? "page" : nil], place.name)
            }
        }
    }

    /// A page that says why there is none.
    static func problem(_ status: Int, _ words: String) -> HTTPResponse {
        Page(title: status == 404 ? "Not found" : "Not possible", feed: nil).response(status: status) { html in
            html.element("h1", status == 404 ? "Not found" : "That did not work")
            html.element("p", words.prefix(1).uppercased() + words.dropFirst() + ".")
        }
    }
}
