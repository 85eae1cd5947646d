import Model

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
            Key("interval", .interval, to: \.interval, default: "15m", "The shortest time between two polls."),
            Key(
                "follow", .follow, to: \.follow, default: "365d",
                "How long an article is looked at again after it left the feed."),
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

extension ValueForm where Value == Duration {
    /// Between two polls.
    ///
    /// Below a minute nobody is polite.
    static let interval = duration(.minutes(1)...(.days(30)))
    /// After the last listing.
    static let follow = duration(.zero...(.days(36500)))
    /// Of one transfer.
    static let timeout = duration(.seconds(1)...(.minutes(10)))
}
