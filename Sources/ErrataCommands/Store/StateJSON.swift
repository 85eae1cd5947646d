import Basics
import Crypto
import JSON
import Model
import Storage

/// Sources, articles and versions as JSON objects: absent is null, times are ISO 8601 in UTC.
enum StateJSON {
    static func write(_ source: SourceState, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", source.id)
            json.field("kind", source.kind.rawValue)
            json.field("url", source.url)
            json.field("name", source.name)
            json.field("title", source.title)
            json.field("tags", source.tags)
            json.field("active", source.isActive)
            json.field("state", SourceView.state(source))
            json.field("last_outcome", source.lastOutcome?.description)
            json.field("last_detail", source.lastDetail)
            json.field("failures", source.failures.count)
            json.field("failing_since", source.failures.since?.iso8601)
            json.field("added_at", source.addedAt.iso8601)
            json.field("last_checked_at", source.lastCheckedAt?.iso8601)
            json.field("last_changed_at", source.lastChangedAt?.iso8601)
            json.field("next_check_at", source.nextCheckAt?.iso8601)
        }
    }

    static func write(_ article: ArticleState, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", article.id)
            json.field("source", article.sourceID)
            json.field("url", article.url)
            json.field("title", article.title)
            json.field("life", article.life.rawValue)
            json.field("version", article.version)
            json.field("edits", article.editCount)
            json.field("first_seen_at", article.firstSeenAt.iso8601)
            json.field("published_at", article.publishedAt?.iso8601)
            json.field("last_listed_at", article.lastListedAt?.iso8601)
            json.field("last_checked_at", article.lastCheckedAt?.iso8601)
            json.field("last_outcome", article.lastOutcome?.description)
            json.field("next_check_at", article.nextCheckAt?.iso8601)
            json.field("urls", article.aliases.map(\.url))
        }
    }

    static func write(_ version: StoredVersion, to json: inout JSONWriter) {
        json.object { json in
            json.field("number", version.number)
            json.field("seen_at", version.at.iso8601)
            json.field("content_sha256", Hex.encode(version.contentSHA256))
            json.field("capture_sha256", version.captureSHA256.map(Hex.encode))
            json.field("extractor", version.extractor)
        }
    }
}

extension Console {
    /// Writes one JSON value as a line.
    func printJSON(_ body: (inout JSONWriter) -> Void) {
        var json = JSONWriter()
        body(&json)
        write(json.bytes)
        print()
    }
}
