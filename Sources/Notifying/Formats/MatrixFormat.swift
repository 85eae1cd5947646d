import Basics
import JSON
import Model

/// A notice in a Matrix room; the transaction id is the change's id, so a repeated attempt is one message.
///
/// Limit: 65,536 bytes an event; this stays far below.
struct MatrixFormat: WebhookFormat {
    /// `matrix`.
    let name = "matrix"
    /// The room.
    let options = ["room"]

    private static let linesLimit = 5000

    /// The text twice, plain and as HTML; nobody is mentioned.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        let news = Announcement(notice.change)
        let lines = [news.lead, news.title] + news.lines() + [news.link ?? "", news.source]
        var json = JSONWriter()
        json.object { json in
            json.field("msgtype", "m.notice")
            json.field(
                "body", TextFit.fit(lines.filter { !$0.isEmpty }.joined(separator: "\n"), Self.linesLimit, unit: .bytes)
            )
            json.field("format", "org.matrix.custom.html")
            json.field("formatted_body", Self.html(news))
            json.key("m.mentions")
            json.object { _ in }
        }
        return json.bytes
    }

    /// `PUT …/rooms/{room}/send/m.room.message/{txnId}` below the homeserver's address.
    func address(_ request: inout WebhookRequest, _ settings: WebhookSettings) {
        var url = WebAddress(request.url)
        let room = PercentEncoding.unreserved(settings.options["room"] ?? "")
        let base = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
        url.path =
            base + "/_matrix/client/v3/rooms/\(room)/send/m.room.message/\(PercentEncoding.unreserved(request.id))"
        request.url = url.description
        request.method = "PUT"
    }

    /// A room and a token are needed.
    func problems(_ settings: WebhookSettings) -> [String] {
        var problems: [String] = []
        if settings.options["room"]?.isEmpty ?? true {
            problems.append("matrix needs the option room, such as !id:host")
        }
        if settings.bearerToken == nil { problems.append("matrix needs the access token as bearer token") }
        return problems
    }

    private static func html(_ news: Announcement) -> String {
        let title = TextFit.fit(news.title, 600, escape: HTMLEscape.escape)
        let link = news.link.flatMap { $0.utf8.count <= 2000 ? TextFit.fit($0, .max, escape: HTMLEscape.escape) : nil }
        var html = "<strong>\(TextFit.fit(news.lead, 300, escape: HTMLEscape.escape))</strong><br>"
        html += link.map { "<a href=\"\($0)\">\(title)</a>" } ?? title
        var room = linesLimit
        for passage in news.passages {
            let piece = "<br>" + edit(passage)
            room -= piece.utf8.count
            guard room > 0 else { return html + "<br>…" }
            html += piece
        }
        for remark in news.remarks.prefix(5) { html += "<br>" + TextFit.fit(remark, 400, escape: HTMLEscape.escape) }
        return html + "<br><em>\(TextFit.fit(news.source, 200, escape: HTMLEscape.escape))</em>"
    }

    private static func edit(_ passage: Announcement.Passage) -> String {
        let before = passage.before.map { "<del>\(TextFit.fit($0, 800, escape: HTMLEscape.escape))</del>" }
        let after = passage.after.map { "<strong>\(TextFit.fit($0, 800, escape: HTMLEscape.escape))</strong>" }
        let words = [before, after].compactMap { $0 }.joined(separator: " → ")
        let (head, tail) = (escaped(passage.head), escaped(passage.tail))
        return passage.label + ": " + head + words + tail
    }

    private static func escaped(_ text: String) -> String {
        TextFit.fit(text, 400, escape: HTMLEscape.escape)
    }
}
