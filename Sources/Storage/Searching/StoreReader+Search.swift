internal import Model
internal import SQLite

/// A page of what a search found.
public struct SearchPage: Sendable, Equatable {
    /// The versions, the newest first.
    public var hits: [SearchHit] = []
    /// Where the next page goes on, for `SearchFilter.before`; nil when everything was looked through.
    public var next: Int64?
    /// Whether more versions have the words than one page looks through.
    public var isPartial = false
    /// A beginning of words that so many versions have that it was not looked for; nil when all was.
    public var tooWide: String?
}

extension StoreReader {
    /// So many versions with the words are ranked, the newest of them: a frequent word must not cost seconds.
    private static let ranked = 5000
    /// So many versions with the words are looked through for one page.
    private static let lookedThrough = 5000

    /// Versions whose headline or text has the words, the best of the newest first.
    ///
    /// - Throws: `StoreError`.
    public func search(_ filter: SearchFilter) throws(StoreError) -> [SearchHit] {
        guard let (match, condition, values) = filter.condition else { return [] }
        return try sql { db throws(SQLiteError) in
            let depth = try db.oldest(match, below: filter.before, count: StoreReader.ranked)
            return try db.hits(
                match, "\(condition) AND version_texts.rowid >= \(depth ?? 0)",
                "bm25(version_texts, 4.0, 1.0), v.id DESC", values, limit: filter.limit)
        }
    }

    /// The same, the newest first and page by page.
    ///
    /// - Parameters:
    ///   - filter: what is looked for.
    ///   - widest: so many versions may have words with a beginning that is looked for. SQLite puts all of them in order
    ///     before it finds the first, at some eight million a second, and it does so twice.
    /// - Returns: the page.
    /// - Throws: `StoreError`.
    public func searchPage(_ filter: SearchFilter, widest: Int = 400_000) throws(StoreError) -> SearchPage {
        guard let (match, condition, values) = filter.condition, filter.limit > 0 else { return SearchPage() }
        return try sql { db throws(SQLiteError) in
            var page = SearchPage()
            for term in filter.query.openTerms where try db.has(more: widest, beginningLike: term) {
                page.tooWide = term.text
                return page
            }
            let start = try db.start(filter)
            let depth = try db.oldest(match, below: start, count: StoreReader.lookedThrough)
            let bounds =
                "version_texts.rowid >= \(depth ?? 0)" + (start.map { " AND version_texts.rowid < \($0)" } ?? "")
            page.hits = try db.hits(
                match, "\(condition) AND \(bounds)", "version_texts.rowid DESC", values, limit: filter.limit)
            page.isPartial = depth != nil
            page.next = page.hits.count == filter.limit ? page.hits.last?.place : depth
            return page
        }
    }
}

extension Connection {
    /// Whether more versions than this have words that begin like this.
    ///
    /// The index is asked word by word, so that the answer costs no more than what is allowed.
    fileprivate func has(more count: Int, beginningLike term: SearchQuery.Term) throws(SQLiteError) -> Bool {
        guard let beginning = try SearchIndex.tokens(of: term.text).last else { return false }
        var places = 0
        try step(
            "SELECT doc FROM temp.version_words WHERE term >= ?1 AND term < ?2",
            [.text(beginning), .text(beginning + "\u{10FFFF}")]
        ) { row in
            places += row.int(0)
            return places <= count
        }
        return places > count
    }

    /// Below which row the search may begin: what was seen later is not asked for.
    fileprivate func start(_ filter: SearchFilter) throws(SQLiteError) -> Int64? {
        let times = [filter.until, filter.query.before].compactMap { $0 }
        guard let time = times.min() else { return filter.before }
        // Versions are numbered as they are seen, all but a few around a clock that jumped.
        let last = try first(
            "SELECT max(id) FROM (SELECT id FROM versions WHERE seen_at_ms < ?1 ORDER BY seen_at_ms DESC LIMIT 1000)",
            [.time(time)]
        ) { $0.optionalInt64(0) }
        let end = ((last ?? nil) ?? 0) + 1
        return min(filter.before ?? end, end)
    }

    /// The row of the last of so many newest matches; nil when there are fewer.
    fileprivate func oldest(
        _ match: String, below: Int64?, count: Int
    ) throws(SQLiteError) -> Int64? {
        let bound = below.map { " AND rowid < \($0)" } ?? ""
        return try first(
            """
            SELECT rowid FROM version_texts WHERE version_texts MATCH ?1\(bound)
            ORDER BY rowid DESC LIMIT 1 OFFSET \(count - 1)
            """, [.text(match)]
        ) { $0.int64(0) }
    }

    fileprivate func hits(
        _ match: String, _ condition: String, _ order: String, _ values: [Value], limit: Int
    ) throws(SQLiteError) -> [SearchHit] {
        try rows(
            """
            SELECT a.public_id, v.number, v.seen_at_ms, a.url, a.title, s.public_id, v.id FROM \(SearchFilter.tables)
            WHERE \(condition) ORDER BY \(order) LIMIT \(max(0, limit))
            """, values
        ) { row in
            SearchHit(
                articleID: row.text(0), number: row.int(1), at: row.someTime(2), url: row.text(3),
                title: row.optionalText(4), sourceID: row.text(5), place: row.int64(6))
        }
    }
}

extension SearchFilter {
    static let tables = """
        version_texts CROSS JOIN versions v ON v.id = version_texts.rowid CROSS JOIN articles a ON a.id = v.article_id
        CROSS JOIN sources s ON s.id = a.source_id
        """

    /// The words, and the condition with its values; nil when no word is asked for.
    var condition: (match: String, condition: String, values: [Value])? {
        guard let match = query.versions else { return nil }
        var conditions = ["version_texts MATCH ?1"]
        var values: [Value] = [.text(match)]
        func add(_ condition: String, _ value: Value) {
            values.append(value)
            conditions.append(condition.replacing("?", with: "?\(values.count)"))
        }
        for id in Set([sourceID, query.source].compactMap { $0 }) { add("s.public_id = ?", .text(id)) }
        if let tag = query.tag { add("EXISTS (SELECT 1 FROM json_each(s.tags) t WHERE t.value = ?)", .text(tag)) }
        for time in [since, query.since].compactMap({ $0 }) { add("v.seen_at_ms >= ?", .time(time)) }
        for time in [until, query.before].compactMap({ $0 }) { add("v.seen_at_ms < ?", .time(time)) }
        return (match, conditions.joined(separator: " AND "), values)
    }
}
