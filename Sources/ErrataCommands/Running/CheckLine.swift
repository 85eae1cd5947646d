import Changes
import Configuration
import Linux
import Model
import Systemd
import Tracking

/// What the service's log says of checks and changes; never a text of a page, nor a secret.
enum CheckLine {
    /// A line for a change of an article.
    static func write(_ change: ChangeRecord, sequence: Int64, to log: ServiceLog) {
        guard log.shows(.info), let article = change.article else { return }
        var words = [change.type.rawValue, article.id, "of source \(change.source.id)"]
        if change.hasEdits {
            words.append("(\(([change.severity.rawValue] + change.kinds.map(\.rawValue)).joined(separator: ", ")))")
        }
        log.write(
            .info, "no. \(sequence): " + words.joined(separator: " "),
            ["SOURCE": change.source.id, "ARTICLE": article.id, "SEQ": "\(sequence)", "CHANGE": change.id])
    }

    /// A line for a check: how it ended, and where the time went.
    static func write(_ record: CheckRecord, to log: ServiceLog) {
        guard log.shows(.debug) else { return }
        var words = ["check of \(record.subject): \(record.outcome)"]
        if let detail = record.detail { words.append(detail) }
        if let sighting = record.sighting, let last = sighting.exchanges.last {
            let took = sighting.exchanges.reduce(Duration.zero) { $0 + $1.total }
            words.append("status \(last.status) in \(took.milliseconds) ms, \(last.wireBytes) bytes")
            if sighting.exchanges.count > 1 { words.append("\(sighting.exchanges.count) requests") }
        }
        if !record.changes.isEmpty { words.append("\(record.changes.count) changes") }
        let source = record.source?.id ?? record.articles.first?.sourceID ?? ""
        switch record.subject {
        case .source(let id): log.write(.debug, words.joined(separator: ", "), ["SOURCE": id])
        case .article(let id):
            if let next = record.articles.first?.nextCheckAt { words.append("next at \(next)") }
            log.write(.debug, words.joined(separator: ", "), ["ARTICLE": id, "SOURCE": source])
        }
    }

    /// A line for each difference that a look at an article found.
    static func write(_ traces: [DifferenceTrace], of article: ArticleState, to log: ServiceLog) {
        guard log.shows(.debug) else { return }
        for trace in traces {
            let difference = trace.difference
            log.write(
                .debug,
                "article \(article.id): \(difference.field.rawValue) \(difference.nature.rawValue): \(trace.verdict)",
                ["ARTICLE": article.id, "SOURCE": article.sourceID])
        }
    }
}

extension Service {
    /// Lets the log have as much as the environment says, else the configuration.
    func setLevel(_ settings: Settings) {
        guard followsLevel else { return }
        let configured = ServiceLog.Level(word: settings.log.level.rawValue) ?? .info
        guard let word = Environment["ERRATA_LOG"], !word.isEmpty else { return log.setThreshold(configured) }
        if let level = ServiceLog.Level(word: word) { return log.setThreshold(level) }
        log.setThreshold(configured)
        log.write(.warning, "ERRATA_LOG is \(word): expected error, warning, notice, info or debug")
    }
}
