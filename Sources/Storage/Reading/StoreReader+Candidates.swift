public import Model
internal import SQLite

extension StoreReader {
    /// The articles that entries of a document may be, each once.
    ///
    /// For every entry a few rows of an index are read: by its address, by its id within the source, and where the
    /// address is new by its page, by its title with its date, and by its path. Which of them it is, is not decided here.
    ///
    /// - Parameters:
    ///   - source: the source that lists the entries.
    ///   - keys: what identifies each entry's article.
    /// - Returns: the articles, in the order in which they were first seen.
    /// - Throws: `StoreError`.
    public func candidates(listedBy source: String, _ keys: [ArticleKey]) throws(StoreError) -> [KnownArticle] {
        try knownArticles(candidateRows(listedBy: source, keys[...]).sorted()[...], listedBy: source)
    }

    fileprivate func candidateRows(
        listedBy source: String, _ keys: ArraySlice<ArticleKey>
    ) throws(StoreError) -> Set<Int64> {
        try sql { db throws(SQLiteError) in
            var found: Set<Int64> = []
            guard let row = try db.sourceRow(source) else { return found }
            for key in keys { try db.find(key, source: row, &found) }
            return found
        }
    }

    fileprivate func knownArticles(
        _ rows: ArraySlice<Int64>, listedBy source: String
    ) throws(StoreError) -> [KnownArticle] {
        try sql { db throws(SQLiteError) in
            guard let row = try db.sourceRow(source) else { return [] }
            return try db.knownArticles(rows, source: row)
        }
    }

    /// The same for articles by their public ids; unknown ones are left out.
    ///
    /// - Throws: `StoreError`.
    public func articles(listedBy source: String, ids: [String]) throws(StoreError) -> [KnownArticle] {
        try sql { db throws(SQLiteError) in
            guard let row = try db.sourceRow(source) else { return [] }
            var found: Set<Int64> = []
            for id in ids {
                if let article = try db.first(
                    "SELECT id FROM articles WHERE public_id = ?1", [.text(id)], { $0.int64(0) })
                {
                    found.insert(article)
                }
            }
            return try db.knownArticles(found.sorted()[...], source: row)
        }
    }
}

extension Store {
    /// Keys that are looked up before others have their turn on the reading thread.
    private static let keysAtATime = 500

    /// The candidates for many entries, in steps between which others read; see `StoreReader.candidates`.
    ///
    /// - Parameters:
    ///   - source: the source that lists the entries.
    ///   - keys: what identifies each entry's article.
    /// - Returns: the articles, in the order in which they were first seen.
    /// - Throws: `StoreError`.
    public func candidates(
        listedBy source: String, _ keys: [ArticleKey]
    ) async throws(StoreError) -> [KnownArticle] {
        var found: Set<Int64> = []
        for start in stride(from: 0, to: keys.count, by: Store.keysAtATime) {
            guard !Task.isCancelled else { throw StoreError(.closed, path: path, detail: "the daemon ends") }
            let part = keys[start..<min(keys.count, start + Store.keysAtATime)]
            found.formUnion(
                try await read { (reader) throws(StoreError) in try reader.candidateRows(listedBy: source, part) })
        }
        let rows = found.sorted()
        var known: [KnownArticle] = []
        for start in stride(from: 0, to: rows.count, by: Store.keysAtATime) {
            let part = rows[start..<min(rows.count, start + Store.keysAtATime)]
            known += try await read { (reader) throws(StoreError) in try reader.knownArticles(part, listedBy: source) }
        }
        return known
    }
}

/// More articles than this under one key say only that the key tells nothing apart.
private let mostPerKey = 3

extension Connection {
    fileprivate func find(_ key: ArticleKey, source: Int64, _ found: inout Set<Int64>) throws(SQLiteError) {
        let owner = try first("SELECT article_id FROM article_urls WHERE url = ?1", [.text(key.url)]) { $0.int64(0) }
        if let owner {
            found.insert(owner)
            // The listing says the same: nothing is left to ask.
            let listed = try first(
                "SELECT 1 FROM listings WHERE source_id = ?1 AND article_id = ?2 AND entry_id IS ?3",
                [.integer(source), .integer(owner), .string(key.entryID)]
            ) { _ in true }
            if listed ?? false { return }
        }
        if let id = key.entryID { try find("entry_id", is: .text(id), source: source, into: &found) }
        guard owner == nil else { return }
        if let page = key.page {
            let rows = try rows(
                "SELECT DISTINCT article_id FROM article_urls WHERE page_key = ?1 LIMIT \(mostPerKey)",
                [.integer(page)]
            ) { $0.int64(0) }
            found.formUnion(rows)
        }
        if let story = key.story { try find("story_key", is: .integer(story), source: source, into: &found) }
        if let path = key.path { try find("path_key", is: .integer(path), source: source, into: &found) }
    }

    private func find(
        _ column: String, is value: Value, source: Int64, into found: inout Set<Int64>
    ) throws(SQLiteError) {
        let rows = try rows(
            """
            SELECT article_id FROM listings WHERE source_id = ?1 AND \(column) = ?2
            ORDER BY article_id DESC LIMIT \(mostPerKey)
            """, [.integer(source), value]
        ) { $0.int64(0) }
        found.formUnion(rows)
    }

    fileprivate func sourceRow(_ source: String) throws(SQLiteError) -> Int64? {
        try first("SELECT id FROM sources WHERE public_id = ?1", [.text(source)]) { $0.int64(0) }
    }

    fileprivate func knownArticles(_ ids: ArraySlice<Int64>, source: Int64) throws(SQLiteError) -> [KnownArticle] {
        var known: [KnownArticle] = []
        for id in ids {
            guard let state = try articles("a.id = ?1", [.integer(id)]).first else { continue }
            known.append(KnownArticle(state: state, listing: try listing(of: state.id, id, source: source)))
        }
        return known
    }

    private func listing(of article: String, _ id: Int64, source: Int64) throws(SQLiteError) -> ArticleListing? {
        try first(
            """
            SELECT entry_id, fingerprint, first_listed_at_ms, last_listed_at_ms, story_key, path_key FROM listings
            WHERE source_id = ?1 AND article_id = ?2
            """, [.integer(source), .integer(id)]
        ) {
            var listing = ArticleListing(
                articleID: article, entryID: $0.optionalText(0), fingerprint: $0.optionalBlob(1),
                firstListedAt: $0.someTime(2), lastListedAt: $0.someTime(3))
            listing.storyKey = $0.optionalInt64(4)
            listing.pathKey = $0.optionalInt64(5)
            return listing
        }
    }
}
