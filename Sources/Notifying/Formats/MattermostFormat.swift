import JSON
import Model

/// A message for a Mattermost incoming webhook, in escaped Markdown.
///
/// Limit: 4000 characters, which the oldest servers in use still have.
struct MattermostFormat: WebhookFormat {
    /// `mattermost`.
    let name = "mattermost"

    /// The lead, the linked title, the edits, the source.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        let news = Announcement(notice.change)
        let title = TextFit.fit(news.title, 400, escape: Markdown.escape)
        var lines = ["**\(TextFit.fit(news.lead, 300, escape: Markdown.escape))**"]
        lines.append(news.link.flatMap(Self.linkTarget).map { "[\(title)](\($0))" } ?? title)
        lines += news.lines().map { TextFit.fit($0, .max, escape: Markdown.escape) }
        let footer = TextFit.fit("\(news.source) · \(news.time)", 300, escape: Markdown.escape)
        let text = TextFit.fit(lines.joined(separator: "\n"), 3600) + "\n" + footer
        var json = JSONWriter()
        json.object { $0.field("text", text) }
        return json.bytes
    }

    /// An address inside `(…)`; too long a one is left out.
    private static func linkTarget(_ link: String) -> String? {
        let target = TextFit.fit(link, .max) { scalar in
            scalar == "(" ? "%28" : scalar == ")" ? "%29" : scalar == "<" ? "%3C" : scalar == ">" ? "%3E" : nil
        }
        return target.utf16.count <= 1000 ? target : nil
    }
}
