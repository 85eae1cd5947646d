extension Migration {
    /// Gives the outcomes of checks one spelling: `soft-404` and its like become `soft_404`, as those of fetches are.
    static let outcomes = Migration(
        number: 6, summary: "write outcomes with underscores",
        script: """
            UPDATE sources SET last_outcome = replace(last_outcome, '-', '_') WHERE last_outcome LIKE '%-%';
            UPDATE articles SET last_outcome = replace(last_outcome, '-', '_') WHERE last_outcome LIKE '%-%';
            UPDATE checks SET outcome = replace(outcome, '-', '_') WHERE outcome LIKE '%-%';
            """)
}
