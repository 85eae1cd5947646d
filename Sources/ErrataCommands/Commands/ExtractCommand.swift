import Articles
import JSON
import Linux
import Model

/// `errata extract`: shows what is understood of an article page, without daemon or network.
enum ExtractCommand {
    private static let contentType = Option(
        "content-type", "TYPE", .text, "The Content-Type header the file was served with")
    private static let explain = Option(flag: "explain", "Show each block with keep or drop and the reason")
    private static let select = Option("select", "SELECTOR", .text, "Read only what this CSS selector or XPath names")
    private static let ignore = Option("ignore", "SELECTOR", .text, "Leave out what this CSS selector or XPath names")
    private static let withoutStep = Option(
        "without-step", "STEP", .text, "Leave out one step of the reading, to measure what it is worth")
    private static let training = Option(
        flag: "training", "Print every block with its features, to make the block model from")

    static let command = Command(
        name: "extract", group: .tools, summary: "Read an article page from a file and print it as JSON",
        details: [
            "--explain shows the page block by block, with the path to use in a \"select\" or \"ignore\" rule.",
            "With --batch each line of stdin is {\"id\",\"file\",\"url\",\"content_type\",\"siblings\":[FILE, ...]}, where "
                + "siblings are other pages of the same site to learn from, and each line of stdout the article with "
                + "that \"id\", or {\"id\",\"error\"}.",
        ],
        arguments: [Argument("FILE", .file, .optional, "The file; - is stdin")],
        options: [.url, contentType, .json, explain, select, ignore, .batch, training, withoutStep],
        examples: [
            .init("errata extract page.html --url https://example.org/news/1", "The article as JSON"),
            .init("errata extract page.html --explain", "Why each block was kept or dropped"),
        ],
        run: run)

    private static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if arguments.has(.batch) { return batch(arguments) }
        guard let file = arguments.positional.first else {
            throw CommandFailure.usage("extract needs a FILE, or --batch", hint: "errata extract --help")
        }
        var page = PageInput(bytes: try FileSystem.read(file), url: arguments.text(.url) ?? "")
        page.contentType = arguments.text(contentType)
        var rules = PageRules()
        rules.select = arguments.texts(select)
        rules.ignore = arguments.texts(ignore)
        let reading = articleReader(arguments).read(page, rules: rules, isExplaining: arguments.has(explain))
        for failure in reading.ruleFailures { arguments.console.complain("rule \(failure)") }
        if arguments.has(explain), !arguments.has(.json) {
            show(reading, arguments.console)
        } else {
            var json = JSONWriter()
            json.object { write(reading, to: &$0) }
            arguments.console.write(json.bytes)
            arguments.console.print()
        }
        return reading.ruleFailures.isEmpty ? .fine : .badData
    }

    private static func articleReader(_ arguments: ParsedArguments) -> ArticleReader {
        let reader = ArticleReader()
        reader.skippedSteps = Set(arguments.texts(withoutStep))
        return reader
    }

    private static func write(_ reading: ArticleReading, to json: inout JSONWriter) {
        reading.content.write(to: &json)
        json.field("page_kind", reading.pageKind.rawValue)
        json.field("page_reason", reading.pageReason)
        json.field("next_page", reading.nextPage)
        json.field("amp_url", reading.ampURL)
    }

    /// The fields, then the blocks in page order; dropped blocks of one element stand together.
    private static func show(_ reading: ArticleReading, _ console: Console) {
        console.print("page: \(reading.pageKind.rawValue) (\(printable(reading.pageReason)))")
        let content = reading.content
        for (name, text) in [
            ("headline", content.headline), ("byline", byline(reading)), ("published", line(content.published)),
            ("modified", line(content.modified)),
        ] { console.print("\(name): \(printable(text ?? "none"))") }
        var rest = reading.explanation[...]
        while let verdict = rest.popFirst() {
            var texts = [verdict.text]
            while !verdict.isKept, let next = rest.first, !next.isKept, next.path == verdict.path {
                texts.append(next.text)
                rest.removeFirst()
            }
            let words = printable(String(texts.joined(separator: " / ").unicodeScalars.prefix(100)))
            let count = texts.count > 1 ? " \(texts.count) times" : ""
            console.print("\(verdict.isKept ? "keep" : "drop") \(verdict.kind.rawValue)\(count): \(words)")
            console.print("     \(printable(verdict.reason)); \(printable(verdict.path))")
        }
    }

    /// The names, and where they stand.
    private static func byline(_ reading: ArticleReading) -> String? {
        reading.content.byline.map { names in reading.bylineOrigin.map { "\(names) (\($0))" } ?? names }
    }

    /// The time, and where it stands in which words.
    private static func line(_ stamp: Stamp?) -> String? {
        stamp.map { "\($0.isoText ?? "?") (\($0.origin): \($0.literal))" }
    }

    /// The text without control and direction characters, so that a page cannot steer the terminal.
    private static func printable(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { scalar in
            let value = scalar.value
            let steers = (0x7F...0x9F).contains(value) || (0x200E...0x200F).contains(value)
            return value >= 0x20 && !steers && !(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
        }
        return String(String.UnicodeScalarView(kept))
    }

    /// One answer a line, as soon as it is there: the other side may wait for it.
    private static func batch(_ arguments: ParsedArguments) -> ExitCode {
        let reader = articleReader(arguments)
        let console = arguments.console
        var json = JSONWriter()
        while let line = readLine(), !console.isClosed {
            guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
            json.reset()
            let request = (try? JSONParser.parse(Array(line.utf8))) ?? .null
            json.object { json in
                json.key("id")
                json.value(request["id"] ?? .null)
                answer(request, reader, isTraining: arguments.has(training), to: &json)
            }
            console.write(json.bytes)
            console.print()
            console.flush()
        }
        return .fine
    }

    private static func answer(
        _ request: JSONValue, _ reader: ArticleReader, isTraining: Bool, to json: inout JSONWriter
    ) {
        guard let file = request["file"]?.string else {
            return json.field("error", "the line is not a JSON object with a \"file\"")
        }
        do {
            var page = PageInput(bytes: try FileSystem.read(file), url: request["url"]?.string ?? "")
            page.contentType = request["content_type"]?.string
            if isTraining { return write(reader.blockRows(page), to: &json) }
            let profile = try profile(request["siblings"]?.array ?? [], reader)
            write(reader.read(page, profile: profile), to: &json)
        } catch {
            json.field("error", "\(error)")
        }
    }

    private static func profile(_ siblings: [JSONValue], _ reader: ArticleReader) throws -> SiteProfile? {
        guard !siblings.isEmpty else { return nil }
        var profile = SiteProfile()
        for file in siblings.compactMap(\.string) {
            profile.learn(from: reader.read(PageInput(bytes: try FileSystem.read(file), url: file)).observation)
        }
        return profile
    }

    private static func write(_ rows: [BlockRow], to json: inout JSONWriter) {
        json.key("rows")
        json.array { json in
            for row in rows {
                json.object { json in
                    json.field("text", row.text)
                    json.field("g", row.groups)
                    json.key("x")
                    json.array { json in for number in row.features { json.value(Int(number)) } }
                }
            }
        }
    }
}
