import Model
import Rendering

/// What a message says, as plain text and as HTML; all foreign text is made safe here.
struct MailText {
    /// Nothing more is added to a message that is longer, in bytes.
    private static let limit = 300_000
    /// The longest text of one passage.
    private static let passageLimit = 2000
    private static let passagesOfOne = 60
    private static let passagesInDigest = 8

    let clock: DisplayClock
    /// Where the pages are reached; nil leaves links to them out.
    let page: String?
    private(set) var plain = ""
    private(set) var html = ""

    init(clock: DisplayClock, page: String?) {
        self.clock = clock
        self.page = page
    }

    private var isFull: Bool { html.utf8.count > MailText.limit }

    // MARK: One change

    mutating func add(_ notice: ChangeNotice) {
        let change = notice.change
        let news = Announcement(change)
        let place =
            [news.source, clock.minute(change.observedAt)] + (change.hasEdits ? [change.severity.rawValue] : [])
        line(news.lead, "p", bold: true)
        heading(news.title, link: news.link, level: 2)
        line(place.joined(separator: " · "), "p")
        add(news, limit: MailText.passagesOfOne)
        link("The change with both texts", pageOf(change))
    }

    private mutating func add(_ news: Announcement, limit: Int) {
        for passage in news.passages.prefix(limit) where !isFull { add(passage) }
        let rest = news.passages.count - limit
        if rest > 0 { line("and \(Quantity.count(rest, "further edit", "further edits"))", "p") }
        for remark in news.remarks.prefix(5) { line(remark, "p") }
    }

    private mutating func add(_ passage: Announcement.Passage) {
        let (old, new) = passage.sentences
        let lines = [old.map { "- " + MailText.fit($0) }, new.map { "+ " + MailText.fit($0) }].compactMap(\.self)
        plain += lines.map { $0 + "\n" }.joined() + "\n"
        let del = passage.before.map { "<del style=\"color:#a40000\">\(MailText.safe($0))</del>" }
        let ins = passage.after.map {
            "<ins style=\"color:#00600f;text-decoration:none;font-weight:bold\">\(MailText.safe($0))</ins>"
        }
        let words = [del, ins].compactMap(\.self).joined(separator: " ")
        html +=
            "<p style=\"border-left:3px solid #ccc;padding-left:8px\">"
            + "\(MailText.safe(passage.head))\(words)\(MailText.safe(passage.tail))</p>\n"
    }

    // MARK: Several changes

    /// Every change by its source and its article, in the order in which they came.
    mutating func addDigest(_ notices: [ChangeNotice]) {
        line(MailText.summary(notices) + ".", "p")
        for (_, ofSource) in MailText.grouped(notices, by: { $0.change.source.id }) {
            heading(TextFit.line(ofSource[0].change.source.name), link: nil, level: 2)
            for (_, ofArticle) in MailText.grouped(ofSource, by: { $0.change.article?.id ?? $0.change.id }) {
                guard !isFull else { continue }
                addArticle(ofArticle)
            }
        }
        if isFull { line("There is more than a message can hold.", "p") }
        link("All changes", page)
    }

    private mutating func addArticle(_ notices: [ChangeNotice]) {
        let last = Announcement(notices[notices.count - 1].change)
        heading(last.title, link: last.link, level: 3)
        for notice in notices where !isFull {
            let news = Announcement(notice.change)
            line("\(clock.minute(notice.change.observedAt)): \(news.lead)", "p", bold: true)
            add(news, limit: MailText.passagesInDigest)
            link("The change with both texts", pageOf(notice.change))
        }
    }

    /// `12 changes in 5 articles of 2 sources`.
    static func summary(_ notices: [ChangeNotice]) -> String {
        let articles = Set(notices.compactMap { $0.change.article?.id }).count
        let sources = Set(notices.map(\.change.source.id)).count
        let places = articles > 0 ? " in \(Quantity.count(articles, "article", "articles"))" : ""
        return Quantity.count(notices.count, "change", "changes") + places
            + " of \(Quantity.count(sources, "source", "sources"))"
    }

    private static func grouped(
        _ notices: [ChangeNotice], by key: (ChangeNotice) -> String
    ) -> [(String, [ChangeNotice])] {
        var order: [String] = []
        var groups: [String: [ChangeNotice]] = [:]
        for notice in notices {
            let name = key(notice)
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(notice)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    // MARK: Lines

    mutating func heading(_ text: String, link: String?, level: Int) {
        let size = level == 2 ? 18 : 15
        plain += text + "\n" + (link.map { $0 + "\n" } ?? "") + "\n"
        let shown = MailText.safe(text)
        let linked = link.flatMap(SafeText.address).map { "<a href=\"\(SafeText.html($0))\">\(shown)</a>" } ?? shown
        html += "<h\(level) style=\"font-size:\(size)px;margin:16px 0 4px\">\(linked)</h\(level)>\n"
    }

    mutating func line(_ text: String, _ element: String, bold: Bool = false) {
        plain += MailText.fit(text) + "\n\n"
        let shown = MailText.safe(text)
        html += "<\(element)>\(bold ? "<strong>\(shown)</strong>" : shown)</\(element)>\n"
    }

    /// Lines of ours that keep their form, such as a table.
    mutating func block(_ text: String) {
        plain += text + "\n\n"
        html += "<pre style=\"font-size:13px\">\(SafeText.html(text))</pre>\n"
    }

    private mutating func link(_ text: String, _ url: String?) {
        guard let url, let address = SafeText.address(url) else { return }
        plain += "\(text): \(address)\n\n"
        html += "<p><a href=\"\(SafeText.html(address))\">\(SafeText.html(text))</a></p>\n"
    }

    /// The end of every message: why somebody gets it, and how it ends.
    mutating func sign(_ recipient: String, unsubscribe: String) {
        let words = "You receive this as “\(recipient)” of Errata."
        plain += "-- \n\(words)\nTo unsubscribe: \(unsubscribe)\n"
        html +=
            "<hr><p style=\"color:#666;font-size:12px\">\(SafeText.html(words)) "
            + "<a href=\"\(SafeText.html(unsubscribe))\">Unsubscribe</a></p>\n"
    }

    /// The HTML part as a document.
    var document: String {
        "<!doctype html><html><head><meta charset=\"utf-8\"></head>"
            + "<body style=\"font-family:sans-serif;font-size:14px;line-height:1.4\">\n\(html)</body></html>\n"
    }

    private func pageOf(_ change: ChangeRecord) -> String? { page.map { "\($0)/changes/\(change.id)" } }

    private static func fit(_ text: String) -> String { TextFit.fit(text, passageLimit) }

    private static func safe(_ text: String) -> String { SafeText.html(fit(text)) }
}
