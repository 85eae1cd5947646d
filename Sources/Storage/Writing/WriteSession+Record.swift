internal import Model
internal import SQLite

extension WriteSession {
    /// Rows that are written in a moment, whoever waits; a document may list fifty thousand.
    private static let momentRows = 500

    /// Stores a prepared record inside the current transaction.
    func store(_ prepared: PreparedRecord) throws(StoreError) -> [CommittedChange] {
        let record = prepared.record
        memory.newCaptures = []
        if let host = record.host { try store(host, at: record.at) }
        if let profile = record.site { try store(profile, at: record.at) }
        if try storeUnchanged(prepared) {
            if let sighting = record.sighting { try store(sighting, prepared) }
            return []
        }
        // The run of equal checks is extended first: it needs the outcome before this one.
        if case .source = record.subject { try noteCheck(record) }
        if let source = record.source { try store(source) }
        for (index, article) in record.articles.enumerated() {
            if index % WriteSession.momentRows == WriteSession.momentRows - 1 { try stayIfWanted() }
            try store(article, prepared)
        }
        if case .article(let id) = record.subject {
            try noteCheck(record)
            if let absorbed = record.absorbed { try absorb(absorbed, into: id) }
            if let owner = record.mergedInto { try absorb(id, into: owner) }
        }
        for (index, listing) in record.listings.enumerated() {
            if index % WriteSession.momentRows == WriteSession.momentRows - 1 { try stayIfWanted() }
            try store(listing, record)
        }
        for (capture, blob) in zip(record.captures, prepared.captures) { try store(capture, blob) }
        if let sighting = record.sighting { try store(sighting, prepared) }
        for (version, content) in zip(record.versions, prepared.contents) { try store(version, content) }
        var committed: [CommittedChange] = []
        for change in record.changes { committed.append(try store(change)) }
        return committed
    }

    func store(_ host: HostMemo, at now: Timestamp) throws(StoreError) {
        let id = try hostID(host.host)
        try sql { db throws(SQLiteError) in
            try db.run(
                "UPDATE hosts SET state = ?2, updated_at_ms = ?3 WHERE id = ?1",
                [.integer(id), .blob(host.bytes), .time(now)])
        }
    }

    func store(_ profile: SiteMemo, at now: Timestamp) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO site_profiles (site, profile, updated_at_ms) VALUES (?1, ?2, ?3)
                ON CONFLICT (site) DO UPDATE SET profile = excluded.profile, updated_at_ms = excluded.updated_at_ms
                """, [.text(profile.site), .blob(profile.bytes), .time(now)])
        }
    }

    /// The row of a host, made when it is new.
    func hostID(_ name: String) throws(StoreError) -> Int64 {
        if let id = memory.hosts[name] { return id }
        let id = try sql { db throws(SQLiteError) in
            try db.first(
                """
                INSERT INTO hosts (name) VALUES (?1)
                ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id
                """, [.text(name)]
            ) { $0.int64(0) } ?? 0
        }
        if memory.hosts.count >= 4096 { memory.hosts.removeAll() }
        memory.hosts[name] = id
        return id
    }

    /// The row of a host by any address on it.
    func hostID(of url: String) throws(StoreError) -> Int64 { try hostID(WebAddress(url).host ?? url) }

    /// The row of an article by its public id.
    func articleRow(_ id: String) throws(StoreError) -> Int64 {
        let row = try sql { db throws(SQLiteError) in
            try db.first("SELECT id FROM articles WHERE public_id = ?1", [.text(id)]) { $0.int64(0) }
        }
        guard let row else { throw StoreError(.conflict, path: path, detail: "there is no article \(id)") }
        return row
    }

    /// The row of the article that was checked, or of another one by its public id.
    func articleRow(_ id: String, _ prepared: PreparedRecord) throws(StoreError) -> Int64 {
        if let row = prepared.articleRow, prepared.record.subject == .article(id) { return row }
        return try articleRow(id)
    }

    /// The row of a source by its public id.
    func sourceRow(_ id: String) throws(StoreError) -> Int64 {
        if let row = memory.sources[id] { return row }
        let row = try sql { db throws(SQLiteError) in
            try db.first("SELECT id FROM sources WHERE public_id = ?1", [.text(id)]) { $0.int64(0) }
        }
        guard let row else { throw StoreError(.conflict, path: path, detail: "there is no source \(id)") }
        if memory.sources.count >= 4096 { memory.sources.removeAll() }
        memory.sources[id] = row
        return row
    }
}

extension Value {
    /// The three columns of the validators.
    static func validators(_ validators: StoredValidators) -> [Value] {
        [
            .string(validators.url), .bytes(validators.etag), .bytes(validators.lastModified),
        ]
    }

    /// Milliseconds; nil is NULL.
    static func time(_ time: Timestamp?) -> Value { time.map { .integer($0.milliseconds) } ?? .null }
}

extension Row {
    /// The instant, or nil for NULL.
    func time(_ column: Int) -> Timestamp? { optionalInt64(column).map { Timestamp(milliseconds: $0) } }

    /// The instant of a column that is never NULL.
    func someTime(_ column: Int) -> Timestamp { Timestamp(milliseconds: int64(column)) }
}
