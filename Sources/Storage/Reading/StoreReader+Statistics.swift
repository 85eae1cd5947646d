internal import Linux
public import Model
internal import SQLite

/// Figures for one screen of status.
public struct StoreStatistics: Sendable, Equatable {
    /// The sources.
    public var sources = 0
    /// Sources whose last check failed.
    public var failingSources = 0
    /// Sources that are fine and brought nothing new for long.
    public var quietSources = 0
    /// When the next source is checked, after what is due.
    public var nextSourceCheckAt: Timestamp?
    /// Sources that the configuration no longer names.
    public var inactiveSources = 0
    /// The articles.
    public var articles = 0
    /// Articles with a next check.
    public var followedArticles = 0
    /// Articles that were seen to be gone.
    public var removedArticles = 0
    /// Articles that the site refuses to show.
    public var blockedArticles = 0
    /// The versions.
    public var versions = 0
    /// The raw pages.
    public var captures = 0
    /// The number of the last change.
    public var lastSequence: Int64 = 0
    /// When the last change was observed.
    public var lastChangeAt: Timestamp?
    /// Checks whose time has come, and the longest overdue of them.
    public var due = 0
    /// The longest overdue time.
    public var oldestDueAt: Timestamp?
    /// Of the due ones, those that should have begun more than a minute ago.
    public var overdue = 0
    /// The longest overdue time of what was checked before; a first look may wait long for its host's pace.
    public var oldestLateAt: Timestamp?
    /// The sources with the most due articles, at most three.
    public var queues: [Queue] = []

    /// What one source has waiting.
    public struct Queue: Sendable, Equatable {
        /// Its id.
        public var source: String
        /// What people call it.
        public var name: String
        /// Its due articles.
        public var due: Int
    }
    /// Bytes of the database file and of the log beside it.
    public var fileBytes = 0
    /// Bytes of the write-ahead log beside the file.
    public var writeAheadBytes = 0
}

extension StoreReader {
    /// Figures for one screen of status.
    ///
    /// - Parameters:
    ///   - now: what is due by then.
    ///   - quietSince: a source without news since then is quiet.
    /// - Returns: the figures.
    /// - Throws: `StoreError`.
    public func statistics(
        now: Timestamp, quietSince: Timestamp = Timestamp(milliseconds: 0)
    ) throws(StoreError) -> StoreStatistics {
        var found = try sql { db throws(SQLiteError) in try db.statistics(now, quietSince) }
        found.fileBytes = FileSystem.size(path) ?? 0
        found.writeAheadBytes = FileSystem.size(path + "-wal") ?? 0
        return found
    }
}

extension Connection {
    fileprivate func statistics(_ now: Timestamp, _ quietSince: Timestamp) throws(SQLiteError) -> StoreStatistics {
        var figures = StoreStatistics()
        try step(
            """
            SELECT count(*), coalesce(sum(is_active = 0), 0),
                coalesce(sum(is_active = 1 AND failing_since_ms IS NOT NULL), 0),
                coalesce(sum(is_active = 1 AND failing_since_ms IS NULL
                    AND coalesce(last_changed_at_ms, added_at_ms) < ?1), 0)
            FROM sources
            """, [.time(quietSince)]
        ) { row in
            (figures.sources, figures.inactiveSources, figures.failingSources) = (row.int(0), row.int(1), row.int(2))
            figures.quietSources = row.int(3)
            return false
        }
        figures.sources -= figures.inactiveSources
        try step(
            "SELECT min(next_check_at_ms) FROM sources WHERE is_active = 1 AND next_check_at_ms > ?1", [.time(now)]
        ) { row in
            figures.nextSourceCheckAt = row.time(0)
            return false
        }
        figures.articles = try count("articles")
        // In words that lead SQLite to the small indexes: a look at each of a million rows would take a second.
        figures.followedArticles = try count(
            "articles INDEXED BY articles_due WHERE is_watched = 1 AND next_check_at_ms IS NOT NULL")
        figures.removedArticles = try count("articles WHERE life <> 'present' AND life = 'removed'")
        figures.blockedArticles = try count("articles WHERE life <> 'present' AND life = 'blocked'")
        figures.versions = try count("versions")
        figures.captures = try count("captures")
        try step("SELECT seq, observed_at_ms FROM changes ORDER BY seq DESC LIMIT 1") { row in
            (figures.lastSequence, figures.lastChangeAt) = (row.int64(0), row.time(1))
            return false
        }
        for (table, flag) in [("sources", "is_active"), ("articles", "is_watched")] {
            try addDue(&figures, now, "\(table) WHERE \(flag) = 1 AND next_check_at_ms <= ?1")
        }
        figures.queues = try queues(now)
        return figures
    }

    /// A check that has waited longer is overdue: by then a free place would have been found.
    private static let patience = Duration.minutes(1)

    private func addDue(
        _ figures: inout StoreStatistics, _ now: Timestamp, _ what: String
    ) throws(SQLiteError) {
        try step(
            "SELECT count(*), min(next_check_at_ms), coalesce(sum(next_check_at_ms < ?2), 0) FROM \(what)",
            [.time(now), .time(now - Connection.patience)]
        ) { row in
            figures.due += row.int(0)
            figures.oldestDueAt = [figures.oldestDueAt, row.time(1)].compactMap { $0 }.min()
            figures.overdue += row.int(2)
            return false
        }
        // The oldest stand first in the index; beyond so many of them nobody was ever looked at.
        let late = try first(
            """
            SELECT min(next_check_at_ms) FROM (SELECT next_check_at_ms, last_checked_at_ms FROM \(what)
            ORDER BY next_check_at_ms LIMIT 20000) WHERE last_checked_at_ms IS NOT NULL
            """, [.time(now)]
        ) { $0.time(0) }
        figures.oldestLateAt = [figures.oldestLateAt, late ?? nil].compactMap { $0 }.min()
    }

    private func queues(_ now: Timestamp) throws(SQLiteError) -> [StoreStatistics.Queue] {
        var queues: [StoreStatistics.Queue] = []
        try step(
            """
            SELECT s.public_id, s.name, q.due FROM (SELECT source_id, count(*) AS due FROM articles
                INDEXED BY articles_due WHERE is_watched = 1 AND next_check_at_ms IS NOT NULL
                AND next_check_at_ms <= ?1 GROUP BY source_id ORDER BY due DESC LIMIT 3) q
            JOIN sources s ON s.id = q.source_id ORDER BY q.due DESC
            """, [.time(now)]
        ) { row in
            queues.append(.init(source: row.text(0), name: row.text(1), due: row.int(2)))
            return true
        }
        return queues
    }

    private func count(_ what: String) throws(SQLiteError) -> Int {
        try first("SELECT count(*) FROM \(what)") { $0.int(0) } ?? 0
    }
}
