internal import Model
internal import SQLite

/// How many there are, whatever a listing's limit: a list that was cut can say of how many.
extension StoreReader {
    /// How many changes pass a filter; its limit does not count.
    ///
    /// - Throws: `StoreError`.
    public func count(_ filter: ChangeFilter) throws(StoreError) -> Int {
        var values: [Value] = []
        let condition = filter.condition(&values)
        return try count("SELECT count(*) FROM \(filter.tables) WHERE \(condition)", values)
    }

    /// How many articles pass a filter; its limit does not count.
    ///
    /// - Throws: `StoreError`.
    public func count(_ filter: ArticleFilter) throws(StoreError) -> Int {
        var values: [Value] = []
        let condition = filter.condition(&values)
        return try count(
            "SELECT count(*) FROM articles a JOIN sources s ON s.id = a.source_id WHERE \(condition)", values)
    }

    /// How many deliveries pass a filter; its limit does not count.
    ///
    /// - Throws: `StoreError`.
    public func count(_ filter: DeliveryFilter) throws(StoreError) -> Int {
        var values: [Value] = []
        let condition = filter.condition(&values)
        return try count(
            """
            SELECT count(*) FROM deliveries d JOIN webhooks w ON w.id = d.webhook_id JOIN changes c ON c.seq = d.seq
            WHERE \(condition)
            """, values)
    }

    /// How many versions a search finds; its limit does not count.
    ///
    /// - Throws: `StoreError`.
    public func count(_ filter: SearchFilter) throws(StoreError) -> Int {
        guard let (_, condition, values) = filter.condition else { return 0 }
        return try count("SELECT count(*) FROM \(SearchFilter.tables) WHERE \(condition)", values)
    }

    private func count(_ query: String, _ values: [Value]) throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in try db.first(query, values) { $0.int(0) } ?? 0 }
    }
}
