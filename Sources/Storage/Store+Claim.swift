public import Model
internal import SQLite

/// What shall be checked now, with all that is remembered about it.
public struct DueBatch: Sendable {
    /// The sources.
    public var sources: [SourceState] = []
    /// The articles.
    public var articles: [ArticleState] = []
    /// Whether more may be due than was asked for.
    public var isFull = false
    /// Whether something is due at a host that has as many checks as it may have.
    public var waitsForHost = false
    /// Whether something is due whose source has its share of the checks under way.
    public var waitsForShare = false

    /// True when nothing is due.
    public var isEmpty: Bool { sources.isEmpty && articles.isEmpty }
}

extension Store {
    /// Takes what is due, sources before articles, and leases it to the caller.
    ///
    /// Each lease ends when its subject's record is committed, or with `release`. Articles are shared out: a source that
    /// has few under way comes before one that has many, and takes what has waited longest first; no source has more
    /// under way than places are free for the others. So a source that lists ten thousand pages of slow hosts has half
    /// of the places, two such sources a third each, and there is always one for somebody who comes new.
    /// - Parameters:
    ///   - now: what is due at this time.
    ///   - limit: at most so many.
    ///   - perHost: at most so many leases for one host at a time.
    ///   - free: how many places there are for checks, those of `limit` included; nil shares nothing out.
    /// - Returns: states that nobody else holds.
    /// - Throws: `StoreError`.
    public func claim(
        now: Timestamp, limit: Int, perHost: Int = 4, free: Int? = nil
    ) async throws(StoreError) -> DueBatch {
        let leases = leases
        if bringsPlansBack, clock.wentBack(to: now) {
            try await writer.write { (session) throws(StoreError) in try session.adjust(to: now) }
        }
        return try await writer.read { (session) throws(StoreError) in
            var batch = DueBatch()
            var found: [CheckRecord.Subject] = []
            do throws(StoreError) {
                try session.reading { () throws(StoreError) in
                    found = try session.dueSources(now, limit, leases, perHost, &batch)
                    // Articles get their share even when the sources alone could fill the batch.
                    let rest = max(limit - found.count, limit / 4)
                    let share = free.map { max(1, $0 - found.count) }
                    for case .source(let id) in found { batch.sources += try session.sources(id) }
                    try session.dueArticles(now, rest, share: share, leases, perHost, &batch, &found)
                }
            } catch {
                for subject in found { leases.end(subject) }
                throw error
            }
            return batch
        }
    }
}

extension WriteSession {
    /// Index entries that are looked at in one claim; the next one goes on behind them.
    ///
    /// Some milliseconds of this thread, which everybody's writes wait for.
    private static let window = 25_000

    /// Walks the index of due sources until the limit, passing by what is leased and hosts that are busy.
    fileprivate func dueSources(
        _ now: Timestamp, _ limit: Int, _ leases: Leases, _ perHost: Int, _ batch: inout DueBatch
    ) throws(StoreError) -> [CheckRecord.Subject] {
        guard limit > 0 else {
            batch.isFull = true
            return []
        }
        let query = """
            SELECT id, host_id FROM sources INDEXED BY sources_due WHERE is_active = 1
            AND next_check_at_ms IS NOT NULL AND next_check_at_ms <= ?1 ORDER BY next_check_at_ms
            """
        var found: [CheckRecord.Subject] = []
        var failure: SQLiteError?
        try sql { db throws(SQLiteError) in
            try db.step(query, [.time(now)]) { row in
                let (id, host) = (row.int64(0), row.int64(1))
                // A busy host may have thousands of rows here: they must cost the index entry only.
                if leases.isBusy(host, perHost: perHost) {
                    batch.waitsForHost = true
                    return true
                }
                do throws(SQLiteError) {
                    let subject = try db.first("SELECT public_id FROM sources WHERE id = ?1", [.integer(id)]) {
                        CheckRecord.Subject.source($0.text(0))
                    }
                    let place = Leases.Place(host: host)
                    if let subject, leases.begin(subject, place, at: now, perHost: perHost) { found.append(subject) }
                } catch { failure = error }
                return failure == nil && found.count < limit
            }
            if let failure { throw failure }
        }
        if found.count == limit { batch.isFull = true }
        return found
    }

    /// Shares the places out among the sources of what is due; what is leased is added to `found`.
    fileprivate func dueArticles(
        _ now: Timestamp, _ limit: Int, share: Int?, _ leases: Leases, _ perHost: Int, _ batch: inout DueBatch,
        _ found: inout [CheckRecord.Subject]
    ) throws(StoreError) {
        guard limit > 0 else {
            batch.isFull = true
            return
        }
        var sharing = ArticleSharing(leases.standing, limit: limit, share: share, perHost: perHost)
        try offerDue(now, to: &sharing)
        var count = 0
        for candidate in sharing.chosen() {
            let article = try sql { db throws(SQLiteError) in
                try db.articles("a.id = ?1", [.integer(candidate.place.article)]).first
            }
            guard let article, leases.begin(.article(article.id), candidate.place, at: now, perHost: perHost) else {
                continue
            }
            found.append(.article(article.id))
            batch.articles.append(article)
            count += 1
        }
        batch.waitsForHost = batch.waitsForHost || sharing.waitsForHost
        batch.waitsForShare = sharing.waitsForShare
        if count >= limit || memory.claimedUpTo != nil { batch.isFull = true }
    }

    /// Walks the index of due articles, from where the last walk ended when that was before its end.
    private func offerDue(_ now: Timestamp, to sharing: inout ArticleSharing) throws(StoreError) {
        let query = """
            SELECT next_check_at_ms, host_id, source_id, id FROM articles INDEXED BY articles_due
            WHERE is_watched = 1 AND next_check_at_ms IS NOT NULL AND next_check_at_ms <= ?1
            AND (next_check_at_ms, host_id, source_id, id) > (?2, ?3, ?4, ?5)
            ORDER BY next_check_at_ms, host_id, source_id, id
            """
        let start = memory.claimedUpTo ?? [.min, 0, 0, 0]
        var left = WriteSession.window
        var last: [Int64] = []
        try sql { db throws(SQLiteError) in
            try db.step(query, [.time(now)] + start.map { .integer($0) }) { row in
                last = [row.int64(0), row.int64(1), row.int64(2), row.int64(3)]
                left -= 1
                sharing.offer(Leases.Place(host: last[1], source: last[2], article: last[3]))
                return left > 0
            }
        }
        memory.claimedUpTo = left > 0 ? nil : last
    }

    fileprivate func sources(_ id: String) throws(StoreError) -> [SourceState] {
        try sql { db throws(SQLiteError) in try db.sources("public_id = ?1", [.text(id)]) }
    }
}
