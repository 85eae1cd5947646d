import JSON
import Model

/// A message for a Teams workflow: an Adaptive Card whose foreign words stand in text runs, which know no markup.
///
/// Limit: 28 KB, of which 21 KB are safe; this stays below 20 kB by its parts.
struct TeamsFormat: WebhookFormat {
    /// `teams`.
    let name = "teams"

    private static let passages = 12
    private static let passageLimit = 300

    /// A card with the lead, the title, the edits, the source and a button.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        let news = Announcement(notice.change)
        var json = JSONWriter()
        json.object { json in
            json.field("type", "message")
            json.key("attachments")
            json.array { json in
                json.object { json in
                    json.field("contentType", "application/vnd.microsoft.card.adaptive")
                    json.key("content")
                    json.object { Self.card(news, to: &$0) }
                }
            }
        }
        return json.bytes
    }

    private static func card(_ news: Announcement, to json: inout JSONWriter) {
        json.field("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
        json.field("type", "AdaptiveCard")
        json.field("version", "1.4")
        json.key("body")
        json.array { json in
            paragraph([run(news.lead, 300, "weight", "Bolder")], to: &json)
            paragraph([run(news.title, 400)], to: &json)
            for passage in news.passages.prefix(passages) { edit(passage, to: &json) }
            for remark in news.remarks.prefix(3) { paragraph([run(remark, passageLimit)], to: &json) }
            paragraph([run("\(news.source) · \(news.time)", 300, "size", "Small")], to: &json)
        }
        guard let link = news.link, link.utf8.count <= 2000 else { return }
        json.key("actions")
        json.array { json in
            json.object { json in
                json.field("type", "Action.OpenUrl")
                json.field("title", "Open the article")
                json.field("url", link)
            }
        }
    }

    private typealias Run = (text: String, property: (String, String)?)

    private static func run(_ text: String, _ limit: Int, _ name: String? = nil, _ value: String = "") -> Run {
        (TextFit.fit(text, limit, unit: .bytes), name.map { ($0, value) })
    }

    private static func edit(_ passage: Announcement.Passage, to json: inout JSONWriter) {
        var runs = [run(passage.label + ": ", 60)]
        if !passage.head.isEmpty { runs.append(run(passage.head, passageLimit)) }
        if let before = passage.before { runs.append(run(before, passageLimit, "strikethrough", "")) }
        if passage.before != nil, passage.after != nil { runs.append(run(" → ", 10)) }
        if let after = passage.after { runs.append(run(after, passageLimit, "weight", "Bolder")) }
        if !passage.tail.isEmpty { runs.append(run(passage.tail, passageLimit)) }
        paragraph(runs, to: &json)
    }

    private static func paragraph(_ runs: [Run], to json: inout JSONWriter) {
        json.object { json in
            json.field("type", "RichTextBlock")
            json.key("inlines")
            json.array { json in for run in runs { inline(run, to: &json) } }
        }
    }

    private static func inline(_ run: Run, to json: inout JSONWriter) {
        json.object { json in
            json.field("type", "TextRun")
            json.field("text", run.text)
            guard let (name, value) = run.property else { return }
            if name == "strikethrough" { json.field(name, true) } else { json.field(name, value) }
        }
    }
}
