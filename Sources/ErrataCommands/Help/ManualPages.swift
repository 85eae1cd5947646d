import Configuration

/// The manual pages, made from the command table and from the schema of the configuration.
enum ManualPages {
    /// The files in man/.
    static let names = ["errata.1", "errata.yaml.5"]

    static func text(_ name: String) -> String { name == "errata.1" ? errata : configuration }

    /// errata(1).
    static var errata: String {
        var page = Roff(title: "ERRATA", section: 1)
        page.section("NAME")
        page.paragraph("errata - watches feeds and pages and reports what was edited")
        page.section("SYNOPSIS")
        page.paragraph("errata COMMAND [OPTIONS] [ARGUMENTS]")
        describe(&page)
        page.section("COMMANDS")
        for group in Command.Group.allCases {
            for command in CommandTable.all where command.group == group { add(command, to: &page) }
        }
        page.section("OPTIONS OF EVERY COMMAND")
        for option in Option.everywhere { page.item(HelpText.label(option).trimmed, option.summary + ".") }
        describeJSON(&page)
        conclude(&page)
        return page.text
    }

    private static func describe(_ page: inout Roff) {
        page.section("DESCRIPTION")
        page.paragraph(
            "Errata polls feeds and pages, follows every article they list, and records what is published, edited, "
                + "moved, removed or restored: what exactly changed, of what kind the edit is, and whether the "
                + "publisher made it known. Changes go to an append-only log with a hash chain and to webhooks.")
        page.paragraph(
            "Results go to standard output, messages to standard error. Text from the web is shown without control and "
                + "bidirectional characters. With --json the output is for programs.")
    }

    private static func add(_ command: Command, to page: inout Roff) {
        page.subsection("errata " + HelpText.usage(command))
        page.paragraph(command.summary + ".")
        for paragraph in command.details { page.paragraph(paragraph) }
        for argument in command.arguments { page.item(argument.name, argument.summary + ".") }
        for option in command.options { page.item(HelpText.label(option).trimmed, option.summary + ".") }
        for example in command.examples {
            page.paragraph(example.meaning + ":")
            page.example([example.line])
        }
    }

    /// What `--json` prints; scripts rely on it.
    private static func describeJSON(_ page: inout Roff) {
        page.section("JSON")
        page.paragraph(
            "With --json, lists print one object a line; everything else prints one object. Members may be added in later "
                + "versions. Times are ISO 8601 in UTC, durations are seconds, what is absent is null.")
        page.item("changes, show CHANGE, once", "The line of the change log as it was written.")
        page.item(
            "sources",
            "id, kind, url, permanent_url, name, title, tags, active, state (fine, failing, waiting, stopped), "
                + "last_outcome, last_detail, failures, failing_since, added_at, last_checked_at, last_changed_at, "
                + "next_check_at")
        page.item(
            "articles",
            "id, source, url, urls, title, life, version, edits, published_at, first_seen_at, last_listed_at, "
                + "last_seen_present_at, last_checked_at, last_outcome, last_edit_at, next_check_at")
        page.item("show ARTICLE", "article, versions, changes; with --version the object that errata extract prints")
        page.item("why", "seq, id, disclosure, disclosure_reason, severity, edits")
        page.item("search", "article, version, seen_at, source, url, headline, title, snippet")
        page.item("add", "file, id, kind, url, name")
        page.item("import", "file, added, known, refused")
        page.item(
            "check-config",
            "valid, then the settings by the keys of the configuration and warnings; or mistakes with file, line, column, "
                + "message")
    }

