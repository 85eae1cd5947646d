import Model
import YAML

extension Section where Root == SourceDraft {
    /// How the source wants to be asked.
    static var requestKeys: [Key<SourceDraft>] {
        [
            Key("headers", .headers, to: \.source.request.headers, default: "none", "Further header fields to send."),
            Key(
                "user_agent", .headerValue, to: \.source.request.userAgent, default: "network.user_agent",
                "The User-Agent for this source."),
            Key("auth", .section(.authentication), "Credentials of the source.") { draft, login in
                draft.source.request.basicAuthentication = login.basic
                draft.source.request.bearerToken = login.bearer
            },
            Key(
                "cookies", .path, to: \.source.request.cookiesFile, default: "none",
                "A cookie file in Netscape format, read but never written."),
            Key("proxy", .proxy, to: \.source.request.proxy, default: "network.proxy", "The proxy for this source."),
            Key(
                "client_certificate", .path, to: \.source.request.clientCertificate, default: "none",
                "A certificate in PEM form to show to the site."),
            Key(
                "client_key", .path, to: \.source.request.clientKey, default: "in the certificate's file",
                "The key of that certificate, in PEM form."),
            Key(
                "ca_file", .path, to: \.source.request.certificateAuthorityFile, default: "network.ca_file",
                "The certificate authorities to trust for this source, in PEM form."),
            Key(
                "insecure", .flag, to: \.source.request.isInsecure,
                "Accept any certificate from the source's own host. Anybody in between can then read and forge what you get; "
                    + "ca_file is better. This can be set per source only."),
            Key(
                "render", .renderCommand, to: \.source.request.renderCommand, default: "none",
                "A command, as list of its words, that prints the page as HTML and may write a PNG of it to {screenshot}; {url} "
                    + "and {screenshot} are replaced, and ERRATA_URL, ERRATA_SCREENSHOT and ERRATA_USER_AGENT are in "
                    + "its environment (docs/rendering.md). For pages that need a browser; a feed or sitemap "
                    + "itself is fetched as ever. It runs without a shell, in bounded time, output and memory (limits), "
                    + "in the host's turn and only where robots.txt allows it."),
            Key("limits", .section(.limits), to: \.limits, "Limits of this source."),
        ]
    }
}

/// The `auth` of a source.
struct Login: Sendable {
    var basic: SecretReference?
    var bearer: SecretReference?
}

extension Section where Root == Login {
    static let authentication = Section(
        name: "auth", summary: "Exactly one of the two. Secrets are never part of the configuration itself.",
        initial: { Login() },
        keys: [
            Key("basic", .secret, to: \.basic, "The secret is user:password, for basic authentication."),
            Key("bearer", .secret, to: \.bearer, "The secret is a token, for Authorization: Bearer."),
        ],
        finish: { login, node, findings in
            if (login.basic == nil) == (login.bearer == nil), node["basic"] == nil || node["bearer"] != nil {
                findings.wrong("auth is either basic or bearer", at: node.position) as Void?
            }
        })
}

extension Section where Root == SourceLimits {
    static let limits = Section(
        name: "limits", summary: "As in network.", initial: { SourceLimits() },
        keys: [
            Key(
                "max_size", .size(1000...1_000_000_000), to: \.size, default: "network.max_size",
                "The maximum size of a document, decompressed."),
            Key(
                "timeout", .timeout, to: \.timeout, default: "network.timeout",
                "Maximum duration of a transfer, and of a render command."),
            Key(
                "memory", .size(16_000_000...64_000_000_000), to: \.memory, default: "1GiB",
                "What a render command and its children may use together."),
        ])
}

extension ValueForm where Value == [String] {
    /// A program with its arguments.
    static let renderCommand = ValueForm(
        "command, as list of words", example: "[/usr/bin/render, \"{url}\"]", shape: .list(.text)
    ) { node, findings in
        guard case .sequence(let words) = node.value, !words.isEmpty else {
            return findings.wrong("a command is a list of words: [/usr/bin/render, \"{url}\"]", at: node.position)
        }
        let command = words.compactMap { findings.scalar($0, expected: "a word") }
        if !command.contains(where: { $0.contains("{url}") }) {
            return findings.wrong("the command does not use {url}", at: node.position)
        }
        if let word = shellScript(in: command), word.contains("{url}") {
            return findings.wrong(
                "an address inside a shell's script would be run as part of it; write \"$1\" there and put {url} "
                    + "behind it: [sh, -c, 'render \"$1\"', sh, \"{url}\"]", at: node.position)
        }
        return command
    }

    /// The script of `sh -c SCRIPT`, whatever the shell; nil when the command is none.
    private static func shellScript(in command: [String]) -> String? {
        let shells: Set<String> = ["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "busybox", "fish", "csh", "tcsh"]
        let names = command.prefix { !$0.hasPrefix("-") }.map { String($0.split(separator: "/").last ?? "") }
        guard names.contains(where: shells.contains),
            let flag = command.firstIndex(where: { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.hasSuffix("c") })
        else { return nil }
        return command.indices.contains(flag + 1) ? command[flag + 1] : nil
    }
}
