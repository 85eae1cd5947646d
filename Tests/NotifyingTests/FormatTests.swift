import Glibc
import JSON
import Model
import Notifying
import Testing

/// What holds for every format, whatever it is.
struct FormatContractTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var format: any WebhookFormat
        var settings: WebhookSettings
        var testDescription: String { format.name }
    }

    static let cases = FormatTable.all.map { Case(format: $0, settings: settings(for: $0.name)) }

    /// Settings with which each format can work.
    static func settings(for format: String) -> WebhookSettings {
        var settings = WebhookSettings(name: "desk", url: "https://hooks.example.org/errata")
        settings.format = format
        settings.options = ["ntfy": ["topic": "news"], "matrix": ["room": "!abc:example.org"]][format] ?? [:]
        settings.bearerToken = .file("/nonexistent")
        settings.template =
            #"{"text":"{{summary}}"{{#article}},"url":"{{url}}"{{/article}},"edits":[{{#edits}}"{{before}}>{{after}}",{{/edits}}""]}"#
        return settings
    }

    private static func body(_ test: Case, _ change: ChangeRecord) -> [UInt8] {
        test.format.body(ChangeNotice(change, sequence: 4711), test.settings)
    }

    @Test(arguments: cases)
    func `its name finds it and its settings are in order`(_ test: Case) {
        #expect(FormatTable.format(test.format.name)?.name == test.format.name)
        #expect(WebhookCheck.problems(test.settings) == [])
    }

    @Test(arguments: cases)
    func `the same change gives the same bytes`(_ test: Case) {
        #expect(Self.body(test, Samples.change) == Self.body(test, Samples.change))
    }

    @Test(arguments: cases)
    func `every type of change gives JSON`(_ test: Case) throws {
        for change in Samples.everyType { _ = try JSONParser.parse(Self.body(test, change)) }
    }

    @Test(arguments: cases)
    func `a huge change still fits`(_ test: Case) throws {
        let body = Self.body(test, Samples.huge)
        #expect(body.count < 20_000 || test.format.name == "template" && body.count <= 64 << 10)
        if test.format.name != "template" { _ = try JSONParser.parse(body) }
    }

    @Test(arguments: cases)
    func `hostile words stay words`(_ test: Case) throws {
        let body = Self.body(test, Samples.hostile)
        let json = try JSONParser.parse(body)
        guard !["standard", "cloudevents", "cloudevents-binary", "template"].contains(test.format.name) else { return }
        // What a person sees in a chat turns no reading direction, sends no escape and calls nobody.
        let text = Self.strings(json).joined(separator: "\u{1F}")
        for scalar in ["\u{202E}", "\u{2066}", "\u{1B}", "\u{0}"] { #expect(!text.contains(scalar)) }
    }

    private static func strings(_ json: JSONValue) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(strings)
        case .object(let members): members.flatMap { strings($0.value) }
        default: []
        }
    }

    /// Recorded with `ERRATA_RECORD=1`.
    @Test(arguments: cases)
    func `the body is the golden one`(_ test: Case) throws {
        let path = "\(#filePath)".replacing("FormatTests.swift", with: "Golden/\(test.format.name).json")
        let body = Self.body(test, Samples.change) + [0x0A]
        if getenv("ERRATA_RECORD") != nil { try write(body, to: path) }
        #expect(String(decoding: try read(path), as: UTF8.self) == String(decoding: body, as: UTF8.self))
    }
}

