import Model
import YAML

/// Checks over all sources of all files.
enum SourceCheck {
    /// Two sources with one id would be one source to the store; one document watched twice is a slip.
    static func findDuplicates(_ sources: [Placed<SourceDraft>], _ findings: inout Findings) {
        var ids: [String: Placed<SourceDraft>] = [:]
        var addresses: [String: Placed<SourceDraft>] = [:]
        for placed in sources {
            let source = placed.value.source
            guard !source.url.isEmpty else { continue }
            findings.file = placed.file
            if let first = ids[source.id] {
                findings.wrong(
                    "the id '\(source.id)' is taken by the source in \(place(first, placed)); give one of them an id",
                    at: placed.position) as Void?
            } else if let first = addresses[key(source)] {
                findings.wrong(
                    "this \(source.kind.rawValue) is watched already, \(place(first, placed))", at: placed.position)
                    as Void?
            }
            ids[source.id] = ids[source.id] ?? placed
            addresses[key(source)] = addresses[key(source)] ?? placed
        }
    }

    /// The same page may be watched in two parts.
    private static func key(_ source: Source) -> String {
        ([source.kind.rawValue, source.url] + source.rules.select).joined(separator: "\n")
    }

    private static func place(_ first: Placed<SourceDraft>, _ second: Placed<SourceDraft>) -> String {
        (first.file == second.file ? "" : first.file + " ") + "line \(first.position.line)"
    }
}
