internal import Crypto
internal import JSON
public import Model
internal import SQLite

/// Whose texts shall be erased, and why.
public struct ErasureOrder: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// One version of it; nil erases the article, which is then not followed any more.
    public var version: Int?
    /// Why, in the operator's words; stands in the log.
    public var reason: String
    /// When.
    public var at: Timestamp

    /// An order by its parts.
    public init(articleID: String, version: Int?, reason: String, at: Timestamp) {
        self.articleID = articleID
        self.version = version
        self.reason = reason
        self.at = at
    }
}

/// What an erasure did.
public struct ErasureResult: Sendable, Equatable {
    /// The record of it.
    public var change: CommittedChange
    /// What the record says.
    public var erasure: Erasure
    /// Deliveries to webhooks that were deleted with their bodies; those that went out cannot be taken back.
    public var deliveries: Int
    /// How many of the lines each receiver was sent, as far as the store still knew.
    public var sent: [String: Int]
    /// Other articles that have the same bytes and keep them.
    public var sharedWith: [String]
}

extension Store {
    /// Removes the texts and captures of an article or of one version, and says so in the log.
    ///
    /// Hashes stay: of the versions, the captures, and the lines of the log, which keep what they say besides the texts.
    /// - Parameter order: what shall go.
    /// - Returns: what was done; nil when everything was erased before.
    /// - Throws: `StoreError`; `.conflict` when it cannot be erased as asked, and then nothing was.
    public func erase(_ order: ErasureOrder) async throws(StoreError) -> ErasureResult? {
        // What is deleted is overwritten, not only forgotten.
        try await writer.read { (session) throws(StoreError) in
            try session.sql { db throws(SQLiteError) in try db.execute("PRAGMA secure_delete = ON") }
        }
        let result = try await writer.write { (session) throws(StoreError) in try session.erase(order) }
        // Bodies of deliveries that nothing refers to, merged indexes, free pages.
        _ = try await compact()
        try await writer.read { (session) throws(StoreError) in
            try session.sql { db throws(SQLiteError) in _ = try db.checkpoint(empties: true) }
        }
        return result
    }
}

/// The rows that an erasure touches.
private struct ErasureRows {
    var article: Int64
    /// Of `versions`.
    var versions: [(row: Int64, number: Int, blob: Int64)] = []
    /// Of `captures`.
    var captures: [(row: Int64, blob: Int64)] = []
    /// Of `changes`.
    var lines: [(sequence: Int64, line: [UInt8])] = []
    /// From when to when the version stood; nil for a whole article.
    var span: (number: Int, from: Int64, to: Int64)?
}

/// A delivery that was deleted with the texts in it.
private struct DroppedDelivery {
    var receiver: String
    var wasTried: Bool
}

