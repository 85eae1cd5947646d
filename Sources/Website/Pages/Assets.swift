import MicroHTTPD

/// The one stylesheet and the few lines of script, neither of which is needed to read.
enum Assets {
    static let style = Route(
        "GET", "/style.css", access: .open, Route.Content(type: "text/css", words: "the stylesheet")
    ) { _ in HTTPResponse(contentType: "text/css; charset=utf-8", text: Stylesheet.text) }

    static let script = Route(
        "GET", "/script.js", access: .open,
        Route.Content(type: "text/javascript", words: "keys, and times in the reader's own zone")
    ) { _ in HTTPResponse(contentType: "text/javascript; charset=utf-8", text: code) }

    /// Local times beside those in UTC; ← and → go to the change before and after, n and p to the differences.
    private static let code = """
        "use strict";
        for (const time of document.querySelectorAll("time[datetime]")) {
          const at = new Date(time.dateTime);
          if (!isNaN(at)) time.title = at.toLocaleString();
        }
        let place = -1;
        document.addEventListener("keydown", (event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, pre, summary")) return;
          const go = (rel) => { const link = document.querySelector(`main a[rel=${rel}]`); if (link) location.href = link.href; };
          const step = (by) => {
            const found = document.querySelectorAll(".block[id]");
            if (!found.length) return;
            place = Math.min(Math.max(place + by, 0), found.length - 1);
            location.hash = found[place].id;
          };
          if (event.key === "ArrowLeft") go("prev");
          else if (event.key === "ArrowRight") go("next");
          else if (event.key === "n") step(1);
          else if (event.key === "p") step(-1);
        });
        """
}
