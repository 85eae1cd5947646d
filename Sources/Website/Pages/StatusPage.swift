import MicroHTTPD
import Model
import Rendering

/// How the daemon is doing, and what needs a person.
enum StatusPage {
    static let route = Route("GET", "/status", .page("how the daemon is doing"), isCacheable: false) { question in
        let report = try question.content.status()
        return Page(title: report.isFine ? "Status" : "Status: needs attention", place: "/status").response { html in
            html.element("h1", "Status")
            html.element("p", ["class": "faint"]) { html in
                html.text("Version \(report.version), running since ")
                html.time(report.runningSince)
            }
            attention(report, to: &html)
            html.element("dl") { html in for row in StatusFacts.rows(report) { html.fact(row.name, row.value) } }
        }
    }

    private static func attention(_ report: StatusReport, to html: inout Markup) {
        let items = report.attention
        guard !items.isEmpty else { return }
        html.element("section", ["class": "attention", "aria-label": "Needs attention"]) { html in
            html.element("h2", "Needs attention")
            for item in items {
                html.element("p") { html in
                    html.element("span", ["dir": "auto"], item.problem)
                    html.literal("<br>try: ")
                    html.element("code", item.step)
                }
            }
        }
    }
}

/// Where a browser gives its token once.
enum LoginPage {
    static let page = Route("GET", "/login", access: .open, .page("a form for the token"), isCacheable: false) {
        question in
        form(question.text("to"))
    }

    static let enter = Route(
        "POST", "/login", access: .open, Route.Content(type: "text/html", words: "takes the token of the form"),
        statuses: [303, 403], isCacheable: false
    ) { question in
        let token = (question.request.formValue("token") ?? "").filter { !$0.isWhitespace }
        guard let cookie = question.content.tokens().cookie(for: token) else { return form(nil, isWrong: true) }
        let isSecure = PublicAddress.of(question.request).hasPrefix("https")
        let field =
            "\(AccessTokens.cookie)=\(cookie); Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"
            + (isSecure ? "; Secure" : "")
        return HTTPResponse(
            status: 303,
            headers: [HTTPField("Set-Cookie", field), HTTPField("Location", local(question.request.formValue("to")))])
    }

    static let leave = Route(
        "POST", "/logout", access: .open, Route.Content(type: "text/html", words: "forgets the token"), statuses: [303],
        isCacheable: false
    ) { _ in
        let field = "\(AccessTokens.cookie)=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
        return HTTPResponse(status: 303, headers: [HTTPField("Set-Cookie", field), HTTPField("Location", "/login")])
    }

    /// The form in place of a page that needs a token.
    static func demanded(_ request: HTTPRequest) -> HTTPResponse { form(local(request.target), status: 401) }

    private static func form(_ target: String?, isWrong: Bool = false, status: Int = 200) -> HTTPResponse {
        Page(title: "Access", feed: nil).response(status: isWrong ? 403 : status) { html in
            html.element("h1", "Access")
            if isWrong { html.element("p", ["class": "attention", "role": "alert"], "This token is not valid here.") }
            html.element("form", ["method": "post", "action": "/login", "class": "find"]) { html in
                html.element("label", ["for": "token"], "Token")
                html.empty(
                    "input",
                    [
                        "type": "password", "id": "token", "name": "token", "autocomplete": "current-password",
                        "required": "required",
                    ])
                html.empty("input", ["type": "hidden", "name": "to", "value": local(target)])
                html.element("button", ["type": "submit"], "Enter")
            }
        }
    }

    /// A place on this site; anything else is the front page.
    private static func local(_ target: String?) -> String {
        guard let target, target.hasPrefix("/"), !target.hasPrefix("//"), target.utf8.count < 2000,
            target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return target
    }
}
