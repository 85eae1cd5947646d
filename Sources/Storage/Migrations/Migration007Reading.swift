extension Migration {
    /// What the pages, the feeds and the interface for programs read by: narrow rows for filters, figures that are kept
    /// as changes come, the words that came and went, and the marks of readers.
    ///
    /// The search index is made again by the next start: scripts without spaces are cut into pairs of characters.
    static let reading = Migration(
        number: 7, summary: "index changes for reading, make the search index again",
        script: [facts, words, counts].joined(separator: "\n"))

    /// A filter looks at these rows alone; the line of a change is read for the few that are shown.
    private static let facts = """
        CREATE TABLE change_facts (
            seq INTEGER PRIMARY KEY REFERENCES changes (seq), source_id INTEGER NOT NULL, article_id INTEGER,
            type TEXT NOT NULL, severity TEXT NOT NULL, disclosure TEXT, observed_at_ms INTEGER NOT NULL,
            words_added INTEGER NOT NULL, words_removed INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE change_tags (
            tag TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES changes (seq), PRIMARY KEY (tag, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE change_marks (
            seq INTEGER PRIMARY KEY REFERENCES changes (seq), is_seen INTEGER NOT NULL, is_important INTEGER NOT NULL,
            is_false_alarm INTEGER NOT NULL, note TEXT, marked_at_ms INTEGER NOT NULL
        ) STRICT;
        INSERT INTO change_facts SELECT seq, source_id, article_id, type, severity, disclosure, observed_at_ms,
            coalesce(json_extract(j, '$.stats.words_added'), 0), coalesce(json_extract(j, '$.stats.words_removed'), 0)
            FROM (SELECT *, CASE WHEN json_valid(CAST(line AS TEXT)) THEN CAST(line AS TEXT) ELSE '{}' END AS j
                FROM changes);
        CREATE INDEX change_facts_source
            ON change_facts (source_id, seq, observed_at_ms, words_added, words_removed);
        CREATE INDEX change_facts_article ON change_facts (article_id, seq) WHERE article_id IS NOT NULL;
        CREATE INDEX change_facts_observed ON change_facts (observed_at_ms);
        INSERT OR IGNORE INTO change_tags SELECT t.value, c.seq
            FROM changes c, json_each(CASE WHEN json_valid(CAST(c.line AS TEXT))
                THEN CAST(c.line AS TEXT) ELSE '{}' END, '$.source.tags') t WHERE t.type = 'text';
        """

    /// The index of versions gets marks of vowels and accents as parts of words, and changes get one of their own.
    private static let words = """
        CREATE INDEX versions_seen ON versions (seen_at_ms);
        CREATE INDEX sources_named ON sources (1 - is_active, name COLLATE NOCASE, public_id);
        CREATE INDEX articles_edited_of_source ON articles (source_id, last_edit_at_ms) WHERE edit_count > 0;
        DROP TABLE version_texts;
        \(SearchIndex.versionTable)
        \(SearchIndex.changeTable)
        INSERT OR IGNORE INTO meta SELECT '\(SearchIndex.damagedSetting)', '1' WHERE EXISTS (SELECT 1 FROM changes)
            OR EXISTS (SELECT 1 FROM versions);
        """

    /// How many changes there are of each type, kind and so on: of all, of each source, of each tag.
    private static let counts = """
        CREATE TABLE change_counts (
            scope TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (scope, facet, value)
        ) STRICT, WITHOUT ROWID;
        CREATE TEMP TABLE scopes AS SELECT seq, '' AS scope FROM changes
            UNION ALL SELECT c.seq, 'source:' || s.public_id FROM changes c JOIN sources s ON s.id = c.source_id
            UNION ALL SELECT seq, 'tag:' || tag FROM change_tags;
        INSERT INTO change_counts SELECT scope, facet, value, count(*) FROM (
            SELECT seq, 'type' AS facet, type AS value FROM change_facts
            UNION ALL SELECT seq, 'severity', severity FROM change_facts
            UNION ALL SELECT seq, 'disclosure', disclosure FROM change_facts WHERE disclosure IS NOT NULL
            UNION ALL SELECT seq, 'kind', kind FROM change_kinds
            UNION ALL SELECT c.seq, 'first_edit', \(firstEdit) FROM (
                SELECT c.seq, max(0, (c.observed_at_ms - a.first_seen_at_ms) / 60000) AS m FROM changes c
                JOIN articles a ON a.id = c.article_id WHERE c.type = 'article.changed' AND c.version_from = 1) c
        ) JOIN scopes USING (seq) GROUP BY scope, facet, value;
        INSERT INTO change_counts SELECT '', 'source', s.public_id, count(*) FROM change_facts f
            JOIN sources s ON s.id = f.source_id GROUP BY s.id;
        INSERT INTO change_counts SELECT '', 'tag', tag, count(*) FROM change_tags GROUP BY tag;
        DROP TABLE scopes;
        """

    /// Minutes `m` with two digits that count, so that a median can be read from a few dozen numbers.
    static let firstEdit = """
        CASE WHEN m < 100 THEN m WHEN m < 1000 THEN m / 10 * 10 WHEN m < 10000 THEN m / 100 * 100
        ELSE m / 1000 * 1000 END
        """
}
