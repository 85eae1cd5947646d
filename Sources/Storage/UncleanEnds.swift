internal import Linux
public import Model
internal import SQLite

/// Ends of daemons that nobody asked for (a crash, a kill, a power loss), as the starts after them found out.
public struct UncleanEnds: Sendable, Equatable {
    /// The starts after those of the last 24 hours, the latest last; at most a thousand.
    public var recent: [Timestamp] = []
    /// How many there were since the store was made.
    public var total = 0

    /// No such end.
    init() {}

    /// The name under which they are in the store.
    static let setting = "unclean_ends"
    /// A start every minute and a half of a day; more say nothing new.
    private static let most = 1000

    /// Reads what `text` wrote: the total, then times in milliseconds; what cannot be read counts as none.
    init(_ text: String) {
        let numbers = text.split(separator: " ").compactMap { Int64($0) }
        total = numbers.first.map { Int(clamping: $0) } ?? 0
        recent = numbers.dropFirst().map { Timestamp(milliseconds: $0) }
    }

    var text: String { (["\(total)"] + recent.map { "\($0.milliseconds)" }).joined(separator: " ") }

    /// Adds a start at that time.
    mutating func note(_ now: Timestamp) {
        total += 1
        recent = Array((since(now) + [now]).suffix(UncleanEnds.most))
    }

    /// Those of the 24 hours before; a time in the future is from a clock that ran ahead.
    func since(_ now: Timestamp) -> [Timestamp] { recent.filter { $0 <= now && now - $0 < .hours(24) } }
}

extension StoreReader {
    /// The ends of daemons that nobody asked for.
    ///
    /// - Parameter now: the last 24 hours end here.
    /// - Returns: their times and their number.
    /// - Throws: `StoreError`.
    public func uncleanEnds(now: Timestamp) throws(StoreError) -> UncleanEnds {
        guard let text = try setting(UncleanEnds.setting) else { return UncleanEnds() }
        var ends = UncleanEnds(text)
        ends.recent = ends.since(now)
        return ends
    }
}

extension WriteSession {
    /// Notes that the last daemon did not end cleanly.
    ///
    /// A disk without room must not stop the start: the end is then counted by nobody.
    func noteUncleanEnd() {
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        _ = try? sql { db throws(SQLiteError) in
            let name = Value.text(UncleanEnds.setting)
            let known = try db.first("SELECT value FROM meta WHERE name = ?1", [name]) { $0.text(0) }
            var ends = known.map { UncleanEnds($0) } ?? UncleanEnds()
            ends.note(now)
            try db.run("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [name, .text(ends.text)])
        }
    }
}
