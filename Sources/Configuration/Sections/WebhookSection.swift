import Model
import YAML

extension Section where Root == WebhookSettings {
    static let webhook = Section(
        name: "webhook", summary: "A receiver of changes: a URL that they are posted to.",
        initial: { WebhookSettings(name: "", url: "") }, subject: "the webhook", required: ["name", "url"],
        keys: addressKeys + patienceKeys + formKeys,
        finish: { webhook, node, findings in
            guard let url = node["url"], WebAddress(webhook.url).scheme == "http", !webhook.allowsHTTP else { return }
            findings.wrong("plain http needs allow_http: true", at: url.position) as Void?
        })

    private static let addressKeys: [Key<WebhookSettings>] = [
        Key("name", .webhookName, to: \.name, "Letters, digits, dashes, dots. Deliveries belong to this name."),
        Key(
            "url", .webhookAddress,
            "Where changes are posted; {file: …} or {credential: …} when the URL itself is a secret, as with chat "
                + "services."
        ) { webhook, address in
            switch address {
            case .plain(let url): webhook.url = url
            case .secret(let reference): webhook.urlReference = reference
            }
        },
        Key(
            "secret", .list(of: .secret, "secret, or list of secrets"), to: \.secrets, default: "not signed",
            "The signing key: whsec_… signs with HMAC-SHA256, whsk_… with Ed25519. During a rotation, list both the new "
                + "and the old one."),
        Key("bearer", .secret, to: \.bearerToken, default: "none", "A token for Authorization: Bearer."),
        Key("headers", .headers, to: \.headers, default: "none", "Further header fields to send."),
        Key(
            "allow_http", .flag, to: \.allowsHTTP,
            "Allow plain http, for a receiver on the same machine."),
        Key(
            "ca_file", .path, to: \.certificateAuthorityFile, default: "the system's",
            "Certificate authorities to trust for this webhook, in PEM form."),
    ]

    private static let patienceKeys: [Key<WebhookSettings>] = [
        Key("when", .section(.filter), to: \.when, "Which changes it receives."),
        Key(
            "retry", .list(of: .wait, "list of durations"), to: \.retry,
            "The delays after each failed attempt, each varied a little. When the last attempt fails, the delivery is given up."
        ),
        Key(
            "overload_pause", .wait, to: \.overloadPause, default: "12 times the first retry, at most 60s",
            "Minimum delay after the receiver signals overload (429, 502 to 504, or a timeout)."),
        Key("timeout", .timeout, to: \.timeout, "Maximum duration of one attempt."),
        Key("concurrency", .number(1...100), to: \.concurrency, "Maximum simultaneous attempts."),
        Key("rate", .number(1...100_000), to: \.ratePerMinute, default: "no limit", "Maximum attempts per minute."),
        Key(
            "system", .flag, to: \.wantsSystemEvents,
            "Also post system.raised when the service itself needs a person (what errata status shows), and system.cleared "
                + "when that is over."),
        Key(
            "disable_after", .wait, to: \.disableAfter,
            "Disable the webhook after this long without a successful delivery; errata status shows it."),
    ]

    private static let formKeys: [Key<WebhookSettings>] = [
        Key(
            "format", .identifier, to: \.format, default: "standard",
            "The format of the body: standard (Standard Webhooks JSON), cloudevents, cloudevents-binary, slack, discord, "
                + "mattermost, teams, ntfy, matrix or template."),
        Key("template", .text, to: \.template, default: "none", "The text of the body for the format template."),
        Key("options", .options, to: \.options, default: "none", "Options of the format, such as topic for ntfy."),
    ]
}

