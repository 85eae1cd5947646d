extension Migration {
    /// Finds the article behind an entry by what is left when its address or id was replaced.
    ///
    /// The numbers are hashes of `PageAddress` and of the entry's title and date. Rows from before have none until their
    /// article is stored or listed again, within hours.
    static let identity = Migration(
        number: 4, summary: "find articles by their page, their title and date, and their path",
        script: """
            ALTER TABLE article_urls ADD COLUMN page_key INTEGER;
            CREATE INDEX article_urls_page ON article_urls (page_key) WHERE page_key IS NOT NULL;
            ALTER TABLE listings ADD COLUMN story_key INTEGER;
            ALTER TABLE listings ADD COLUMN path_key INTEGER;
            CREATE INDEX listings_story ON listings (source_id, story_key) WHERE story_key IS NOT NULL;
            CREATE INDEX listings_path ON listings (source_id, path_key) WHERE path_key IS NOT NULL;
            """)
}
