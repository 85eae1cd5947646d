import Model
import SQLite
import Storage
import Testing

/// The check of an article that found nothing new is stored the short way where its row is known from the lease; the same
/// record goes the long way without one, and both leave the same rows.
@Suite struct UnchangedTests {
    /// What a check may leave in the state of an article.
    enum Outcome: String, CaseIterable {
        case times, memory, absence, request, title, life, address
    }

    private func change(_ state: inout ArticleState, _ outcome: Outcome) {
        state.lastCheckedAt = at(12)
        state.lastSeenPresentAt = at(12)
        state.nextCheckAt = at(40)
        state.lastOutcome = CheckOutcome("not_modified", status: 304)
        switch outcome {
        case .times, .request: break
        case .memory:
            state.memo = [1, 2, 3]
            state.validators = StoredValidators(url: state.url, etag: [9], lastModified: [8])
            state.lastListedAt = at(11)
        case .absence:
            state.misses = [Miss(at: at(12), status: 404)]
            state.failures = Failures(count: 2, since: at(12))
        case .title: state.title = "Another"
        case .life: state.life = .removed
        case .address:
            let url = "https://m.example.org/a/1"
            state.aliases.append(ArticleURL(url, firstSeenAt: at(12), lastSeenAt: at(12)))
        }
    }

    private func rows(_ outcome: Outcome, isLeased: Bool) async throws -> [String] {
        let directory = Directory()
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        let first = try #require(try await store.claim(now: at(1), limit: 9).articles.first)
        try await store.commit(checked(first, version: 1, page: "one"))
        var state = try #require(try await store.claim(now: at(12), limit: 9).articles.first)
        if !isLeased { store.release(.article("art_1")) }
        if outcome == .request { try await store.checkNow(.article("art_1"), now: at(13)) }
        change(&state, outcome)
        for _ in 0..<2 {
            var record = CheckRecord(.article("art_1"), at: at(12), outcome: CheckOutcome("not_modified", status: 304))
            record.articles = [state]
            try await store.commit(record)
            // A second check of the same kind extends the run of equal ones.
            state = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
            if isLeased { #expect(store.lease(.article("art_1"), now: at(12))) }
        }
        await store.close()
        let database = try RawDatabase(directory.store).connection
        let articles = try database.rows(
            """
            SELECT json_array(id, public_id, source_id, host_id, url, title, life, revision, check_slot, next_check_at_ms,
                requested_at_ms, last_listed_at_ms, last_checked_at_ms, last_seen_present_at_ms, last_outcome, last_status,
                failure_count, failing_since_ms, misses, validators_url, hex(etag), hex(last_modified), hex(body_sha256),
                version, hex(capture_sha256), edit_count, edit_times, last_edit_at_ms, hex(memo), left_out) FROM articles
            """
        ) { $0.text(0) }
        let addresses = try database.rows(
            "SELECT json_array(url, article_id, first_seen_at_ms, last_seen_at_ms, page_key) FROM article_urls ORDER BY url"
        ) { $0.text(0) }
        let checks = try database.rows(
            "SELECT json_array(subject, subject_id, slot, outcome, status, first_at_ms, last_at_ms, count) FROM checks"
        ) { $0.text(0) }
        return articles + addresses + checks
    }

    @Test(arguments: Outcome.allCases)
    func `both ways leave the same rows`(outcome: Outcome) async throws {
        let short = try await rows(outcome, isLeased: true)
        #expect(short == (try await rows(outcome, isLeased: false)))
        #expect(short.count >= 4)
    }

    @Test func `a check of a state that somebody has changed since is a conflict`() async throws {
        let directory = Directory()
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        let state = try #require(try await store.claim(now: at(1), limit: 9).articles.first)
        try await store.commit(found([state]))
        var record = CheckRecord(.article("art_1"), at: at(2), outcome: CheckOutcome("not_modified", status: 304))
        record.articles = [state]
        let old = record
        await #expect(throws: StoreError.self) { try await store.commit(old) }
        await store.close()
    }

    @Test func `one job of a group that fails leaves nothing, and the others are stored`() async throws {
        let directory = Directory()
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found((1...20).map { article($0) }))
        let stored = await withTaskGroup(of: Bool.self) { group in
            for number in 1...40 {
                group.addTask {
                    // Every second names an article that is not there.
                    let id = number % 2 == 0 ? "art_\(number / 2)" : "art_none_\(number)"
                    let record = CheckRecord(.article(id), at: at(1), outcome: CheckOutcome("unchanged"))
                    return (try? await store.commit(record)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        await store.close()
        let checks = try RawDatabase(directory.store).numbers("SELECT count(*) FROM checks WHERE subject = 'article'")
        #expect(stored == 20 && checks == [20])
    }
}
