public import Model
internal import SQLite

/// What a reader noted about a change; never part of the evidence log.
public struct ChangeMarks: Sendable, Equatable {
    /// Whether it was read.
    public var isSeen = false
    /// Whether it matters.
    public var isImportant = false
    /// Whether the program was wrong.
    public var isFalseAlarm = false
    /// In the reader's own words.
    public var note: String?
    /// When it was last marked.
    public var at: Timestamp?

    /// No marks.
    public init() {}

    /// The words of the marks that are set.
    public var words: [String] {
        [
            isSeen ? Word.seen : nil, isImportant ? Word.important : nil, isFalseAlarm ? Word.falseAlarm : nil,
            note != nil ? Word.note : nil,
        ].compactMap { $0?.rawValue }
    }

    /// How the marks are called.
    public enum Word: String, Sendable, CaseIterable {
        case seen, important
        case falseAlarm = "false-alarm"
        case note
    }

    /// A note is cut at so many characters.
    public static let longestNote = 2000
}

/// What shall be different about a change's marks; nil leaves a mark as it is.
public struct MarkOrder: Sendable, Equatable {
    /// The number of the change.
    public var sequence: Int64
    /// Whether it was read.
    public var isSeen: Bool?
    /// Whether it matters.
    public var isImportant: Bool?
    /// Whether the program was wrong.
    public var isFalseAlarm: Bool?
    /// An empty note removes the note.
    public var note: String?

    /// Changes nothing.
    public init(sequence: Int64) { self.sequence = sequence }

    /// Whether there is nothing to do.
    public var isEmpty: Bool { isSeen == nil && isImportant == nil && isFalseAlarm == nil && note == nil }
}

extension Store {
    /// Marks a change.
    ///
    /// - Parameters:
    ///   - order: what shall be different.
    ///   - now: when.
    /// - Throws: `StoreError`; `.conflict` when there is no change of that number.
    public func mark(_ order: MarkOrder, now: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in try session.mark(order, now) }
    }
}

extension WriteSession {
    fileprivate func mark(_ order: MarkOrder, _ now: Timestamp) throws(StoreError) {
        let known = try sql { db throws(SQLiteError) in
            try db.first("SELECT 1 FROM changes WHERE seq = ?1", [.integer(order.sequence)]) { _ in true }
        }
        guard known == true else {
            throw StoreError(.conflict, path: path, detail: "there is no change \(order.sequence)")
        }
        var marks = try sql { db throws(SQLiteError) in try db.marks(order.sequence) }
        marks.isSeen = order.isSeen ?? marks.isSeen
        marks.isImportant = order.isImportant ?? marks.isImportant
        marks.isFalseAlarm = order.isFalseAlarm ?? marks.isFalseAlarm
        if let note = order.note { marks.note = note.isEmpty ? nil : String(note.prefix(ChangeMarks.longestNote)) }
        try sql { db throws(SQLiteError) in
            try db.run(
                "INSERT OR REPLACE INTO change_marks VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                [
                    .integer(order.sequence), .bool(marks.isSeen), .bool(marks.isImportant), .bool(marks.isFalseAlarm),
                    .string(marks.note), .time(now),
                ])
        }
    }
}

extension StoreReader {
    /// The marks of a change.
    ///
    /// - Throws: `StoreError`.
    public func marks(_ sequence: Int64) throws(StoreError) -> ChangeMarks {
        try sql { db throws(SQLiteError) in try db.marks(sequence) }
    }
}

extension Connection {
    fileprivate func marks(_ sequence: Int64) throws(SQLiteError) -> ChangeMarks {
        try first(
            """
            SELECT is_seen, is_important, is_false_alarm, note, marked_at_ms FROM change_marks WHERE seq = ?1
            """, [.integer(sequence)]
        ) { row in
            var marks = ChangeMarks()
            (marks.isSeen, marks.isImportant, marks.isFalseAlarm) = (row.bool(0), row.bool(1), row.bool(2))
            marks.note = row.optionalText(3)
            marks.at = row.time(4)
            return marks
        } ?? ChangeMarks()
    }
}
