import Basics
import JSON
import Model

/// The user's own text with values filled in; see `Template` for what it may hold.
///
/// The option `content-type` says how values are escaped: JSON (the default), HTML, form fields, or not at all.
struct TemplateFormat: WebhookFormat {
    /// `template`.
    let name = "template"
    /// How values are escaped.
    let options = ["content-type"]

    /// A rendered template is cut here, for a loop over many edits.
    static let limit = 64 << 10

    /// The option `content-type`.
    func contentType(_ settings: WebhookSettings) -> String {
        settings.options["content-type"] ?? "application/json"
    }

    /// The filled template; empty when it cannot be read, which `problems` has told before.
    func body(_ notice: ChangeNotice, _ settings: WebhookSettings) -> [UInt8] {
        guard let template = try? Template(settings.template ?? "") else { return [] }
        return template.rendered(with: Self.values(notice), escaping: Escaping(contentType(settings)))
    }

    /// What is wrong with the template.
    func problems(_ settings: WebhookSettings) -> [String] {
        guard let text = settings.template, !text.isEmpty else { return ["the format template needs a template"] }
        do {
            _ = try Template(text)
            return []
        } catch {
            return [error.description]
        }
    }

    /// The members of the webhook's `data`, and two sentences for people.
    private static func values(_ notice: ChangeNotice) -> JSONValue {
        let record = ChangeData.document(notice) { json, data in data(&json) }
        guard case .object(let members) = (try? JSONParser.parse(record)) ?? .null else { return .null }
        let news = Announcement(notice.change)
        return .object(
            members + [.init("lead", .string(news.lead)), .init("summary", .string("\(news.lead): \(news.title)"))])
    }
}

/// How a value is written so that it stays a value.
enum Escaping: Sendable {
    case json, html, form, none

    init(_ contentType: String) {
        let type = contentType.lowercased()
        self =
            type.contains("json")
            ? .json
            : type.contains("html") || type.contains("xml") ? .html : type.contains("urlencoded") ? .form : .none
    }

    func escaped(_ text: String) -> String {
        switch self {
        case .none: return text
        case .html: return TextFit.fit(text, .max, escape: HTMLEscape.escape)
        case .json:
            var json = JSONWriter()
            json.value(text)
            return String(json.text.dropFirst().dropLast())
        case .form: return PercentEncoding.unreserved(text)
        }
    }
}
