internal import Model
internal import SQLite

extension WriteSession {
    /// Writes what a change is found and counted by.
    ///
    /// - Parameters:
    ///   - change: the change.
    ///   - sequence: its number.
    ///   - source: the row of its source.
    ///   - article: the row of its article.
    /// - Throws: `StoreError`.
    func storeFacts(
        _ change: ChangeRecord, sequence: Int64, source: Int64, article: Int64?
    ) throws(StoreError) {
        let tags = Set(change.source.tags)
        try sql { db throws(SQLiteError) in
            try db.run(
                "INSERT INTO change_facts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                [
                    .integer(sequence), .integer(source), article.map { .integer($0) } ?? .null,
                    .text(change.type.rawValue), .text(change.severity.rawValue), .string(change.disclosure?.rawValue),
                    .time(change.observedAt), .int(change.statistics?.wordsAdded ?? 0),
                    .int(change.statistics?.wordsRemoved ?? 0),
                ])
            for kind in Set(change.kinds) {
                try db.run("INSERT INTO change_kinds VALUES (?1, ?2)", [.text(kind.rawValue), .integer(sequence)])
            }
            for tag in tags {
                try db.run("INSERT INTO change_tags VALUES (?1, ?2)", [.text(tag), .integer(sequence)])
            }
        }
        var facets = [("type", change.type.rawValue), ("severity", change.severity.rawValue)]
        if let disclosure = change.disclosure { facets.append(("disclosure", disclosure.rawValue)) }
        facets += Set(change.kinds).map { ("kind", $0.rawValue) }
        if let bucket = try firstEdit(change, article: article) { facets.append(("first_edit", bucket)) }
        let scopes = ["", "source:" + change.source.id] + tags.map { "tag:" + $0 }
        for (facet, value) in facets { for scope in scopes { try count(scope, facet, value) } }
        try count("", "source", change.source.id)
        for tag in tags { try count("", "tag", tag) }
        try index(sequence, change)
    }

    private func count(_ scope: String, _ facet: String, _ value: String) throws(StoreError) {
        _ = try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO change_counts VALUES (?1, ?2, ?3, 1)
                ON CONFLICT (scope, facet, value) DO UPDATE SET count = count + 1
                """, [.text(scope), .text(facet), .text(value)])
        }
    }

    /// For the first edit of an article: minutes since it was first seen.
    private func firstEdit(_ change: ChangeRecord, article: Int64?) throws(StoreError) -> String? {
        guard change.type == .articleChanged, change.versionFrom == 1, let article else { return nil }
        return try sql { db throws(SQLiteError) in
            try db.first(
                """
                SELECT \(Migration.firstEdit) FROM
                    (SELECT max(0, (?2 - first_seen_at_ms) / 60000) AS m FROM articles WHERE id = ?1)
                """, [.integer(article), .time(change.observedAt)]
            ) { "\($0.int(0))" }
        }
    }
}
