internal import Model
internal import SQLite

extension WriteSession {
    /// What counts as a clock that went back, not as one that was trimmed: milliseconds.
    private static let tolerance: Int64 = 5 * 60_000

    /// Brings plans that were made under a wrong clock back to this one.
    ///
    /// A clock that ran ahead leaves plans hours or days in the future, and nothing would be checked until then.
    /// Whatever was last checked in what is now the future is planned anew, as far from now as it was from then.
    func adjust(to now: Timestamp) throws(StoreError) {
        let latest = try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT max(coalesce((SELECT max(last_checked_at_ms) FROM sources), 0),
                    coalesce((SELECT max(added_at_ms) FROM sources), 0),
                    coalesce((SELECT max(last_attempt_at_ms) FROM webhooks), 0),
                    coalesce((SELECT observed_at_ms FROM changes ORDER BY seq DESC LIMIT 1), 0))
                """
            ) { $0.int64(0) } ?? 0
        }
        guard latest > now.milliseconds + WriteSession.tolerance else { return }
        try sql { db throws(SQLiteError) in
            for table in ["sources", "articles"] {
                let first = table == "sources" ? "added_at_ms" : "first_seen_at_ms"
                try db.run(
                    """
                    UPDATE \(table) SET revision = revision + 1,
                        next_check_at_ms = ?1 + max(0, next_check_at_ms - coalesce(last_checked_at_ms, \(first)))
                    WHERE next_check_at_ms > ?1 AND coalesce(last_checked_at_ms, \(first)) > ?1
                    """, [.time(now)])
                try db.run(
                    "UPDATE \(table) SET last_checked_at_ms = ?1 WHERE last_checked_at_ms > ?1", [.time(now)])
            }
            // A request that seems to come from the future would hold against every later plan.
            try db.run(
                """
                UPDATE articles SET requested_at_ms = ?1, next_check_at_ms = min(next_check_at_ms, ?1)
                WHERE requested_at_ms > ?1
                """, [.time(now)])
            try db.run("UPDATE sources SET added_at_ms = ?1 WHERE added_at_ms > ?1", [.time(now)])
            // A retry keeps its distance from the attempt before it. Attempts stay where they are in time, as evidence;
            // a plan that lies before its own last attempt was moved already.
            let last = "coalesce((SELECT max(attempted_at_ms) FROM attempts WHERE delivery_id = d.id), created_at_ms)"
            try db.run(
                """
                UPDATE deliveries AS d SET next_attempt_at_ms = ?1 + next_attempt_at_ms - \(last)
                WHERE state = 'pending' AND \(last) > ?1 AND next_attempt_at_ms >= \(last)
                """, [.time(now)])
        }
    }
}
