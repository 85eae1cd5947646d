import Model
import Testing

@testable import Configuration

/// Edits of single sources within files as people write them.
@Suite struct SourceEditorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var edit: SourceEdit
        var before: String
        /// Nil when it is left to the person.
        var after: String?
        var testDescription: String { name }
    }

    // style: table
    static let cases = [
        Case(
            name: "pause, as add writes it", edit: .pause,
            before: "sources:\n  - feed: https://a.example/f\n    name: A\n",
            after: "sources:\n  - feed: https://a.example/f\n    name: A\n    paused: true\n"),
        Case(
            name: "pause before another source, with a comment between", edit: .pause,
            before:
                "sources:\n  - feed: https://a.example/f\n    name: A\n  # the other\n  - feed: https://b.example/f\n",
            after:
                "sources:\n  - feed: https://a.example/f\n    name: A\n    paused: true\n  # the other\n  - feed: https://b.example/f\n"
        ),
        Case(
            name: "pause in braces", edit: .pause,
            before: "sources:\n- {feed: \"https://a.example/f\", name: A} # mine\n",
            after: "sources:\n- {paused: true, feed: \"https://a.example/f\", name: A} # mine\n"),
        Case(
            name: "pause what says false", edit: .pause,
            before: "sources:\n  - name: A\n    paused: false # for now\n    feed: https://a.example/f\n",
            after: "sources:\n  - name: A\n    paused: true\n    feed: https://a.example/f\n"),
        Case(
            name: "resume", edit: .resume,
            before: "sources:\n  - feed: https://a.example/f\n    paused: true\n    name: A\n",
            after: "sources:\n  - feed: https://a.example/f\n    name: A\n"),
        Case(
            name: "resume in braces", edit: .resume,
            before: "sources:\n  - {paused: true, feed: \"https://a.example/f\"}\n",
            after: "sources:\n  - {feed: \"https://a.example/f\"}\n"),
        Case(
            name: "resume where it is the first key", edit: .resume,
            before: "sources:\n  - paused: true\n    feed: https://a.example/f\n", after: nil),
        Case(
            name: "tag", edit: .tag("new"), before: "sources:\n  - feed: https://a.example/f\n    follow: 30d\n",
            after: "sources:\n  - feed: https://a.example/f\n    follow: 30d\n    tags: [new]\n"),
        Case(
            name: "tag beside others in a list of lines", edit: .tag("new one"),
            before: "sources:\n  - feed: https://a.example/f\n    tags:\n      - old\n      - older\n    name: A\n",
            after: "sources:\n  - feed: https://a.example/f\n    tags: [old, older, \"new one\"]\n    name: A\n"),
        Case(
            name: "take the last tag away", edit: .untag("old"),
            before: "sources:\n  - feed: https://a.example/f\n    tags: [old]\n",
            after: "sources:\n  - feed: https://a.example/f\n"),
        Case(
            name: "remove the first of two", edit: .remove,
            before: "sources:\n  - feed: https://a.example/f\n    rules: x\n\n  - feed: https://b.example/f\n",
            after: "sources:\n\n  - feed: https://b.example/f\n"),
        Case(
            name: "remove from a list in brackets", edit: .remove,
            before: "sources: [{feed: \"https://a.example/f\"}]\n", after: nil),
    ]

    @Test(arguments: cases)
    func `an edit changes one source and leaves the rest as it was written`(_ test: Case) throws {
        let lines = test.before.split(separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0.contains("- ") || $0.contains("[{") })
        let dash = try #require(lines[index].firstIndex { $0 == "-" || $0 == "[" })
        let start = try #require(lines[index][lines[index].index(after: dash)...].firstIndex { $0 != " " })
        let column = lines[index].distance(from: lines[index].startIndex, to: start) + 1
        var source = Source(id: "a", kind: .feed, url: "https://a.example/f", name: "A")
        if test.before.contains("older") { source.tags = ["old", "older"] }
        if test.before.contains("[old]") { source.tags = ["old"] }
        let place = SourcePlace(file: "e.yaml", line: index + 1, column: column)
        #expect(SourceFile.changing(test.before, at: place, test.edit, source) == test.after)
    }
}
