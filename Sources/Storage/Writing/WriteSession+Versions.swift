internal import Crypto
internal import Model
internal import SQLite

extension WriteSession {
    /// Stores a page as it was served; the same bytes of the same article are stored once.
    func store(_ capture: Capture, _ blob: EncodedBlob?) throws(StoreError) {
        let article = try articleRow(capture.articleID)
        guard try !isErased(article) else { return }
        let blob = try store(blob, sha256: capture.sha256)
        try sql { db throws(SQLiteError) in
            let isNew = try db.run(
                """
                INSERT INTO captures (article_id, blob_id, captured_at_ms, url, status, content_type)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (article_id, blob_id) DO NOTHING
                """,
                [
                    .integer(article), .integer(blob), .time(capture.at), .text(capture.url), .int(capture.status),
                    .string(capture.contentType),
                ])
            if isNew > 0 { memory.newCaptures.insert(db.lastInsertedRow) }
        }
    }

    /// Stores a version and makes its words findable.
    func store(_ version: Version, _ prepared: PreparedContent) throws(StoreError) {
        let article = try articleRow(version.articleID)
        guard try !isErased(article) else { return }
        let blob = try store(prepared.blob, sha256: prepared.sha256)
        let capture = try captureRow(version.captureSHA256, article: article)
        let row = try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO versions (article_id, number, seen_at_ms, blob_id, capture_id, extractor)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """,
                [
                    .integer(article), .int(version.number), .time(version.at), .integer(blob),
                    capture.map { .integer($0) } ?? .null, .int(version.extractor),
                ])
            return db.lastInsertedRow
        }
        try index(row, version.content)
    }

    private func captureRow(_ sha256: [UInt8]?, article: Int64) throws(StoreError) -> Int64? {
        guard let sha256 else { return nil }
        let row = try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT c.id FROM captures c JOIN blobs b ON b.id = c.blob_id
                WHERE b.sha256 = ?1 AND c.article_id = ?2
                """, [.blob(sha256), .integer(article)]
            ) { $0.int64(0) }
        }
        if let row { return row }
        throw StoreError(.conflict, path: path, detail: "a version names a capture that is not stored")
    }

    /// The row of a blob, stored now unless it was there.
    func store(_ blob: EncodedBlob?, sha256: [UInt8]) throws(StoreError) -> Int64 {
        try sql { db throws(SQLiteError) in
            if let blob {
                try db.run(
                    """
                    INSERT INTO blobs (sha256, codec, base_id, size, data) VALUES (?1, ?2, ?3, ?4, ?5)
                    ON CONFLICT (sha256) DO NOTHING
                    """,
                    [
                        .blob(blob.sha256), .int(blob.codec.rawValue), blob.base.map { .integer($0) } ?? .null,
                        .int(blob.size), .blob(blob.data),
                    ])
            }
        }
        let row = try sql { db throws(SQLiteError) in
            try db.first("SELECT id FROM blobs WHERE sha256 = ?1", [.blob(sha256)]) { $0.int64(0) }
        }
        // It was there when the record was prepared, and a clean-up took it since.
        guard let row else { throw StoreError(.conflict, path: path, detail: "a blob vanished; check again") }
        return row
    }
}
