public import Model
internal import SQLite

/// Which articles are asked for.
public struct ArticleFilter: Sendable {
    /// Only those of this source.
    public var sourceID: String?
    /// Only those that stand there in their life; nil = all.
    public var life: ArticleState.Life?
    /// Only those that were changed at least once.
    public var isEdited = false
    /// Only those whose address or title has this text in it, whatever the case.
    public var text: String?
    /// At most so many, the newest first.
    public var limit = 50

    /// Every article.
    public init() {}
}

extension StoreReader {
    /// Every source, by name; inactive ones last.
    ///
    /// - Throws: `StoreError`.
    public func sources() throws(StoreError) -> [SourceState] {
        try sql { db throws(SQLiteError) in try db.sources("1 ORDER BY is_active DESC, name COLLATE NOCASE, public_id")
        }
    }

    /// The sources that fail, the longest first.
    ///
    /// - Parameter limit: at most so many.
    /// - Returns: their states.
    /// - Throws: `StoreError`.
    public func failingSources(limit: Int) throws(StoreError) -> [SourceState] {
        try sql { db throws(SQLiteError) in
            try db.sources(
                "is_active = 1 AND failing_since_ms IS NOT NULL ORDER BY failing_since_ms LIMIT ?1", [.int(limit)])
        }
    }

    /// One source; nil when there is none of that id.
    ///
    /// - Throws: `StoreError`.
    public func source(_ id: String) throws(StoreError) -> SourceState? {
        try sql { db throws(SQLiteError) in try db.sources("public_id = ?1", [.text(id)]).first }
    }