/// What only one service demands.
struct ServiceTests {
    private static func json(_ format: String, _ change: ChangeRecord) throws -> JSONValue {
        let body = try #require(FormatTable.format(format)).body(
            ChangeNotice(change, sequence: 1), FormatContractTests.settings(for: format))
        return try JSONParser.parse(body)
    }

    @Test func `a cut body says so and stays a change record`() throws {
        let json = try Self.json("standard", Samples.huge)
        #expect(json["data"]?["truncated"]?.bool == true)
        #expect(json["data"]?["edits_total"]?.int == 2000)
        #expect(json["data"]?["id"]?.string == Samples.huge.id)
        #expect(try Self.json("standard", Samples.change)["data"]?["truncated"] == nil)
    }

    @Test func `edits are cut before they are dropped`() throws {
        var change = Samples.change
        change.edits = (0..<30).map {
            Edit(
                field: .body, operation: .addition, kind: .addition,
                after: "\($0) " + String(repeating: "x", count: 2000))
        }
        let edits = try #require(try Self.json("standard", change)["data"]?["edits"]?.array)
        #expect(edits.count == 20)
        #expect(edits[19]["after"]?.string?.hasPrefix("19 xxx") == true)
        #expect(edits[19]["after"]?.string?.hasSuffix("…") == true)
    }

    @Test func `Slack gets foreign words only where no markup counts, escaped elsewhere`() throws {
        let json = try Self.json("slack", Samples.hostile)
        let text = try #require(json["text"]?.string)
        #expect(text.contains("&lt;!channel&gt;"))
        #expect(!text.contains("<"))
        #expect(json["mrkdwn"]?.bool == false)
        for block in json["blocks"]?.array ?? [] {
            if let type = block["text"]?["type"]?.string { #expect(type == "plain_text") }
            for element in block["elements"]?.array ?? [] where element["type"]?.string == "mrkdwn" {
                let link = try #require(element["text"]?.string)
                #expect(link == "<https://h.example/a%7Cb)c%3Ed\"e%20f?q=%3Cscript%3E|Open the article>")
            }
        }
    }

    @Test func `Slack's limits hold`() throws {
        let json = try Self.json("slack", Samples.huge)
        let blocks = try #require(json["blocks"]?.array)
        #expect(blocks.count <= 50)
        #expect((blocks[0]["text"]?["text"]?.string ?? "").utf16.count <= 150)
        for block in blocks { #expect((block["text"]?["text"]?.string ?? "").utf16.count <= 3000) }
    }

    @Test func `Discord mentions nobody and its limits hold`() throws {
        for change in [Samples.hostile, Samples.huge] {
            let json = try Self.json("discord", change)
            #expect(json["allowed_mentions"]?["parse"]?.array == [])
            #expect((json["content"]?.string ?? "").utf16.count <= 2000)
            let embed = try #require(json["embeds"]?[0])
            let parts = [embed["title"], embed["description"], embed["footer"]?["text"]].map {
                $0?.string?.utf16.count ?? 0
            }
            #expect(parts[0] <= 256 && parts[1] <= 4096 && parts[2] <= 2048)
            #expect(parts.reduce(0, +) <= 6000)
            #expect(embed["title"]?.string?.contains("](javascript") == false)
        }
    }

    @Test func `Mattermost's text fits and its markup is the program's own`() throws {
        #expect((try Self.json("mattermost", Samples.huge)["text"]?.string ?? "").utf16.count <= 4000)
        let text = try #require(try Self.json("mattermost", Samples.hostile)["text"]?.string)
        #expect(!text.contains("@everyone") && text.contains("@\u{2060}everyone"))
        #expect(text.contains("\\[x\\]\\(javascript\\:1\\)"))
        #expect(text.contains("](https://h.example/a|b%29c%3Ed\"e%20f?q=%3Cscript%3E)"))
    }

    @Test func `ntfy's message fits and its topic comes from option or path`() throws {
        let json = try Self.json("ntfy", Samples.huge)
        #expect((json["message"]?.string ?? "").utf8.count <= 4096)
        #expect(json["priority"]?.int == 4)
        var settings = WebhookSettings(name: "n", url: "https://ntfy.example.org/alerts")
        settings.format = "ntfy"
        let body = try #require(FormatTable.format("ntfy")).body(ChangeNotice(Samples.change, sequence: 1), settings)
        #expect(try JSONParser.parse(body)["topic"]?.string == "alerts")
    }

    @Test func `Matrix gets HTML in which foreign words are text`() throws {
        let json = try Self.json("matrix", Samples.hostile)
        let html = try #require(json["formatted_body"]?.string)
        #expect(html.contains("&lt;b&gt;&amp;&quot;&#39;"))
        #expect(html.contains("href=\"https://h.example/a|b)c&gt;d&quot;e%20f?q=&lt;script&gt;\""))
        #expect(json["m.mentions"]?.object == [])
        #expect((try Self.json("matrix", Samples.huge)["formatted_body"]?.string ?? "").utf8.count < 16_000)
    }

    @Test func `a CloudEvent has the attributes that are required`() throws {
        let json = try Self.json("cloudevents", Samples.change)
        #expect(json["specversion"]?.string == "1.0")
        #expect(json["id"]?.string == Samples.change.id)
        #expect(json["source"]?.string == "/sources/bbc-world")
        #expect(json["type"]?.string == "errata.article.changed")
        #expect(json["time"]?.string == Samples.time.iso8601)
        #expect(json["subject"]?.string == Samples.change.article?.url)
        #expect(json["data"]?["seq"]?.int == 1)
    }

    @Test func `a binary CloudEvent carries them in its header`() throws {
        let settings = FormatContractTests.settings(for: "cloudevents-binary")
        let format = try #require(FormatTable.format("cloudevents-binary"))
        var change = Samples.change
        change.source.id = "Euro € 😀"
        var request = WebhookRequest(
            url: settings.url, body: format.body(ChangeNotice(change, sequence: 1), settings), id: change.id)
        format.address(&request, settings)
        let fields = Dictionary(request.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        #expect(fields["ce-source"] == "/sources/Euro%20%E2%82%AC%20%F0%9F%98%80")
        #expect(fields["ce-id"] == change.id)
        #expect(fields["ce-specversion"] == "1.0")
        #expect(fields["ce-datacontenttype"] == nil)
        #expect(try JSONParser.parse(request.body)["id"]?.string == change.id)
    }

    @Test func `Matrix puts under the message's own id, ntfy posts to the root`() throws {
        var request = WebhookRequest(url: "https://m.example.org/", body: [], id: "chg_1")
        FormatTable.format("matrix")?.address(&request, FormatContractTests.settings(for: "matrix"))
        #expect(request.method == "PUT")
        #expect(
            request.url
                == "https://m.example.org/_matrix/client/v3/rooms/%21abc%3Aexample.org/send/m.room.message/chg_1")
        request = WebhookRequest(url: "https://ntfy.example.org/alerts?x=1", body: [], id: "chg_1")
        FormatTable.format("ntfy")?.address(&request, FormatContractTests.settings(for: "ntfy"))
        #expect(request.url == "https://ntfy.example.org/")
    }

    @Test(arguments: [
        ("http://h.example/", "standard", "the url is not encrypted; use https, or set allow_http: true"),
        ("ftp://h.example/", "standard", "the url must begin with https:// and name a host"),
        (
            "https://u:p@h.example/", "standard",
            "a user name or password in the url is not used; use headers or bearer"
        ),
        (
            "https://h.example/", "slak",
            "unknown format slak; expected one of standard, cloudevents, cloudevents-binary, slack, discord, mattermost, teams, ntfy, matrix, template"
        ),
        ("https://h.example/", "ntfy", "ntfy needs a topic: in the URL's path or as the option topic"),
        ("https://h.example/", "template", "the format template needs a template"),
    ])
    func `what cannot work is said before anything is sent`(_ url: String, _ format: String, _ problem: String) {
        var settings = WebhookSettings(name: "w", url: url)
        settings.format = format
        #expect(WebhookCheck.problems(settings) == [problem])
    }
}

struct TemplateTests {
    private static func render(_ template: String, type: String = "application/json") -> String {
        var settings = WebhookSettings(name: "w", url: "https://h.example/")
        settings.template = template
        settings.options["content-type"] = type
        let body = FormatTable.format("template")?.body(ChangeNotice(Samples.change, sequence: 7), settings) ?? []
        return String(decoding: body, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{seq}}", "7"), ("{{ source.name }}", "BBC World"), ("{{missing.value}}|", "|"), ("{{! comment }}x", "x"),
        ("{{#edits}}{{before}};{{/edits}}", "8;The mayor *knew* of it_all.;"),
        ("{{#source.tags}}<{{.}}>{{/source.tags}}", "<world>"), ("{{kinds}}", "number, headline"),
        ("{{^moved}}stays{{/moved}}{{#moved}}gone{{/moved}}", "stays"),
        ("{{#article}}{{id}} {{source.id}}{{/article}}", "art_01jd0000000000000000000002 bbc-world"),
        ("{{version.to}}", "4"), ("no braces { } at all", "no braces { } at all"),
    ])
    func `a template is filled`(_ template: String, _ expected: String) {
        #expect(Self.render(template, type: "text/plain") == expected)
    }

    @Test func `values stay values in every kind of text`() {
        let title = "Storm kills \"12\" people in <Größe> & 東京"
        #expect(Self.render("{{article.title}}", type: "text/plain") == title)
        #expect(Self.render("{{article.title}}") == "Storm kills \\\"12\\\" people in <Größe> & 東京")
        #expect(
            Self.render("{{article.title}}", type: "text/html; charset=utf-8")
                == "Storm kills &quot;12&quot; people in &lt;Größe&gt; &amp; 東京")
        #expect(
            Self.render("{{article.title}}", type: "application/x-www-form-urlencoded")
                == "Storm%20kills%20%2212%22%20people%20in%20%3CGr%C3%B6%C3%9Fe%3E%20%26%20%E6%9D%B1%E4%BA%AC")
    }

    @Test(arguments: [
        ("a\n{{#edits}}", "template, line 2: {{#edits}} is not closed"),
        ("{{#edits}}{{/kinds}}", "template, line 1: {{/kinds}} does not close {{#edits}}"),
        ("{{/kinds}}", "template, line 1: {{/kinds}} does not close {{#}}"),
        ("{{open", "template, line 1: {{ is not closed by }}"),
        ("\n\n{{a b}}", "template, line 3: {{a b}} is not the name of a value"),
        ("{{}}", "template, line 1: {{}} is not the name of a value"),
        (String(repeating: "{{#a}}", count: 9), "template, line 1: sections are nested too deeply"),
    ])
    func `a mistake is told with its line`(_ template: String, _ problem: String) {
        var settings = WebhookSettings(name: "w", url: "https://h.example/")
        (settings.format, settings.template) = ("template", template)
        #expect(WebhookCheck.problems(settings) == [problem])
    }
}

private func read(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
}

private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
}
