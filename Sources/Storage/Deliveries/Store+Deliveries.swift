public import Model
internal import SQLite

/// Writing the delivery side: what attempts led to, and what people ask for.
extension Store {
    /// Notes that an attempt is about to be made, before anything is sent.
    ///
    /// If the process ends before `record`, the attempt is found with `StoreReader.interruptedDeliveries`.
    ///
    /// - Parameters:
    ///   - id: the delivery.
    ///   - time: when it begins.
    /// - Returns: false when the delivery is not waiting any more, and nothing shall be sent.
    /// - Throws: `StoreError`.
    public func begin(delivery id: Int64, at time: Timestamp) async throws(StoreError) -> Bool {
        try await writer.write { (session) throws(StoreError) in try session.begin(delivery: id, at: time) }
    }

    /// Stores an attempt, what follows for the delivery and its queue, and how the webhook is doing.
    ///
    /// - Parameters:
    ///   - attempt: how it ended.
    ///   - health: the webhook after it; a reason to disable it closes its queues.
    /// - Throws: `StoreError`.
    public func record(_ attempt: Attempt, _ health: WebhookHealth) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in
            try session.record(attempt)
            try session.store(health, attempt)
        }
    }

    /// Makes the store's webhooks those of the configuration; deliveries to one that vanished wait until it is back.
    ///
    /// - Throws: `StoreError`.
    public func syncWebhooks(_ names: [String]) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in try session.syncWebhooks(names) }
    }

    /// Lets deliveries to a disabled webhook go out again.
    ///
    /// - Parameters:
    ///   - name: the webhook.
    ///   - now: when the waiting heads become due.
    /// - Throws: `StoreError`; `.conflict` when there is none of that name.
    public func enableWebhook(_ name: String, now: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in try session.enableWebhook(name, now) }
    }

    /// Sends deliveries once more, with the same body and id, whatever became of them.
    ///
    /// Pending ones become due at once. An order within an article is kept among those that are sent again.
    ///
    /// - Parameters:
    ///   - filter: which; its limit counts the newest.
    ///   - now: when they become due.
    /// - Returns: how many.
    /// - Throws: `StoreError`.
    public func resend(_ filter: DeliveryFilter, now: Timestamp) async throws(StoreError) -> Int {
        try await writer.write { (session) throws(StoreError) in try session.resend(filter, now) }
    }
}

