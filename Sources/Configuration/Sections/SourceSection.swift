import Model
import YAML

/// A source while it is being read.
struct SourceDraft: Sendable {
    var source = Source(id: "", kind: .feed, url: "", name: "")
    /// Which of `feed`, `page`, … stand there.
    var kinds: [Source.Kind] = []
    var limits = SourceLimits()

    fileprivate mutating func set(_ kind: Source.Kind, _ url: String) {
        kinds.append(kind)
        source.kind = kind
        source.url = url
    }
}

/// The `limits` of a source.
struct SourceLimits: Sendable, Equatable {
    var size: Int?
    var timeout: Duration?
    var memory: Int?
}

extension Section where Root == SourceDraft {
    static let source = Section(
        name: "source", summary: "Exactly one of feed, page, listing and sitemap says what is watched.",
        initial: { SourceDraft() },
        keys: kindKeys + nameKeys + rhythmKeys + ruleKeys + requestKeys,
        finish: { draft, node, findings in
            checkKinds(draft, node, &findings)
            checkRules(draft.source, node, &findings)
            draft.source.request.maximumBytes = draft.limits.size
            draft.source.request.timeout = draft.limits.timeout
            draft.source.request.renderMemory = draft.limits.memory
            SourceIdentifier.complete(&draft.source)
        })

    private static let kindKeys: [Key<SourceDraft>] = [
        Key("feed", .url, "A feed: RSS, Atom, JSON Feed. The articles it lists are followed.") { $0.set(.feed, $1) },
        Key("page", .url, "One page that is watched itself.") { $0.set(.page, $1) },
        Key("listing", .url, "A page whose links lead to articles; see links.") { $0.set(.listing, $1) },
        Key("sitemap", .url, "A sitemap; its URLs are articles.") { $0.set(.sitemap, $1) },
    ]

    private static let nameKeys: [Key<SourceDraft>] = [
        Key("name", .line, to: \.source.name, default: "from the URL", "What people see."),
        Key(
            "id", .identifier, to: \.source.id, default: "from the name",
            "The name in the store and the change log: lower-case letters, digits and dashes. Give one before you "
                + "change the name of a source, or it becomes a new source."),
        Key(
            "tags", .list(of: .line, "list of words"), to: \.source.tags, default: "none",
            "Words to choose sources by, in commands and webhooks."),
        Key(
            "paused", .flag, to: \.source.isPaused,
            "Whether the source, and the articles that only it lists, are not checked for now."),
    ]

    private static let rhythmKeys: [Key<SourceDraft>] = [
        Key("interval", .interval, to: \.source.interval, default: "defaults.interval", "As in defaults."),
        Key("follow", .follow, to: \.source.follow, default: "defaults.follow", "As in defaults."),
        Key(
            "articles", .number(1...1_000_000), to: \.source.articleLimit, default: "defaults.articles",
            "As in defaults."),
    ]

    private static let selectors = ValueForm<[String]>.list(of: .selector, "selector, or list of selectors")

    private static let ruleKeys: [Key<SourceDraft>] = [
        Key(
            "select", selectors, to: \.source.rules.select, default: "found by itself",
            "What holds the article, as CSS selector or XPath."),
        Key("ignore", selectors, to: \.source.rules.ignore, default: "none", "What does not belong to the article."),
        Key("title", .selector, to: \.source.rules.title, default: "found by itself", "What holds the headline."),
        Key(
            "date", .selector, to: \.source.rules.date, default: "found by itself",
            "What holds the publication date."),
        Key(
            "links", .selector, to: \.source.rules.links, default: "found by itself",
            "On a listing: the links that lead to articles."),
        Key(
            "comments", .flag, to: \.source.rules.followsComments,
            "Whether readers' comments are followed as a part of the article."),
    ]

    private static func checkKinds(_ draft: SourceDraft, _ node: YAMLNode, _ findings: inout Findings) {
        let names = Source.Kind.allCases.map(\.rawValue)
        // A kind whose URL is wrong has been complained about already.
        guard draft.kinds.isEmpty, !names.contains(where: { node[$0] != nil }) else {
            guard names.filter({ node[$0] != nil }).count > 1 else { return }
            let found = names.filter { node[$0] != nil }.joined(separator: " and ")
            findings.wrong(
                "a source has exactly one of feed, page, listing and sitemap; this one has \(found)", at: node.position)
                as Void?
            return
        }
        findings.wrong(
            "the source does not say what to watch: feed, page, listing or sitemap", at: node.position) as Void?
    }

    private static func checkRules(_ source: Source, _ node: YAMLNode, _ findings: inout Findings) {
        if source.rules.links != nil, source.kind != .listing, let links = node["links"] {
            findings.wrong("links is only for a listing; this source is a \(source.kind.rawValue)", at: links.position)
                as Void?
        }
        let request = source.request
        if request.clientKey != nil, request.clientCertificate == nil, let key = node["client_key"] {
            findings.wrong("client_key needs client_certificate", at: key.position) as Void?
        }
    }
}

extension ValueForm where Value == String {
    /// A CSS selector or an XPath expression.
    static let selector = ValueForm("selector", example: "main") { node, findings in
        guard let text = line.read(node, &findings) else { return nil }
        guard let problem = findings.selectorProblem(text) else { return text }
        return findings.wrong("invalid selector \(shown(text)): \(problem)", at: node.position)
    }

    /// The stable name of a source or webhook.
    static let identifier = ValueForm.scalar(
        "id of lower-case letters, digits and dashes", example: "example"
    ) { text in
        SourceIdentifier.isValid(text) ? text : nil
    }.showing { $0 }
}
