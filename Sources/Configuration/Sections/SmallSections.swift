import Model
import YAML

extension Section where Root == LogSettings {
    static let log = Section(
        name: "log", summary: "The change log: one JSON object per line, never rewritten.", initial: { LogSettings() },
        keys: [
            Key(
                "directory", .path, to: \.directory, example: "/srv/errata/log", effect: .restart,
                "Where changes-YYYY-MM.jsonl and the day pages are written."),
            Key(
                "day_pages", .flag, to: \.dayPages, example: "false", effect: .restart,
                "Whether changes-YYYY-MM-DD.md, a readable page per day, is written beside them."),
            Key(
                "level", .word("level"), to: \.level,
                "How much the service says of itself in the journal: info has a line for each change, debug one for each "
                    + "check and for each difference that was found, with what became of it. ERRATA_LOG in the environment "
                    + "overrides it."),
        ])
}

extension Section where Root == ControlSettings {
    static let control = Section(
        name: "control", summary: "The daemon's control socket.", initial: { ControlSettings() },
        keys: [
            Key(
                "socket", .socketPath, to: \.socket, effect: .restart,
                "A Unix socket; whoever may open it may query and command the daemon.")
        ])
}

extension Section where Root == AccessSettings {
    static let access = Section(
        name: "access",
        summary: "Tokens for the pages and the API: sent as Authorization: Bearer, or entered once in a browser. The "
            + "control socket needs none.",
        initial: { AccessSettings() },
        keys: [
            Key(
                "read", .list(of: .secret, "secret, or list of secrets"), to: \.read, default: "everybody may read",
                "Each lets somebody read. Without any, everybody who reaches the address reads."),
            Key(
                "write", .list(of: .secret, "secret, or list of secrets"), to: \.write, default: "nobody may write",
                "Each lets somebody read, mark changes, retry deliveries and check sources now."),
            Key(
                "names", .list(of: .hostName, "list of host names"), to: \.names, default: "none", effect: .restart,
                "Names under which the pages may be called beside localhost and addresses, such as errata.example.org. "
                    + "Any other name is refused, so that no web page can use a browser to read them."),
        ])
}

extension ValueForm where Value == String {
    /// A name as it stands in the Host field, without a port.
    static let hostName = ValueForm.scalar("host name", example: "errata.example.org") { text in
        let isName = !text.isEmpty && text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || [0x2D, 0x2E].contains($0) }
        return isName ? text.lowercased() : nil
    }
}

extension Section where Root == SourceDefaults {
    static let defaults = Section(
        name: "defaults", summary: "Defaults for sources that do not set these keys themselves.",
        initial: { SourceDefaults() },
        keys: [
            Key(
                "interval", .interval, to: \.interval,
                "The shortest time between two polls, from 1s. Less than a minute is for sites of your own: others would "
                    + "rightly block you. What server and feed ask for (Cache-Control, Retry-After, ttl) still holds."),
            Key(
                "follow", .follow, to: \.follow,
                "How long an article is checked after it left the feed."),
            Key(
                "articles", .number(1...1_000_000), to: \.articles,
                "Maximum articles of one source that are followed at the same time. Of a document that lists more, the newest "
                    + "are used; the others wait until some are no longer followed, and the source says so."),
            Key(
                "tags", .tagDefaults, to: \.byTag, default: "none",
                "The same keys for sources with a tag: {live: {interval: 2m}, archive: {interval: 1d, follow: 30d}}. Of "
                    + "several tags of a source, the first one here that has the key counts."),
        ])
}

extension Section where Root == TagDefaults {
    static let tagDefaults = Section(
        name: "tag", summary: "Defaults for the sources with a tag.", initial: { TagDefaults(tag: "") },
        keys: [
            Key("interval", .interval, to: \.interval, default: "defaults.interval", "As in defaults."),
            Key("follow", .follow, to: \.follow, default: "defaults.follow", "As in defaults."),
            Key(
                "articles", .number(1...1_000_000), to: \.articles, default: "defaults.articles", "As in defaults."),
        ])
}

extension ValueForm where Value == [TagDefaults] {
    /// Tags, each with keys of its own.
    static let tagDefaults = ValueForm(
        "set of tags, each with interval, follow or articles", example: "{live: {interval: 2m}}",
        shape: .map(.map(.text))
    ) { node, findings in
        guard case .mapping(let entries) = node.value else {
            return findings.wrong("expected tags such as {live: {interval: 2m}}", at: node.position)
        }
        return entries.compactMap { entry in
            guard var defaults = Section<TagDefaults>.tagDefaults.read(entry.value, &findings) else { return nil }
            defaults.tag = entry.key
            return defaults
        }
    }
}

extension Section where Root == RetentionSettings {
    static let retention = Section(
        name: "retention",
        summary: "What the daemon deletes once a day. Changes, versions and the change log are never deleted.",
        initial: { RetentionSettings() },
        keys: [
            Key(
                "captures", .retention, to: \.captures, default: "forever",
                "Captured pages; the latest capture of each article is always kept."),
            Key("deliveries", .retention, to: \.deliveries, default: "forever", "Finished deliveries."),
        ])
}

/// The `websub` section while it is being read.
struct WebSubDraft: Sendable {
    var callback: String?
    var listen: ListenAddress?
    var lease = Duration.days(10)

    init() {}

    init(_ settings: WebSubSettings?) {
        callback = settings?.callback
        listen = settings?.listen
        lease = settings?.lease ?? lease
    }

    var settings: WebSubSettings? {
        guard let callback, let listen else { return nil }
        return WebSubSettings(callback: callback, listen: listen, lease: lease)
    }
}

extension Section where Root == WebSubDraft {
    static let websub = Section(
        name: "websub",
        summary:
            "Subscribes to the WebSub hubs that feeds advertise, so that updates are pushed. Subscribed feeds are polled a "
            + "quarter as often.",
        initial: { WebSubDraft() }, required: ["callback", "listen"],
        keys: [
            Key(
                "callback", .url, to: \.callback, effect: .restart,
                "A public address, https if at all possible, under which a web server of yours passes requests on to "
                    + "listen: https://errata.example.org/websub. A secret word is added for each subscription."),
            Key(
                "listen", .listen, to: \.listen, effect: .restart,
                "Where those requests arrive, such as 127.0.0.1:8911. Nothing else is served there."),
            Key(
                "lease", .duration(.hours(1)...(.days(365))), to: \.lease, effect: .restart,
                "The requested lease of a subscription; it is renewed before it ends."),
        ])
}

extension ValueForm where Value == Duration {
    /// Between two polls.
    ///
    /// Below a minute is for sites of one's own; `SettingsWarnings` says so.
    static let interval = duration(.seconds(1)...(.days(30)))
    /// After the last listing.
    static let follow = duration(.zero...(.days(36500)))
    /// Of one transfer.
    static let timeout = duration(.seconds(1)...(.minutes(10)))
}
