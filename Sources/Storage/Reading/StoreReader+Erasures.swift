internal import JSON
public import Model
internal import SQLite

extension StoreReader {
    /// The lines of the log whose texts were erased, by their numbers.
    ///
    /// - Throws: `StoreError`.
    public func erasedLines() throws(StoreError) -> [Int64: Erasure.Line] {
        let records = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT c.line FROM change_facts f JOIN changes c ON c.seq = f.seq WHERE f.type = 'article.erased'
                ORDER BY f.seq
                """
            ) { $0.blob(0) }
        }
        var found: [Int64: Erasure.Line] = [:]
        for record in records {
            let erasure = (try? JSONParser.parse(record))?["erasure"].flatMap(Erasure.init(json:))
            // A line has texts once: the first record that names it saw them.
            for line in erasure?.lines ?? [] where found[line.sequence] == nil { found[line.sequence] = line }
        }
        return found
    }
}
