import Model
import Rendering

/// Something that needs a person, and the next step.
public struct Attention: Sendable, Equatable {
    /// Its name as long as it lasts, whatever its words: `disk`, `source.failing bbc`.
    public var key: String
    /// What is wrong, with what, since when.
    public var problem: String
    /// A command, or a short advice.
    public var step: String

    /// An item by its parts.
    public init(key: String, problem: String, step: String) {
        self.key = key
        self.problem = problem
        self.step = step
    }
}

extension StatusReport {
    /// What needs a person, the worst first.
    public var attention: [Attention] { AttentionRules.all.flatMap { $0(self) } }
}

/// The conclusions that are drawn from the facts, the worst first; one line each.
enum AttentionRules {
    static let all: [@Sendable (StatusReport) -> [Attention]] = [
        paused, uncleanEnds, configuration, secrets, credentials, restart, disk, logProblem, logDamage, signingKey,
        searchIndex, logLag, overdue, disabledWebhooks, failingWebhooks, deadLetters, unread, failingShare,
        failingSources, warnings,
    ]

    /// So many failing sources are named; the rest is a number.
    private static let namedSources = 5
    /// So many of the latest incidents are told.
    private static let namedIncidents = 3
    /// A check that waits longer than this means that the daemon cannot keep up.
    private static let tolerableWait = Duration.minutes(15)
    /// A webhook that fails for less is the retries' business.
    private static let tolerableFailing = Duration.minutes(30)

    private static func paused(_ report: StatusReport) -> [Attention] {
        guard let reason = report.pausedReason else { return [] }
        return [
            Attention(
                key: "checks.paused",
                problem: "checks are paused: \(reason)",
                step: "free disk space or repair the disk; checks resume by themselves")
        ]
    }

    private static func uncleanEnds(_ report: StatusReport) -> [Attention] {
        let ends = report.uncleanEnds
        guard ends.recent > 0, let last = ends.last else { return [] }
        return [
            Attention(
                key: "restarts",
                problem: "restarted \(Words.count(ends.recent, "time", "times")) in the last 24 hours after a crash, a "
                    + "kill or a power loss, last \(Words.distance(from: report.at, to: last)); nothing stored was lost",
                step: "journalctl -u errata -g 'did not end cleanly|dumped core|Main process exited'")
        ]
    }

    private static func configuration(_ report: StatusReport) -> [Attention] {
        guard let problem = report.configurationProblem else { return [] }
        return [
            Attention(
                key: "configuration",
                problem: "the last reload was refused, or the next one will be: \(problem); what runs stays in force",
                step: "errata check-config")
        ]
    }

    private static func secrets(_ report: StatusReport) -> [Attention] {
        guard let problem = report.secretProblem else { return [] }
        return [
            Attention(
                key: "secrets",
                problem: "a secret cannot be read: \(problem)", step: "errata check-config")
        ]
    }

    private static func credentials(_ report: StatusReport) -> [Attention] {
        guard let names = report.staleCredentials else { return [] }
        return [
            Attention(
                key: "credentials",
                problem: "changed on disk after the start, so the old one is still in use: credential \(names)",
                step: "systemctl restart errata")
        ]
    }

    private static func restart(_ report: StatusReport) -> [Attention] {
        guard let keys = report.waitsForRestart else { return [] }
        return [
            Attention(
                key: "restart",
                problem: "changed in the configuration and not in force before a restart: \(keys)",
                step: "systemctl restart errata")
        ]
    }

    private static func disk(_ report: StatusReport) -> [Attention] {
        let disk = report.disk
        guard disk.total > 0, disk.free < min(disk.total / 20, 1 << 30) else { return [] }
        return [
            Attention(
                key: "disk",
                problem: "only \(Words.bytes(disk.free)) free on the disk of the store",
                step: "free disk space, or keep captures for a shorter time (retention.captures)")
        ]
    }

    private static func logProblem(_ report: StatusReport) -> [Attention] {
        guard let problem = report.logProblem else { return [] }
        return [
            Attention(
                key: "log",
                problem: "the change log cannot be written: \(problem)",
                step: "look at the log directory; checks go on, and the log is completed from the store by itself")
        ]
    }

    private static func logDamage(_ report: StatusReport) -> [Attention] {
        var found = report.logIncidents.suffix(namedIncidents).map { incident in
            Attention(
                key: "log.damage \(incident.at.iso8601)",
                problem: "change log, \(Words.distance(from: report.at, to: incident.at)): \(incident.text)",
                step: "find out what touches the log directory; logrotate must not: errata begins a file a month")
        }
        if let newest = report.keptLogFiles.max() {
            let count = Words.count(report.keptLogFiles.count, "damaged log file is", "damaged log files are")
            found.append(
                Attention(
                    key: "log.kept",
                    problem: "\(count) kept beside the log, the newest is \(newest)",
                    step: "compare with the file of the same month, then delete what is kept"))
        }
        return found
    }

