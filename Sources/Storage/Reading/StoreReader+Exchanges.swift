internal import Compression
public import Model
internal import SQLite

/// A stored page with its place in the store, for an export.
public struct ArchivedCapture: Sendable, Equatable {
    /// Its place in the order of all captures.
    public var row: Int64
    /// What is known of it.
    public var capture: StoredCapture
    /// Whether its bytes were erased.
    public var isErased: Bool
    /// The versions that were read from it.
    public var versions: [Int]
}

/// A later time at which a captured page was seen, or said to stand as it was.
public struct StoredSighting: Sendable, Equatable {
    /// Its place in the order of all sightings.
    public var row: Int64
    /// When the request went out.
    public var at: Timestamp
    /// 304, or the status under which the same bytes came again.
    public var status: Int
    /// The other side's address; empty when it is not known.
    public var address: String
    /// `HTTP/1.1`, `HTTP/2`.
    public var httpVersion: String
    /// Status line and header fields as received; nil of a 304, and when they were too different to be kept.
    public var response: [UInt8]?
}

/// Which captures are exported.
public struct ArchiveFilter: Sendable, Equatable {
    /// Of this article.
    public var articleID: String?
    /// Of articles of this source.
    public var sourceID: String?
    /// Captured at this time or later.
    public var since: Timestamp?
    /// Captured before this time.
    public var until: Timestamp?
    /// With these bytes.
    public var sha256s: [[UInt8]]?

    /// Everything.
    public init() {}
}

extension StoreReader {
    /// Captures in the order in which they were made, those after a place.
    ///
    /// - Throws: `StoreError`.
    public func archivedCaptures(
        _ filter: ArchiveFilter, after row: Int64, limit: Int
    ) throws(StoreError) -> [ArchivedCapture] {
        if let sha256s = filter.sha256s, sha256s.isEmpty { return [] }
        var values: [Value] = [
            .integer(row), .int(limit), .string(filter.articleID), .string(filter.sourceID), .time(filter.since),
            .time(filter.until),
        ]
        var hashes = ""
        if let sha256s = filter.sha256s {
            hashes = "AND b.sha256 IN (\(sha256s.indices.map { "?\($0 + 7)" }.joined(separator: ", ")))"
            values += sha256s.map { .blob($0) }
        }
        return try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT c.id, a.public_id, c.captured_at_ms, c.url, c.status, c.content_type, b.sha256, b.size,
                    length(b.data), b.codec,
                    (SELECT group_concat(number, ' ') FROM versions WHERE capture_id = c.id)
                FROM captures c JOIN blobs b ON b.id = c.blob_id JOIN articles a ON a.id = c.article_id
                JOIN sources s ON s.id = a.source_id
                WHERE c.id > ?1 AND (?3 IS NULL OR a.public_id = ?3) AND (?4 IS NULL OR s.public_id = ?4)
                    AND (?5 IS NULL OR c.captured_at_ms >= ?5) AND (?6 IS NULL OR c.captured_at_ms < ?6) \(hashes)
                ORDER BY c.id LIMIT ?2
                """, values
            ) { row in
                ArchivedCapture(
                    row: row.int64(0),
                    capture: StoredCapture(
                        articleID: row.text(1), at: row.someTime(2), url: row.text(3), status: row.int(4),
                        contentType: row.optionalText(5), sha256: row.blob(6), size: row.int(7), storedSize: row.int(8)),
                    isErased: row.int(9) == EncodedBlob.Codec.erased.rawValue,
                    versions: (row.optionalText(10) ?? "").split(separator: " ").compactMap { Int($0) })
            }
        }
    }

    /// The exchanges with which a capture came, redirects first; empty of one from before they were kept.
    ///
    /// - Throws: `StoreError`.
    public func exchanges(ofCapture row: Int64) throws(StoreError) -> [HTTPExchange] {
        let found = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT e.url, e.status, e.request, e.response, e.started_at_ms, e.first_byte_ms, e.total_ms,
                    e.wire_bytes, e.cut, p.address, p.http_version, p.tls_version, p.certificate_ids
                FROM exchanges e LEFT JOIN peers p ON p.id = e.peer_id WHERE e.capture_id = ?1 ORDER BY e.hop
                """, [.integer(row)]
            ) { row in
                (
                    HTTPExchange(
                        url: row.text(0), status: row.int(1), request: row.blob(2), response: row.blob(3),
                        peer: .init(
                            address: row.optionalText(9) ?? "", httpVersion: row.optionalText(10) ?? "",
                            tlsVersion: row.optionalText(11) ?? "", certificates: []),
                        startedAt: row.someTime(4), firstByte: .milliseconds(row.int64(5)),
                        total: .milliseconds(row.int64(6)), wireBytes: row.int(7), cut: row.optionalText(8)),
                    row.numbers(12)
                )
            }
        }
        var exchanges: [HTTPExchange] = []
        for (packed, certificates) in found {
            var exchange = packed
            guard let request = try? Zstandard.decompress(packed.request),
                let response = try? Zstandard.decompress(packed.response)
            else { throw StoreError(.corrupt, path: path, detail: "the exchange of a capture cannot be read") }
            (exchange.request, exchange.response) = (request, response)
            for id in certificates {
                let der = try sql { db throws(SQLiteError) in
                    try db.first("SELECT der FROM certificates WHERE id = ?1", [.integer(id)]) { $0.blob(0) }
                }
                if let der { exchange.peer.certificates.append(der) }
            }
            exchanges.append(exchange)
        }
        return exchanges
    }

    /// The later times at which a capture was seen again, those after a place.
    ///
    /// - Throws: `StoreError`.
    public func sightings(
        ofCapture row: Int64, head: [UInt8], after last: Int64, limit: Int
    ) throws(StoreError) -> [StoredSighting] {
        let found = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT s.id, s.started_at_ms, s.status, p.address, p.http_version, s.response
                FROM sightings s LEFT JOIN peers p ON p.id = s.peer_id
                WHERE s.capture_id = ?1 AND s.id > ?2 ORDER BY s.id LIMIT ?3
                """, [.integer(row), .integer(last), .int(limit)]
            ) {
                StoredSighting(
                    row: $0.int64(0), at: $0.someTime(1), status: $0.int(2), address: $0.optionalText(3) ?? "",
                    httpVersion: $0.optionalText(4) ?? "", response: $0.optionalBlob(5))
            }
        }
        return found.map { sighting in
            var sighting = sighting
            sighting.response = sighting.response.flatMap { try? Zstandard.decompress($0, prefix: head) }
            return sighting
        }
    }
}
