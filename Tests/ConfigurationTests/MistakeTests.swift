import Configuration
import Testing

/// What is written, and the one line that comes back for it.
struct MistakeCase: Sendable, CustomTestStringConvertible {
    var yaml: String
    var message: String

    init(_ yaml: String, _ message: String) {
        self.yaml = yaml
        self.message = message
    }

    var testDescription: String { message }
}

@Suite struct MistakeTests {
    static func mistakes(_ text: String) -> [String] {
        guard case .failure(let errors) = ConfigurationFile.parse(text, name: "e.yaml") else { return [] }
        return errors.mistakes.map(\.description)
    }

    static let source = "sources:\n  - feed: https://example.org/f\n    "

    // style: table
    static let cases: [MistakeCase] = [
        .init("stor: /x", "e.yaml:1:1: unknown key 'stor', did you mean 'store'?"),
        .init(
            "defaults: {intervall: 15m}", "e.yaml:1:12: unknown key 'intervall' in defaults, did you mean 'interval'?"),
        .init("log: {zzz: 1}", "e.yaml:1:7: unknown key 'zzz' in log; expected one of directory, day_pages, level"),
        .init("log: 5", "e.yaml:1:6: log is a set of keys, not a single value"),
        .init("- a", "e.yaml:1:1: the file is a set of keys, not a list"),
        .init("store: postgresql://host/db", "e.yaml:1:8: the store is a file; databases at a URL are not supported"),
        .init("<<: {a: b}", "e.yaml:1:1: merge keys are not supported; an alias may stand for a single value"),
        .init(
            "control: {socket: /\(String(repeating: "x", count: 107))}",
            "e.yaml:1:19: the path of a socket has at most 107 bytes"),
        .init(source + "name: \"a\\tb\"", "e.yaml:3:11: 'a?b' is not a line of text"),
        .init("store: [a]", "e.yaml:1:8: expected a path, not a list"),
        .init("store:", "e.yaml:1:7: the value is missing, expected a path"),
        .init("log: {day_pages: yes}", "e.yaml:1:18: 'yes' is neither true nor false, did you mean true?"),
        .init(
            "defaults: {interval: 15}",
            "e.yaml:1:22: invalid duration '15': expected 30s, 15m, 365d, …; did you mean '15m'?"
        ),
        .init("defaults: {interval: 0s}", "e.yaml:1:22: '0s' is out of range: expected 1s to 30d"),
        .init(
            "defaults: {interval: 99999999999999999999d}",
            "e.yaml:1:22: invalid duration '99999999999999999999d': expected 30s, 15m, 365d, …"),
        .init(
            "network: {allow: [10.0.0.1/8]}",
            "e.yaml:1:19: '10.0.0.1/8' is not an address range such as 10.1.0.0/16 or fd00::/8"),
        .init(
            "network: {allow: [10.0.0.0/33]}",
            "e.yaml:1:19: '10.0.0.0/33' is not an address range such as 10.1.0.0/16 or fd00::/8"),
        .init("network: {concurrency: 0}", "e.yaml:1:24: invalid number '0': expected 1 to 1000"),
        .init("network: {max_size: 5 apples}", "e.yaml:1:21: invalid size '5 apples': expected 500kB, 16MB, 16MiB, …"),
        .init("network: {max_size: 1}", "e.yaml:1:21: '1' is out of range: expected 1kB to 1GB"),
        .init(
            "network: {proxy: ftp://x}",
            "e.yaml:1:18: invalid proxy 'ftp://x': expected http://proxy.example:3128 or socks5h://127.0.0.1:1080"),
        .init(
            "network: {contact: example.org/bot}",
            "e.yaml:1:20: 'example.org/bot' is not an absolute http or https address, did you mean 'https://example.org/bot'?"
        ),
        .init("listen: 8910", "e.yaml:1:9: '8910' is not an address to listen on such as 127.0.0.1:8910 or [::1]:8910"),
        .init(
            "listen: 127.0.0.1:99999",
            "e.yaml:1:9: '127.0.0.1:99999' is not an address to listen on such as 127.0.0.1:8910 or [::1]:8910"),
        .init("retention: {captures: 0d}", "e.yaml:1:23: '0d' is out of range: expected 1d to 36500d"),
        .init(
            "sources:\n  - name: x", "e.yaml:2:5: the source does not say what to watch: feed, page, listing or sitemap"
        ),
        .init(
            "sources:\n  - {feed: \"https://a.example/\", page: \"https://a.example/\"}",
            "e.yaml:2:5: a source has exactly one of feed, page, listing and sitemap; this one has feed and page"),
        .init(
            "sources: [{feed: a.example}]",
            "e.yaml:1:18: 'a.example' is not an absolute http or https address, did you mean 'https://a.example'?"),
        .init(
            "sources: [{feed: \"https://u:p@a.example/\"}]",
            "e.yaml:1:18: an address must not contain a password; use auth: {basic: {file: …}}"),
        .init("sources: [{feed: \"https://a.example:0/\"}]", "e.yaml:1:18: invalid port: expected 1 to 65535"),
        .init(source + "id: Not Good", "e.yaml:3:9: 'Not Good' is not an id of lower-case letters, digits and dashes"),
        .init(source + "links: a", "e.yaml:3:12: links is only for a listing; this source is a feed"),
        .init(
            source + "headers: {Authorization: x}",
            "e.yaml:3:15: Authorization holds a secret; use auth: or cookies: with a file"),
        .init(source + "headers: {Host: x}", "e.yaml:3:15: Host is set by errata itself"),
        .init(source + "headers: {\"a b\": x}", "e.yaml:3:15: invalid header name 'a b'"),
        .init(source + "headers: {a: \"x\\r\\ny\"}", "e.yaml:3:18: 'x??y' is not a header value"),
        .init(
            source + "auth: {bearer: s3cret}",
            "e.yaml:3:20: secrets must not be in this file: write {file: /path} or {credential: name}"),
        .init(source + "auth: {bearer: {credential: ../x}}", "e.yaml:3:33: invalid credential name '../x'"),
        .init(source + "auth: {}", "e.yaml:3:11: auth is either basic or bearer"),
        .init(source + "client_key: k.pem", "e.yaml:3:17: client_key needs client_certificate"),
        .init(source + "render: chromium", "e.yaml:3:13: a command is a list of words: [/usr/bin/render, \"{url}\"]"),
        .init(
            source + "render: [sh, -c, \"curl {url}\"]",
            "e.yaml:3:13: an address inside a shell's script would be run as part of it; write \"$1\" there and put {url} "
                + "behind it: [sh, -c, 'render \"$1\"', sh, \"{url}\"]"),
        .init(source + "render: [chromium]", "e.yaml:3:13: the command does not use {url}"),
        .init("store: a\nstore: b", "e.yaml:2:1: duplicate key 'store', first in line 1"),
        .init("store: !!binary aa", "e.yaml:1:8: YAML tags such as !tag:yaml.org,2002:binary are not supported"),
        .init(source + "name: !x", "e.yaml:3:11: YAML tags such as !!x are not supported"),
        .init(source + "tags: !!set {a, b}", "e.yaml:3:11: YAML tags such as !tag:yaml.org,2002:set are not supported"),
        .init("? [a]\n: b", "e.yaml:1:3: a key must be a word"),
        .init(
            "a: &a [*a]",
            "e.yaml:1:1: unknown key 'a'; expected one of store, log, control, listen, access, network, websub, defaults, timestamps, witnesses, retention, sources, "
                + "webhooks, mail, recipients"
        ),
        .init(
            "timestamps: [{url: https://tsa.example/}]", "e.yaml:1:14: the time stamp authority has no ca_file"),
        .init(
            "timestamps: [{command: [ots, '{file}'], url: https://tsa.example/}]",
            "e.yaml:1:14: a time stamp has either url and ca_file, or command"),
        .init(
            "timestamps: [{command: [ots, stamp]}]",
            "e.yaml:1:24: a word of the command must be {file}, the checkpoint"),
        .init(
            "timestamps: [{command: [ots, '{file}'], verify: [ots, verify, '{file}']}]",
            "e.yaml:1:49: a word of the command must be {proof}, the proof"),
        .init(
            "witnesses: [{url: https://w.example/, key: w.example+00000000+BAAA}]",
            "e.yaml:1:44: 'w.example+00000000+BAAA' is not a key of a witness, NAME+HASH+KEY for timestamped cosignatures"
        ),
    ]