    private static func signingKey(_ report: StatusReport) -> [Attention] {
        guard let key = report.replacedKey else { return [] }
        return [
            Attention(
                key: "signing-key",
                problem: "the change log is signed with another key since \(key.at.iso8601); before: \(key.text)",
                step:
                    "put the old key file back beside the store and restart, or publish the key that errata verify prints"
            )
        ]
    }

    private static func searchIndex(_ report: StatusReport) -> [Attention] {
        guard report.hasDamagedSearchIndex else { return [] }
        return [
            Attention(
                key: "search-index",
                problem: "the search index is damaged; errata search does not find everything",
                step: "systemctl restart errata: the start writes the index again from the store")
        ]
    }

    private static func logLag(_ report: StatusReport) -> [Attention] {
        guard report.logLag > 1000 else { return [] }
        return [
            Attention(
                key: "log.behind",
                problem: "the change log is \(Words.number(report.logLag)) records behind the store",
                step: "look at the log directory: is it writable, is its disk full?")
        ]
    }

    private static func overdue(_ report: StatusReport) -> [Attention] {
        let checks = report.checks
        guard checks.longestDelay > tolerableWait, checks.overdue > 0 else { return [] }
        let most =
            checks.queues.first.map { "; \($0.name) has \(Words.count($0.due, "article", "articles")) due" } ?? ""
        return [
            Attention(
                key: "checks.overdue",
                problem: "\(Words.count(checks.overdue, "check is", "checks are")) overdue, the oldest by "
                    + Words.duration(checks.longestDelay) + most,
                step: "raise defaults.interval or network.concurrency, or lower `articles` of the largest source")
        ]
    }

    private static func disabledWebhooks(_ report: StatusReport) -> [Attention] {
        report.webhooks.compactMap { webhook in
            webhook.disabledReason.map { reason in
                Attention(
                    key: "delivery.disabled \(webhook.name)",
                    problem: "\(webhook.title) is disabled, \(Words.number(webhook.waiting)) waiting: \(reason)",
                    step: "errata deliveries enable \(webhook.name)")
            }
        }
    }

    private static func failingWebhooks(_ report: StatusReport) -> [Attention] {
        report.webhooks.compactMap { webhook in
            guard webhook.disabledReason == nil, let since = webhook.failingSince,
                report.at - since > tolerableFailing
            else { return nil }
            return Attention(
                key: "delivery.failing \(webhook.name)",
                problem: "\(webhook.title) has been failing for \(Words.duration(report.at - since)), "
                    + "\(Words.number(webhook.waiting)) waiting",
                step: "errata deliveries list --webhook \(webhook.name)")
        }
    }

    private static func deadLetters(_ report: StatusReport) -> [Attention] {
        report.webhooks.filter { $0.dead > 0 }.map { webhook in
            Attention(
                key: "delivery.dead \(webhook.name)",
                problem: "\(Words.count(webhook.dead, "delivery", "deliveries")) to \(webhook.name) were given up",
                step: "errata deliveries list --dead, then errata deliveries retry --webhook \(webhook.name)")
        }
    }

    private static func unread(_ report: StatusReport) -> [Attention] {
        report.unread.prefix(namedSources).map { document in
            Attention(
                key: "document.unread \(document.url)",
                problem: "a document of source \(document.source) was not read, \(document.url): \(document.reason)",
                step: "errata extract \(document.url), and give the source a `select` or a lower limits.size")
        }
    }

    /// Sources that fail one by one have reasons of their own; so many at once have one here.
    private static func failingShare(_ report: StatusReport) -> [Attention] {
        let failing = report.sources.failing
        let all = report.sources.fine + report.sources.quiet + failing
        guard failing >= 5, failing * 3 >= all else { return [] }
        return [
            Attention(
                key: "sources.share",
                problem: "\(failing) of \(all) sources fail at once, which is rarely the fault of the sites",
                step: "look at the network of this machine: DNS, proxy, firewall, IPv6")
        ]
    }

    private static func warnings(_ report: StatusReport) -> [Attention] { report.warnings }

    private static func failingSources(_ report: StatusReport) -> [Attention] {
        let named = report.sources.troubles.prefix(namedSources).map { trouble in
            Attention(
                key: "source.failing \(trouble.id)",
                problem:
                    "source \(trouble.id) has been failing for \(Words.duration(report.at - trouble.since)): \(trouble.reason)",
                step: "errata test \(trouble.id)")
        }
        let rest = report.sources.failing - named.count
        guard rest > 0 else { return named }
        return named + [
            Attention(
                key: "sources.failing",
                problem: named.isEmpty ? "\(Words.count(rest, "source", "sources")) failing" : "\(rest) more failing",
                step: "errata sources --failing")
        ]
    }
}
