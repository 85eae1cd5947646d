import JSON
import Model

/// A message for a Slack incoming webhook: foreign words stand only in `plain_text`, which knows no markup.
///
/// Limits (docs.slack.dev): header 150, section text 3000 characters, 50 blocks, in practice 13 kB of blocks.
struct SlackFormat: WebhookFormat {
    /// `slack`.
    let name = "slack"

    private static let linesLimit = 2900

    /// A header, the edits, and a link.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        let news = Announcement(notice.change)
        var json = JSONWriter()
        json.object { json in
            // What notifications show; `mrkdwn` off leaves only `& < >` with a meaning.
            json.field("text", TextFit.fit("\(news.lead): \(news.sentence)", 400, escape: Self.escape))
            json.field("mrkdwn", false)
            json.field("unfurl_links", false)
            json.key("blocks")
            json.array { json in
                Self.block("header", "plain_text", TextFit.fit(news.lead, 150), to: &json)
                Self.block("section", "plain_text", TextFit.fit(news.title, 600), to: &json)
                let lines = TextFit.fit(news.lines().joined(separator: "\n"), Self.linesLimit)
                if !lines.isEmpty { Self.block("section", "plain_text", lines, to: &json) }
                Self.context(news, to: &json)
            }
        }
        return json.bytes
    }

    private static func block(_ type: String, _ kind: String, _ text: String, to json: inout JSONWriter) {
        json.object { json in
            json.field("type", type)
            json.key("text")
            element(kind, text, to: &json)
        }
    }

    private static func element(_ kind: String, _ text: String, to json: inout JSONWriter) {
        json.object { json in
            json.field("type", kind)
            json.field("text", text)
            if kind == "plain_text" { json.field("emoji", false) }
        }
    }

    private static func context(_ news: Announcement, to json: inout JSONWriter) {
        json.object { json in
            json.field("type", "context")
            json.key("elements")
            json.array { json in
                if let link = news.link.flatMap(linkTarget) {
                    element("mrkdwn", "<\(link)|Open the article>", to: &json)
                }
                element("plain_text", TextFit.fit("\(news.source) · \(news.time)", 300), to: &json)
            }
        }
    }

    /// An address inside `<…|…>`; too long a one is left out, for half an address is none.
    private static func linkTarget(_ link: String) -> String? {
        let target = TextFit.fit(link, .max) { scalar in
            scalar == "|" ? "%7C" : scalar == "<" ? "%3C" : scalar == ">" ? "%3E" : Self.escape(scalar)
        }
        return target.utf16.count <= 2000 ? target : nil
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: nil
        }
    }
}