extension WriteSession {
    fileprivate func begin(delivery id: Int64, at time: Timestamp) throws(StoreError) -> Bool {
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT OR REPLACE INTO attempts (delivery_id, number, attempted_at_ms, outcome, detail, duration_ms)
                SELECT id, attempt_count + 1, ?2, '\(PastAttempt.begun)', 'its end was not seen', 0 FROM deliveries
                WHERE id = ?1 AND state = 'pending'
                """, [.integer(id), .time(time)]) > 0
        }
    }

    fileprivate func record(_ attempt: Attempt) throws(StoreError) {
        let (state, next, word): (String, Timestamp?, String) =
            switch attempt.consequence {
            case .delivered: ("delivered", nil, "delivered")
            case .dead: ("dead", nil, "dead")
            case .retry(let at): ("pending", at, "retry")
            }
        let id = Value.integer(attempt.deliveryID)
        let changed = try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE deliveries SET state = ?2, attempt_count = attempt_count + 1, last_status = ?4,
                    last_detail = ?5, next_attempt_at_ms = coalesce(?3, next_attempt_at_ms),
                    finished_at_ms = CASE WHEN ?3 IS NULL THEN ?6 END
                WHERE id = ?1 AND state = 'pending'
                """,
                [
                    id, .text(state), .time(next), .int(attempt.status), .text(attempt.detail),
                    .time(attempt.at + attempt.took),
                ])
        }
        guard changed > 0 else {
            throw StoreError(.conflict, path: path, detail: "delivery \(attempt.deliveryID) is not pending")
        }
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT OR REPLACE INTO attempts
                    (delivery_id, number, attempted_at_ms, status, outcome, detail, duration_ms)
                SELECT id, attempt_count, ?2, ?3, ?4, ?5, ?6 FROM deliveries WHERE id = ?1
                """,
                [
                    id, .time(attempt.at), .int(attempt.status), .text(word), .text(attempt.detail),
                    .integer(attempt.took.milliseconds),
                ])
        }
        if next == nil { try advanceQueue(of: attempt.deliveryID) }
    }

    /// A finished delivery is no head any more; the next of its queue is, and is due.
    private func advanceQueue(of id: Int64) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            try db.run("UPDATE deliveries SET is_head = 0 WHERE id = ?1", [.integer(id)])
            try db.run(
                """
                UPDATE deliveries SET is_head = 1
                WHERE id = (
                    SELECT n.id FROM deliveries n JOIN deliveries d ON n.webhook_id = d.webhook_id
                        AND n.queue = d.queue
                    JOIN webhooks w ON w.id = n.webhook_id
                    WHERE d.id = ?1 AND n.state = 'pending' AND w.is_active = 1 AND w.disabled_at_ms IS NULL
                    ORDER BY n.seq LIMIT 1)
                """, [.integer(id)])
        }
    }

    fileprivate func store(_ health: WebhookHealth, _ attempt: Attempt) throws(StoreError) {
        let (row, isOpen) = try webhookRow(health.name)
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE webhooks SET failure_count = ?2, failing_since_ms = ?3, last_attempt_at_ms = ?4,
                    last_success_at_ms = coalesce(?5, last_success_at_ms), disabled_reason = ?6,
                    disabled_at_ms = CASE WHEN ?6 IS NULL THEN NULL ELSE coalesce(disabled_at_ms, ?4) END
                WHERE id = ?1
                """,
                [
                    .integer(row), .int(health.failures.count), .time(health.failures.since), .time(attempt.at),
                    .time(attempt.consequence == .delivered ? attempt.at : nil), .string(health.disabledReason),
                ])
        }
        if isOpen, health.disabledReason != nil { try closeQueues(row) }
        if !isOpen, health.disabledReason == nil { try openQueues(row) }
    }

    fileprivate func syncWebhooks(_ names: [String]) throws(StoreError) {
        for name in names { _ = try webhookRow(name) }
        let known = try sql { db throws(SQLiteError) in
            try db.rows("SELECT id, name, is_active FROM webhooks") { ($0.int64(0), $0.text(1), $0.bool(2)) }
        }
        let wanted = Set(names)
        for (row, name, isActive) in known where isActive != wanted.contains(name) {
            try sql { db throws(SQLiteError) in
                try db.run("UPDATE webhooks SET is_active = ?2 WHERE id = ?1", [.integer(row), .bool(!isActive)])
            }
            if isActive { try closeQueues(row) } else { try openQueues(row) }
        }
    }

    fileprivate func enableWebhook(_ name: String, _ now: Timestamp) throws(StoreError) {
        let row = try sql { db throws(SQLiteError) in
            try db.first(
                """
                UPDATE webhooks SET disabled_at_ms = NULL, disabled_reason = NULL, failure_count = 0,
                    failing_since_ms = NULL WHERE name = ?1 RETURNING id
                """, [.text(name)]
            ) { $0.int64(0) }
        }
        guard let row else { throw StoreError(.conflict, path: path, detail: "there is no webhook \(name)") }
        try sql { db throws(SQLiteError) in
            try db.run(
                "UPDATE deliveries SET next_attempt_at_ms = ?2 WHERE webhook_id = ?1 AND state = 'pending'",
                [.integer(row), .time(now)])
        }
        try openQueues(row)
    }

    /// Takes a webhook's deliveries out of the index of what is due.
    private func closeQueues(_ webhook: Int64) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            try db.run("UPDATE deliveries SET is_head = 0 WHERE webhook_id = ?1 AND is_head = 1", [.integer(webhook)])
        }
    }

    /// Makes the first pending delivery of each queue its head; none while the webhook is disabled or not configured.
    func openQueues(_ webhook: Int64) throws(StoreError) {
        try closeQueues(webhook)
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE deliveries SET is_head = 1 WHERE webhook_id = ?1 AND state = 'pending'
                AND EXISTS (SELECT 1 FROM webhooks w WHERE w.id = ?1 AND w.is_active = 1 AND w.disabled_at_ms IS NULL)
                AND seq = (SELECT min(seq) FROM deliveries h WHERE h.webhook_id = ?1 AND h.state = 'pending'
                    AND h.queue = deliveries.queue)
                """, [.integer(webhook)])
        }
    }

    fileprivate func resend(_ filter: DeliveryFilter, _ now: Timestamp) throws(StoreError) -> Int {
        var values: [Value] = []
        let condition = filter.condition(&values)
        let limit = max(0, filter.limit)
        let found = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT d.id, d.webhook_id FROM deliveries d JOIN webhooks w ON w.id = d.webhook_id
                JOIN changes c ON c.seq = d.seq WHERE \(condition) ORDER BY d.seq DESC LIMIT \(limit)
                """, values
            ) { ($0.int64(0), $0.int64(1)) }
        }
        for (id, _) in found {
            try sql { db throws(SQLiteError) in
                try db.run(
                    """
                    UPDATE deliveries SET state = 'pending', next_attempt_at_ms = ?2, finished_at_ms = NULL,
                        attempts_before = attempt_count WHERE id = ?1
                    """, [.integer(id), .time(now)])
            }
        }
        for webhook in Set(found.map(\.1)) { try openQueues(webhook) }
        return found.count
    }
}
