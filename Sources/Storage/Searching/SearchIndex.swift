internal import Linux
internal import Model
internal import SQLite

/// The full-text indexes over the versions and the changes; everything in them can be made again from those.
enum SearchIndex {
    /// Marks of vowels are parts of words; without them most words of India and Arabia fall into pieces.
    private static let tokens = #""unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'""#
    static let versionTable = """
        CREATE VIRTUAL TABLE version_texts USING fts5 (headline, body, content = '', tokenize = \(tokens));
        """
    static let changeTable = """
        CREATE VIRTUAL TABLE change_texts USING fts5 (title, added, removed, content = '', tokenize = \(tokens));
        """
    /// The name under which the store remembers that the index is damaged.
    static let damagedSetting = "search_index_damaged"
    /// Versions in one step.
    static let batch = 200

    /// The row of a version.
    static func values(_ row: Int64, _ content: ArticleContent) -> [Value] {
        let body = ([content.standfirst, content.byline].compactMap { $0 } + content.blocks.map(\.text))
        return [
            .integer(row), .text(SearchText.indexed(content.headline ?? "")),
            .text(SearchText.indexed(body.joined(separator: "\n"))),
        ]
    }

    /// The row of a change: the article's title, the words that came and the words that went.
    static func values(_ sequence: Int64, _ change: ChangeRecord) -> [Value] {
        let told = change.edits.filter { $0.operation != .move }
        return [
            .integer(sequence), .text(SearchText.indexed(change.article?.title ?? change.source.name)),
            .text(SearchText.indexed(told.compactMap(\.after).joined(separator: "\n"))),
            .text(SearchText.indexed(told.compactMap(\.before).joined(separator: "\n"))),
        ]
    }

    /// The words of a text as the index has them: small letters, without accents.
    static func tokens(of text: String) throws(SQLiteError) -> [String] {
        let memory = try Connection(path: ":memory:", access: .readWrite)
        try memory.execute(
            """
            CREATE VIRTUAL TABLE texts USING fts5 (text, content = '', tokenize = \(tokens));
            CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance);
            """)
        try memory.run("INSERT INTO texts VALUES (?1)", [.text(SearchText.sought(text).text)])
        return try memory.rows("SELECT term FROM words ORDER BY offset") { $0.text(0) }
    }

    /// A number that any change of a word, its column or its place changes; the sum over a version needs no order.
    static func mark(_ row: borrowing Row) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let place = [row.int64(2), row.int64(3)].map { UInt8(truncatingIfNeeded: $0) }
        for byte in row.blob(0) + place + [
            UInt8(truncatingIfNeeded: row.int64(3) >> 8), UInt8(truncatingIfNeeded: row.int64(3) >> 16),
        ] {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return hash
    }
}

extension StoreReader {
    /// Compares the search index with the words of every stored version.
    ///
    /// - Parameter progress: called now and then with the number of versions that were compared.
    /// - Returns: how many there are.
    /// - Throws: `StoreError`; `.corrupt` says what of the index is damaged.
    public func verifySearchIndex(_ progress: (Int) -> Void = { _ in }) throws(StoreError) -> Int {
        let check: SearchIndexCheck
        do throws(SQLiteError) { check = try SearchIndexCheck(path: path) } catch { throw damaged(error) }
        var found: [Int64: UInt64] = [:]
        do throws(SQLiteError) { found = try check.marks() } catch { throw damaged(error) }
        var count = 0
        while let versions = try batch(check, after: count == 0 ? 0 : check.last), !versions.isEmpty {
            for version in versions {
                guard let content = version.content else { continue }
                try wrap { () throws(SQLiteError) in try check.expect(version.row, content) }
            }
            let expected = try wrap { () throws(SQLiteError) in try check.expected() }
            for version in versions where found.removeValue(forKey: version.row) ?? 0 != expected[version.row] ?? 0 {
                let detail =
                    "the search index does not hold the words of version \(version.number) of \(version.article)"
                throw StoreError(.corrupt, path: path, detail: detail + SearchIndexCheck.advice)
            }
            count += versions.count
            progress(count)
        }
        guard let stray = found.keys.min() else { return count }
        let detail = "the search index holds words of a version that is not stored (row \(stray))"
        throw StoreError(.corrupt, path: path, detail: detail + SearchIndexCheck.advice)
    }

    private func batch(_ check: SearchIndexCheck, after: Int64) throws(StoreError) -> [IndexedVersion]? {
        let rows = try wrap { () throws(SQLiteError) in try check.versions(after: after) }
        var versions: [IndexedVersion] = []
        for row in rows {
            guard let content = try content(of: row.article, version: row.number) else {
                guard try !isErased(row.article, version: row.number) else {
                    versions.append(IndexedVersion(row: row.row, article: row.article, number: row.number))
                    continue
                }
                let detail = "version \(row.number) of \(row.article) has no text"
                throw StoreError(.corrupt, path: path, detail: detail)
            }
            versions.append(IndexedVersion(row: row.row, article: row.article, number: row.number, content: content))
        }
        return versions
    }

