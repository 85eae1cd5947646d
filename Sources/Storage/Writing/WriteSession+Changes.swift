internal import Compression
internal import Crypto
public import Model
internal import SQLite

extension WriteSession {
    /// Gives a change the next number of the log, writes its line and one delivery for each webhook that wants it.
    func store(_ change: ChangeRecord) throws(StoreError) -> CommittedChange {
        let sequence = memory.lastSequence + 1
        let composed = LogLine(
            change, sequence: sequence, previous: memory.lastLine, salt: SecureRandom.bytes(16), sha256: SHA256.hex)
        let line = composed.bytes
        let source = try sourceRow(change.source.id)
        let article = try change.article.map { (article) throws(StoreError) in try articleRow(article.id) }
        try sql { db throws(SQLiteError) in
            try db.run(
                "INSERT INTO changes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                [
                    .integer(sequence), .text(change.id), .text(change.type.rawValue), .text(change.severity.rawValue),
                    .string(change.disclosure?.rawValue), .integer(source), article.map { .integer($0) } ?? .null,
                    .int(change.versionFrom), .int(change.versionTo), .time(change.observedAt), .blob(line),
                ])
        }
        try storeFacts(change, sequence: sequence, source: source, article: article)
        let deliveries = plan()(change, sequence)
        // Changes without an article wait in their source's queue; article rows count up, sources down from -1.
        let queue = article ?? -source
        for delivery in deliveries {
            // A queue of its own, far below those of sources.
            let own = delivery.standsAlone ? Int64.min + sequence : queue
            try enqueue(delivery, sequence: sequence, queue: own, at: change.observedAt)
        }
        memory.lastSequence = sequence
        memory.lastLine = composed.hashes
        return CommittedChange(sequence: sequence, id: change.id, line: line, deliveries: deliveries.count)
    }

    /// Puts a delivery at the end of its queue; only the head of a queue is ever due.
    private func enqueue(
        _ delivery: PlannedDelivery, sequence: Int64, queue: Int64, at now: Timestamp
    ) throws(StoreError) {
        let sha256 = SHA256.digest(delivery.body)
        let encoded: EncodedBlob
        do throws(CompressionError) { encoded = try EncodedBlob(delivery.body, sha256: sha256, keyframe: nil) } catch {
            throw StoreError(.other, path: path, detail: "\(error)")
        }
        let blob = try store(encoded, sha256: sha256)
        let (webhook, isOpen) = try webhookRow(delivery.webhook)
        try sql { db throws(SQLiteError) in
            let waiting = try db.first(
                "SELECT 1 FROM deliveries WHERE webhook_id = ?1 AND queue = ?2 AND state = 'pending' LIMIT 1",
                [.integer(webhook), .integer(queue)]
            ) { _ in true }
            try db.run(
                """
                INSERT INTO deliveries (webhook_id, seq, queue, state, is_head, next_attempt_at_ms, created_at_ms,
                    content_type, blob_id) VALUES (?1, ?2, ?3, 'pending', ?4, ?8, ?5, ?6, ?7)
                """,
                [
                    .integer(webhook), .integer(sequence), .integer(queue), .bool(waiting == nil && isOpen),
                    .time(now), .text(delivery.contentType), .integer(blob), .time(delivery.notBefore ?? now),
                ])
        }
    }

    /// The row of a webhook, made when it is new, and whether deliveries to it may go out.
    func webhookRow(_ name: String) throws(StoreError) -> (row: Int64, isOpen: Bool) {
        try sql { db throws(SQLiteError) in
            try db.first(
                """
                INSERT INTO webhooks (name) VALUES (?1) ON CONFLICT (name) DO UPDATE SET name = excluded.name
                RETURNING id, is_active = 1 AND disabled_at_ms IS NULL
                """, [.text(name)]
            ) { ($0.int64(0), $0.bool(1)) } ?? (0, false)
        }
    }
}

extension LogLine {
    /// What the line after names: the hash of the line as it stands here, and of its bare form.
    public var hashes: Hashes {
        let whole = SHA256.hex(bytes)
        return Hashes(whole: whole, bare: texts == nil ? whole : SHA256.hex(bare))
    }

    /// Whether the texts are those that the line commits to; true when there are none.
    public var hasItsTexts: Bool { texts.map { SHA256.hex($0) == textsSHA256 } ?? true }
}
