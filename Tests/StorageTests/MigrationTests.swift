import Linux
import Model
import SQLite
import Testing

@testable import Storage

@Suite struct MigrationTests {
    let directory = Directory()

    /// The schema of a release as it was, in `Fixtures/schema-N.sql`.
    private static func fixture(_ number: Int) -> String {
        "\(FileSystem.parent(of: #filePath))/Fixtures/schema-\(number).sql"
    }

    private func migrate(_ path: String, _ migrations: [Migration]) throws {
        try Migrator(database: try Connection(path: path, access: .readWrite), path: path).run(migrations)
    }

    private func schema(_ path: String) throws -> [String] {
        try RawDatabase(path).connection.rows(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'version_texts_%' AND name NOT LIKE 'change_texts_%' ORDER BY rowid"
        ) { $0.text(0) }
    }

    @Test func `migrations are numbered from 1 without a gap`() {
        #expect(MigrationTable.all.map(\.number) == Array(1...MigrationTable.newest))
    }

    @Test(arguments: MigrationTable.all.map(\.number))
    func `a released schema is never edited, and a store of it opens with all it holds`(number: Int) async throws {
        let made = directory.path + "/made.db"
        try migrate(made, Array(MigrationTable.all.prefix(number)))
        let text = try schema(made).joined(separator: ";\n\n") + ";\n"
        if Environment["ERRATA_RECORD"] != nil {
            try FileSystem.replace(MigrationTests.fixture(number), with: Array(text.utf8))
        }
        let released = String(decoding: try FileSystem.read(MigrationTests.fixture(number)), as: UTF8.self)
        #expect(text == released)

        let old = RawDatabase(connection: try Connection(path: directory.store, access: .readWrite))
        try old.run("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL")
        try old.run(released)
        try old.run("PRAGMA application_id = \(Migrator.applicationID); PRAGMA user_version = \(number)")
        try old.run(
            """
            INSERT INTO hosts (id, name) VALUES (1, 'h');
            INSERT INTO sources (id, public_id, kind, url, name, tags, host_id, added_at_ms)
                VALUES (1, 'bbc', 'feed', 'https://h/', 'BBC', '["a"]', 1, 5);
            INSERT INTO articles (id, public_id, source_id, host_id, url, life, first_seen_at_ms)
                VALUES (1, 'art_1', 1, 1, 'https://h/1', 'removed', 6);
            INSERT INTO changes VALUES (1, 'chg_1', 'article.removed', 'major', NULL, 1, 1, 1, NULL, 7, '{"seq":1}');
            """.replacing("'{\"seq\":1}'", with: "x'7b22736571223a317d'"))
        let store = try await Store.open(directory.store)
        // What was there before a migration is kept beside it.
        let backup = "\(directory.store).schema-\(number).backup"
        #expect(FileSystem.exists(backup) == (number < MigrationTable.newest))
        if number < MigrationTable.newest {
            #expect(try RawDatabase(backup).numbers("PRAGMA user_version") == [Int64(number)])
            #expect(try RawDatabase(backup).numbers("SELECT count(*) FROM changes") == [1])
        }
        let article = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
        #expect(article?.life == .removed)
        #expect(try await store.read { reader throws(StoreError) in try reader.source("bbc")?.tags } == ["a"])
        #expect(try await store.read { reader throws(StoreError) in try reader.lastSequence() } == 1)
        try StoreReader.open(directory.store).checkIntegrity()
        await store.close()
    }

    @Test func `outcomes of older stores get the one spelling`() async throws {
        let old = RawDatabase(connection: try Connection(path: directory.store, access: .readWrite))
        try old.run("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL")
        try old.run(String(decoding: try FileSystem.read(MigrationTests.fixture(2)), as: UTF8.self))
        try old.run("PRAGMA application_id = \(Migrator.applicationID); PRAGMA user_version = 2")
        try old.run(
            """
            INSERT INTO hosts (id, name) VALUES (1, 'h');
            INSERT INTO sources (id, public_id, kind, url, name, tags, host_id, added_at_ms, last_outcome)
                VALUES (1, 'bbc', 'page', 'https://h/', 'BBC', '[]', 1, 5, 'rule-failed');
            INSERT INTO articles (id, public_id, source_id, host_id, url, life, first_seen_at_ms, last_outcome, last_status)
                VALUES (1, 'art_1', 1, 1, 'https://h/1', 'present', 6, 'soft-404', 200),
                    (2, 'art_2', 1, 1, 'https://h/2', 'present', 6, 'not_modified', 304);
            INSERT INTO checks VALUES ('article', 1, 0, 'redirect-home', 200, 1, 2, 3, NULL);
            """)
        let store = try await Store.open(directory.store)
        let words = try await store.read { reader throws(StoreError) in
            [
                try reader.source("bbc")?.lastOutcome?.description,
                try reader.article("art_1")?.lastOutcome?.description,
                try reader.article("art_2")?.lastOutcome?.word,
                try reader.checks(of: .article("art_1")).first?.outcome.word,
            ]
        }
        #expect(words == ["rule_failed", "soft_404 200", "not_modified", "redirect_home"])
        await store.close()
    }

    @Test func `a migration copies the file first, and one that fails leaves it as it was`() throws {
        let path = directory.path + "/m.db"
        try migrate(path, MigrationTable.all)
        let number = MigrationTable.newest + 1
        let broken = Migration(number: number, summary: "", script: "CREATE TABLE extra (x); CREATE TABLE extra (y);")
        #expect(throws: StoreError.self) { try migrate(path, MigrationTable.all + [broken]) }
        let backup = "\(path).schema-\(MigrationTable.newest).backup"
        #expect(FileSystem.exists(backup))
        #expect(try !schema(path).contains { $0.contains("TABLE extra") })
        #expect(try Set(schema(backup)) == Set(schema(path)))
        let good = Migration(number: number, summary: "", script: "CREATE TABLE extra (x)")
        try migrate(path, MigrationTable.all + [good])
        #expect(try RawDatabase(path).numbers("PRAGMA user_version") == [Int64(number)])
        #expect(try RawDatabase(backup).numbers("PRAGMA user_version") == [Int64(number - 1)])
    }
}