    private func wrap<Value>(_ body: () throws(SQLiteError) -> Value) throws(StoreError) -> Value {
        do throws(SQLiteError) { return try body() } catch { throw StoreError(error, path: path) }
    }

    private func damaged(_ error: SQLiteError) -> StoreError {
        guard error.kind == .corrupt || error.kind == .other else { return StoreError(error, path: path) }
        let detail = "the search index is damaged: \(error.message)"
        return StoreError(.corrupt, path: path, detail: detail + SearchIndexCheck.advice)
    }
}

private struct IndexedVersion {
    var row: Int64
    var article: String
    var number: Int
    /// Nil when its text was erased.
    var content: ArticleContent?
}

/// Two indexes side by side: the stored one, and one that is made of some versions at a time.
private final class SearchIndexCheck {
    static let advice = "; stop the daemon and run errata compact --search-index, which writes it again"

    private let database: Connection
    /// The last version that was read.
    private(set) var last: Int64 = 0

    init(path: String) throws(SQLiteError) {
        database = try Connection(path: path, access: .readOnly)
        try database.execute(
            """
            PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;
            CREATE VIRTUAL TABLE temp.stored USING fts5vocab('main', 'version_texts', 'instance');
            \(SearchIndex.versionTable.replacing("version_texts", with: "temp.expected"));
            CREATE VIRTUAL TABLE temp.made USING fts5vocab('temp', 'expected', 'instance');
            BEGIN;
            """)
    }

    deinit { try? database.execute("ROLLBACK") }

    /// The marks of all words by version, as the stored index has them.
    func marks() throws(SQLiteError) -> [Int64: UInt64] { try marks("temp.stored") }

    private func marks(_ table: String) throws(SQLiteError) -> [Int64: UInt64] {
        var sums: [Int64: UInt64] = [:]
        try database.step(
            "SELECT term, doc, CASE col WHEN 'headline' THEN 0 ELSE 1 END, offset FROM \(table)"
        ) { row in
            sums[row.int64(1), default: 0] &+= SearchIndex.mark(row)
            return true
        }
        return sums
    }

    func versions(after row: Int64) throws(SQLiteError) -> [(row: Int64, article: String, number: Int)] {
        let rows = try database.rows(
            """
            SELECT v.id, a.public_id, v.number FROM versions v JOIN articles a ON a.id = v.article_id
            WHERE v.id > ?1 ORDER BY v.id LIMIT \(SearchIndex.batch)
            """, [.integer(row)]
        ) { (row: $0.int64(0), article: $0.text(1), number: $0.int(2)) }
        last = rows.last?.row ?? last
        return rows
    }

    func expect(_ row: Int64, _ content: ArticleContent) throws(SQLiteError) {
        try database.run(
            "INSERT INTO temp.expected (rowid, headline, body) VALUES (?1, ?2, ?3)",
            SearchIndex.values(row, content))
    }

    /// The marks of what was expected since the last call.
    func expected() throws(SQLiteError) -> [Int64: UInt64] {
        let sums = try marks("temp.made")
        try database.run("INSERT INTO temp.expected (expected) VALUES ('delete-all')")
        return sums
    }
}

extension WriteSession {
    /// Adds a version's words; a damaged index loses them and is made again at the next start.
    ///
    /// Nothing else depends on the index: a daemon that stopped for it would stop at every new version.
    func index(_ row: Int64, _ content: ArticleContent) throws(StoreError) {
        try index(
            "INSERT INTO version_texts (rowid, headline, body) VALUES (?1, ?2, ?3)", SearchIndex.values(row, content))
    }

    /// Adds a change's words, in the same way.
    func index(_ sequence: Int64, _ change: ChangeRecord) throws(StoreError) {
        try index(
            "INSERT INTO change_texts (rowid, title, added, removed) VALUES (?1, ?2, ?3, ?4)",
            SearchIndex.values(sequence, change))
    }

    /// Takes a version's words out again.
    func unindex(_ row: Int64, _ content: ArticleContent) throws(StoreError) {
        try index(
            "INSERT INTO version_texts (version_texts, rowid, headline, body) VALUES ('delete', ?1, ?2, ?3)",
            SearchIndex.values(row, content))
    }

    /// Takes a change's words out again.
    func unindex(_ sequence: Int64, _ change: ChangeRecord) throws(StoreError) {
        try index(
            """
            INSERT INTO change_texts (change_texts, rowid, title, added, removed) VALUES ('delete', ?1, ?2, ?3, ?4)
            """, SearchIndex.values(sequence, change))
    }