    private static func conclude(_ page: inout Roff) {
        page.section("EXIT STATUS")
        for code in ExitCode.allCases { page.item("\(code.rawValue)", code.meaning) }
        page.section("ENVIRONMENT")
        page.item("ERRATA_CONFIG", "The configuration to read when --config does not name one.")
        page.item(
            "ERRATA_LOG", "How much errata run logs, in place of log.level: error, warning, notice, info or debug.")
        page.item("NO_COLOR", "When set and not empty, output is not coloured unless --color says so.")
        page.item("COLUMNS", "The width of the output; without it a pipe or a file is not cut.")
        page.item("TZ", "The time zone in which times are shown and read; see tzset(3).")
        page.item("ERRATA_PAGER, PAGER", "What shows long lists on a terminal; empty for nothing. less when not set.")
        page.item(
            "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR",
            "Where the configuration, the store and the socket of a user are, without /etc/errata.")
        page.item(
            "CREDENTIALS_DIRECTORY", "Where systemd puts the secrets that the configuration names as credentials.")
        let settings = Settings()
        page.section("FILES")
        page.item(ConfigurationFile.standardPath, "The configuration; see errata.yaml(5).")
        page.item("/etc/errata/sources.d/*.yaml", "Further sources, one file each if you like.")
        page.item(settings.store, "The store: everything errata knows.")
        page.item(settings.log.directory, "The change log.")
        page.item(settings.control.socket, "The socket of the daemon.")
        page.section("SEE ALSO")
        page.paragraph("errata.yaml(5), systemctl(1), journalctl(1)")
    }

    /// errata.yaml(5).
    static var configuration: String {
        var page = Roff(title: "ERRATA.YAML", section: 5)
        page.section("NAME")
        page.paragraph("errata.yaml - configuration of errata")
        page.section("DESCRIPTION")
        page.paragraph(
            "YAML, read from \(ConfigurationFile.standardPath), or from the file that --config names. The files "
                + "sources.d/*.yaml and *.yml beside it may have further sources. Any mistake refuses the whole configuration: "
                + "errata check-config lists every mistake with its place. SIGHUP (systemctl reload errata) reads it again, "
                + "all or nothing. Everything applies from the next check or request on, except "
                + RestartKeys.names.joined(separator: ", ")
                + ", which wait for a restart; errata status says so.")
        page.paragraph(
            "Durations are written as 30s, 15m, 6h, 365d, 2w or together as 1h30m; sizes as 500kB, 16MB, 16MiB; relative "
                + "paths start at the directory of the file that contains them. Where a list is expected, a single value may "
                + "be given. Secrets are never part of the file: they are {file: /path} or {credential: name}, the latter a "
                + "systemd credential (LoadCredential=).")
        let reference = ConfigurationFile.reference
        page.section("KEYS")
        add(reference.keys, to: &page)
        addSections(of: reference, to: &page)
        page.section("EXAMPLE")
        page.example(example)
        page.section("SEE ALSO")
        page.paragraph("errata(1)")
        return page.text
    }

    private static func addSections(of reference: SectionReference, to page: inout Roff) {
        for key in reference.keys {
            guard let section = key.section else { continue }
            page.section("KEYS OF \(section.name.uppercased())")
            page.paragraph(section.summary)
            add(section.keys, to: &page)
            addSections(of: section, to: &page)
        }
    }

    private static func add(_ keys: [KeyReference], to page: inout Roff) {
        for key in keys {
            let below = key.section.map { " Its keys are under KEYS OF \($0.name.uppercased())." } ?? ""
            let form = key.section == nil || key.form.hasPrefix("list") ? " (\(key.form))" : ""
            let standard = key.standard.map { " Default: \($0)." } ?? ""
            let marks = (key.isRequired ? " Required." : "") + (key.effect == .restart ? " Needs a restart." : "")
            page.item("\(key.name)\(form)", key.summary + standard + marks + below)
        }
    }

    private static let example = [
        "network: {contact: https://example.org/about-our-bot}",
        "sources:",
        "  - feed: https://example.org/rss.xml",
        "    name: Example",
        "    tags: [politics]",
        "webhooks:",
        "  - name: desk",
        "    url: https://hooks.example.org/errata",
        "    secret: {credential: desk}",
        "    when: {types: [article.changed], severity: minor, disclosure: [undeclared]}",
    ]
}

extension String {
    /// Without the blanks at the start.
    var trimmed: String { String(drop { $0 == " " }) }
}
