extension Migration {
    /// Tells whose articles are due from the index alone: claims share them out by source.
    static let shares = Migration(
        number: 3, summary: "index due articles by their sources",
        script: """
            DROP INDEX articles_due;
            CREATE INDEX articles_due ON articles (next_check_at_ms, host_id, source_id)
                WHERE is_watched = 1 AND next_check_at_ms IS NOT NULL;
            """)
}