    private func index(_ statement: String, _ values: [Value]) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            // The index writes what it has gathered when a savepoint ends: damage must show here, not at the commit. A
            // savepoint whose end fails is gone, so that the way back leads to one around it.
            try db.run("SAVEPOINT words")
            try db.run("SAVEPOINT written_words")
            do throws(SQLiteError) {
                try db.run(statement, values)
                try db.run("RELEASE written_words")
                try db.run("RELEASE words")
            } catch {
                // Damage shows as such, or as rows that contradict each other.
                let isDamage = error.isDamagedModule || error.kind == .constraint || error.kind == .other
                guard isDamage, db.isInTransaction else { throw error }
                try db.run("ROLLBACK TO words")
                try db.run("RELEASE words")
                try db.run(
                    "INSERT OR IGNORE INTO meta VALUES (?1, '1')", [.text(SearchIndex.damagedSetting)])
            }
        }
    }

    /// Makes the search index again when it was found damaged.
    func mendSearchIndex(_ progress: (String) -> Void) throws(StoreError) {
        let isDamaged = try sql { db throws(SQLiteError) in
            try db.first("SELECT 1 FROM meta WHERE name = ?1", [.text(SearchIndex.damagedSetting)]) { _ in true }
        }
        if isDamaged == true { try makeSearchIndex(progress) }
    }

    /// Makes the search index again from the stored versions, in steps; one that was cut short begins again.
    func makeSearchIndex(_ progress: (String) -> Void) throws(StoreError) {
        let reader = try StoreReader.open(path)
        defer { reader.close() }
        try sql { db throws(SQLiteError) in
            try db.run("INSERT OR IGNORE INTO meta VALUES (?1, '1')", [.text(SearchIndex.damagedSetting)])
            for (name, table) in [
                ("version_texts", SearchIndex.versionTable), ("change_texts", SearchIndex.changeTable),
            ] {
                do throws(SQLiteError) {
                    try db.run("INSERT INTO \(name) (\(name)) VALUES ('delete-all')")
                } catch {
                    try db.execute("DROP TABLE \(name); \(table)")
                }
            }
        }
        let all = try sql { db throws(SQLiteError) in
            try db.first("SELECT coalesce(max(id), 0) FROM versions") { $0.int64(0) } ?? 0
        }
        var last: Int64 = 0
        while case let rows = try versionRows(after: last), let end = rows.last?.row {
            try sql { db throws(SQLiteError) in try db.run("BEGIN IMMEDIATE") }
            for row in rows {
                guard let content = try reader.content(of: row.article, version: row.number) else { continue }
                try index(row.row, content)
            }
            try sql { db throws(SQLiteError) in try db.run("COMMIT") }
            last = end
            progress("writing the search index again: version \(last) of \(all)")
            _ = try? database.checkpoint()
        }
        try indexChanges(reader, progress)
        try sql { db throws(SQLiteError) in
            _ = try db.run("DELETE FROM meta WHERE name = ?1", [.text(SearchIndex.damagedSetting)])
        }
    }

    private func indexChanges(_ reader: StoreReader, _ progress: (String) -> Void) throws(StoreError) {
        let all = try reader.lastSequence()
        var last: Int64 = 0
        while case let rows = try reader.lines(after: last, limit: SearchIndex.batch * 5), let end = rows.last?.sequence
        {
            try sql { db throws(SQLiteError) in try db.run("BEGIN IMMEDIATE") }
            for row in rows {
                if let record = row.record { try index(row.sequence, record) }
            }
            try sql { db throws(SQLiteError) in try db.run("COMMIT") }
            last = end
            progress("writing the search index again: change \(last) of \(all)")
            _ = try? database.checkpoint()
        }
    }

    private func versionRows(
        after row: Int64
    ) throws(StoreError) -> [(row: Int64, article: String, number: Int)] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT v.id, a.public_id, v.number FROM versions v JOIN articles a ON a.id = v.article_id
                WHERE v.id > ?1 ORDER BY v.id LIMIT \(SearchIndex.batch)
                """, [.integer(row)]
            ) { (row: $0.int64(0), article: $0.text(1), number: $0.int(2)) }
        }
    }
}

extension Store {
    /// Makes the search index again from the stored versions.
    ///
    /// - Throws: `StoreError`; the next opening of the store then begins again.
    public func makeSearchIndex() async throws(StoreError) {
        try await writer.read { (session) throws(StoreError) in try session.makeSearchIndex { _ in } }
    }
}

extension StoreReader {
    /// Whether the search index was found damaged and is made again at the next start.
    ///
    /// - Throws: `StoreError`.
    public func hasDamagedSearchIndex() throws(StoreError) -> Bool {
        try setting(SearchIndex.damagedSetting) != nil
    }
}