    /// The latest checks of a source or an article, equal ones as one run, newest first.
    ///
    /// - Throws: `StoreError`.
    public func checks(of subject: CheckRecord.Subject) throws(StoreError) -> [CheckRun] {
        let (table, name, id) =
            switch subject {
            case .source(let id): ("sources", "source", id)
            case .article(let id): ("articles", "article", id)
            }
        return try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT outcome, status, first_at_ms, last_at_ms, count, detail FROM checks WHERE subject = ?1
                AND subject_id = (SELECT id FROM \(table) WHERE public_id = ?2) ORDER BY last_at_ms DESC, slot DESC
                """, [.text(name), .text(id)]
            ) { row in
                CheckRun(
                    outcome: CheckOutcome(row.text(0), status: row.optionalInt(1)), first: row.someTime(2),
                    last: row.someTime(3), count: row.int(4), detail: row.optionalText(5))
            }
        }
    }

    /// Articles by a filter, the newest first.
    ///
    /// - Throws: `StoreError`.
    public func articles(_ filter: ArticleFilter) throws(StoreError) -> [ArticleState] {
        var conditions = ["1"]
        var values: [Value] = []
        func add(_ condition: String, _ value: Value) {
            values.append(value)
            conditions.append(condition + "?\(values.count)")
        }
        if let id = filter.sourceID { add("s.public_id = ", .text(id)) }
        if let life = filter.life {
            // Written out, so that the partial index on lost articles can serve it.
            conditions.append("a.life = '\(life.rawValue)'")
        }
        if filter.isEdited { conditions.append("a.edit_count > 0") }
        if let text = filter.text {
            values.append(.text("%" + StoreReader.escaped(text) + "%"))
            let place = "?\(values.count)"
            conditions.append("(a.url LIKE \(place) ESCAPE '\\' OR a.title LIKE \(place) ESCAPE '\\')")
        }
        let order = filter.isEdited ? "a.last_edit_at_ms DESC" : "a.id DESC"
        let condition = conditions.joined(separator: " AND ") + " ORDER BY \(order) LIMIT \(max(0, filter.limit))"
        return try sql { db throws(SQLiteError) in try db.articles(condition, values) }
    }

    /// A text as it must stand in LIKE to mean itself.
    static func escaped(_ text: String) -> String {
        String(text.flatMap { ["%", "_", "\\"].contains($0) ? ["\\", $0] : [$0] })
    }

    /// One article by its public id; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func article(_ id: String) throws(StoreError) -> ArticleState? {
        try sql { db throws(SQLiteError) in try db.articles("a.public_id = ?1", [.text(id)]).first }
    }

    /// The article that has, or had, an address; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func article(url: String) throws(StoreError) -> ArticleState? {
        try sql { db throws(SQLiteError) in
            try db.articles("a.id = (SELECT article_id FROM article_urls WHERE url = ?1)", [.text(url)]).first
        }
    }

    /// Whether articles of a source wait for a look that its document asked for, or for a second look.
    ///
    /// - Throws: `StoreError`.
    public func hasUnsettledArticles(source id: String) throws(StoreError) -> Bool {
        try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT 1 FROM articles WHERE source_id = (SELECT id FROM sources WHERE public_id = ?1)
                AND is_watched = 1 AND (\(Migration.isUnsettled)) LIMIT 1
                """, [.text(id)]
            ) { _ in true } ?? false
        }
    }

    /// How many articles of a source are followed.
    ///
    /// - Parameter id: the source.
    /// - Returns: the number.
    /// - Throws: `StoreError`.
    public func followedArticles(of id: String) throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT count(*) FROM articles WHERE source_id = (SELECT id FROM sources WHERE public_id = ?1)
                AND is_watched = 1 AND next_check_at_ms IS NOT NULL
                """, [.text(id)]
            ) { $0.int(0) } ?? 0
        }
    }

    /// The articles behind entries, by address first and by the entry's id within the source second.
    ///
    /// - Parameters:
    ///   - source: the source that lists the entries.
    ///   - keys: what identifies each entry's article.
    /// - Returns: one answer for each key in order; nil for an article nobody has seen.
    /// - Throws: `StoreError`.
    public func articles(
        listedBy source: String, _ keys: [ArticleKey]
    ) throws(StoreError) -> [KnownArticle?] {
        try sql { db throws(SQLiteError) in
            guard
                let row = try db.first("SELECT id FROM sources WHERE public_id = ?1", [.text(source)], { $0.int64(0) })
            else { return keys.map { _ in nil } }
            var known: [KnownArticle?] = []
            for key in keys { known.append(try db.known(key, source: row)) }
            return known
        }
    }

    /// What was learned about a site's furniture; nil when nothing was.
    ///
    /// - Throws: `StoreError`.
    public func siteMemo(_ site: String) throws(StoreError) -> [UInt8]? {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT profile FROM site_profiles WHERE site = ?1", [.text(site)]) { $0.blob(0) }
        }
    }

    /// What is remembered about a host; nil when nothing is.
    ///
    /// - Throws: `StoreError`.
    public func host(_ name: String) throws(StoreError) -> [UInt8]? {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT state FROM hosts WHERE name = ?1 AND state IS NOT NULL", [.text(name)]) {
                $0.blob(0)
            }
        }
    }
}

extension Connection {
    /// The article behind one entry.
    fileprivate func known(_ key: ArticleKey, source: Int64) throws(SQLiteError) -> KnownArticle? {
        var id = try first("SELECT article_id FROM article_urls WHERE url = ?1", [.text(key.url)]) { $0.int64(0) }
        if id == nil, let entry = key.entryID {
            id = try first(
                """
                SELECT article_id FROM listings WHERE source_id = ?1 AND entry_id = ?2
                ORDER BY last_listed_at_ms DESC LIMIT 1
                """, [.integer(source), .text(entry)]
            ) { $0.int64(0) }
        }
        guard let id, let state = try articles("a.id = ?1", [.integer(id)]).first else { return nil }
        let listing = try first(
            """
            SELECT entry_id, fingerprint, first_listed_at_ms, last_listed_at_ms FROM listings
            WHERE source_id = ?1 AND article_id = ?2
            """, [.integer(source), .integer(id)]
        ) {
            ArticleListing(
                articleID: state.id, entryID: $0.optionalText(0), fingerprint: $0.optionalBlob(1),
                firstListedAt: $0.someTime(2), lastListedAt: $0.someTime(3))
        }
        return KnownArticle(state: state, listing: listing)
    }
}
