import Model
import YAML

extension Section where Root == MailWay {
    static let mail = Section(
        name: "mail",
        summary: "How mail leaves this machine: through a server, or through a program such as sendmail. Who gets mail "
            + "stands under recipients.",
        initial: { MailWay() }, required: ["from"],
        keys: [
            Key(
                "server", .mailServer, to: \.server, default: "none",
                "smtp://mail.example.org:587, where the connection is encrypted by STARTTLS, or smtps://mail.example.org:465. "
                    + "It may be on this machine: smtp://127.0.0.1:25 with encryption: none. network.allow and network.proxy "
                    + "do not apply to it."),
            Key(
                "command", .words, to: \.command, default: "none",
                "A program in the place of a server, as a list: [/usr/sbin/sendmail, -i, -t]. It gets the message on "
                    + "standard input and must exit with 0; it runs as the service does, without a shell."),
            Key(
                "from", .mailAddress, to: \.from,
                "Who sends: errata@example.org, or Errata <errata@example.org>. Required."),
            Key("user", .line, to: \.user, default: "no login", "The name for the login at the server."),
            Key("password", .secret, to: \.password, default: "no login", "The password for the login."),
            Key(
                "encryption", .word("way to encrypt"), to: \.encryption,
                "required sends nothing over an open connection; offered encrypts when the server can, which somebody on "
                    + "the way can prevent; none is for a server on this machine."),
            Key(
                "ca_file", .path, to: \.certificateAuthorityFile, default: "the system's",
                "Certificate authorities to trust for the mail server, in PEM form."),
            Key(
                "page", .url, default: "no links",
                "Where recipients reach the pages of this daemon, such as https://errata.example.org; messages then link "
                    + "to each change."
            ) { $0.page = $1.hasSuffix("/") ? String($1.dropLast()) : $1 },
        ],
        finish: { way, node, findings in
            if way.isSet, way.server != nil, !way.command.isEmpty {
                findings.wrong("mail has a server and a command; give one of them", at: node.position) as Void?
            }
            if !way.isSet, node["server"] == nil, node["command"] == nil {
                findings.wrong("mail has no server and no command", at: node.position) as Void?
            }
            if (way.user == nil) != (way.password == nil), node["user"] == nil || node["password"] == nil {
                findings.wrong("a login needs both user and password", at: node.position) as Void?
            }
        })
}

/// A recipient of mail while it is being read.
struct RecipientDraft: Sendable {
    var settings = WebhookSettings(name: "", mail: MailSettings())
    var mail = MailSettings()

    /// The receiver, with the way that mail leaves by.
    func receiver(_ way: MailWay) -> WebhookSettings {
        var receiver = settings
        var mail = mail
        mail.way = way
        receiver.mail = mail
        return receiver
    }
}

extension Section where Root == RecipientDraft {
    static let recipient = Section(
        name: "recipient", summary: "Somebody who is told by mail. How mail leaves stands under mail.",
        initial: { RecipientDraft() }, subject: "the recipient", required: ["name", "to"],
        keys: placeKeys + timeKeys + patienceKeys,
        finish: { draft, node, findings in
            for (key, rhythms) in [("at", [MailSettings.Rhythm.daily, .weekly]), ("weekday", [.weekly])] {
                guard let place = node[key], !rhythms.contains(draft.mail.rhythm), !rhythms.contains(draft.mail.report)
                else { continue }
                findings.wrong(
                    "\(key) has no effect: it is for digest: " + rhythms.map(\.rawValue).joined(separator: " and "),
                    at: place.position) as Void?
            }
        })

    private static let placeKeys: [Key<RecipientDraft>] = [
        Key(
            "name", .webhookName, to: \.settings.name, "Letters, digits, dashes, dots. Deliveries belong to this name."),
        Key(
            "to", .list(of: .mailAddress, "mail address, or list of them"), to: \.mail.to,
            "Who gets the message: desk@example.org. Several addresses get it together; when the server refuses one of "
                + "them, none gets it and the delivery is retried."),
        Key("when", .section(.filter), to: \.settings.when, "Which changes are told."),
        Key(
            "plain", .flag, to: \.mail.isPlain, "Send plain text only, without the HTML part."),
        Key(
            "unsubscribe", .unsubscribe, to: \.mail.unsubscribe, default: "a message to mail.from",
            "Where List-Unsubscribe leads: an https address, or mailto:somebody@example.org."),
        Key(
            "system", .flag, to: \.settings.wantsSystemEvents,
            "Also tell when the service itself needs a person (what errata status shows), and when that is over."),
    ]

    private static let timeKeys: [Key<RecipientDraft>] = [
        Key(
            "digest", .rhythm("none"), to: \.mail.rhythm,
            "One message with all changes of an hour, a day or a week: hourly, daily or weekly. none sends a message for "
                + "each change at once."),
        Key(
            "at", .clockTime, to: \.mail.at,
            "When a daily or weekly message is sent, by the clock of this machine (see TZ in errata(1))."),
        Key("weekday", .word("day"), to: \.mail.weekday, "On which day a weekly message is sent."),
        Key(
            "quiet", .quietHours, to: \.mail.quiet, default: "never",
            "When nothing is sent, such as 22:00-07:00; what comes then waits."),
        Key(
            "report", .rhythm("none"), to: \.mail.report,
            "How often the service reports of itself (sources, checks, changes, disk, what needs a person): daily or "
                + "weekly, at the time of at."),
    ]

