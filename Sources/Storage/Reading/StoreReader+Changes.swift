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
}

extension StoreReader {
    /// Changes by a filter.
    ///
    /// - Throws: `StoreError`.
    public func changes(_ filter: ChangeFilter = ChangeFilter()) throws(StoreError) -> [StoredChange] {
        var values: [Value] = []
        let condition = filter.condition(&values)
        let order = filter.isAscending ? "ASC" : "DESC"
        return try changes("\(condition) ORDER BY c.seq \(order) LIMIT \(max(0, filter.limit))", values)
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
            try db.first("SELECT min(seq) FROM changes WHERE observed_at_ms >= ?1", [.time(time)]) {
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
                    c.version_to, c.observed_at_ms, c.line
                FROM changes c JOIN sources s ON s.id = c.source_id LEFT JOIN articles a ON a.id = c.article_id
                WHERE \(condition)
                """, values
            ) { row in
                StoredChange(
                    sequence: row.int64(0), id: row.text(1),
                    type: ChangeRecord.EventType(rawValue: row.text(2)) ?? .articleChanged,
                    severity: Severity(rawValue: row.text(3)) ?? .minor,
                    disclosure: row.optionalText(4).flatMap(Disclosure.init(rawValue:)), sourceID: row.text(5),
                    articleID: row.optionalText(6), versionFrom: row.optionalInt(7), versionTo: row.optionalInt(8),
                    observedAt: row.someTime(9), line: row.blob(10))
            }
        }
    }
}

extension ChangeFilter {
    /// The condition on `changes c`; its values are appended.
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
        if let kind { add({ "c.seq IN (SELECT seq FROM change_kinds WHERE kind = \($0))" }, .text(kind.rawValue)) }
        if let since { add({ "c.observed_at_ms >= \($0)" }, .time(since)) }
        if let until { add({ "c.observed_at_ms < \($0)" }, .time(until)) }
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

    private static func among(_ column: String, _ words: [String]) -> String? {
        words.isEmpty ? nil : "\(column) IN (\(words.map { "'\($0)'" }.joined(separator: ", ")))"
    }
}
