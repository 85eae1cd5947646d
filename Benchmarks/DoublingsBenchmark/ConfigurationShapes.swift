// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Configuration

/// Configurations with very many of one thing.
enum ConfigurationShapes {
    private static func yaml(
        _ name: String, _ size: Int, _ head: String, _ tail: String = "", _ part: @escaping @Sendable (Int) -> String
    ) -> Shape {
        Shape(
            "configuration: \(name)", size,
            read: { bytes, _ in
                _ = ConfigurationFile.parse(String(decoding: bytes, as: UTF8.self))
            }
        ) { numbered(head, $0, tail, part: part) }
    }

    private static let hook = source + "webhooks:\n  - name: w\n    url: https://h.example/\n    when:\n"
    private static let mail =
        "mail: {server: 'smtp://m.example:25', from: e@b.example, encryption: none}\nrecipients:\n  - name: r\n"
    private static let source = "sources:\n  - feed: https://news.example/feed\n"

    static let all: [Shape] = [
        yaml("sources", 1000, "sources:\n") { "  - {feed: 'https://n\($0).example/feed', name: News \($0)}\n" },
        yaml("equal sources", 1000, "sources:\n") { _ in "  - {feed: 'https://news.example/feed', name: News}\n" },
        yaml("sources of one name", 1000, "sources:\n") {
            "  - {feed: 'https://news.example/feed\($0)', name: News}\n"
        },
        yaml("sources of one host", 1000, "sources:\n") { "  - feed: 'https://news.example/feed\($0)'\n" },
        yaml("sources with wrong words", 500, "sources:\n") {
            "  - {feed: 'https://n\($0).example/feed', intervall: 5m}\n"
        },
        yaml("webhooks", 1000, source + "webhooks:\n") { "  - {name: w\($0), url: 'https://hook.example/\($0)'}\n" },
        yaml("webhooks with unknown sources", 500, source + "webhooks:\n") {
            "  - {name: w\($0), url: 'https://hook.example/\($0)', when: {sources: [s\($0)]}}\n"
        },
        yaml("tags", 1000, "sources:\n  - feed: https://news.example/feed\n    tags: [a", "]\n") { ", t\($0)" },
        yaml(
            "unknown tags", 300,
            "sources:\n  - feed: https://news.example/feed\n    tags: [a]\nwebhooks:\n  - name: w\n    url: https://hook.example/\n    when:\n      tags: [b",
            "]\n"
        ) { ", t\($0)" },
        Shape(
            "configuration: tags and unknown tags", 300,
            read: { bytes, _ in _ = ConfigurationFile.parse(String(decoding: bytes, as: UTF8.self)) }
        ) { size in
            numbered("sources:\n", size) { "  - {feed: 'https://n\($0).example/feed', tags: [t\($0)]}\n" }
                + numbered(
                    "webhooks:\n  - name: w\n    url: https://hook.example/\n    when:\n      tags: [b", size, "]\n"
                ) {
                    ", u\($0)"
                }
        },
        yaml("ranges", 1000, source + "network:\n  allow: ['10.0.0.0/8'", "]\n") {
            ", '10.\($0 % 256).\($0 / 256 % 256).0/24'"
        },
        yaml("headers", 1000, "sources:\n  - feed: https://news.example/feed\n    headers:\n") {
            "      X-H\($0): a\n"
        },
        yaml("selectors", 300, "sources:\n  - page: https://news.example/\n    ignore: [a", "]\n") { ", 'p.c\($0)'" },
        yaml("patterns", 1000, hook + "      added: [a", "]\n") {
            ", '/(a|b\($0))+/'"
        },
        yaml("wrong patterns", 500, hook + "      added: [a", "]\n") {
            ", '/(a|b\($0)/'"
        },
        yaml("paths of conditions", 500, hook + "      match:\n") {
            "        article.a\($0): b\n"
        },
        yaml("one long path", 4000, hook + "      match: {article", ": b}\n") {
            _ in ".a"
        },
        yaml("mail addresses", 1000, source + mail + "    to: [a@b.example", "]\n") { ", a\($0)@b.example" },
        yaml("wrong mail addresses", 500, source + mail + "    to: [a@b.example", "]\n") { ", a\($0)@b@example" },
        yaml("recipients", 1000, source + mail + "    to: a@b.example\n") {
            "  - {name: r\($0), to: a@b.example}\n"
        },
        yaml("rules of a source", 500, "sources:\n  - page: https://news.example/\n    select: [a", "]\n") {
            ", '//div[@id=\($0)]//p'"
        },
        yaml("wrong selectors", 500, "sources:\n  - page: https://news.example/\n    select: [a", "]\n") {
            ", 'p:nth-child(\($0)'"
        },
        yaml("unknown keys", 1000, source) { "k\($0): 1\n" },
        yaml("doubled keys", 1000, source) { _ in "store: a\n" },
        yaml("nested lists", 1000, source + "log: ", "\n") { _ in "[" },
        yaml("anchors", 1000, source + "log: [", "]\n") { "&a\($0) x, " },
        yaml("aliases", 1000, source + "log: [&a x", "]\n") { _ in ", *a" },
        yaml("comments", 2000, source) { _ in "# a\n" },
        yaml("one long word", 4000, source + "store: ", "\n") { _ in "a" },
    ]
}
