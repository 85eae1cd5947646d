extension Migration {
    /// Finds the articles of a source that wait for a look without a walk over all of them.
    static let unsettled = Migration(
        number: 2, summary: "index the articles that wait for a look",
        script: "CREATE INDEX articles_unsettled ON articles (source_id) WHERE \(isUnsettled);")

    /// Asked for and not yet looked at, or seen to differ and not yet believed.
    static let isUnsettled = "requested_at_ms IS NOT NULL OR last_outcome IN ('unconfirmed', 'doubtful')"
}