    private static let patienceKeys: [Key<RecipientDraft>] = [
        Key(
            "retry", .list(of: .wait, "list of durations"), to: \.settings.retry,
            "The delays after each failed attempt. When the last attempt fails, the delivery is given up."),
        Key(
            "rate", .number(1...10_000), to: \.settings.ratePerMinute, default: "no limit",
            "Maximum messages per minute."),
        Key("timeout", .timeout, to: \.settings.timeout, "Maximum duration of one attempt."),
        Key(
            "disable_after", .wait, to: \.settings.disableAfter,
            "Disable the recipient after this long without a message that was accepted; errata status shows it."),
    ]
}

extension ValueForm where Value == String {
    /// `smtp://` or `smtps://` with a host.
    static let mailServer = ValueForm("address of a mail server", example: "smtp://mail.example.org:587") {
        node, findings in
        let example = "smtp://mail.example.org:587 or smtps://mail.example.org:465"
        guard let text = findings.scalar(node, expected: "a mail server such as \(example)") else { return nil }
        let address = WebAddress(text)
        guard let scheme = address.scheme, ["smtp", "smtps"].contains(scheme), address.host?.isEmpty == false,
            address.hasUsablePort, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            let guess = text.contains("://") || text.contains(" ") ? "" : ", did you mean 'smtp://\(text)'?"
            return findings.wrong("invalid mail server \(shown(text)): expected \(example)\(guess)", at: node.position)
        }
        guard address.userInformation == nil else {
            return findings.wrong("an address must not contain a password; use user and password", at: node.position)
        }
        return text
    }

    /// Where somebody gets off a list.
    static let unsubscribe = ValueForm("https or mailto address", example: "mailto:list@example.org") {
        node, findings in
        guard let text = findings.scalar(node, expected: "an https or mailto address") else { return nil }
        let isClean = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
        guard isClean, text.hasPrefix("https://") || text.hasPrefix("mailto:") && text.contains("@") else {
            return findings.wrong(
                "\(shown(text)) is not an https or mailto address", at: node.position)
        }
        return text
    }
}

extension ValueForm where Value == [String] {
    /// A program and its arguments.
    static let words = ValueForm("list of words", example: "[/usr/sbin/sendmail, -i, -t]", shape: .list(.text)) {
        node, findings in
        guard case .sequence(let nodes) = node.value, !nodes.isEmpty else {
            return findings.wrong("expected a list such as [/usr/sbin/sendmail, -i, -t]", at: node.position)
        }
        return nodes.compactMap { findings.scalar($0, expected: "a word") }
    }
}

extension ValueForm where Value == MailAddress {
    static let mailAddress = ValueForm("mail address", example: "desk@example.org") { node, findings in
        guard let text = findings.scalar(node, expected: "a mail address such as desk@example.org") else { return nil }
        return MailAddress(parsing: text)
            ?? findings.wrong(
                "invalid mail address \(shown(text)): expected desk@example.org or The desk <desk@example.org>",
                at: node.position)
    }
}

extension ValueForm where Value == ClockTime {
    static let clockTime = ValueForm.scalar("time of day such as 07:30", example: "\"07:30\"") {
        ClockTime(parsing: $0)
    }.showing { $0.description }
}

extension ValueForm where Value == QuietHours {
    static let quietHours = ValueForm.scalar("span of hours such as 22:00-07:00", example: "22:00-07:00") {
        QuietHours(parsing: $0)
    }
}

extension ValueForm where Value == MailSettings.Rhythm {
    /// `hourly`, `daily`, `weekly`, and a word for none of them.
    static func rhythm(_ never: String) -> ValueForm {
        let words = [never] + MailSettings.Rhythm.allCases.dropFirst().map(\.rawValue)
        return ValueForm(
            "one of " + words.joined(separator: ", "), example: "weekly", shape: .words(words)
        ) { node, findings in
            guard let text = findings.scalar(node, expected: "one of " + words.joined(separator: ", ")) else {
                return nil
            }
            if text == never { return .each }
            if text != "each", let rhythm = MailSettings.Rhythm(rawValue: text) { return rhythm }
            let guess = Spelling.meant(by: text, among: words).map { "did you mean '\($0)'?" }
            return findings.wrong(
                "unknown rhythm \(shown(text)); \(guess ?? "expected one of " + words.joined(separator: ", "))",
                at: node.position)
        }.showing { $0 == .each ? never : $0.rawValue }
    }
}

extension ValueForm where Value == TextPattern {
    static let pattern = ValueForm("words, or /pattern/", example: "\"resign*\"") { node, findings in
        guard let text = findings.scalar(node, expected: "words, or /pattern/") else { return nil }
        do throws(TextPatternError) { return try TextPattern(text) } catch {
            return findings.wrong("invalid pattern \(shown(text)): \(error)", at: node.position)
        }
    }
}

extension ValueForm where Value == [FieldCondition] {
    /// Paths in the JSON of a change, each with words or patterns.
    static let fieldConditions = ValueForm(
        "set of paths with words or /patterns/", example: "{article.url: /politics/}", shape: .map(.list(.text))
    ) { node, findings in
        guard case .mapping(let entries) = node.value else {
            return findings.wrong("expected paths such as {article.url: /politics/}", at: node.position)
        }
        return entries.compactMap { entry in
            let first = String(entry.key.prefix { $0 != "." })
            guard ChangeRecord.memberNames.contains(first) else {
                let guess = Spelling.closest(to: first, among: ChangeRecord.memberNames).map {
                    ", did you mean '\($0)'?"
                }
                return findings.wrong(
                    "a change has no member \(shown(first))\(guess ?? "; it has " + ChangeRecord.memberNames.joined(separator: ", "))",
                    at: entry.keyPosition)
            }
            return ValueForm<[TextPattern]>.list(of: .pattern, "patterns").read(entry.value, &findings).map {
                FieldCondition(path: entry.key, patterns: $0)
            }
        }
    }
}
