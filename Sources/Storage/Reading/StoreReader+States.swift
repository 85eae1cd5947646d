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
    /// Only those behind this article in the order of the listing: its next page.
    public var after: String?
    /// At most so many, the newest first.
    public var limit = 50
    /// No further than this article.
    var end: String?

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

    /// A page of the sources, in the same order.
    ///
    /// - Parameters:
    ///   - after: the source behind which it begins, by its id; nil for the first page.
    ///   - isFailing: only those that fail.
    ///   - limit: at most so many.
    /// - Returns: their states.
    /// - Throws: `StoreError`.
    public func sources(after: String?, isFailing: Bool = false, limit: Int) throws(StoreError) -> [SourceState] {
        let place = """
            AND (1 - is_active, name COLLATE NOCASE, public_id) >
                (SELECT 1 - is_active, name COLLATE NOCASE, public_id FROM sources WHERE public_id = ?2)
            """
        let condition =
            (isFailing ? "is_active = 1 AND failing_since_ms IS NOT NULL" : "1") + (after == nil ? "" : " " + place)
        return try sql { db throws(SQLiteError) in
            try db.sources(
                "\(condition) ORDER BY 1 - is_active, name COLLATE NOCASE, public_id LIMIT ?1",
                [.int(limit)] + (after.map { [.text($0)] } ?? []))
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
        var values: [Value] = []
        let condition = filter.condition(&values) + " ORDER BY \(filter.order) LIMIT \(max(0, filter.limit))"
        return try sql { db throws(SQLiteError) in try db.articles(condition, values) }
    }

    /// The same page by page.
    ///
    /// - Parameters:
    ///   - filter: which articles.
    ///   - depth: so many articles are looked through for a text at most.
    /// - Returns: the articles, and where the next page goes on; nil when all were looked through.
    /// - Throws: `StoreError`.
    public func articlePage(
        _ filter: ArticleFilter, lookingThrough depth: Int = 50_000
    ) throws(StoreError) -> (articles: [ArticleState], next: String?) {
        var filter = filter
        if filter.text != nil {
            var rest = filter
            rest.text = nil
            var values: [Value] = []
            let condition = rest.condition(&values)
            filter.end = try sql { db throws(SQLiteError) in
                try db.first(
                    """
                    SELECT a.public_id FROM articles a WHERE \(condition)
                    ORDER BY \(rest.order) LIMIT 1 OFFSET \(depth - 1)
                    """, values
                ) { $0.text(0) }
            }
        }
        let articles = try articles(filter)
        return (articles, articles.count == filter.limit ? articles.last?.id : filter.end)
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

extension ArticleFilter {
    /// The condition on `articles a`; its values are appended.
    func condition(_ values: inout [Value]) -> String {
        var conditions = ["1"]
        func add(_ value: Value) -> String {
            values.append(value)
            return "?\(values.count)"
        }
        if let sourceID {
            conditions.append("a.source_id = (SELECT id FROM sources WHERE public_id = \(add(.text(sourceID))))")
        }
        // Written out, so that the partial index on lost articles can serve it.
        if let life { conditions.append("a.life = '\(life.rawValue)'") }
        if isEdited { conditions.append("a.edit_count > 0") }
        if let text {
            let place = add(.text("%" + StoreReader.escaped(text) + "%"))
            conditions.append("(a.url LIKE \(place) ESCAPE '\\' OR a.title LIKE \(place) ESCAPE '\\')")
        }
        let columns = isEdited ? "last_edit_at_ms, id" : "id"
        let mine = isEdited ? "(a.last_edit_at_ms, a.id)" : "a.id"
        for (bound, comparison) in [(after, "<"), (end, ">=")] {
            guard let bound else { continue }
            let place = add(.text(bound))
            conditions.append("\(mine) \(comparison) (SELECT \(columns) FROM articles WHERE public_id = \(place))")
        }
        return conditions.joined(separator: " AND ")
    }

    /// The order of the listing.
    var order: String { isEdited ? "a.last_edit_at_ms DESC, a.id DESC" : "a.id DESC" }
}
