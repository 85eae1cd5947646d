import Configuration
import JSON
import Model

/// `errata check-config`.
enum CheckConfigCommand {
    static let command = Command(
        name: "check-config", group: .setup, summary: "Check the configuration and show what was understood",
        details: [
            "Prints every mistake as file:line:column: message, and looks at the secrets, files and programs that the "
                + "configuration names. Likely mistakes are printed to standard error as warnings and do not affect the exit "
                + "code."
        ],
        arguments: [Argument("FILE", .file, .optional, "The file, instead of --config")],
        options: [.config, .json, quiet],
        examples: [.init("errata check-config config/errata.yaml", "Check the example")], run: run)

    static let quiet = Option(flag: "quiet", "Say only what is wrong, as a reload of the service does")
    private static let secretHint =
        "the file must be readable for the user of the service; a credential needs LoadCredential= in a drop-in"

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let path = arguments.positional.first ?? arguments.configurationPath
        let console = arguments.console
        if !arguments.has(.json) { try arguments.requireReadable(path) }
        switch ConfigurationFile.checked(path, machine: true) {
        case .failure(let errors):
            guard arguments.has(.json) else { throw ParsedArguments.failure(errors) }
            console.print(json(mistakes: errors.mistakes))
            return .badConfiguration
        case .success(let settings):
            let problems = SecretCheck.problems(settings, for: SecretCheck.viewer(settings))
            guard problems.isEmpty else {
                let mistakes = problems.map { ConfigurationMistake(file: path, line: 0, column: 0, message: $0) }
                guard arguments.has(.json) else {
                    throw ParsedArguments.failure(ConfigurationErrors(mistakes: mistakes), hint: secretHint)
                }
                console.print(json(mistakes: mistakes))
                return .badConfiguration
            }
            let warnings = SettingsWarnings.all(settings)
            if arguments.has(quiet) {
                for warning in settings.warnings { console.complain("warning: \(warning)") }
                return .fine
            }
            if arguments.has(.json) {
                console.print(SettingsJSON.text(settings, warnings: warnings))
            } else {
                show(settings, path, on: console)
            }
            for warning in warnings { console.complain("warning: \(warning)") }
            return .fine
        }
    }

    private static func json(mistakes: [ConfigurationMistake]) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("valid", false)
            json.key("mistakes")
            json.array { json in
                for mistake in mistakes {
                    json.object { json in
                        json.field("file", mistake.file)
                        json.field("line", mistake.line)
                        json.field("column", mistake.column)
                        json.field("message", mistake.message)
                    }
                }
            }
        }
        return json.text
    }

    private static func show(_ settings: Settings, _ path: String, on console: Console) {
        console.print("\(path): valid")
        console.print("")
        console.print(overview(settings))
        console.print("\nsources (\(settings.sources.count))")
        var sources = TextTable(indent: 2)
        for source in settings.sources {
            sources.add(
                source.id, source.kind.rawValue, "every \(words(source.interval))", source.url,
                source.tags.joined(separator: ","))
        }
        console.print(sources)
        let posted = settings.webhooks.filter { $0.mail == nil }
        console.print("\nwebhooks (\(posted.count))")
        var webhooks = TextTable(indent: 2)
        for webhook in posted {
            let address = webhook.urlReference == nil ? webhook.publicURL : "address in a secret"
            webhooks.add(webhook.name, webhook.format, address, webhook.secrets.isEmpty ? "not signed" : "signed")
        }
        console.print(webhooks)
        showRecipients(settings, on: console)
    }

    private static func showRecipients(_ settings: Settings, on console: Console) {
        let recipients = settings.webhooks.filter { $0.mail != nil }
        guard !recipients.isEmpty else { return }
        console.print("\nrecipients (\(recipients.count)), by \(settings.mail.title)")
        var table = TextTable(indent: 2)
        for recipient in recipients {
            guard let mail = recipient.mail else { continue }
            let at = [MailSettings.Rhythm.daily, .weekly].contains(mail.rhythm) ? " at \(mail.at)" : ""
            let rhythm = mail.rhythm == .each ? "each change" : mail.rhythm.rawValue + at
            let quiet = mail.quiet.map { "quiet \($0)" } ?? ""
            table.add(recipient.name, rhythm, mail.to.map(\.description).joined(separator: ", "), quiet)
        }
        console.print(table)
    }

    private static func overview(_ settings: Settings) -> TextTable {
        let network = settings.network
        let retention = settings.retention
        var table = TextTable(indent: 2)
        table.add("store", settings.store)
        table.add("log", settings.log.directory + (settings.log.dayPages ? ", with day pages" : ""))
        table.add("control", settings.control.socket)
        table.add("listen", settings.listen?.description ?? "off")
        table.add("contact", network.contact ?? "none")
        table.add("private ranges", network.allow.isEmpty ? "none" : network.allow.joined(separator: ", "))
        table.add(
            "requests",
            "\(network.concurrency) at a time, \(words(network.spacing)) apart on one host, "
                + "\(words(network.timeout)) and \(SizeText.describe(network.maximumBytes)) at most")
        table.add(
            "defaults", "every \(words(settings.defaults.interval)), followed for \(words(settings.defaults.follow))")
        table.add(
            "kept",
            "captures \(words(retention.captures)), deliveries \(words(retention.deliveries))")
        return table
    }

    /// A duration as the configuration writes it; nil is for ever.
    static func words(_ duration: Duration?) -> String { duration.map(DurationText.describe) ?? "forever" }
}
