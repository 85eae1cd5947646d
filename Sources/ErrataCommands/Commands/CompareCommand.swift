import Changes
import JSON
import Linux
import Model
import Rendering
import Tracking

/// `errata compare`: shows what lies between two versions of an article, without daemon or network.
enum CompareCommand {
    private static let language = Option("language", "TAG", .text, "The article's language, when the pages do not say")

    static let command = Command(
        name: "compare", group: .tools, summary: "Compare two versions of an article and say what the edits mean",
        details: [
            "OLD and NEW are HTML pages, or what 'errata extract' printed for them. On a terminal the words are marked; "
                + "otherwise, or with --json, one JSON object is printed.",
            "They are read and compared as the daemon does it with a page that stays so, and nothing else is known of the "
                + "site: what its rules leave out is counted under \"suppressed\", and \"gate\" says why a check would not "
                + "take the new page for a version yet.",
            "With --batch each line of stdin is {\"id\",\"old\",\"new\",\"url\"}, and each line of stdout the comparison "
                + "with that \"id\", or {\"id\",\"error\"}.",
        ],
        arguments: [
            Argument("OLD", .file, .optional, "The version that was known"),
            Argument("NEW", .file, .optional, "The version to compare with it"),
        ],
        options: [.url, .json, .batch, language],
        examples: [.init("errata compare monday.html tuesday.html", "Marks what came and what went")],
        run: run)

    private static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if arguments.has(.batch) { return batch(arguments.console) }
        guard arguments.positional.count == 2 else {
            throw CommandFailure.usage("compare needs OLD and NEW, or --batch", hint: "errata compare --help")
        }
        let url = arguments.text(.url) ?? ""
        let old = try read(arguments.positional[0], url)
        let new = try read(arguments.positional[1], url)
        let result = PageComparison(old, new, language: arguments.text(language))
        let console = arguments.console
        guard console.isTerminal, !arguments.has(.json) else {
            var json = JSONWriter()
            json.object { result.write(to: &$0) }
            console.write(json.bytes)
            console.print()
            return .fine
        }
        console.print(DiffView.inline(ArticleDiff(result.old, result.new), style: console.style))
        if let gate = result.gate { console.print(ChangeView.gate(gate, style: console.style)) }
        console.print(ChangeView.summary(result.comparison, style: console.style))
        return .fine
    }

    /// One answer a line, as soon as it is there: the other side may wait for it.
    private static func batch(_ console: Console) -> ExitCode {
        var json = JSONWriter()
        while let line = readLine(), !console.isClosed {
            guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
            json.reset()
            answer(line, &json)
            console.write(json.bytes)
            console.print()
            console.flush()
        }
        return .fine
    }

    private static func answer(_ line: String, _ json: inout JSONWriter) {
        let request = (try? JSONParser.parse(Array(line.utf8))) ?? .null
        json.object { json in
            json.key("id")
            json.value(request["id"] ?? .null)
            do {
                let url = request["url"]?.string ?? ""
                guard let old = try version(request["old"], url), let new = try version(request["new"], url)
                else { return json.field("error", "the line is not a JSON object with \"old\" and \"new\"") }
                PageComparison(old, new, language: request["language"]?.string).write(to: &json)
            } catch {
                json.field("error", "\(error)")
            }
        }
    }

    /// A file's name, or the extracted version itself.
    private static func version(_ value: JSONValue?, _ url: String) throws -> PageComparison.Version? {
        guard let value else { return nil }
        if let content = ArticleContent(json: value) { return PageComparison.Version(content) }
        guard let file = value.string else { return nil }
        return try read(file, url)
    }

    /// A page, or what `extract` printed for one.
    private static func read(_ file: String, _ url: String) throws -> PageComparison.Version {
        let bytes = try FileSystem.read(file)
        if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), let value = try? JSONParser.parse(bytes),
            let content = ArticleContent(json: value)
        {
            return PageComparison.Version(content)
        }
        return PageComparison.Version(page: bytes, url: url)
    }
}

extension PageComparison {
    fileprivate func write(to json: inout JSONWriter) {
        json.key("edits")
        json.array { json in for edit in comparison.edits { edit.write(to: &json) } }
        json.field("kinds", comparison.kinds.map(\.rawValue))
        json.field("disclosure", comparison.disclosure.rawValue)
        json.field("disclosure_reason", comparison.disclosureReason)
        json.field("severity", comparison.severity.rawValue)
        json.key("stamps")
        json.object { json in
            json.key("before")
            json.array { json in for stamp in comparison.stampsBefore { stamp.write(to: &json) } }
            json.key("after")
            json.array { json in for stamp in comparison.stampsAfter { stamp.write(to: &json) } }
        }
        json.key("stats")
        json.object { json in
            json.field("words_added", comparison.statistics.wordsAdded)
            json.field("words_removed", comparison.statistics.wordsRemoved)
            json.field("similarity", (comparison.statistics.similarity * 1000).rounded() / 1000)
        }
        json.key("suppressed")
        json.array { json in
            for rule in comparison.suppressed {
                json.object { json in
                    json.field("rule", rule.rule)
                    json.field("count", rule.count)
                    json.field("example", rule.example)
                }
            }
        }
        if let gate { json.field("gate", gate) }
    }
}
