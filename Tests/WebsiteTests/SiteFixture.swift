import Glibc
import JSON
import Linux
import Model
import Storage
import Synchronization
import Website

/// A store with a little of everything, and content that shows it.
final class SiteFixture: Sendable {
    /// 2026-11-23T12:00:00Z and minutes from there.
    static func at(_ minutes: Int) -> Timestamp { Timestamp(seconds: 1_795_435_200 + Int64(minutes) * 60) }

    let directory: String
    let store: Store
    let reader: StoreReader

    private init(_ directory: String, _ store: Store) throws {
        self.directory = directory
        self.store = store
        reader = try StoreReader.open(store.path)
    }

    deinit {
        reader.close()
        for name in (try? FileSystem.list(directory)) ?? [] { unlink(directory + "/" + name) }
        rmdir(directory)
    }

    /// Sources with tags, and no articles yet.
    static func make(_ sources: [(id: String, tags: [String])] = [("bbc", ["world"]), ("rare", ["local"])]) async throws
        -> SiteFixture
    {
        var name = Array("/tmp/errata-site-XXXXXX".utf8CString)
        let directory = mkdtemp(&name).map { String(cString: $0) } ?? "/tmp"
        let store = try await Store.open(directory + "/errata.db")
        let all = sources.map { id, tags in
            var source = Source(id: id, kind: .feed, url: "https://\(id).example/feed", name: id.uppercased())
            source.tags = tags
            return source
        }
        try await store.syncSources(all, now: at(0))
        return try SiteFixture(directory, store)
    }

    var content: SiteContent {
        var content = SiteContent { WebsiteTests.report }
        content.store = reader
        return content
    }

    /// What one version of an article says.
    static func text(_ headline: String, _ paragraphs: [String]) -> ArticleContent {
        var content = ArticleContent()
        content.headline = headline
        content.blocks = paragraphs.map { Block(.paragraph, $0) }
        return content
    }

    /// Stores a version of an article with the change that it makes; the first is a publication.
    func add(
        _ article: String, source: String = "bbc", version: Int, _ text: ArticleContent, minute: Int,
        _ adapt: (inout ChangeRecord) -> Void = { _ in }
    ) async throws {
        let time = Self.at(minute)
        var record = CheckRecord(.article(article), at: time, outcome: CheckOutcome("fresh", status: 200))
        let known = try reader.article(article)
        var state =
            known
            ?? ArticleState(
                id: article, sourceID: source, url: "https://\(source).example/\(article)", firstSeenAt: time)
        state.title = text.headline
        state.version = version
        state.editCount = version - 1
        record.articles = [state]
        let capture = Capture(
            articleID: article, at: time, url: state.url, status: 200, contentType: "text/html",
            bytes: Array("<html>\(article) \(version)<script>alert(1)</script>".utf8))
        record.captures = [capture]
        record.versions = [
            Version(
                articleID: article, number: version, at: time, content: text, captureSHA256: capture.sha256,
                extractor: 1)
        ]
        let tags = try reader.source(source)?.tags ?? []
        var change = ChangeRecord(
            id: "chg_\(article)_\(version)", type: version == 1 ? .articlePublished : .articleChanged, observedAt: time,
            source: .init(id: source, name: source.uppercased(), tags: tags))
        change.article = .init(id: article, url: state.url, title: text.headline)
        change.versionFrom = version > 1 ? version - 1 : nil
        change.versionTo = version
        adapt(&change)
        record.changes = [change]
        _ = try await store.commit(record)
    }

    /// An article that was published and edited once, eight to twelve.
    func addEdited(_ article: String, source: String = "bbc", minute: Int) async throws {
        try await add(
            article, source: source, version: 1,
            Self.text("Harbour fire", ["The fire killed 8 people.", "Nothing else is known.", "It rained."]),
            minute: minute)
        try await add(
            article, source: source, version: 2,
            Self.text("Harbour fire", ["The fire killed 12 people.", "Nothing else is known.", "It rained."]),
            minute: minute + 5
        ) { change in
            change.kinds = [.number]
            change.severity = .major
            change.disclosure = .undeclared
            change.disclosureReason = "the page's stamp did not move"
            change.statistics = .init(wordsAdded: 1, wordsRemoved: 1, similarity: 0.9)
            change.edits = [
                Edit(
                    field: .body, operation: .substitution, kind: .number, before: "8", after: "12",
                    context: "The fire killed 12 people.", reason: "both are numbers")
            ]
        }
    }

    /// Asks and stops.
    func ask(
        _ target: String, method: String = "GET", fields: [String] = [], body: String? = nil, isControl: Bool = false,
        _ adapt: (inout SiteContent) -> Void = { _ in }
    ) throws -> (status: Int, head: String, body: String) {
        var content = content
        adapt(&content)
        return try WebsiteTests.ask(target, method: method, isControl: isControl, fields: fields, body: body, content)
    }

    /// What the stream of changes says until it has said all that there is.
    ///
    /// It lasts as long as its client may read: once to ask, and once to be told.
    func stream(_ fields: [String] = []) throws -> (status: Int, head: String, body: String) {
        let questions = Mutex(0)
        return try ask("/v1/changes/stream", fields: fields) { content in
            content.tokens = {
                let isOpen = questions.withLock { count in
                    count += 1
                    return count <= 2
                }
                return isOpen ? AccessTokens() : AccessTokens(read: ["another"], write: [])
            }
        }
    }

    /// The answer as JSON.
    func json(_ target: String) throws -> JSONValue { try JSONParser.parse(Array(try ask(target).body.utf8)) }
}
