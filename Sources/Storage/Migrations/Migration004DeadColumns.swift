extension Migration {
    /// Drops what was written and read and never held anything.
    static let deadColumns = Migration(
        number: 4, summary: "drop columns that never held anything",
        script: """
            ALTER TABLE sources DROP COLUMN lifetime_ms;
            ALTER TABLE sources DROP COLUMN rhythm;
            ALTER TABLE articles DROP COLUMN follow_until_ms;
            ALTER TABLE articles DROP COLUMN lifetime_ms;
            ALTER TABLE articles DROP COLUMN content_sha256;
            ALTER TABLE articles DROP COLUMN rhythm;
            ALTER TABLE versions DROP COLUMN field_hashes;
            """)
}
