import Model
import Notifying
import Storage
import Testing

/// Patterns that are known to be some.
private func patterns(_ texts: String...) -> [TextPattern] { texts.compactMap { try? TextPattern($0) } }

private func condition(_ path: String, _ texts: String...) -> FieldCondition {
    FieldCondition(path: path, patterns: texts.compactMap { try? TextPattern($0) })
}

struct FilterTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var isWanted: Bool
        var filter: @Sendable (inout WebhookFilter) -> Void = { _ in }
        var change: @Sendable (inout ChangeRecord) -> Void = { _ in }
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "no conditions", isWanted: true),
        Case(name: "another type", isWanted: false) { $0.types = [.articleRemoved] },
        Case(name: "one of the types", isWanted: true) { $0.types = [.articleRemoved, .articleChanged] },
        Case(name: "a new reading, unasked", isWanted: false, change: { $0.type = .articleReprocessed }),
        Case(name: "a new reading, asked for", isWanted: true) {
            $0.types = [.articleReprocessed]
        } change: {
            $0.type = .articleReprocessed
        },
        Case(name: "severe enough", isWanted: true) { $0.severity = .major },
        Case(name: "not severe enough", isWanted: false) {
            $0.severity = .major
        } change: {
            $0.severity = .minor
        },
        Case(name: "a removal has no severity to judge", isWanted: true) {
            ($0.severity, $0.disclosure, $0.kinds) = (.major, [.declared], [.name])
        } change: {
            ($0.type, $0.severity, $0.disclosure, $0.kinds) = (.articleRemoved, .minor, nil, [])
        },
        Case(name: "another disclosure", isWanted: false) { $0.disclosure = [.declared] },
        Case(name: "the disclosure", isWanted: true) { $0.disclosure = [.declared, .undeclared] },
        Case(name: "a kind", isWanted: true) { $0.kinds = [.number] },
        Case(name: "another kind", isWanted: false) { $0.kinds = [.typo] },
        Case(name: "a tag", isWanted: true) { $0.tags = ["politics", "world"] },
        Case(name: "another tag", isWanted: false) { $0.tags = ["politics"] },
        Case(name: "another source", isWanted: false) { $0.sources = ["nyt"] },
        Case(name: "words that came, in their sentence", isWanted: true) { $0.added = patterns("kills 12 people") },
        Case(name: "words that were there before", isWanted: false) { $0.added = patterns("people", "8") },
        Case(name: "a figure that came", isWanted: true) { $0.added = patterns("/\\d+/") },
        Case(name: "words that went", isWanted: true) { $0.removed = patterns("mayor") },
        Case(name: "words that stayed", isWanted: false) { $0.removed = patterns("storm", "12") },
        Case(name: "words around an edit", isWanted: true) { $0.text = patterns("storm kills") },
        Case(name: "words of the title", isWanted: true) { $0.text = patterns("東京") },
        Case(name: "words that stand nowhere", isWanted: false) { $0.text = patterns("earthquake") },
        Case(name: "both conditions on words", isWanted: false) {
            ($0.added, $0.text) = (patterns("12"), patterns("earthquake"))
        },
        Case(name: "an event without edits brings no words", isWanted: false) {
            $0.added = patterns("12")
        } change: {
            ($0.type, $0.edits) = (.articleRemoved, [])
        },
        Case(name: "moved words neither came nor went", isWanted: false) {
            $0.added = patterns("mayor")
        } change: {
            $0.edits = [
                Edit(field: .body, operation: .move, kind: .reordering, before: "The mayor", after: "The mayor")
            ]
        },
        Case(name: "a language", isWanted: true) {
            $0.languages = ["de"]
        } change: {
            $0.article?.language = "de-AT"
        },
        Case(name: "another language", isWanted: false) {
            $0.languages = ["de"]
        } change: {
            $0.article?.language = "den"
        },
        Case(name: "no known language", isWanted: false) { $0.languages = ["de"] },
        Case(name: "an address", isWanted: true) { $0.match = [condition("article.url", "/\\/a\\/\\d/")] },
        Case(name: "another address", isWanted: false) { $0.match = [condition("article.url", "politics")] },
        Case(name: "a field of an edit", isWanted: true) {
            $0.match = [condition("edits.field", "byline", "headline")]
        },
        Case(name: "all paths are needed", isWanted: false) {
            $0.match = [condition("edits.field", "headline"), condition("edits.op", "addition")]
        },
        Case(name: "a number", isWanted: true) { $0.match = [condition("stats.words_removed", "7")] },
        Case(name: "a path that leads nowhere", isWanted: false) { $0.match = [condition("moved.to", "/./")] },
    ])
    func `a webhook gets what it asks for`(_ test: Case) {
        var filter = WebhookFilter()
        test.filter(&filter)
        var change = Samples.change
        test.change(&change)
        #expect(filter.accepts(change) == test.isWanted)
    }

    @Test func `each webhook gets a body of its own form`() {
        var slack = WebhookSettings(name: "chat", url: "https://hooks.example.org/1")
        slack.format = "slack"
        var removals = WebhookSettings(name: "removals", url: "https://hooks.example.org/2")
        removals.when.types = [.articleRemoved]
        var broken = WebhookSettings(name: "broken", url: "https://hooks.example.org/3")
        broken.format = "none"
        let planner = WebhookPlanner([
            WebhookSettings(name: "desk", url: "https://h.example/"), slack, removals, broken,
        ])
        let planned = planner.deliveries(of: Samples.change, sequence: 9)
        #expect(planned.map(\.webhook) == ["desk", "chat"])
        #expect(planned[0].body != planned[1].body)
        #expect(String(decoding: planned[0].body, as: UTF8.self).contains("\"seq\":9"))
    }

    @Test func `the public part of an address hides the rest`() {
        #expect(
            WebhookSettings(name: "w", url: "https://hooks.example.org:8443/T0/secret?x").publicURL
                == "https://hooks.example.org:8443")
    }
}
