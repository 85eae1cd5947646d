public import Model
internal import SQLite

extension StoreReader {
    /// The heads of one webhook that are due, the longest due first.
    ///
    /// - Parameters:
    ///   - webhook: its name.
    ///   - now: what is due by then.
    ///   - excluding: deliveries whose attempts have not ended.
    ///   - limit: at most so many.
    /// - Returns: deliveries with their bodies.
    /// - Throws: `StoreError`.
    public func dueDeliveries(
        _ webhook: String, now: Timestamp, excluding: Set<Int64> = [], limit: Int
    ) throws(StoreError) -> [PendingDelivery] {
        guard limit > 0 else { return [] }
        let found = try sql { db throws(SQLiteError) in
            var found: [(Delivery, Int64)] = []
            let query = """
                SELECT \(Connection.deliveryColumns), d.blob_id FROM deliveries d JOIN webhooks w ON w.id = d.webhook_id
                JOIN changes c ON c.seq = d.seq WHERE d.webhook_id = (SELECT id FROM webhooks WHERE name = ?1)
                AND d.is_head = 1 AND d.next_attempt_at_ms <= ?2 ORDER BY d.next_attempt_at_ms, d.seq
                """
            try db.step(query, [.text(webhook), .time(now)]) { row in
                let delivery = row.delivery
                if !excluding.contains(delivery.id) { found.append((delivery, row.int64(13))) }
                return found.count < limit
            }
            return found
        }
        var due: [PendingDelivery] = []
        for (delivery, blob) in found { due.append(PendingDelivery(delivery: delivery, body: try self.blob(id: blob))) }
        return due
    }

