import JSON
import Model
import Rendering
import Storage
import Tracking
import Watching

/// `errata why`.
enum WhyCommand {
    static let command = Command(
        name: "why", group: .reading, summary: "Explain the verdict on a change: kinds, disclosure, severity",
        arguments: [Argument("CHANGE", .text, .one, "Its number or id")], options: Option.reading,
        examples: [.init("errata why 4711", "Why change 4711 was classified the way it was")], isPaged: true, run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let change = try Lookup.change(arguments.positional[0], reader)
        guard let record = change.record else {
            throw CommandFailure("change \(change.sequence) cannot be read back", code: .badData)
        }
        let site = record.article.map { SiteNotes.site(of: $0.url) }
        let held = SiteNotes.heldBack(try site.flatMap { try reader.siteMemo($0) })
        guard arguments.has(.json) else {
            arguments.console.print(ChangeView.why(record, style: arguments.console.style))
            if let site, !held.isEmpty {
                arguments.console.print(ChangeView.heldBack(held, on: site, style: arguments.console.style))
            }
            return .fine
        }
        arguments.console.printJSON { json in
            json.object { json in
                json.field("seq", Int(change.sequence))
                json.field("id", record.id)
                json.field("disclosure", record.disclosure?.rawValue)
                json.field("disclosure_reason", record.disclosureReason)
                json.field("severity", record.severity.rawValue)
                json.key("edits")
                json.array { json in for edit in record.edits { edit.write(to: &json) } }
                json.key("held_back_on_site")
                json.object { json in for entry in held { json.field(entry.rule, entry.count) } }
            }
        }
        return .fine
    }
}
