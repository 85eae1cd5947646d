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
        .init("log: {zzz: 1}", "e.yaml:1:7: unknown key 'zzz' in log; known are directory, day_pages"),
        .init("log: 5", "e.yaml:1:6: log is a set of keys, not a single value"),
        .init("- a", "e.yaml:1:1: the file is a set of keys, not a list"),
        .init("store: postgresql://host/db", "e.yaml:1:8: the store is a file; databases at a URL are not supported"),
        .init("<<: {a: b}", "e.yaml:1:1: merge keys are not known here; an alias may stand for a single value"),
        .init(
            "control: {socket: /\(String(repeating: "x", count: 107))}",
            "e.yaml:1:19: the path of a socket has at most 107 bytes"),
        .init(source + "name: \"a\\tb\"", "e.yaml:3:11: 'a?b' is no line of text"),
        .init("store: [a]", "e.yaml:1:8: expected a path, not a list"),
        .init("store:", "e.yaml:1:7: the value is missing, expected a path"),
        .init("log: {day_pages: yes}", "e.yaml:1:18: 'yes' is neither true nor false, did you mean true?"),
        .init(
            "defaults: {interval: 15}", "e.yaml:1:22: '15' is no duration such as 30s, 15m or 365d, did you mean '15m'?"
        ),
        .init("defaults: {interval: 0s}", "e.yaml:1:22: '0s' is outside 1s to 30d"),
        .init(
            "defaults: {interval: 99999999999999999999d}",
            "e.yaml:1:22: '99999999999999999999d' is no duration such as 30s, 15m or 365d"),
        .init(
            "network: {allow: [10.0.0.1/8]}",
            "e.yaml:1:19: '10.0.0.1/8' is no address range such as 10.1.0.0/16 or fd00::/8"),
        .init(
            "network: {allow: [10.0.0.0/33]}",
            "e.yaml:1:19: '10.0.0.0/33' is no address range such as 10.1.0.0/16 or fd00::/8"),
        .init("network: {concurrency: 0}", "e.yaml:1:24: '0' is no number from 1 to 1000"),
        .init("network: {max_size: 5 apples}", "e.yaml:1:21: '5 apples' is no size such as 500kB, 16MB or 16MiB"),
        .init("network: {max_size: 1}", "e.yaml:1:21: '1' is outside 1kB to 1GB"),
        .init(
            "network: {proxy: ftp://x}",
            "e.yaml:1:18: 'ftp://x' is no proxy such as http://proxy.example:3128 or socks5h://127.0.0.1:1080"),
        .init(
            "network: {contact: example.org/bot}",
            "e.yaml:1:20: 'example.org/bot' is no absolute http or https address, did you mean 'https://example.org/bot'?"
        ),
        .init("listen: 8910", "e.yaml:1:9: '8910' is no address to listen on such as 127.0.0.1:8910 or [::1]:8910"),
        .init(
            "listen: 127.0.0.1:99999",
            "e.yaml:1:9: '127.0.0.1:99999' is no address to listen on such as 127.0.0.1:8910 or [::1]:8910"),
        .init("retention: {captures: 0d}", "e.yaml:1:23: '0d' is outside 1d to 36500d"),
        .init(
            "sources:\n  - name: x", "e.yaml:2:5: the source does not say what to watch: feed, page, listing or sitemap"
        ),
        .init(
            "sources:\n  - {feed: \"https://a.example/\", page: \"https://a.example/\"}",
            "e.yaml:2:5: a source is one thing, this one is feed and page"),
        .init(
            "sources: [{feed: a.example}]",
            "e.yaml:1:18: 'a.example' is no absolute http or https address, did you mean 'https://a.example'?"),
        .init(
            "sources: [{feed: \"https://u:p@a.example/\"}]",
            "e.yaml:1:18: a password does not belong into an address; use auth: {basic: {file: …}}"),
        .init("sources: [{feed: \"https://a.example:0/\"}]", "e.yaml:1:18: the port is no number from 1 to 65535"),
        .init(source + "id: Not Good", "e.yaml:3:9: 'Not Good' is no id of lower-case letters, digits and dashes"),
        .init(source + "links: a", "e.yaml:3:12: links belongs to a listing, this is a feed"),
        .init(
            source + "headers: {Authorization: x}",
            "e.yaml:3:15: Authorization holds a secret; use auth: or cookies: with a file"),
        .init(source + "headers: {Host: x}", "e.yaml:3:15: Host is set by errata itself"),
        .init(source + "headers: {\"a b\": x}", "e.yaml:3:15: 'a b' is no name of a header field"),
        .init(source + "headers: {a: \"x\\r\\ny\"}", "e.yaml:3:18: 'x??y' is no header value"),
        .init(
            source + "auth: {bearer: s3cret}",
            "e.yaml:3:20: a secret stands elsewhere: write {file: /path} or {credential: name}"),
        .init(source + "auth: {bearer: {credential: ../x}}", "e.yaml:3:33: '../x' is no name of a credential"),
        .init(source + "auth: {}", "e.yaml:3:11: auth is either basic or bearer"),
        .init(source + "client_key: k.pem", "e.yaml:3:17: client_key needs client_certificate"),
        .init(source + "render: chromium", "e.yaml:3:13: a command is a list of words: [/usr/bin/render, \"{url}\"]"),
        .init(
            source + "render: [sh, -c, \"curl {url}\"]",
            "e.yaml:3:13: an address inside a shell's script would be run as part of it; write \"$1\" there and put {url} "
                + "behind it: [sh, -c, 'render \"$1\"', sh, \"{url}\"]"),
        .init(source + "render: [chromium]", "e.yaml:3:13: the command does not use {url}"),
        .init("store: a\nstore: b", "e.yaml:2:1: the key 'store' stands here again, first in line 1"),
        .init("store: !!binary aa", "e.yaml:1:8: tags such as !tag:yaml.org,2002:binary are not used here"),
        .init("? [a]\n: b", "e.yaml:1:3: a key must be a word"),
        .init(
            "a: &a [*a]",
            "e.yaml:1:1: unknown key 'a'; known are store, log, control, listen, network, websub, defaults, retention, sources, "
                + "webhooks"
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
                "e.yaml:1:9: '?[31m?red' is no address to listen on such as 127.0.0.1:8910 or [::1]:8910"
            ])
        let login = Self.source + "auth: {basic: \"joe:hunter2\"}"
        #expect(Self.mistakes(login).allSatisfy { !$0.contains("hunter2") })
    }

    @Test(arguments: [
        ("a: [1, 2", "e.yaml:1:4: while parsing a flow sequence: did not find expected ',' or ']' in line 2"),
        ("a: \"open\nb: 1\n", "e.yaml:1:4: while scanning a quoted scalar: found unexpected end of stream in line 3"),
        ("a: b: c", "e.yaml:1:5: mapping values are not allowed in this context"),
        ("a:\n\t- b", "e.yaml:2:1: while scanning for the next token: found character that cannot start any token"),
        ("a: *nowhere", "e.yaml:1:4: found undefined alias"),
        ("--- 1\n--- 2\n", "e.yaml:2:5: a second document starts before this; a file holds one"),
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
