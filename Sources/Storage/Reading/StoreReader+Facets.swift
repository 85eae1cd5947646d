public import Model
internal import SQLite

/// How many changes there are of each value of a facet.
public struct FacetCount: Sendable, Equatable {
    /// Such as `article.changed`, or a source's id.
    public var value: String
    /// Changes with it.
    public var count: Int

    /// A count by its parts.
    public init(value: String, count: Int) {
        self.value = value
        self.count = count
    }
}

/// Whose changes are counted.
public enum CountScope: Sendable, Equatable {
    case all
    /// By its id.
    case source(String)
    case tag(String)

    var key: String {
        switch self {
        case .all: ""
        case .source(let id): "source:" + id
        case .tag(let word): "tag:" + word
        }
    }
}

/// What the changes of a source, a tag or all of them come to.
public struct ChangeFigures: Sendable, Equatable {
    /// Changes by their type.
    public var types: [String: Int] = [:]
    /// By disclosure.
    public var disclosures: [String: Int] = [:]
    /// By kind; a change may have several.
    public var kinds: [String: Int] = [:]
    /// First edits by the minutes since the article was first seen, two digits of them.
    public var firstEdits: [Int: Int] = [:]

    /// No changes.
    public init() {}

    /// Edits of articles.
    public var edits: Int { types["article.changed"] ?? 0 }

    /// Which part of the edits with a verdict was not made known; nil without such edits.
    public var undeclaredShare: Double? {
        let judged = disclosures.filter {
            $0.key != Disclosure.unknown.rawValue && $0.key != Disclosure.stampOnly.rawValue
        }
        .values.reduce(0, +)
        guard judged > 0 else { return nil }
        return Double(disclosures[Disclosure.undeclared.rawValue] ?? 0) / Double(judged)
    }

    /// The median of the minutes from the first sight of an article to its first edit; nil without edits.
    public var medianFirstEdit: Int? {
        let total = firstEdits.values.reduce(0, +)
        guard total > 0 else { return nil }
        var seen = 0
        for (minutes, count) in firstEdits.sorted(by: { $0.key < $1.key }) {
            seen += count
            if seen * 2 >= total { return minutes }
        }
        return nil
    }
}

extension StoreReader {
    /// How many changes there are of each value, the most frequent first.
    ///
    /// - Parameters:
    ///   - facet: `type`, `severity`, `disclosure`, `kind`; of all changes also `source` and `tag`.
    ///   - scope: whose changes.
    ///   - limit: at most so many values.
    /// - Returns: the values.
    /// - Throws: `StoreError`.
    public func counts(_ facet: String, of scope: CountScope = .all, limit: Int = 100) throws(StoreError)
        -> [FacetCount]
    {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT value, count FROM change_counts WHERE scope = ?1 AND facet = ?2 ORDER BY count DESC, value LIMIT ?3
                """, [.text(scope.key), .text(facet), .int(limit)]
            ) { FacetCount(value: $0.text(0), count: $0.int(1)) }
        }
    }

    /// What the changes of a scope come to.
    ///
    /// - Throws: `StoreError`.
    public func figures(of scope: CountScope) throws(StoreError) -> ChangeFigures {
        var figures = ChangeFigures()
        let rows = try sql { db throws(SQLiteError) in
            try db.rows("SELECT facet, value, count FROM change_counts WHERE scope = ?1", [.text(scope.key)]) {
                ($0.text(0), $0.text(1), $0.int(2))
            }
        }
        for (facet, value, count) in rows {
            switch facet {
            case "type": figures.types[value] = count
            case "disclosure": figures.disclosures[value] = count
            case "kind": figures.kinds[value] = count
            case "first_edit": figures.firstEdits[Int(value) ?? 0, default: 0] += count
            default: continue
            }
        }
        return figures
    }

    /// Changes of each day, newest last, from a time on; days without any are not among them.
    ///
    /// - Parameters:
    ///   - since: the first instant.
    ///   - source: of this source only, by its id.
    ///   - article: of this article only, by its id.
    /// - Returns: days since 1970 and how many changes they have, with the words that came and went.
    /// - Throws: `StoreError`.
    public func changesPerDay(
        since: Timestamp, source: String? = nil, article: String? = nil
    ) throws(StoreError) -> [(day: Int, count: Int, words: Int)] {
        var filter = ChangeFilter()
        (filter.since, filter.sourceID, filter.articleID) = (since, source, article)
        var values: [Value] = []
        let condition = filter.condition(&values)
        return try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT c.observed_at_ms / 86400000 AS day, count(*), sum(c.words_added + c.words_removed)
                FROM change_facts c WHERE \(condition) GROUP BY day ORDER BY day
                """, values
            ) { (day: $0.int(0), count: $0.int(1), words: $0.int(2)) }
        }
    }
}
