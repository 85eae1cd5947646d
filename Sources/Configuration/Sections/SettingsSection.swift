import Model
import YAML

extension Section where Root == FileContents {
    /// The main file.
    static let main = Section(
        name: "", summary: "The keys of /etc/errata/errata.yaml. All are optional.",
        initial: { FileContents() },
        keys: [
            Key(
                "store", .store, to: \.settings.store, example: "/srv/errata/errata.db", effect: .restart,
                "The database file. Everything errata knows is in it."),
            Key("log", .section(.log), to: \.settings.log, "The change log files."),
            Key("control", .section(.control), to: \.settings.control, "How commands reach the daemon."),
            Key(
                "listen", .page, to: \.settings.listen, default: "off", effect: .restart,
                "Where the pages and the API are served: 127.0.0.1:8910, a path such as /run/errata/page.sock for a web "
                    + "server in front, or systemd for errata-page.socket. An address that others can reach needs access.read."
            ),
            Key(
                "access", .section(.access), to: \.settings.access,
                "Who may read and write on the pages and in the API."),
            Key("network", .section(.network), to: \.settings.network, "Behaviour towards the sites that are read."),
            Key(
                "websub", .section(.websub), "Push updates through WebSub hubs.",
                waiting: { old, new in
                    Section<WebSubDraft>.websub.waiting(
                        WebSubDraft(old.settings.websub), WebSubDraft(new.settings.websub)
                    ).map { "websub.\($0)" }
                },
                store: { $0.settings.websub = $1.settings }),
            Key(
                "defaults", .section(.defaults), to: \.settings.defaults,
                "Defaults for sources that do not set these keys themselves."),
            Key(
                "timestamps", .list(of: .section(.timestamp), "list of authorities"), to: \.settings.timestamps,
                "Who stamps the signed checkpoints of the log, so that others than its operator bound the time."),
            Key(
                "witnesses", .list(of: .section(.witness), "list of witnesses"), to: \.settings.witnesses,
                "Who signs each checkpoint after having checked that the log only grew, so that its operator cannot show two "
                    + "logs to two people."),
            Key("retention", .section(.retention), to: \.settings.retention, "How long things are kept."),
            sources,
            Key(
                "webhooks", .list(of: .placed(.section(.webhook)), "list of webhooks"), "Receivers of changes."
            ) { $0.webhooks = $1 },
            Key("mail", .section(.mail), to: \.settings.mail, "How mail leaves this machine."),
            Key(
                "recipients", .list(of: .placed(.section(.recipient)), "list of recipients"),
                "Who is told by mail: of each change, or by a digest."
            ) { $0.recipients = $1 },
        ],
        finish: { root, node, findings in
            guard case .address(let address) = root.settings.listen, !address.isLoopback,
                root.settings.access.read.isEmpty
            else { return }
            findings.wrong(
                "listen is \(address), which others can reach; access.read must name a token", at: node.position)
                as Void?
        })

    /// A file in sources.d.
    static let additional = Section(
        name: "", summary: "The keys of a file in sources.d.", initial: { FileContents() }, keys: [sources])

    private static let sources = Key<FileContents>(
        "sources", .list(of: .placed(.section(.source)), "list of sources"),
        "What to watch. Files in the directory sources.d beside the main file, with names ending in .yaml or .yml, may "
            + "have this key too."
    ) { $0.sources = $1 }
}

/// What one file says.
struct FileContents: Sendable {
    var settings = Settings()
    var sources: [Placed<SourceDraft>] = []
    var webhooks: [Placed<WebhookSettings>] = []
    var recipients: [Placed<RecipientDraft>] = []

    /// Webhooks and recipients, each with all it needs.
    var receivers: [Placed<WebhookSettings>] {
        webhooks
            + recipients.map {
                Placed(
                    value: $0.value.receiver(settings.mail), file: $0.file, position: $0.position, isClean: $0.isClean)
            }
    }
}
