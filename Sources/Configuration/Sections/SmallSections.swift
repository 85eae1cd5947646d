import Model
import YAML

extension Section where Root == LogSettings {
    static let log = Section(
        name: "log", summary: "The change log: one JSON object a line, never rewritten.", initial: { LogSettings() },
        keys: [
            Key(
                "directory", .path, to: \.directory, default: "/var/log/errata",
                "Where changes-YYYY-MM.jsonl and the day pages are written."),
            Key(
                "day_pages", .flag, to: \.dayPages, default: "true",
                "Whether changes-YYYY-MM-DD.md, a readable page per day, is written beside them."),
        ])
}

extension Section where Root == ControlSettings {
    static let control = Section(
        name: "control", summary: "The daemon's own socket.", initial: { ControlSettings() },
        keys: [
            Key(
                "socket", .socketPath, to: \.socket, default: "/run/errata/errata.sock",
                "A Unix socket; who may open it may ask the daemon.")
        ])
}

extension Section where Root == SourceDefaults {
    static let defaults = Section(
        name: "defaults", summary: "For sources that do not say it themselves.", initial: { SourceDefaults() },
        keys: [
            Key(
                "interval", .interval, to: \.interval, default: "15m",
                "The shortest time between two polls, from 1s. Less than a minute is for sites of your own: others would "
                    + "rightly block you. What server and feed ask for (Cache-Control, Retry-After, ttl) still holds."),
            Key(
                "follow", .follow, to: \.follow, default: "365d",
                "How long an article is looked at again after it left the feed."),
            Key(
                "articles", .number(1...1_000_000), to: \.articles, default: "10000",
                "How many articles of one source are followed at a time. Of a document that lists more, the newest are "
                    + "taken; the others wait until some are no longer followed, and the source says so."),
        ])
}

extension Section where Root == RetentionSettings {
    static let retention = Section(
        name: "retention",
        summary: "What the daemon lets go once a day. Changes, versions and the log always stay.",
        initial: { RetentionSettings() },
        keys: [
            Key(
                "captures", .retention, to: \.captures, default: "forever",
                "Raw pages, save the newest of each article."),
            Key("deliveries", .retention, to: \.deliveries, default: "forever", "Deliveries that have been made."),
        ])
}

/// The `websub` section while it is being read.
struct WebSubDraft: Sendable {
    var callback: String?
    var listen: ListenAddress?
    var lease = Duration.days(10)

    var settings: WebSubSettings? {
        guard let callback, let listen else { return nil }
        return WebSubSettings(callback: callback, listen: listen, lease: lease)
    }
}

extension Section where Root == WebSubDraft {
    static let websub = Section(
        name: "websub",
        summary:
            "Subscribes to the hubs that feeds name (W3C WebSub), so that news come by themselves. A subscribed feed is "
            + "polled four times as rarely.",
        initial: { WebSubDraft() },
        keys: [
            Key(
                "callback", .url, to: \.callback,
                "A public address, https if at all possible, under which a web server of yours passes requests on to "
                    + "listen: https://errata.example.org/websub. A secret word is added for each subscription."),
            Key(
                "listen", .listen, to: \.listen,
                "Where those requests come in, such as 127.0.0.1:8911. Nothing else is served there. A change of either "
                    + "needs a restart."),
            Key(
                "lease", .duration(.hours(1)...(.days(365))), to: \.lease, default: "10d",
                "How long a subscription is asked for; it is renewed before its end."),
        ],
        finish: { _, node, findings in
            for key in ["callback", "listen"] where node[key] == nil {
                findings.wrong("websub has no \(key)", at: node.position) as Void?
            }
        })
}

extension ValueForm where Value == Duration {
    /// Between two polls.
    ///
    /// Below a minute is for sites of one's own; `SettingsDoubts` says so.
    static let interval = duration(.seconds(1)...(.days(30)))
    /// After the last listing.
    static let follow = duration(.zero...(.days(36500)))
    /// Of one transfer.
    static let timeout = duration(.seconds(1)...(.minutes(10)))
}
