internal import JSON
public import Model
internal import SQLite

/// Which changes are asked for.
public struct ChangeFilter: Sendable {
    /// The source's public id.
    public var sourceID: String?
    /// The article's public id.
    public var articleID: String?
    /// Only those of these types; none = all.
    public var types: [ChangeRecord.EventType] = []
    /// Only those with this kind of edit among them.
    public var kind: EditKind?
    /// Only those at least so severe.
    public var severity: Severity?
    /// None of these types.
    public var excludedTypes: [ChangeRecord.EventType] = []
    /// Only those so disclosed; none = all.
    public var disclosures: [Disclosure] = []
    /// Only those whose source has this tag.
    public var tag: String?
    /// Only those that added at least so many words.
    public var wordsAdded: Int?
    /// Only those that removed at least so many words.
    public var wordsRemoved: Int?
    /// Only those that a reader marked so.
    public var mark: ChangeMarks.Word?
    /// Only those that no reader has marked as seen.
    public var isUnseen = false
    /// Only those with these words in their title or their edits.
    public var query: SearchQuery?
    /// Only those observed at this time or later.
    public var since: Timestamp?
    /// Only those observed before this time.
    public var until: Timestamp?
    /// Only those with a greater number.
    public var after: Int64?
    /// Only those with a smaller number: the next page of a listing.
    public var before: Int64?
    /// At most so many.
    public var limit = 50
    /// Oldest first; else newest first.
    public var isAscending = false

    /// Every change.
    public init() {}
}

/// One line of the change log, with what it is found by.
public struct StoredChange: Sendable, Equatable {
    /// Its number in the log.
    public var sequence: Int64
    /// Its public id.
    public var id: String
    /// What happened.
    public var type: ChangeRecord.EventType
    /// How much it matters.
    public var severity: Severity
    /// Whether the publisher made it known.
    public var disclosure: Disclosure?
    /// The source's public id.
    public var sourceID: String
    /// The article's public id.
    public var articleID: String?
    /// The version before; nil for the first.
    public var versionFrom: Int?
    /// The version after; nil for a life-cycle event.
    public var versionTo: Int?
    /// When it was observed.
    public var observedAt: Timestamp
    /// The line as written, without its newline.
    public var line: [UInt8]
    /// What readers noted.
    public var marks = ChangeMarks()

    /// The line read back; nil when it is not of this program.
    public var record: ChangeRecord? { (try? JSONParser.parse(line)).flatMap { ChangeRecord(json: $0) } }
}

extension StoreReader {
    /// Changes by a filter.
    ///
    /// - Throws: `StoreError`.
    public func changes(_ filter: ChangeFilter = ChangeFilter()) throws(StoreError) -> [StoredChange] {
        try changes(numbers: try sequences(filter), isAscending: filter.isAscending)
    }

    /// The numbers of the changes that pass a filter, in its order; only narrow rows are read for it.
    ///
    /// - Throws: `StoreError`.
    public func sequences(_ filter: ChangeFilter) throws(StoreError) -> [Int64] {
        var values: [Value] = []
        let condition = filter.condition(&values)
        let order = filter.isAscending ? "ASC" : "DESC"
        guard filter.limit > 0 else { return [] }
        return try sql { db throws(SQLiteError) in
            try db.rows(
                "SELECT c.seq FROM \(filter.tables) WHERE \(condition) ORDER BY \(filter.order) \(order) LIMIT \(filter.limit)",
                values
            ) { $0.int64(0) }
        }
    }

    /// The changes of these numbers, in their order.
    ///
    /// - Throws: `StoreError`.
    public func changes(numbers: [Int64], isAscending: Bool = false) throws(StoreError) -> [StoredChange] {
        guard !numbers.isEmpty else { return [] }
        let list = "[" + numbers.map(String.init).joined(separator: ",") + "]"
        return try changes(
            "c.seq IN (SELECT value FROM json_each(?1)) ORDER BY c.seq \(isAscending ? "ASC" : "DESC")", [.text(list)])
    }

