import JSON
import Model

/// A message for ntfy, published as JSON at the server's root; the topic is an option or the URL's path.
///
/// Limit: 4096 bytes of message; a longer one would arrive as an attached file.
struct NtfyFormat: WebhookFormat {
    /// `ntfy`.
    let name = "ntfy"
    /// The topic, unless it is in the address.
    let options = ["topic"]

    private static let messageLimit = 3900

    /// Topic, title, message, priority and a link, in plain text.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        let news = Announcement(notice.change)
        let message = ([news.title] + news.lines() + [news.source, news.link ?? ""]).filter { !$0.isEmpty }.joined(
            separator: "\n")
        var json = JSONWriter()
        json.object { json in
            json.field("topic", Self.topic(settings))
            json.field("title", TextFit.fit(news.lead, 240, unit: .bytes))
            json.field("message", TextFit.fit(message, Self.messageLimit, unit: .bytes))
            json.field("priority", Self.priority(news.severity))
            json.field("tags", ["pencil2"])
            if let link = news.link, link.utf8.count <= 2000 { json.field("click", link) }
        }
        return json.bytes
    }

    /// JSON messages go to the root, whatever the path.
    func address(_ request: inout WebhookRequest, _ settings: WebhookSettings) {
        var root = WebAddress(request.url)
        (root.path, root.query, root.fragment) = ("/", nil, nil)
        request.url = root.description
    }

    /// Without a topic nothing can be published.
    func problems(_ settings: WebhookSettings) -> [String] {
        Self.topic(settings).isEmpty ? ["ntfy needs a topic: in the URL's path or as the option topic"] : []
    }

    private static func topic(_ settings: WebhookSettings) -> String {
        settings.options["topic"] ?? WebAddress(settings.url).path.split(separator: "/").last.map { String($0) } ?? ""
    }

    private static func priority(_ severity: Severity) -> Int {
        switch severity {
        case .major: 4
        case .minor: 3
        case .cosmetic: 2
        }
    }
}
