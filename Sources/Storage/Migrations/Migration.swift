internal import SQLite

/// One step of the schema.
///
/// Released ones never change; a test opens a fixture database of each.
struct Migration: Sendable {
    /// The schema number after it, from 1 without a gap.
    var number: Int
    /// What it does, for the log.
    var summary: String
    /// Statements; they run in one transaction with the new schema number.
    var script: String
}

/// Every migration, in order; a new one is a file beside this and a line here.
enum MigrationTable {
    static let all: [Migration] = [
        .initial,
        .unsettled,
        .shares,
        .identity,
        .deadColumns,
        .outcomes,
        .reading,
        .leftOut,
        .evidence,
    ]

    /// The schema this program reads and writes.
    static var newest: Int { all.last?.number ?? 0 }
}