extension Section where Root == WebhookFilter {
    static let filter = Section(
        name: "when",
        summary: "A change must pass every condition that is given. Those on severity, disclosure and "
            + "kinds are about edits; events such as article.removed pass them.",
        initial: { WebhookFilter() },
        keys: [
            Key(
                "types", .list(of: .word("type of change"), "list of types"), to: \.types,
                default: "all but article.reprocessed and site.changed",
                "One of " + ChangeRecord.EventType.allCases.map(\.rawValue).joined(separator: ", ") + "."),
            Key(
                "severity", .word("severity"), to: \.severity,
                "The minimum severity: cosmetic, minor or major."),
            Key(
                "disclosure", .list(of: .word("disclosure"), "list of words"), to: \.disclosure, default: "any",
                "One of " + Disclosure.allCases.map(\.rawValue).joined(separator: ", ") + "."),
            Key(
                "kinds", .list(of: .word("kind of edit"), "list of kinds"), to: \.kinds, default: "any",
                "One of " + EditKind.allCases.map(\.rawValue).joined(separator: ", ") + "."),
            Key("tags", .list(of: .line, "list of words"), to: \.tags, default: "any", "One of these tags."),
            Key(
                "sources", .list(of: .identifier, "list of ids"), to: \.sources, default: "any", "One of these sources."
            ),
            Key(
                "languages", .list(of: .language, "list of languages"), to: \.languages, default: "any",
                "One of these languages, such as de; de stands for de-AT too. Only articles whose text was read have one."
            ),
            Key(
                "added", .list(of: .pattern, "words or /pattern/, or list of them"), to: \.added, default: "any",
                "What an edit brought in, one of these: a word, a phrase, a word with * for any ending, or a /pattern/ of "
                    + ". [a-z] \\d \\w \\s \\b ^ $ ( | ) * + ? {2,5}. Capitals do not matter. Events without edits do not pass."
            ),
            Key(
                "removed", .list(of: .pattern, "words or /pattern/, or list of them"), to: \.removed, default: "any",
                "What an edit took away, one of these."),
            Key(
                "text", .list(of: .pattern, "words or /pattern/, or list of them"), to: \.text, default: "any",
                "What stands in the headline, or in the sentences around an edit before or after it, one of these."),
            Key(
                "match", .fieldConditions, to: \.match, default: "any",
                "Conditions on any member of the change as the webhook body has it, by its path: "
                    + "{article.url: /politics/, edits.field: [headline, byline]}. Of each path one must be found."),
        ])
}

/// The address of a webhook, or where to find it.
enum WebhookAddress: Sendable {
    case plain(String)
    case secret(SecretReference)
}

extension ValueForm where Value == WebhookAddress {
    static let webhookAddress = ValueForm(
        "URL, or secret", example: "https://hooks.example.org/errata", shape: .either([.text, .secret])
    ) { node, findings in
        if case .mapping = node.value {
            return ValueForm<SecretReference>.secret.read(node, &findings).map(WebhookAddress.secret)
        }
        return ValueForm<String>.url.read(node, &findings).map(WebhookAddress.plain)
    }
}

extension ValueForm where Value == String {
    static let webhookName = ValueForm.scalar("name of letters, digits, dashes and dots", example: "desk") { text in
        let fits = text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || "-_.".utf8.contains($0) }
        return fits && !text.isEmpty && text.utf8.count <= 64 ? text : nil
    }
}

extension ValueForm where Value == String {
    /// A language tag (RFC 5646) in small letters.
    static let language = ValueForm.scalar("language such as de or pt-br", example: "de") { text in
        let isTag = text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2D }
        return isTag && (2...20).contains(text.utf8.count) ? text.lowercased() : nil
    }
}

extension ValueForm where Value == Duration {
    /// Between attempts.
    static let wait = duration(.seconds(1)...(.days(30)))
}

extension ValueForm where Value == [String: String] {
    static let options = ValueForm("set of words", example: "{topic: edits}", shape: .map(.text)) { node, findings in
        guard case .mapping(let entries) = node.value else {
            return findings.wrong("expected options such as {topic: edits}", at: node.position)
        }
        var options: [String: String] = [:]
        for entry in entries { options[entry.key] = findings.scalar(entry.value, expected: "text") }
        return options
    }
}
