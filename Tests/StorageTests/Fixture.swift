import Glibc
import Linux
import Model
import Storage

/// A directory of its own for one test; removed with the value.
final class Directory: Sendable {
    let path: String

    init() {
        var name = Array("/tmp/errata-storage-XXXXXX".utf8CString)
        path = mkdtemp(&name).map { String(cString: $0) } ?? "/tmp"
    }

    deinit { remove(path) }

    var store: String { path + "/errata.db" }

    private func remove(_ path: String) {
        if FileSystem.isDirectory(path) {
            for name in (try? FileSystem.list(path)) ?? [] { remove(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

/// Noon of a day in 2026, and minutes from there.
func at(_ minutes: Int64) -> Timestamp { Timestamp(seconds: 1_795_608_000 + minutes * 60) }

let bbc: Source = {
    var source = Source(id: "bbc", kind: .feed, url: "https://feeds.example.org/bbc.xml", name: "BBC")
    source.tags = ["world"]
    return source
}()

/// Things of the trade by number.
enum Fixture {
    static func article(_ number: Int) -> ArticleState { StorageTests.article(number) }
}

/// A new article of the source.
func article(_ number: Int, source: String = "bbc", host: String = "news.example.org") -> ArticleState {
    var state = ArticleState(
        id: "art_\(number)", sourceID: source, url: "https://\(host)/a/\(number)", firstSeenAt: at(0))
    state.title = "Article \(number)"
    state.nextCheckAt = at(0)
    return state
}

/// What the check of a source records when it finds new articles.
func found(_ articles: [ArticleState], source: String = "bbc", at time: Timestamp = at(0)) -> CheckRecord {
    var record = CheckRecord(.source(source), at: time, outcome: CheckOutcome("fresh", status: 200))
    record.articles = articles
    return record
}

func content(_ headline: String, _ paragraphs: String...) -> ArticleContent {
    var content = ArticleContent()
    content.headline = headline
    content.blocks = paragraphs.map { Block(.paragraph, $0) }
    return content
}

/// The change that goes with a version.
func change(_ id: String, _ article: ArticleState, version: Int, at time: Timestamp = at(1)) -> ChangeRecord {
    var change = ChangeRecord(
        id: id, type: version == 1 ? .articlePublished : .articleChanged, observedAt: time,
        source: .init(id: article.sourceID, name: "BBC", tags: ["world"]))
    change.article = .init(id: article.id, url: article.url, title: article.title)
    change.versionFrom = version > 1 ? version - 1 : nil
    change.versionTo = version
    change.kinds = [.number]
    return change
}

/// What the check of an article records when it finds a version: page, version, change.
func checked(
    _ article: ArticleState, version: Int, page: String, at time: Timestamp = at(1), change id: String? = nil
) -> CheckRecord {
    var state = article
    var record = CheckRecord(.article(article.id), at: time, outcome: CheckOutcome("fresh", status: 200))
    let capture = Capture(
        articleID: article.id, at: time, url: article.url, status: 200, contentType: "text/html",
        bytes: Array(page.utf8))
    state.version = version
    state.captureSHA256 = capture.sha256
    state.lastCheckedAt = time
    state.nextCheckAt = time + .seconds(600)
    state.lastOutcome = record.outcome
    record.articles = [state]
    record.captures = [capture]
    record.versions = [
        Version(
            articleID: article.id, number: version, at: time, content: content("Headline \(version)", page),
            captureSHA256: capture.sha256, extractor: 1)
    ]
    record.changes = [change(id ?? "chg_\(article.id)_\(version)", article, version: version, at: time)]
    return record
}
