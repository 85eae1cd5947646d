import JSON
import Model

/// A message for a Discord webhook: one embed, its markup escaped, and nobody is mentioned.
///
/// Limits (Discord developer documentation): title 256, description 4096, footer 2048, embeds 6000 characters in all.
struct DiscordFormat: WebhookFormat {
    /// `discord`.
    let name = "discord"

    /// An embed with the title, the edits and the source.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        let news = Announcement(notice.change)
        var json = JSONWriter()
        json.object { json in
            json.field("content", TextFit.fit(news.lead, 200, escape: Self.escape))
            json.key("embeds")
            json.array { json in json.object { Self.embed(news, to: &$0) } }
            json.key("allowed_mentions")
            json.object { $0.field("parse", []) }
        }
        return json.bytes
    }

    private static func embed(_ news: Announcement, to json: inout JSONWriter) {
        json.field("title", TextFit.fit(news.title, 256, escape: escape))
        if let link = news.link, link.utf16.count <= 2000 { json.field("url", link) }
        let lines = news.lines().map { TextFit.fit($0, .max, escape: escape) }
        json.field("description", TextFit.fit(lines.joined(separator: "\n"), 3500))
        json.field("color", color(news.severity))
        json.key("footer")
        json.object { $0.field("text", TextFit.fit(news.source, 200)) }
        json.field("timestamp", news.time)
    }

    private static func color(_ severity: Severity) -> Int {
        switch severity {
        case .major: 0xC0392B
        case .minor: 0xD68910
        case .cosmetic: 0x7F8C8D
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String? { Markdown.escape(scalar) }
}
