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
            Key("auth", .section(.authentication), "How to log in.") { draft, login in
                draft.source.request.basicAuthentication = login.basic
                draft.source.request.bearerToken = login.bearer
            },
            Key(
                "cookies", .path, to: \.source.request.cookiesFile, default: "none",
                "A file of cookies in Netscape form, only read, never written."),
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
                "render", .renderCommand, to: \.source.request.renderCommand, default: "none",
                "A command, as list of its words, that prints the page; {url} is replaced. For pages that need a "
                    + "browser. It runs without a shell, in bounded time and output."),
            Key("limits", .section(.limits), to: \.limits, "Limits for this source."),
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
        name: "auth", summary: "One of both. A secret never stands in the configuration itself.",
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
                "The largest document, decompressed."),
            Key("timeout", .timeout, to: \.timeout, default: "network.timeout", "The longest transfer."),
        ])
}

extension ValueForm where Value == [String] {
    /// A program with its arguments.
    static let renderCommand = ValueForm("command, as list of words") { node, findings in
        guard case .sequence(let words) = node.value, !words.isEmpty else {
            return findings.wrong("a command is a list of words: [/usr/bin/render, \"{url}\"]", at: node.position)
        }
        let command = words.compactMap { findings.scalar($0, expected: "a word") }
        if !command.contains(where: { $0.contains("{url}") }) {
            return findings.wrong("the command does not use {url}", at: node.position)
        }
        return command
    }
}
