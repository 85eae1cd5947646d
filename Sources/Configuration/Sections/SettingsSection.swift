import Model
import YAML

extension Section where Root == FileContents {
    /// The main file.
    static let main = Section(
        name: "", summary: "The keys of /etc/errata/errata.yaml. Every one may be absent.",
        initial: { FileContents() },
        keys: [
            Key(
                "store", .store, to: \.settings.store, default: "/var/lib/errata/errata.db",
                "The database file. Everything errata knows is in it."),
            Key("log", .section(.log), to: \.settings.log, "The change log files."),
            Key("control", .section(.control), to: \.settings.control, "How commands reach the daemon."),
            Key(
                "listen", .listen, to: \.settings.listen, default: "off",
                "Where the page and the API are served: 127.0.0.1:8910. They only read and ask for no password, so "
                    + "think before you name an address that others can reach."),
            Key("network", .section(.network), to: \.settings.network, "Behaviour towards the sites that are read."),
            Key("websub", .section(.websub), "How hubs tell of news.") {
                $0.settings.websub = $1.settings
            },
            Key("defaults", .section(.defaults), to: \.settings.defaults, "What sources take that say nothing."),
            Key("retention", .section(.retention), to: \.settings.retention, "How long things are kept."),
            sources,
            Key(
                "webhooks", .list(of: .placed(.section(.webhook)), "list of webhooks"), to: \.webhooks,
                "Who is told about changes."),
        ])

    /// A file in sources.d.
    static let additional = Section(
        name: "", summary: "The keys of a file in sources.d.", initial: { FileContents() }, keys: [sources])

    private static let sources = Key<FileContents>(
        "sources", .list(of: .placed(.section(.source)), "list of sources"), to: \.sources,
        "What to watch. Files in the directory sources.d beside the main file, with names ending in .yaml, may hold "
            + "this key too.")
}

/// What one file says.
struct FileContents: Sendable {
    var settings = Settings()
    var sources: [Placed<SourceDraft>] = []
    var webhooks: [Placed<WebhookSettings>] = []
}