    /// Deliveries whose last attempt has begun and never ended: the process was ended meanwhile.
    ///
    /// - Parameter webhook: its name.
    /// - Returns: deliveries, each with the time at which that attempt began.
    /// - Throws: `StoreError`.
    public func interruptedDeliveries(
        _ webhook: String
    ) throws(StoreError) -> [(delivery: Delivery, begunAt: Timestamp)] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT \(Connection.deliveryColumns), a.attempted_at_ms FROM deliveries d
                JOIN webhooks w ON w.id = d.webhook_id JOIN changes c ON c.seq = d.seq
                JOIN attempts a ON a.delivery_id = d.id AND a.number = d.attempt_count + 1
                WHERE d.webhook_id = (SELECT id FROM webhooks WHERE name = ?1) AND d.state = 'pending'
                AND a.outcome = '\(PastAttempt.begun)' ORDER BY d.seq
                """, [.text(webhook)]
            ) { ($0.delivery, $0.someTime(13)) }
        }
    }

    /// When the next head of a webhook is due; nil when none waits.
    ///
    /// - Parameters:
    ///   - webhook: its name.
    ///   - excluding: deliveries whose attempts have not ended.
    /// - Returns: the time, which may have passed.
    /// - Throws: `StoreError`.
    public func nextDelivery(_ webhook: String, excluding: Set<Int64> = []) throws(StoreError) -> Timestamp? {
        try sql { db throws(SQLiteError) in
            var next: Timestamp?
            let query = """
                SELECT id, next_attempt_at_ms FROM deliveries
                WHERE webhook_id = (SELECT id FROM webhooks WHERE name = ?1) AND is_head = 1
                ORDER BY next_attempt_at_ms
                """
            try db.step(query, [.text(webhook)]) { row in
                if !excluding.contains(row.int64(0)) { next = row.time(1) }
                return next == nil
            }
            return next
        }
    }

    /// How a webhook is doing; nil when nothing was ever planned for it.
    ///
    /// - Throws: `StoreError`.
    public func webhookHealth(_ name: String) throws(StoreError) -> WebhookHealth? {
        try sql { db throws(SQLiteError) in
            try db.first(
                "SELECT \(Connection.webhookColumns) FROM webhooks w WHERE name = ?1", [.text(name)]
            ) { $0.webhookHealth }
        }
    }

    /// Every webhook that was ever configured, with what waits for it.
    ///
    /// - Throws: `StoreError`.
    public func webhooks() throws(StoreError) -> [WebhookCounts] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT \(Connection.webhookColumns), w.is_active,
                    (SELECT count(*) FROM deliveries d WHERE d.webhook_id = w.id AND d.state = 'pending'),
                    (SELECT count(*) FROM deliveries d WHERE d.webhook_id = w.id AND d.state = 'dead'),
                    (SELECT min(d.created_at_ms) FROM deliveries d WHERE d.webhook_id = w.id AND d.is_head = 1)
                FROM webhooks w ORDER BY w.name
                """
            ) { row in
                WebhookCounts(
                    health: row.webhookHealth, isActive: row.bool(7), pending: row.int(8), dead: row.int(9),
                    oldestPendingAt: row.time(10))
            }
        }
    }

    /// Deliveries by a filter, the newest first.
    ///
    /// - Throws: `StoreError`.
    public func deliveries(_ filter: DeliveryFilter) throws(StoreError) -> [Delivery] {
        var values: [Value] = []
        let condition = filter.condition(&values)
        let limit = max(0, filter.limit)
        return try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT \(Connection.deliveryColumns) FROM deliveries d JOIN webhooks w ON w.id = d.webhook_id
                JOIN changes c ON c.seq = d.seq WHERE \(condition) ORDER BY d.id DESC LIMIT \(limit)
                """, values
            ) { $0.delivery }
        }
    }

    /// One delivery; nil when there is none of that number.
    ///
    /// - Throws: `StoreError`.
    public func delivery(_ id: Int64) throws(StoreError) -> Delivery? {
        try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT \(Connection.deliveryColumns) FROM deliveries d JOIN webhooks w ON w.id = d.webhook_id
                JOIN changes c ON c.seq = d.seq WHERE d.id = ?1
                """, [.integer(id)]
            ) { $0.delivery }
        }
    }

    /// The body that a delivery gets at every attempt.
    ///
    /// - Throws: `StoreError`.
    public func body(ofDelivery id: Int64) throws(StoreError) -> [UInt8]? {
        let found = try sql { db throws(SQLiteError) in
            try db.first("SELECT blob_id FROM deliveries WHERE id = ?1", [.integer(id)]) { $0.int64(0) }
        }
        guard let found else { return nil }
        return try blob(id: found)
    }

    /// The attempts of a delivery in their order.
    ///
    /// - Throws: `StoreError`.
    public func attempts(ofDelivery id: Int64) throws(StoreError) -> [PastAttempt] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT number, attempted_at_ms, duration_ms, status, detail, outcome FROM attempts
                WHERE delivery_id = ?1 ORDER BY number
                """, [.integer(id)]
            ) { row in
                PastAttempt(
                    number: row.int(0), at: row.someTime(1), took: .milliseconds(row.int64(2)),
                    status: row.optionalInt(3), detail: row.text(4), consequence: row.text(5))
            }
        }
    }
}

extension DeliveryFilter {
    /// The condition on `deliveries d`, `webhooks w` and `changes c`; its values are appended.
    func condition(_ values: inout [Value]) -> String {
        var conditions = ["1"]
        func add(_ condition: String, _ value: Value) {
            values.append(value)
            conditions.append(condition + " ?\(values.count)")
        }
        if let webhook { add("w.name =", .text(webhook)) }
        // Written out, so that the partial indexes on states can serve it.
        if let state { conditions.append("d.state = '\(state.rawValue)'") }
        if let changeID { add("c.id =", .text(changeID)) }
        if let since { add("c.observed_at_ms >=", .time(since)) }
        if let before { add("d.id <", .integer(before)) }
        return conditions.joined(separator: " AND ")
    }
}

extension Connection {
    static let deliveryColumns = """
        d.id, w.name, c.id, d.seq, d.state, d.is_head, d.attempt_count - d.attempts_before, d.next_attempt_at_ms,
        d.created_at_ms, d.finished_at_ms, d.last_status, d.last_detail, d.content_type
        """

    static let webhookColumns = """
        w.name, w.failure_count, w.failing_since_ms, w.disabled_reason, w.disabled_at_ms, w.last_attempt_at_ms,
        w.last_success_at_ms
        """
}

extension Row {
    /// A delivery from `deliveryColumns`.
    var delivery: Delivery {
        Delivery(
            id: int64(0), webhook: text(1), changeID: text(2), sequence: int64(3),
            state: Delivery.State(rawValue: text(4)) ?? .pending, isHead: bool(5), attempts: int(6),
            nextAttemptAt: someTime(7), createdAt: someTime(8), finishedAt: time(9), lastStatus: optionalInt(10),
            lastDetail: optionalText(11), contentType: text(12))
    }

    /// A webhook's health from `webhookColumns`.
    var webhookHealth: WebhookHealth {
        var health = WebhookHealth(name: text(0))
        health.failures = Failures(count: int(1), since: time(2))
        health.disabledReason = optionalText(3)
        health.disabledAt = time(4)
        health.lastAttemptAt = time(5)
        health.lastSuccessAt = time(6)
        return health
    }
}
