internal import Compression
internal import Crypto
internal import Model
internal import SQLite

extension WriteSession {
    /// A head that differs more from the first one is not worth its room.
    private static let largestHead = 150
    /// Larger certificates are not kept.
    private static let largestCertificate = 1 << 16

    /// Keeps how a page was fetched: all of it with a new capture, a narrow row with one that was there.
    ///
    /// Without a capture of these bytes there is nothing that it would say something about.
    func store(_ sighting: Sighting, _ prepared: PreparedRecord) throws(StoreError) {
        guard let last = sighting.exchanges.last, let sha256 = sighting.sha256 else { return }
        let article = try articleRow(sighting.articleID, prepared)
        guard let (capture, isNew) = try capture(sha256, article) else { return }
        if isNew {
            for (hop, exchange) in sighting.exchanges.enumerated() { try store(exchange, hop: hop, capture: capture) }
        } else {
            try storeAgain(last, capture: capture)
        }
    }

    /// The capture of these bytes, and whether it was stored in this transaction, so that its exchange is this one.
    private func capture(_ sha256: [UInt8], _ article: Int64) throws(StoreError) -> (row: Int64, isNew: Bool)? {
        let found = try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT c.id FROM captures c JOIN blobs b ON b.id = c.blob_id
                WHERE b.sha256 = ?1 AND c.article_id = ?2 AND b.codec <> 3
                """, [.blob(sha256), .integer(article)]
            ) { $0.int64(0) }
        }
        return found.map { ($0, memory.newCaptures.contains($0)) }
    }

    private func store(_ exchange: HTTPExchange, hop: Int, capture: Int64) throws(StoreError) {
        let peer = try peerRow(exchange.peer)
        let (request, response) = (try packed(exchange.request), try packed(exchange.response))
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO exchanges (capture_id, hop, url, status, started_at_ms, first_byte_ms, total_ms, peer_id,
                    request, response, wire_bytes, cut)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (capture_id, hop) DO NOTHING
                """,
                [
                    .integer(capture), .int(hop), .text(exchange.url), .int(exchange.status), .time(exchange.startedAt),
                    .integer(exchange.firstByte.milliseconds), .integer(exchange.total.milliseconds), .integer(peer),
                    .blob(request), .blob(response), .int(exchange.wireBytes), .string(exchange.cut),
                ])
        }
    }

    /// The head is kept as its difference to the first one; a 304 has none that anybody could use.
    private func storeAgain(_ exchange: HTTPExchange, capture: Int64) throws(StoreError) {
        let peer = try peerRow(exchange.peer)
        var head: [UInt8]?
        if exchange.status != 304, let first = try firstHead(of: capture) {
            let difference = try? Zstandard.compress(exchange.response, prefix: first)
            head = difference.flatMap { $0.count <= Self.largestHead ? $0 : nil }
        }
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO sightings (capture_id, started_at_ms, total_ms, status, peer_id, response)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """,
                [
                    .integer(capture), .time(exchange.startedAt), .integer(exchange.total.milliseconds),
                    .int(exchange.status), .integer(peer), .bytes(head),
                ])
        }
    }

    private func firstHead(of capture: Int64) throws(StoreError) -> [UInt8]? {
        let packed = try sql { db throws(SQLiteError) in
            try db.first(
                "SELECT response FROM exchanges WHERE capture_id = ?1 ORDER BY hop DESC LIMIT 1", [.integer(capture)]
            ) { $0.blob(0) }
        }
        return packed.flatMap { try? Zstandard.decompress($0) }
    }

    private func packed(_ bytes: [UInt8]) throws(StoreError) -> [UInt8] {
        do throws(CompressionError) { return try Zstandard.compress(bytes) } catch {
            throw StoreError(.other, path: path, detail: "\(error)")
        }
    }

    /// The row of a peer; the same machine with the same certificates is one row.
    private func peerRow(_ peer: HTTPExchange.Peer) throws(StoreError) -> Int64 {
        if let row = memory.peers[peer.key] { return row }
        var ids: [String] = []
        for certificate in peer.certificates where certificate.count <= Self.largestCertificate {
            ids.append("\(try certificateRow(certificate))")
        }
        let row = try sql { db throws(SQLiteError) in
            try db.first(
                """
                INSERT INTO peers (address, http_version, tls_version, certificate_ids) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO UPDATE SET address = excluded.address RETURNING id
                """,
                [
                    .text(peer.address), .text(peer.httpVersion), .text(peer.tlsVersion),
                    .text(ids.joined(separator: " ")),
                ]
            ) { $0.int64(0) } ?? 0
        }
        if memory.peers.count >= 1024 { memory.peers.removeAll() }
        memory.peers[peer.key] = row
        return row
    }

    private func certificateRow(_ der: [UInt8]) throws(StoreError) -> Int64 {
        try sql { db throws(SQLiteError) in
            try db.first(
                """
                INSERT INTO certificates (sha256, der) VALUES (?1, ?2)
                ON CONFLICT (sha256) DO UPDATE SET sha256 = excluded.sha256 RETURNING id
                """, [.blob(SHA256.digest(der)), .blob(der)]
            ) { $0.int64(0) } ?? 0
        }
    }
}

extension HTTPExchange.Peer {
    /// Tells one peer from another, and is quickly made.
    fileprivate var key: [UInt8] {
        certificates.reduce(Array("\(address)|\(httpVersion)|\(tlsVersion)".utf8)) { $0 + SHA256.digest($1) }
    }
}
