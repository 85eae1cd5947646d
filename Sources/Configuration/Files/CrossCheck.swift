import Linux
import Model
import YAML

/// Checks over everything that all files say.
enum CrossCheck {
    /// Two sources with one id would be one source to the store; one document watched twice is a slip.
    static func findDuplicates(_ sources: [Placed<SourceDraft>], _ findings: inout Findings) {
        // Positions in `sources`: a draft is large, and there may be tens of thousands.
        var ids: [String: Int] = [:]
        var addresses: [String: Int] = [:]
        ids.reserveCapacity(sources.count)
        addresses.reserveCapacity(sources.count)
        for (index, placed) in sources.enumerated() {
            let source = placed.value.source
            guard !source.url.isEmpty else { continue }
            let earlierID = ids.updateValue(index, forKey: source.id)
            let earlierAddress = addresses.updateValue(index, forKey: key(source))
            findings.file = placed.file
            if let first = earlierID {
                findings.wrong(
                    "the id '\(source.id)' is taken by the source in \(place(sources[first], placed)); "
                        + "give one of them an id", at: placed.position) as Void?
            } else if let first = earlierAddress {
                findings.wrong(
                    "this \(source.kind.rawValue) is watched already, \(place(sources[first], placed))",
                    at: placed.position) as Void?
            }
        }
    }

    /// Deliveries belong to the name of a webhook.
    static func findDuplicates(_ webhooks: [Placed<WebhookSettings>], _ findings: inout Findings) {
        var names: [String: Placed<WebhookSettings>] = [:]
        for placed in webhooks where !placed.value.name.isEmpty {
            findings.file = placed.file
            if let first = names[placed.value.name] {
                findings.wrong(
                    "the name '\(placed.value.name)' is taken by the one in \(place(first, placed))",
                    at: placed.position) as Void?
            }
            names[placed.value.name] = names[placed.value.name] ?? placed
        }
    }

    /// Notes what the check says about values that are well formed.
    static func ask<Value>(
        _ values: [Placed<Value>], _ check: (Value) -> [String], _ findings: inout Findings
    ) {
        for placed in values where placed.isClean {
            findings.file = placed.file
            for problem in check(placed.value) { findings.wrong(problem, at: placed.position) as Void? }
        }
    }

    /// Filters that let nothing through, because no source has that tag or id.
    ///
    /// They are warnings, not mistakes: otherwise, removing the last source of a tag would break the configuration.
    static func warnings(_ settings: Settings, _ webhooks: [Placed<WebhookSettings>]) -> [ConfigurationMistake] {
        let tags = Set(settings.sources.flatMap(\.tags))
        let ids = Set(settings.sources.map(\.id))
        let (sortedTags, sortedIDs) = (tags.sorted(), ids.sorted())
        // Each suggestion looks at every name there is: whoever has more wrong ones sees the kind of mistake by then.
        var suggestions = 20
        return webhooks.flatMap { placed in
            let unknownTags = placed.value.when.tags.filter { !tags.contains($0) }.map { ("tag", $0, sortedTags) }
            let unknownIDs = placed.value.when.sources.filter { !ids.contains($0) }.map { ("id", $0, sortedIDs) }
            return (unknownTags + unknownIDs).map { what, word, known in
                suggestions -= 1
                let closest = suggestions >= 0 ? Spelling.closest(to: word, among: known) : nil
                let near = closest.map { ", did you mean '\($0)'?" } ?? ""
                return ConfigurationMistake(
                    file: placed.file, line: placed.position.line, column: placed.position.column,
                    message: "no source has the \(what) \(shown(word))\(near)")
            }
        }
    }

    /// The same page may be watched in two parts.
    private static func key(_ source: Source) -> String {
        ([source.kind.rawValue, source.url] + source.rules.select).joined(separator: "\n")
    }

    private static func place<Value>(_ first: Placed<Value>, _ second: Placed<Value>) -> String {
        (first.file == second.file ? "" : first.file + " ") + "line \(first.position.line)"
    }
}
