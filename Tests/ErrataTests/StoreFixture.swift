import Model
import Storage

/// A store as a daemon leaves it: two sources, two articles, one of them edited.
enum StoreFixture {
    /// 2026-11-23T12:00:00Z and minutes from there.
    static func at(_ minutes: Int64) -> Timestamp { Timestamp(seconds: 1_795_435_200 + minutes * 60) }

    /// What a hostile page may call itself: an escape sequence and a bidirectional override.
    static let hostile = "Har\u{1B}[31mbour\u{202E} news"

    /// Writes `errata.db` and a configuration that names it.
    static func make(in program: Program) async throws {
        try program.write("errata.yaml", "store: errata.db\n")
        let store = try await Store.open(program.directory + "/errata.db")
        var bbc = Source(id: "bbc", kind: .feed, url: "https://bbc.example/feed", name: "BBC")
        bbc.tags = ["world"]
        let terms = Source(id: "terms", kind: .page, url: "https://terms.example/", name: "Terms")
        try await store.syncSources([bbc, terms], now: at(0))
        try await record(first("Eight killed in harbour fire"), number: 1, id: "chg_1", store)
        try await record(second("Twelve killed in harbour fire"), number: 2, id: "chg_2", store)
        try await recordOther(store)
        var failed = CheckRecord(.source("terms"), at: at(40), outcome: CheckOutcome("unreachable"))
        failed.source = try await store.read { (reader) throws(StoreError) in try reader.source("terms") }
        failed.source?.failures = Failures(count: 3, since: at(10))
        failed.source?.lastCheckedAt = at(40)
        failed.source?.lastOutcome = CheckOutcome("unreachable")
        _ = try await store.commit(failed)
        await store.close()
    }

    private static func article(_ number: Int) -> ArticleState {
        var state = ArticleState(
            id: "art_\(number)", sourceID: "bbc", url: "https://news.example/\(number)", firstSeenAt: at(0))
        state.title = "Harbour fire"
        state.nextCheckAt = at(100_000_000)
        state.lastCheckedAt = at(30)
        return state
    }

    private static func first(_ headline: String) -> ArticleContent {
        var content = ArticleContent()
        content.headline = headline
        content.blocks = [Block(.paragraph, "The fire killed 8 people."), Block(.paragraph, "Nothing else is known.")]
        return content
    }

    private static func second(_ headline: String) -> ArticleContent {
        var content = first(headline)
        content.blocks[0].text = "The fire killed 12 people."
        return content
    }

    private static func record(_ content: ArticleContent, number: Int, id: String, _ store: Store) async throws {
        let time = at(Int64(number) * 10)
        var record = CheckRecord(.article("art_1"), at: time, outcome: CheckOutcome("fresh", status: 200))
        var state = try await store.read { (reader) throws(StoreError) in try reader.article("art_1") } ?? article(1)
        state.version = number
        state.editCount = number - 1
        record.articles = [state]
        record.versions = [
            Version(articleID: "art_1", number: number, at: time, content: content, captureSHA256: nil, extractor: 1)
        ]
        var change = ChangeRecord(
            id: id, type: number == 1 ? .articlePublished : .articleChanged, observedAt: time,
            source: .init(id: "bbc", name: "BBC", tags: ["world"]))
        change.article = .init(id: "art_1", url: state.url, title: state.title)
        change.versionFrom = number > 1 ? number - 1 : nil
        change.versionTo = number
        if number > 1 {
            change.kinds = [.number]
            change.severity = .major
            change.disclosure = .undeclared
            change.disclosureReason = "the page's stamp stood still"
            change.edits = [
                Edit(
                    field: .body, operation: .substitution, kind: .number, before: "8", after: "12",
                    context: "The fire killed 8 people.", reason: "both are numbers")
            ]
        }
        record.changes = [change]
        _ = try await store.commit(record)
    }

    private static func recordOther(_ store: Store) async throws {
        var record = CheckRecord(.article("art_2"), at: at(30), outcome: CheckOutcome("gone", status: 404))
        var state = article(2)
        state.title = hostile
        state.life = .removed
        record.articles = [state]
        var change = ChangeRecord(
            id: "chg_3", type: .articleRemoved, observedAt: at(30), source: .init(id: "bbc", name: "BBC"))
        change.article = .init(id: "art_2", url: state.url, title: state.title)
        change.observation = "present at 12:00; 404 at 12:20 and 12:30"
        record.changes = [change]
        _ = try await store.commit(record)
    }
}