    /// The change of a number; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func change(sequence: Int64) throws(StoreError) -> StoredChange? {
        try changes("c.seq = ?1", [.integer(sequence)]).first
    }

    /// The change of an id; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func change(id: String) throws(StoreError) -> StoredChange? { try changes("c.id = ?1", [.text(id)]).first }

    /// The changes after a number in the order of the log.
    ///
    /// - Parameters:
    ///   - sequence: 0 for the beginning.
    ///   - limit: at most so many.
    /// - Returns: the changes, oldest first.
    /// - Throws: `StoreError`.
    public func lines(after sequence: Int64, limit: Int) throws(StoreError) -> [StoredChange] {
        try changes("c.seq > ?1 ORDER BY c.seq LIMIT ?2", [.integer(sequence), .int(limit)])
    }

    /// The number of the first change that was observed at that time or later; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func firstSequence(observedFrom time: Timestamp) throws(StoreError) -> Int64? {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT min(seq) FROM change_facts WHERE observed_at_ms >= ?1", [.time(time)]) {
                $0.optionalInt64(0)
            }
        } ?? nil
    }

    /// The number of the last change; 0 when there is none.
    ///
    /// - Throws: `StoreError`.
    public func lastSequence() throws(StoreError) -> Int64 {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT coalesce(max(seq), 0) FROM changes") { $0.int64(0) } ?? 0
        }
    }

    private func changes(_ condition: String, _ values: [Value]) throws(StoreError) -> [StoredChange] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT c.seq, c.id, c.type, c.severity, c.disclosure, s.public_id, a.public_id, c.version_from,
                    c.version_to, c.observed_at_ms, c.line, m.is_seen, m.is_important, m.is_false_alarm, m.note,
                    m.marked_at_ms
                FROM changes c JOIN sources s ON s.id = c.source_id LEFT JOIN articles a ON a.id = c.article_id
                LEFT JOIN change_marks m ON m.seq = c.seq
                WHERE \(condition)
                """, values
            ) { row in
                var change = StoredChange(
                    sequence: row.int64(0), id: row.text(1),
                    type: ChangeRecord.EventType(rawValue: row.text(2)) ?? .articleChanged,
                    severity: Severity(rawValue: row.text(3)) ?? .minor,
                    disclosure: row.optionalText(4).flatMap(Disclosure.init(rawValue:)), sourceID: row.text(5),
                    articleID: row.optionalText(6), versionFrom: row.optionalInt(7), versionTo: row.optionalInt(8),
                    observedAt: row.someTime(9), line: row.blob(10))
                change.marks.isSeen = row.optionalInt(11) == 1
                change.marks.isImportant = row.optionalInt(12) == 1
                change.marks.isFalseAlarm = row.optionalInt(13) == 1
                change.marks.note = row.optionalText(14)
                change.marks.at = row.time(15)
                return change
            }
        }
    }
}

extension ChangeFilter {
    /// The list that leads: numbers in order that satisfy one condition, so that no other change is looked at.
    private enum Lead: String {
        case words = "change_texts"
        case marks = "change_marks"
        case kinds = "change_kinds"
        case tags = "change_tags"
        case none = ""
    }

    private var lead: Lead {
        if query?.changes != nil { return .words }
        if mark != nil { return .marks }
        if kind != nil { return .kinds }
        return tag ?? query?.tag == nil ? .none : .tags
    }

    /// Where the numbers are looked for.
    var tables: String {
        lead == .none ? "change_facts c" : "\(lead.rawValue) l CROSS JOIN change_facts c ON c.seq = \(order)"
    }

    /// What the numbers are ordered by.
    var order: String {
        switch lead {
        case .none: "c.seq"
        case .words: "l.rowid"
        case .marks, .kinds, .tags: "l.seq"
        }
    }

    /// The condition on `change_facts c`; its values are appended.
    func condition(_ values: inout [Value]) -> String {
        var conditions = ["1"]
        func add(_ condition: (String) -> String, _ value: Value) {
            values.append(value)
            conditions.append(condition("?\(values.count)"))
        }
        if let sourceID { add({ "c.source_id = (SELECT id FROM sources WHERE public_id = \($0))" }, .text(sourceID)) }
        if let articleID {
            add({ "c.article_id = (SELECT id FROM articles WHERE public_id = \($0))" }, .text(articleID))
        }
        if let kind {
            let list = "EXISTS (SELECT 1 FROM change_kinds k WHERE k.seq = c.seq AND k.kind = "
            add({ lead == .kinds ? "l.kind = \($0)" : "\(list)\($0))" }, .text(kind.rawValue))
        }
        for word in Set([tag, query?.tag].compactMap { $0 }) {
            let list = "EXISTS (SELECT 1 FROM change_tags t WHERE t.seq = c.seq AND t.tag = "
            add({ lead == .tags && word == tag ?? word ? "l.tag = \($0)" : "\(list)\($0))" }, .text(word))
        }
        if let match = query?.changes { add({ "change_texts MATCH \($0)" }, .text(match)) }
        if let wordsAdded { add({ "c.words_added >= \($0)" }, .int(wordsAdded)) }
        if let wordsRemoved { add({ "c.words_removed >= \($0)" }, .int(wordsRemoved)) }
        if let mark {
            let isLead = lead == .marks
            let list = "EXISTS (SELECT 1 FROM change_marks l WHERE l.seq = c.seq AND \(ChangeFilter.column(mark)))"
            conditions.append(isLead ? ChangeFilter.column(mark) : list)
        }
        if isUnseen { conditions.append("NOT EXISTS (SELECT 1 FROM change_marks m WHERE m.seq = c.seq AND m.is_seen)") }
        if let id = query?.source {
            add({ "c.source_id = (SELECT id FROM sources WHERE public_id = \($0))" }, .text(id))
        }
        if let time = query?.since { add({ "+c.observed_at_ms >= \($0)" }, .time(time)) }
        if let time = query?.before { add({ "+c.observed_at_ms < \($0)" }, .time(time)) }
        // The plus keeps SQLite from the index of times: it would sort all that it finds there by number.
        if let since { add({ "+c.observed_at_ms >= \($0)" }, .time(since)) }
        if let until { add({ "+c.observed_at_ms < \($0)" }, .time(until)) }
        if let after { add({ "c.seq > \($0)" }, .integer(after)) }
        if let before { add({ "c.seq < \($0)" }, .integer(before)) }
        // Words of our own enumerations need no parameters.
        conditions += [
            ChangeFilter.among("c.type", types.map(\.rawValue)),
            ChangeFilter.among("c.disclosure", disclosures.map(\.rawValue)),
            ChangeFilter.among("c.type", excludedTypes.map(\.rawValue)).map { "NOT " + $0 },
        ].compactMap { $0 }
        if let severity {
            conditions += [
                ChangeFilter.among("c.severity", Severity.allCases.filter { $0 >= severity }.map(\.rawValue))
            ].compactMap { $0 }
        }
        return conditions.joined(separator: " AND ")
    }

    private static func column(_ mark: ChangeMarks.Word) -> String {
        switch mark {
        case .seen: "l.is_seen = 1"
        case .important: "l.is_important = 1"
        case .falseAlarm: "l.is_false_alarm = 1"
        case .note: "l.note IS NOT NULL"
        }
    }

    private static func among(_ column: String, _ words: [String]) -> String? {
        words.isEmpty ? nil : "\(column) IN (\(words.map { "'\($0)'" }.joined(separator: ", ")))"
    }
}
