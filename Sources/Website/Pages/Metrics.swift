import MicroHTTPD
import Model

/// The status as Prometheus reads it (text format 0.0.4).
enum Metrics {
    static func response(_ content: SiteContent) throws -> HTTPResponse {
        HTTPResponse(contentType: "text/plain; version=0.0.4; charset=utf-8", text: text(try content.status()))
    }

    // style: table
    static func text(_ report: StatusReport) -> String {
        var out = MetricText()
        out.gauge("errata_info", "The program's version.", 1, ["version": report.version])
        out.gauge("errata_start_time_seconds", "When the daemon started.", report.runningSince.seconds)
        out.counter(
            "errata_unclean_ends_total", "Starts after a crash, a kill or a power loss, since the store was made.",
            report.uncleanEnds.total)
        out.counter("errata_checks_total", "Checks made since the daemon started.", report.checks.made)
        out.gauge("errata_paused", "1 while checks are paused.", report.pausedReason == nil ? 0 : 1)
        out.gauge("errata_attention", "Conditions that need attention.", report.attention.count)
        out.header("errata_sources", "Sources by how they are doing.")
        out.sample("errata_sources", report.sources.fine, ["state": "fine"])
        out.sample("errata_sources", report.sources.failing, ["state": "failing"])
        out.sample("errata_sources", report.sources.quiet, ["state": "quiet"])
        out.gauge("errata_articles_followed", "Followed articles.", report.articlesFollowed)
        out.gauge("errata_checks_due", "Checks that are due.", report.checks.due)
        out.gauge(
            "errata_checks_running", "Checks under way; other due ones wait for a host or a share.",
            report.checks.running)
        out.gauge(
            "errata_checks_overdue", "Checks that should have begun more than a minute ago.", report.checks.overdue)
        out.gauge("errata_documents_unread", "Documents that were given up or are left alone.", report.unread.count)
        out.gauge(
            "errata_checks_longest_wait_seconds", "How late the latest check is.",
            report.checks.longestWait.milliseconds / 1000)
        out.gauge("errata_changes", "Records in the change log.", report.lastChange?.sequence ?? 0)
        out.gauge(
            "errata_last_change_time_seconds", "When the newest record was observed.",
            report.lastChange?.at.seconds ?? 0)
        out.gauge("errata_log_records_behind", "Records that are not in the log file yet.", report.logLag)
        out.gauge(
            "errata_log_incidents", "Damage to the change log that was noticed within the last 24 hours.",
            report.logIncidents.count)
        out.header("errata_warnings", "What no single check reports, by its kind.")
        let kinds = ["source.silent", "source.noisy", "article.turning", "clock", "certificate", "pdf"]
        for kind in kinds {
            let count = report.warnings.count { $0.key.split(separator: " ").first.map(String.init) == kind }
            out.sample("errata_warnings", count, ["kind": kind])
        }
        webhooks(report, to: &out)
        out.gauge("errata_disk_free_bytes", "Free on the disk of the store.", report.disk.free)
        out.gauge("errata_store_bytes", "Size of the store.", report.disk.store)
        out.gauge("errata_memory_bytes", "Resident memory of the daemon.", report.memory)
        return out.text
    }

    private static func webhooks(_ report: StatusReport, to out: inout MetricText) {
        out.header("errata_deliveries_waiting", "Deliveries that are waiting.")
        for hook in report.webhooks { out.sample("errata_deliveries_waiting", hook.waiting, ["webhook": hook.name]) }
        out.header("errata_deliveries_dead", "Deliveries that were given up.")
        for hook in report.webhooks { out.sample("errata_deliveries_dead", hook.dead, ["webhook": hook.name]) }
        out.header("errata_webhook_disabled", "1 for a disabled webhook.")
        for hook in report.webhooks {
            out.sample("errata_webhook_disabled", hook.disabledReason == nil ? 0 : 1, ["webhook": hook.name])
        }
    }
}

/// Lines of the text format.
private struct MetricText {
    private(set) var text = ""

    mutating func header(_ name: String, _ help: String, type: String = "gauge") {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    mutating func counter(_ name: String, _ help: String, _ value: some BinaryInteger) {
        header(name, help, type: "counter")
        sample(name, value)
    }

    mutating func sample(_ name: String, _ value: some BinaryInteger, _ labels: KeyValuePairs<String, String> = [:]) {
        let pairs = labels.map { "\($0)=\"\(MetricText.escaped($1))\"" }.joined(separator: ",")
        text += pairs.isEmpty ? "\(name) \(value)\n" : "\(name){\(pairs)} \(value)\n"
    }

    mutating func gauge(
        _ name: String, _ help: String, _ value: some BinaryInteger, _ labels: KeyValuePairs<String, String> = [:]
    ) {
        header(name, help)
        sample(name, value, labels)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
