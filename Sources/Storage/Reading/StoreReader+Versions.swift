internal import JSON
public import Model
internal import SQLite

/// One version as it stands in the store, without its content.
public struct StoredVersion: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// The version number, 1 for the first.
    public var number: Int
    /// When it was seen.
    public var at: Timestamp
    /// SHA-256 of the content as JSON.
    public var contentSHA256: [UInt8]
    /// SHA-256 of the capture it was read from; nil when there is none.
    public var captureSHA256: [UInt8]?
    /// The generation of the extractor that read it.
    public var extractor: Int
}

/// One stored page, without its bytes.
public struct StoredCapture: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// When it was seen.
    public var at: Timestamp
    /// Its address.
    public var url: String
    /// The HTTP status.
    public var status: Int
    /// The media type.
    public var contentType: String?
    /// SHA-256 of the bytes as served.
    public var sha256: [UInt8]
    /// Bytes as served.
    public var size: Int
    /// Bytes it takes in the store.
    public var storedSize: Int
}

/// A version that a search found.
public struct SearchHit: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// The version number, 1 for the first.
    public var number: Int
    /// When it was seen.
    public var at: Timestamp
    /// Its address.
    public var url: String
    /// The article's title of today, when one is known; the version may have had another.
    public var title: String?
    /// The public id of the source.
    public var sourceID: String
    /// Its place in the order of all versions: what a listing goes on before.
    public var place: Int64
}

/// Which versions are searched.
public struct SearchFilter: Sendable {
    /// What was typed.
    public var query: SearchQuery
    /// Only articles of this source.
    public var sourceID: String?
    /// Only versions seen at this time or later.
    public var since: Timestamp?
    /// Only versions seen before this time.
    public var until: Timestamp?
    /// Only those before this place, see `SearchHit.place`: the next page of a listing.
    public var before: Int64?
    /// At most so many.
    public var limit = 20

    /// Versions with these words.
    public init(_ query: String) { self.query = SearchQuery(query) }

    /// The words and phrases as they are looked for, for whoever marks them in a text; a trailing `*` is kept.
    public var terms: [String] { query.terms }
}

extension StoreReader {
    /// The versions of an article in their order, without contents.
    ///
    /// - Throws: `StoreError`.
    public func versions(of articleID: String) throws(StoreError) -> [StoredVersion] {
        try versions(articleID, "ORDER BY v.number", [])
    }

    /// One version of an article, without its content; nil when there is no such version.
    ///
    /// An article may have thousands: a check must not read them all.
    /// - Throws: `StoreError`.
    public func version(of articleID: String, number: Int) throws(StoreError) -> StoredVersion? {
        try versions(articleID, "AND v.number = ?2", [.int(number)]).first
    }

    private func versions(
        _ articleID: String, _ rest: String, _ values: [Value]
    ) throws(StoreError) -> [StoredVersion] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT v.number, v.seen_at_ms, b.sha256, cb.sha256, v.extractor
                FROM versions v JOIN blobs b ON b.id = v.blob_id
                LEFT JOIN captures c ON c.id = v.capture_id LEFT JOIN blobs cb ON cb.id = c.blob_id
                WHERE v.article_id = (SELECT id FROM articles WHERE public_id = ?1) \(rest)
                """, [.text(articleID)] + values
            ) { row in
                StoredVersion(
                    articleID: articleID, number: row.int(0), at: row.someTime(1), contentSHA256: row.blob(2),
                    captureSHA256: row.optionalBlob(3), extractor: row.int(4))
            }
        }
    }

    /// The content of a version; nil when there is no such version, or its content was let go.
    ///
    /// - Throws: `StoreError`; `.corrupt` when the stored bytes are not what their hash says.
    public func content(of articleID: String, version: Int) throws(StoreError) -> ArticleContent? {
        let found = try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT blob_id FROM versions
                WHERE article_id = (SELECT id FROM articles WHERE public_id = ?1) AND number = ?2
                    AND erased_at_ms IS NULL
                """, [.text(articleID), .int(version)]
            ) { $0.int64(0) }
        }
        guard let found else { return nil }
        guard let bytes = try keptBlob(id: found) else { return nil }
        guard let json = try? JSONParser.parse(bytes), let content = ArticleContent(json: json) else {
            throw StoreError(.corrupt, path: path, detail: "version \(version) of \(articleID) cannot be read")
        }
        return content
    }

    /// What is known of a capture; nil when it was never stored, or was let go.
    ///
    /// - Throws: `StoreError`.
    public func capture(sha256: [UInt8]) throws(StoreError) -> StoredCapture? {
        try captures("b.sha256 = ?1 ORDER BY c.id LIMIT 1", [.blob(sha256)]).first
    }

    /// The captures of an article, oldest first.
    ///
    /// - Throws: `StoreError`.
    public func captures(of articleID: String) throws(StoreError) -> [StoredCapture] {
        try captures("a.public_id = ?1 ORDER BY c.id", [.text(articleID)])
    }

    /// The newest captures of an article, the newest first.
    ///
    /// - Throws: `StoreError`.
    public func captures(of articleID: String, limit: Int) throws(StoreError) -> [StoredCapture] {
        try captures(
            "c.article_id = (SELECT id FROM articles WHERE public_id = ?1) ORDER BY c.id DESC LIMIT ?2",
            [.text(articleID), .int(limit)])
    }

    /// The newest picture of an article's page that was taken when a version was seen, or before.
    ///
    /// - Throws: `StoreError`.
    public func picture(of articleID: String, version: Int) throws(StoreError) -> StoredCapture? {
        try captures(
            """
            a.public_id = ?1 AND c.content_type = 'image/png' AND b.codec <> 3 AND c.captured_at_ms <=
                (SELECT seen_at_ms FROM versions WHERE article_id = a.id AND number = ?2)
            ORDER BY c.captured_at_ms DESC LIMIT 1
            """, [.text(articleID), .int(version)]
        ).first
    }

    /// The bytes of a capture as they were served; nil when it was never stored, or was let go.
    ///
    /// - Throws: `StoreError`; `.corrupt` when the stored bytes are not what their hash says.
    public func captureBytes(sha256: [UInt8]) throws(StoreError) -> [UInt8]? {
        let found = try sql { db throws(SQLiteError) in
            try db.first("SELECT id FROM blobs WHERE sha256 = ?1", [.blob(sha256)]) { $0.int64(0) }
        }
        guard let found else { return nil }
        return try keptBlob(id: found)
    }

    /// Whether the text of a version was erased.
    ///
    /// - Throws: `StoreError`.
    public func isErased(_ articleID: String, version: Int) throws(StoreError) -> Bool {
        try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT 1 FROM versions WHERE article_id = (SELECT id FROM articles WHERE public_id = ?1)
                    AND number = ?2 AND erased_at_ms IS NOT NULL
                """, [.text(articleID), .int(version)]
            ) { _ in true } ?? false
        }
    }

    private func captures(_ condition: String, _ values: [Value]) throws(StoreError) -> [StoredCapture] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT a.public_id, c.captured_at_ms, c.url, c.status, c.content_type, b.sha256, b.size, length(b.data)
                FROM captures c JOIN blobs b ON b.id = c.blob_id JOIN articles a ON a.id = c.article_id
                WHERE \(condition)
                """, values
            ) { row in
                StoredCapture(
                    articleID: row.text(0), at: row.someTime(1), url: row.text(2), status: row.int(3),
                    contentType: row.optionalText(4), sha256: row.blob(5), size: row.int(6), storedSize: row.int(7))
            }
        }
    }
}