extension WriteSession {
    /// Whether the texts of an article were erased: then none is stored again.
    func isErased(_ article: Int64) throws(StoreError) -> Bool {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT 1 FROM articles WHERE id = ?1 AND erased_at_ms IS NOT NULL", [.integer(article)]) {
                _ in true
            } ?? false
        }
    }

    func erase(_ order: ErasureOrder) throws(StoreError) -> ErasureResult? {
        let rows = try rows(of: order)
        // Its own connection sees the store as it was before, which is where the words to take out are.
        let before = try StoreReader.open(path)
        defer { before.close() }
        var erasure = Erasure(reason: order.reason, version: order.version)
        let sharedWith = try dropTexts(rows, before, at: order.at, &erasure)
        var dropped: [DroppedDelivery] = []
        for (sequence, line) in rows.lines {
            guard let touched = try bare(sequence, line, before) else { continue }
            erasure.lines.append(touched)
            dropped += try dropDeliveries(of: sequence)
        }
        guard !erasure.lines.isEmpty || erasure.versions + erasure.captures > 0 else { return nil }
        if order.version == nil { try forget(rows.article, at: order.at) }
        let change = try store(try record(order, erasure))
        // Words that were taken out stay in the index as such until its parts are merged.
        try sql { db throws(SQLiteError) in
            try db.run("INSERT INTO version_texts (version_texts) VALUES ('optimize')")
            try db.run("INSERT INTO change_texts (change_texts) VALUES ('optimize')")
        }
        return ErasureResult(
            change: change, erasure: erasure, deliveries: dropped.count,
            sent: Dictionary(dropped.filter(\.wasTried).map { ($0.receiver, 1) }, uniquingKeysWith: +),
            sharedWith: sharedWith)
    }

    private func record(_ order: ErasureOrder, _ erasure: Erasure) throws(StoreError) -> ChangeRecord {
        let source = try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT s.public_id, s.name, s.tags FROM articles a JOIN sources s ON s.id = a.source_id
                WHERE a.public_id = ?1
                """, [.text(order.articleID)]
            ) { ChangeRecord.SourceReference(id: $0.text(0), name: $0.text(1), tags: Self.tags($0.text(2))) }
        }
        guard let source else { throw StoreError(.conflict, path: path, detail: "its source is not known") }
        var record = ChangeRecord(
            id: PublicID.change(at: order.at), type: .articleErased, observedAt: order.at, source: source)
        record.article = .init(id: order.articleID, url: "")
        record.erasure = erasure
        return record
    }

    private static func tags(_ text: String) -> [String] {
        ((try? JSONParser.parse(Array(text.utf8)))?.array ?? []).compactMap(\.string)
    }

    // MARK: What goes

    private func rows(of order: ErasureOrder) throws(StoreError) -> ErasureRows {
        var rows = ErasureRows(article: try articleRow(order.articleID))
        if let number = order.version { rows.span = try span(rows.article, number) }
        let (begin, end) = (rows.span?.from ?? .min, rows.span?.to ?? .max)
        let version = rows.span.map { Value.int($0.number) } ?? .null
        let values: [Value] = [.integer(rows.article), version, .integer(begin), .integer(end)]
        return try sql { db throws(SQLiteError) in
            rows.versions = try db.rows(
                """
                SELECT id, number, blob_id FROM versions
                WHERE article_id = ?1 AND (?2 IS NULL OR number = ?2) AND erased_at_ms IS NULL
                """, Array(values.prefix(2))
            ) { (row: $0.int64(0), number: $0.int(1), blob: $0.int64(2)) }
            rows.captures = try db.rows(
                """
                SELECT c.id, c.blob_id FROM captures c JOIN blobs b ON b.id = c.blob_id
                WHERE c.article_id = ?1 AND b.codec <> 3 AND (?2 IS NULL
                    OR c.id = (SELECT capture_id FROM versions WHERE article_id = ?1 AND number = ?2)
                    OR c.captured_at_ms >= ?3 AND c.captured_at_ms < ?4
                        AND NOT EXISTS (SELECT 1 FROM versions WHERE capture_id = c.id AND number <> ?2))
                """, values
            ) { (row: $0.int64(0), blob: $0.int64(1)) }
            rows.lines = try db.rows(
                """
                SELECT seq, line FROM changes WHERE article_id = ?1 AND type <> 'article.erased' AND (?2 IS NULL
                    OR version_from = ?2 OR version_to = ?2 OR version_from IS NULL AND version_to IS NULL
                        AND observed_at_ms >= ?3 AND observed_at_ms < ?4)
                ORDER BY seq
                """, values
            ) { (sequence: $0.int64(0), line: $0.blob(1)) }
            return rows
        }
    }

    /// From when to when a version was what the page said.
    private func span(_ article: Int64, _ number: Int) throws(StoreError) -> (number: Int, from: Int64, to: Int64) {
        let times = try sql { db throws(SQLiteError) in
            try db.rows(
                "SELECT seen_at_ms FROM versions WHERE article_id = ?1 AND number IN (?2, ?2 + 1) ORDER BY number",
                [.integer(article), .int(number)]
            ) { $0.int64(0) }
        }
        guard let from = times.first else {
            throw StoreError(.conflict, path: path, detail: "there is no version \(number) of this article")
        }
        guard times.count == 2 else {
            let detail =
                "version \(number) is what the page says now, and would be read again: erase the article instead"
            throw StoreError(.conflict, path: path, detail: detail)
        }
        return (number, from, times[1])
    }

    /// Empties the blobs of versions and captures; returns the articles that have the same bytes and keep them.
    private func dropTexts(
        _ rows: ErasureRows, _ before: StoreReader, at now: Timestamp, _ erasure: inout Erasure
    ) throws(StoreError) -> [String] {
        for version in rows.versions {
            guard let bytes = try before.keptBlob(id: version.blob), let json = try? JSONParser.parse(bytes),
                let content = ArticleContent(json: json)
            else { continue }
            try unindex(version.row, content)
        }
        for version in rows.versions {
            try sql { db throws(SQLiteError) in
                try db.run("UPDATE versions SET erased_at_ms = ?2 WHERE id = ?1", [.integer(version.row), .time(now)])
            }
        }
        let blobs = Set(rows.versions.map(\.blob) + rows.captures.map(\.blob))
        var sharedWith: Set<String> = []
        for blob in blobs {
            let others = try owners(of: blob, besides: rows)
            if others.isEmpty { try empty(blob, keeping: blobs, before) } else { sharedWith.formUnion(others) }
        }
        // Bytes that another article keeps must not be found through this one.
        for capture in rows.captures {
            try sql { db throws(SQLiteError) in
                try db.run(
                    """
                    UPDATE versions SET capture_id = NULL
                    WHERE capture_id = ?1 AND (SELECT codec FROM blobs WHERE id = ?2) <> 3
                    """, [.integer(capture.row), .integer(capture.blob)])
                try db.run("DELETE FROM exchanges WHERE capture_id = ?1", [.integer(capture.row)])
                try db.run("DELETE FROM sightings WHERE capture_id = ?1", [.integer(capture.row)])
                try db.run(
                    "DELETE FROM captures WHERE id = ?1 AND (SELECT codec FROM blobs WHERE id = ?2) <> 3",
                    [.integer(capture.row), .integer(capture.blob)])
            }
        }
        (erasure.versions, erasure.captures) = (rows.versions.count, rows.captures.count)
        return sharedWith.sorted()
    }

    /// Who else has the same bytes: another article, or another version of this one.
    private func owners(of blob: Int64, besides rows: ErasureRows) throws(StoreError) -> [String] {
        let versions = Set(rows.versions.map(\.row))
        let found = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT v.id, a.id, a.public_id, v.number FROM versions v JOIN articles a ON a.id = v.article_id
                WHERE v.blob_id = ?1 UNION ALL
                SELECT NULL, a.id, a.public_id, NULL FROM captures c JOIN articles a ON a.id = c.article_id
                WHERE c.blob_id = ?1 AND c.article_id <> ?2
                """, [.integer(blob), .integer(rows.article)]
            ) { (version: $0.optionalInt64(0), article: $0.int64(1), id: $0.text(2), number: $0.optionalInt(3)) }
        }
        let pages = Set(rows.captures.map(\.row))
        for page in pages {
            let other = try sql { db throws(SQLiteError) in
                try db.rows("SELECT id, number FROM versions WHERE capture_id = ?1", [.integer(page)]) {
                    (row: $0.int64(0), number: $0.int(1))
                }.first { !versions.contains($0.row) && rows.span != nil }
            }
            guard let other else { continue }
            let detail = "version \(other.number) was read from the same page: erase the article, or that version first"
            throw StoreError(.conflict, path: path, detail: detail)
        }
        let others = found.filter { $0.version.map { !versions.contains($0) } ?? true }
        if let same = others.first(where: { $0.article == rows.article }), let number = same.number {
            let detail = "version \(number) has the same text: erase the article, or that version first"
            throw StoreError(.conflict, path: path, detail: detail)
        }
        return others.map(\.id)
    }

    /// Takes the bytes of a blob away; those that lean on it are written whole before.
    private func empty(_ blob: Int64, keeping gone: Set<Int64>, _ before: StoreReader) throws(StoreError) {
        let leaning = try sql { db throws(SQLiteError) in
            try db.rows("SELECT id, sha256 FROM blobs WHERE base_id = ?1", [.integer(blob)]) {
                (id: $0.int64(0), sha256: $0.blob(1))
            }
        }
        for other in leaning where !gone.contains(other.id) {
            let bytes = try before.blob(id: other.id)
            guard let whole = try? EncodedBlob(bytes, sha256: other.sha256, keyframe: nil) else {
                throw StoreError(.other, path: path, detail: "blob \(other.id) cannot be written again")
            }
            try sql { db throws(SQLiteError) in
                try db.run(
                    "UPDATE blobs SET codec = ?2, base_id = NULL, data = ?3 WHERE id = ?1",
                    [.integer(other.id), .int(whole.codec.rawValue), .blob(whole.data)])
            }
        }
        try sql { db throws(SQLiteError) in
            try db.run("UPDATE blobs SET base_id = NULL WHERE base_id = ?1", [.integer(blob)])
            try db.run("UPDATE blobs SET codec = 3, base_id = NULL, data = x'' WHERE id = ?1", [.integer(blob)])
        }
    }

    /// Leaves of a line what is no text; nil when there is none.
    private func bare(
        _ sequence: Int64, _ bytes: [UInt8], _ before: StoreReader
    ) throws(StoreError) -> Erasure.Line? {
        let line = LogLine(bytes)
        let bare = line.withoutTexts
        guard bare != bytes else { return nil }
        if let record = (try? JSONParser.parse(bytes)).flatMap(ChangeRecord.init(json:)) {
            try unindex(sequence, record)
        }
        try sql { db throws(SQLiteError) in
            try db.run("UPDATE changes SET line = ?2 WHERE seq = ?1", [.integer(sequence), .blob(bare)])
        }
        let leaf = line.isOfNewForm ? nil : SHA256.hex([0] + bytes)
        return Erasure.Line(
            sequence: sequence, sha256: SHA256.hex(bytes), bareSHA256: SHA256.hex(bare), leafSHA256: leaf)
    }

    /// Bodies of deliveries hold the texts, too.
    private func dropDeliveries(of sequence: Int64) throws(StoreError) -> [DroppedDelivery] {
        // An attempt that failed may have arrived all the same.
        let found = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT d.id, d.webhook_id, w.name, d.attempt_count > 0
                FROM deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.seq = ?1
                """, [.integer(sequence)]
            ) {
                (
                    id: $0.int64(0), webhook: $0.int64(1),
                    dropped: DroppedDelivery(receiver: $0.text(2), wasTried: $0.int(3) == 1)
                )
            }
        }
        for delivery in found {
            try sql { db throws(SQLiteError) in
                try db.run("DELETE FROM attempts WHERE delivery_id = ?1", [.integer(delivery.id)])
                try db.run("DELETE FROM deliveries WHERE id = ?1", [.integer(delivery.id)])
            }
        }
        for webhook in Set(found.map(\.webhook)) { try openQueues(webhook) }
        return found.map(\.dropped)
    }

    /// Ends the following of an article, and what is remembered of its texts.
    ///
    /// Its address stays: without it the next look at the feed would collect the page again.
    private func forget(_ article: Int64, at now: Timestamp) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE articles SET revision = revision + 1, erased_at_ms = ?2, title = NULL, memo = NULL,
                    is_watched = 0, life = 'quiet', next_check_at_ms = NULL, requested_at_ms = NULL, left_out = NULL,
                    validators_url = NULL, etag = NULL, last_modified = NULL
                WHERE id = ?1
                """, [.integer(article), .time(now)])
        }
    }
}
