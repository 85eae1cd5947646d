import Basics
import Storage

/// How a page looked before and after a change, where its render command took pictures.
struct Pictures {
    private let found: [(words: String, capture: StoredCapture)]

    init(_ change: StoredChange, _ store: StoreReader) throws {
        guard let article = change.articleID else {
            found = []
            return
        }
        var found: [(words: String, capture: StoredCapture)] = []
        for (words, version) in [("Before", change.versionFrom), ("After", change.versionTo)] {
            guard let version, let capture = try store.picture(of: article, version: version),
                capture.sha256 != found.last?.capture.sha256
            else { continue }
            found.append((words, capture))
        }
        self.found = found
    }

    func write(to html: inout Markup) {
        guard !found.isEmpty else { return }
        html.element("section", ["class": "pictures", "aria-label": "Screenshots"]) { html in
            html.element("h2", "What it looked like")
            for (words, capture) in found {
                let address = "/pictures/\(Hex.encode(capture.sha256))"
                html.element("figure") { html in
                    html.element("a", ["href": "\(address)"]) { html in
                        html.empty(
                            "img",
                            [
                                "src": "\(address)", "alt": "Screenshot of the page, \(words.lowercased())",
                                "loading": "lazy",
                            ])
                    }
                    html.element("figcaption") { html in
                        html.text(words + ", ")
                        html.time(capture.at)
                    }
                }
            }
        }
    }
}
