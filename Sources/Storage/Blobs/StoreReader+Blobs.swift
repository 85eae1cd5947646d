internal import Compression
internal import Crypto
internal import SQLite

extension StoreReader {
    /// The bytes of a blob, checked against their hash; nil when they were erased.
    func keptBlob(id: Int64) throws(StoreError) -> [UInt8]? {
        let codec = try sql { db throws(SQLiteError) in
            try db.first("SELECT codec FROM blobs WHERE id = ?1", [.integer(id)]) { $0.int(0) }
        }
        return codec == EncodedBlob.Codec.erased.rawValue ? nil : try blob(id: id)
    }

    /// The bytes of a blob, checked against their hash.
    func blob(id: Int64) throws(StoreError) -> [UInt8] {
        let found = try sql { db throws(SQLiteError) in
            try db.first("SELECT sha256, size, codec, base_id, data FROM blobs WHERE id = ?1", [.integer(id)]) {
                EncodedBlob(
                    sha256: $0.blob(0), size: $0.int(1), codec: .init(rawValue: $0.int(2)) ?? .raw,
                    base: $0.optionalInt64(3), data: $0.blob(4))
            }
        }
        guard let found else { throw StoreError(.corrupt, path: path, detail: "blob \(id) is missing") }
        guard found.codec != .erased else { throw StoreError(.other, path: path, detail: "blob \(id) was erased") }
        let base = if let id = found.base { try blob(id: id) } else { [UInt8]() }
        do {
            let bytes = try found.decoded(base: base)
            if SHA256.digest(bytes) == found.sha256 { return bytes }
            throw StoreError(.corrupt, path: path, detail: "blob \(id) has other bytes than its SHA-256 says")
        } catch let error as CompressionError {
            throw StoreError(.corrupt, path: path, detail: "blob \(id): \(error)")
        } catch let error as StoreError { throw error } catch {
            throw StoreError(.other, path: path, detail: "\(error)")
        }
    }

    /// What the next capture of an article is compressed against.
    func captureKeyframe(articleID: String) throws(StoreError) -> Keyframe? {
        try keyframe(
            """
            SELECT b.id, b.base_id FROM captures c JOIN blobs b ON b.id = c.blob_id
            WHERE c.article_id = (SELECT id FROM articles WHERE public_id = ?1) ORDER BY c.id DESC LIMIT 1
            """, articleID)
    }

    /// What the next version of an article is compressed against.
    func contentKeyframe(articleID: String) throws(StoreError) -> Keyframe? {
        try keyframe(
            """
            SELECT b.id, b.base_id FROM versions v JOIN blobs b ON b.id = v.blob_id
            WHERE v.article_id = (SELECT id FROM articles WHERE public_id = ?1) ORDER BY v.number DESC LIMIT 1
            """, articleID)
    }

    private func keyframe(_ query: String, _ articleID: String) throws(StoreError) -> Keyframe? {
        let latest = try sql { db throws(SQLiteError) in
            try db.first(query, [.text(articleID)]) { $0.optionalInt64(1) ?? $0.int64(0) }
        }
        guard let id = latest else { return nil }
        let sizes = try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT length(data), (SELECT count(*) FROM blobs d WHERE d.base_id = b.id) FROM blobs b WHERE id = ?1
                """, [.integer(id)]
            ) { ($0.int(0), $0.int(1)) }
        }
        guard let (size, uses) = sizes, uses < Keyframe.maximumUses, let bytes = try keptBlob(id: id) else {
            return nil
        }
        return Keyframe(id: id, bytes: bytes, storedSize: size, uses: uses)
    }

    /// Whether the store has these bytes already.
    func hasBlob(sha256: [UInt8]) throws(StoreError) -> Bool {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT 1 FROM blobs WHERE sha256 = ?1", [.blob(sha256)]) { _ in true } ?? false
        }
    }
}
