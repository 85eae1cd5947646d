internal import Model
internal import SQLite

extension WriteSession {
    /// Stores an article as a check left it; a new one is made.
    func store(_ state: ArticleState, _ prepared: PreparedRecord) throws(StoreError) {
        let source = try sourceRow(state.sourceID)
        let host = try hostID(of: state.url)
        if state.revision == 0 { try insert(state, source: source, host: host) }
        try update(state, source: source, host: host, startedAt: prepared.startedAt)
        let row = try articleRow(state.id, prepared)
        for alias in state.aliases { try store(alias, article: row, isFollowed: alias.url == state.url) }
        if state.aliases.count > ArticleState.maximumAliases { try dropAliases(of: row, keeping: state.url) }
    }

    /// Makes the row and takes the address; fails when another article has either.
    private func insert(_ state: ArticleState, source: Int64, host: Int64) throws(StoreError) {
        var isTaken = false
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO articles (public_id, source_id, host_id, url, life, first_seen_at_ms)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """,
                [
                    .text(state.id), .integer(source), .integer(host), .text(state.url), .text(state.life.rawValue),
                    .time(state.firstSeenAt),
                ])
            let row = db.lastInsertedRow
            try db.run(
                WriteSession.takeAddress, WriteSession.address(state.url, article: row, first: state.firstSeenAt))
            let owner = try db.first("SELECT article_id FROM article_urls WHERE url = ?1", [.text(state.url)]) {
                $0.int64(0)
            }
            isTaken = owner != row
        }
        guard isTaken else { return }
        throw StoreError(.conflict, path: path, detail: "\(state.url) belongs to another article")
    }

    /// Takes an address; one that another article is followed at stays with that, one that it gave up does not.
    private static let takeAddress = """
        INSERT INTO article_urls (url, article_id, first_seen_at_ms, last_seen_at_ms, page_key)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (url) DO UPDATE SET article_id = excluded.article_id, last_seen_at_ms = excluded.last_seen_at_ms,
            page_key = excluded.page_key
        WHERE (article_id = excluded.article_id
            AND (last_seen_at_ms <> excluded.last_seen_at_ms OR page_key IS NOT excluded.page_key))
            OR (article_id <> excluded.article_id
            AND url <> (SELECT url FROM articles WHERE id = article_urls.article_id))
        """

    private static let noteAddress = """
        INSERT INTO article_urls (url, article_id, first_seen_at_ms, last_seen_at_ms, page_key)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (url) DO UPDATE SET last_seen_at_ms = max(last_seen_at_ms, excluded.last_seen_at_ms),
            page_key = excluded.page_key
        WHERE article_id = excluded.article_id
            AND (last_seen_at_ms < excluded.last_seen_at_ms OR page_key IS NOT excluded.page_key)
        """

    private static func address(
        _ url: String, article: Int64, first: Timestamp, last: Timestamp? = nil
    ) -> [Value] {
        [
            .text(url), .integer(article), .time(first), .time(last ?? first),
            PageAddress(url).map { .integer($0.pageKey) } ?? .null,
        ]
    }

    /// The earliest of the plan and of a request that came after the check began wins, so that no hint of a feed is
    /// lost; the latest of two listing times wins.
    private func update(
        _ state: ArticleState, source: Int64, host: Int64, startedAt: Timestamp
    ) throws(StoreError) {
        let edits = state.editTimes.suffix(ArticleState.maximumEditTimes)
        let changed = try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE articles SET revision = revision + 1, source_id = ?3, host_id = ?4, url = ?5,
                    title = CASE WHEN erased_at_ms IS NULL THEN ?6 END,
                    life = ?7,
                    next_check_at_ms = CASE WHEN requested_at_ms > ?25
                        THEN min(coalesce(?8, requested_at_ms), requested_at_ms) ELSE ?8 END,
                    requested_at_ms = NULL,
                    last_listed_at_ms = coalesce(max(last_listed_at_ms, ?9), last_listed_at_ms, ?9),
                    last_checked_at_ms = ?10, last_seen_present_at_ms = ?11, published_at_ms = ?12, last_outcome = ?13,
                    last_status = ?14, failure_count = ?15, failing_since_ms = ?16, misses = ?17, body_sha256 = ?18,
                    version = ?19, capture_sha256 = ?20, edit_count = ?21, last_edit_at_ms = ?22, edit_times = ?23,
                    memo = CASE WHEN erased_at_ms IS NULL THEN ?24 END, left_out = ?26, validators_url = ?27, etag = ?28, last_modified = ?29
                WHERE public_id = ?1 AND revision = ?2
                """,
                [
                    .text(state.id), .integer(state.revision), .integer(source), .integer(host), .text(state.url),
                    .string(state.title), .text(state.life.rawValue), .time(state.nextCheckAt),
                    .time(state.lastListedAt), .time(state.lastCheckedAt), .time(state.lastSeenPresentAt),
                    .time(state.publishedAt), .string(state.lastOutcome?.word),
                    .int(state.lastOutcome?.status), .int(state.failures.count), .time(state.failures.since),
                    .misses(state.misses),
                    .bytes(state.bodySHA256), .int(state.version), .bytes(state.captureSHA256),
                    .int(state.editCount), .time(edits.last),
                    .numbers(edits.map(\.milliseconds)), .bytes(state.memo), .time(startedAt), .string(state.leftOut),
                ] + Value.validators(state.validators))
        }
        guard changed == 0 else { return }
        throw StoreError(.conflict, path: path, detail: "article \(state.id) was changed since it was read")
    }

    /// Notes an address under which the article was seen.
    ///
    /// One that belongs to another article stays there, unless that has given it up and this one is followed there.
    private func store(_ alias: ArticleURL, article: Int64, isFollowed: Bool) throws(StoreError) {
        let values = WriteSession.address(
            alias.url, article: article, first: alias.firstSeenAt, last: alias.lastSeenAt)
        try sql { db throws(SQLiteError) in
            try db.run(isFollowed ? WriteSession.takeAddress : WriteSession.noteAddress, values)
        }
    }

    /// Forgets the addresses that were not seen for the longest time.
    private func dropAliases(of article: Int64, keeping url: String) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                DELETE FROM article_urls WHERE article_id = ?1 AND url <> ?2 AND url NOT IN (
                    SELECT url FROM article_urls WHERE article_id = ?1 ORDER BY last_seen_at_ms DESC, url LIMIT ?3)
                """, [.integer(article), .text(url), .int(ArticleState.maximumAliases)])
        }
    }

    /// Gives an article the addresses and listings of another one, and ends that one's checks; its history stays.
    func absorb(_ other: String, into article: String) throws(StoreError) {
        let (from, to) = (try articleRow(other), try articleRow(article))
        try sql { db throws(SQLiteError) in
            let rows: [Value] = [.integer(from), .integer(to)]
            try db.run("UPDATE article_urls SET article_id = ?2 WHERE article_id = ?1", rows)
            try db.run("UPDATE OR IGNORE listings SET article_id = ?2 WHERE article_id = ?1", rows)
            // What a source lists twice it lists once now.
            try db.run("DELETE FROM listings WHERE article_id = ?1", [.integer(from)])
            try db.run(
                """
                UPDATE articles SET revision = revision + 1, is_watched = 0, life = 'quiet', last_outcome = 'duplicate',
                    next_check_at_ms = NULL, requested_at_ms = NULL
                WHERE id = ?1
                """, [.integer(from)])
        }
    }

    /// Notes how a source lists an article, and asks for a check when the listing asks for one.
    func store(_ listing: ArticleListing, _ record: CheckRecord) throws(StoreError) {
        guard case .source(let sourceID) = record.subject else {
            throw StoreError(.other, path: path, detail: "only the check of a source lists articles")
        }
        let source = try sourceRow(sourceID)
        let article = try articleRow(listing.articleID)
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO listings (source_id, article_id, entry_id, fingerprint, first_listed_at_ms,
                    last_listed_at_ms, story_key, path_key)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                ON CONFLICT (source_id, article_id) DO UPDATE SET entry_id = excluded.entry_id,
                    fingerprint = excluded.fingerprint, last_listed_at_ms = excluded.last_listed_at_ms,
                    story_key = excluded.story_key, path_key = excluded.path_key
                """,
                [
                    .integer(source), .integer(article), .string(listing.entryID), .bytes(listing.fingerprint),
                    .time(listing.firstListedAt), .time(listing.lastListedAt),
                    listing.storyKey.map { .integer($0) } ?? .null, listing.pathKey.map { .integer($0) } ?? .null,
                ])
            try db.run(
                """
                UPDATE articles SET last_listed_at_ms = max(coalesce(last_listed_at_ms, ?2), ?2),
                    next_check_at_ms = coalesce(min(next_check_at_ms, ?3), ?3, next_check_at_ms),
                    requested_at_ms = CASE WHEN ?3 IS NULL THEN requested_at_ms ELSE ?4 END,
                    life = CASE WHEN life = 'quiet' AND ?3 IS NOT NULL THEN 'present' ELSE life END
                WHERE id = ?1
                """,
                [
                    .integer(article), .time(listing.lastListedAt), .time(listing.checkBy), .time(record.at),
                ])
        }
    }
}

extension Value {
    /// Numbers with a blank between; none is NULL.
    static func numbers(_ numbers: [Int64]) -> Value {
        numbers.isEmpty ? .null : .text(numbers.map(String.init).joined(separator: " "))
    }
}

extension Row {
    /// What `Value.numbers` wrote.
    func numbers(_ column: Int) -> [Int64] {
        (optionalText(column) ?? "").split(separator: " ").compactMap { Int64($0) }
    }
}
