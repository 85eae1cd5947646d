import Model
public import Rendering

/// The status for people: one screen.
public struct StatusText: Sendable {
    private let report: StatusReport
    private let hasColor: Bool
    private let clock: DisplayClock

    /// The text of a report.
    ///
    /// - Parameters:
    ///   - report: the facts.
    ///   - hasColor: whether escape sequences may be written.
    ///   - clock: the time zone of whoever reads it.
    public init(_ report: StatusReport, hasColor: Bool = false, clock: DisplayClock = .utc) {
        self.report = report
        self.hasColor = hasColor
        self.clock = clock
    }

    /// The lines; foreign words in them are safe for a terminal.
    public var lines: [String] {
        var lines = [headline]
        lines += StatusFacts.rows(report).map { name, value in
            "  " + name + String(repeating: " ", count: max(1, 13 - name.count)) + SafeText.terminal(value)
        }
        let attention = report.attention
        guard !attention.isEmpty else { return lines }
        lines += ["", paint("needs attention", "1;33")]
        for item in attention {
            lines.append("  " + paint("!", "33") + " " + SafeText.terminal(item.problem))
            lines.append("    try: " + SafeText.terminal(item.step))
        }
        return lines
    }

    private var headline: String {
        let since = "since \(clock.minute(report.runningSince)) (\(Words.duration(report.at - report.runningSince)))"
        let name = "errata \(SafeText.terminal(report.version)) is running"
        return (report.isFine ? paint(name, "1;32") : paint(name, "1;33")) + " " + since
    }

    private func paint(_ text: String, _ code: String) -> String {
        hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// The rows that the status shows, on the terminal and on the page.
enum StatusFacts {
    static func rows(_ report: StatusReport) -> [(name: String, value: String)] {
        [
            ("sources", sources(report.sources)),
            ("articles", "\(Words.number(report.articlesFollowed)) followed"),
            ("checks", checks(report)),
            ("last change", lastChange(report)),
            ("change log", changeLog(report)),
            ("deliveries", deliveries(report)),
            ("disk", disk(report.disk)),
            ("memory", Words.bytes(report.memory)),
        ]
    }

    private static func changeLog(_ report: StatusReport) -> String {
        let lag = report.logLag == 0 ? "up to date" : Words.count(report.logLag, "record", "records") + " behind"
        guard let last = report.logIncidents.last else { return lag }
        return "\(lag); damaged and mended \(Words.distance(from: report.at, to: last.at))"
    }

    private static func sources(_ sources: StatusReport.Sources) -> String {
        "\(Words.number(sources.fine)) fine, \(Words.number(sources.failing)) failing, "
            + "\(Words.number(sources.quiet)) quiet"
    }

    private static func checks(_ report: StatusReport) -> String {
        let checks = report.checks
        var work = "\(Words.number(checks.due)) due"
        let waiting = max(0, checks.due - checks.running)
        if waiting > 0 {
            work += ", \(Words.number(waiting)) of them waiting for their turn"
            // One name says whose they are when most are of one source.
            if let most = checks.queues.first, most.due > checks.due / 2 { work += " (mostly of \(most.name))" }
        }
        work += ", \(Words.number(checks.overdue)) overdue"
        if checks.overdue > 0 { work += " by up to \(Words.duration(checks.longestWait))" }
        guard let next = checks.next else { return work }
        return "\(work), next \(Words.distance(from: report.at, to: next))"
    }

    private static func lastChange(_ report: StatusReport) -> String {
        guard let last = report.lastChange else { return "none yet" }
        return "\(Words.distance(from: report.at, to: last.at)), no. \(Words.number(Int(last.sequence))), "
            + "\(last.type): \(last.title)"
    }

    private static func deliveries(_ report: StatusReport) -> String {
        guard !report.webhooks.isEmpty else { return "no webhooks, no recipients" }
        let work = "\(Words.number(report.waitingDeliveries)) waiting, \(Words.number(report.deadDeliveries)) dead"
        guard let oldest = report.webhooks.compactMap(\.oldestWaiting).min() else { return work }
        return "\(work), the oldest since \(Words.distance(from: report.at, to: oldest))"
    }

    private static func disk(_ disk: StatusReport.Disk) -> String {
        "\(Words.bytes(disk.free)) free of \(Words.bytes(disk.total)), the store has \(Words.bytes(disk.store))"
    }
}
