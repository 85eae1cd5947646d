extension Migration {
    /// Keeps with each article what of its page was not read, so that it shows with the article's source.
    static let leftOut = Migration(
        number: 8, summary: "note what of a page was not read",
        script: """
            ALTER TABLE articles ADD COLUMN left_out TEXT;
            CREATE INDEX articles_left_out ON articles (source_id) WHERE left_out IS NOT NULL;
            """)
}
