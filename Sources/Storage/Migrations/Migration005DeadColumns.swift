extension Migration {
    /// Drops what was written and read and never held anything, and finds an article's newest capture at once.
    ///
    /// Without the index each check of an article looked at every capture that it ever had.
    static let deadColumns = Migration(
        number: 5, summary: "drop columns that never held anything, index captures",
        script: """
            ALTER TABLE sources DROP COLUMN lifetime_ms;
            ALTER TABLE sources DROP COLUMN rhythm;
            ALTER TABLE articles DROP COLUMN follow_until_ms;
            ALTER TABLE articles DROP COLUMN lifetime_ms;
            ALTER TABLE articles DROP COLUMN content_sha256;
            ALTER TABLE articles DROP COLUMN rhythm;
            ALTER TABLE versions DROP COLUMN field_hashes;
            CREATE INDEX captures_of_article ON captures (article_id);
            """)
}
