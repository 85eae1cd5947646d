internal import Model
internal import SQLite

extension WriteSession {
    /// How many runs of equal checks are kept, of a source and of an article.
    private static func slots(_ subject: CheckRecord.Subject) -> Int64 {
        switch subject {
        case .source: 32
        case .article: 12
        }
    }

    /// Extends the last run of equal checks by this one, or begins a new run in the place of the oldest.
    func noteCheck(_ record: CheckRecord) throws(StoreError) {
        let (table, subject, id) =
            switch record.subject {
            case .source(let id): ("sources", "source", id)
            case .article(let id): ("articles", "article", id)
            }
        let found = try sql { db throws(SQLiteError) in
            try db.first("SELECT id, check_slot FROM \(table) WHERE public_id = ?1", [.text(id)]) {
                ($0.int64(0), $0.int64(1))
            }
        }
        guard let (row, slot) = found else {
            throw StoreError(.conflict, path: path, detail: "there is no \(subject) \(id)")
        }
        try noteCheck(record, row: row, slot: slot)
    }

    /// The same where the row of the subject and its place in the runs are known.
    func noteCheck(_ record: CheckRecord, row: Int64, slot: Int64) throws(StoreError) {
        let (table, subject) =
            switch record.subject {
            case .source: ("sources", "source")
            case .article: ("articles", "article")
            }
        let extended = try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE checks SET last_at_ms = ?4, count = count + 1, detail = ?7
                WHERE subject = ?1 AND subject_id = ?2 AND slot = ?3 AND outcome = ?5 AND status IS ?6
                """,
                [
                    .text(subject), .integer(row), .integer(slot), .time(record.at), .text(record.outcome.word),
                    .int(record.outcome.status), .string(record.detail),
                ])
        }
        guard extended == 0 else { return }
        let next = (slot + 1) % WriteSession.slots(record.subject)
        try sql { db throws(SQLiteError) in
            try db.run(
                "INSERT OR REPLACE INTO checks VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 1, ?7)",
                [
                    .text(subject), .integer(row), .integer(next), .text(record.outcome.word),
                    .int(record.outcome.status), .time(record.at), .string(record.detail),
                ])
            try db.run("UPDATE \(table) SET check_slot = ?2 WHERE id = ?1", [.integer(row), .integer(next)])
        }
    }
}