    @Test(arguments: cases)
    func `a mistake is named with its place and a way out`(_ mistake: MistakeCase) {
        #expect(Self.mistakes(mistake.yaml).contains(mistake.message), "\(Self.mistakes(mistake.yaml))")
    }

    @Test func `all mistakes come at once, in the order of the file`() {
        let text = """
            listen: here
            defaults:
              intervall: 15m
              follow: long
            sources:
              - feed: ftp://example.org/
                nam: x
              - {}
            """
        #expect(
            Self.mistakes(text).map { $0.prefix(11) } == [
                "e.yaml:1:9:", "e.yaml:3:3:", "e.yaml:4:11", "e.yaml:6:11", "e.yaml:7:5:", "e.yaml:8:5:",
            ])
    }

    @Test func `a value is never shown raw, and a secret not at all`() {
        #expect(
            Self.mistakes("listen: \"\\e[31m\\u202Ered\"") == [
                "e.yaml:1:9: '?[31m?red' is not an address to listen on such as 127.0.0.1:8910 or [::1]:8910"
            ])
        let login = Self.source + "auth: {basic: \"joe:hunter2\"}"
        #expect(Self.mistakes(login).allSatisfy { !$0.contains("hunter2") })
    }

    @Test(arguments: [
        ("a: [1, 2", "e.yaml:1:4: a list that begins with [ is not closed, or a comma is missing"),
        ("a: \"open\nb: 1\n", "e.yaml:1:4: a quotation mark is opened here and never closed"),
        ("a: b: c", "e.yaml:1:5: unexpected ':'; put a text that contains ': ' in quotes, or check the indentation"),
        ("a:\n\t- b", "e.yaml:2:1: a tab in the indentation; indent with spaces"),
        ("a:\n  b: 1\n\tc: 2", "e.yaml:3:1: a tab in the indentation; indent with spaces"),
        ("a: @home", "e.yaml:1:4: a value must not begin with '@'; put it in quotes"),
        (
            "a: 'it's'",
            "e.yaml:1:8: this does not line up with the keys above; check the indentation and the quotes"
        ),
        (
            "a: \"C:\\path\"",
            "e.yaml:1:4: a backslash in double quotes has a special meaning; use single quotes: 'a\\b'"
        ),
        (
            "a: 1\n b: 2",
            "e.yaml:2:3: unexpected ':'; put a text that contains ': ' in quotes, or check the indentation"
        ),
        (
            "a:\n  b: 1\n c: 2",
            "e.yaml:3:2: this does not line up with the keys above; check the indentation and the quotes"
        ),
        ("a: - b", "e.yaml:1:4: a list must begin on a line of its own: '- ' below its key"),
        ("a: *nowhere", "e.yaml:1:4: a value that begins with * must be in quotes"),
        ("--- 1\n--- 2\n", "e.yaml:2:5: a second document begins before this; a file has only one"),
    ])
    func `broken YAML says where it broke`(text: String, message: String) {
        #expect(Self.mistakes(text).contains(message), "\(Self.mistakes(text))")
    }

    @Test func `two sources with one id, or one document twice, are found`() {
        let text = """
            sources:
              - {feed: "https://a.example/1", name: News}
              - {feed: "https://a.example/2", name: news}
              - {feed: "https://a.example/1", name: Other}
            """
        #expect(
            Self.mistakes(text) == [
                "e.yaml:3:5: the id 'news' is taken by the source in line 2; give one of them an id",
                "e.yaml:4:5: this feed is watched already, line 2",
            ])
    }
}
