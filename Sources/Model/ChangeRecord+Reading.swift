public import JSON

extension ChangeRecord {
    /// Reads what `LogLine` and `write` wrote; nil when it is no change record.
    ///
    /// Unknown members are ignored, so that an older program can read a newer log.
    public init?(json value: JSONValue) {
        guard let id = value["id"]?.string, let type = value["type"]?.string.flatMap(EventType.init),
            let observedAt = value["observed_at"]?.string.flatMap(Timestamp.init(iso8601:)),
            let source = value["source"], let sourceID = source["id"]?.string
        else { return nil }
        self.init(
            id: id, type: type, observedAt: observedAt,
            source: SourceReference(
                id: sourceID, name: source["name"]?.string ?? sourceID, tags: ChangeRecord.texts(source["tags"])))
        if let article = value["article"], let articleID = article["id"]?.string {
            self.article = ArticleReference(
                id: articleID, url: article["url"]?.string ?? "", title: article["title"]?.string,
                language: article["language"]?.string)
        } else if let articleID = value["article_id"]?.string {
            isErased = type != .articleErased
            self.article = ArticleReference(id: articleID, url: "", title: isErased ? "(text erased)" : nil)
        }
        imported = value["imported"].flatMap(ImportMark.init)
        erasure = value["erasure"].flatMap(Erasure.init)
        versionFrom = value["version"]?["from"]?.int
        versionTo = value["version"]?["to"]?.int
        lastSeenOld = ChangeRecord.time(value["window"]?["last_seen_old"])
        firstSeenNew = ChangeRecord.time(value["window"]?["first_seen_new"])
        readVerdict(value)
        readEvidence(value)
    }

    private mutating func readVerdict(_ value: JSONValue) {
        disclosure = value["disclosure"]?.string.flatMap(Disclosure.init)
        disclosureReason = value["disclosure_reason"]?.string
        severity = value["severity"]?.string.flatMap(Severity.init) ?? .minor
        kinds = ChangeRecord.texts(value["kinds"]).compactMap(EditKind.init)
        stampsBefore = (value["stamps"]?["before"]?.array ?? []).compactMap(Stamp.init)
        stampsAfter = (value["stamps"]?["after"]?.array ?? []).compactMap(Stamp.init)
        edits = (value["edits"]?.array ?? []).compactMap(Edit.init)
    }

    private mutating func readEvidence(_ value: JSONValue) {
        if let stats = value["stats"] {
            statistics = Statistics(
                wordsAdded: stats["words_added"]?.int ?? 0, wordsRemoved: stats["words_removed"]?.int ?? 0,
                similarity: stats["similarity"]?.double ?? 0)
        }
        beforeSHA256 = value["evidence"]?["before_sha256"]?.string
        afterSHA256 = value["evidence"]?["after_sha256"]?.string
        observation = value["observation"]?.string
        movedFrom = value["moved"]?["from"]?.string
        movedTo = value["moved"]?["to"]?.string
    }

    private static func texts(_ value: JSONValue?) -> [String] { (value?.array ?? []).compactMap(\.string) }

    private static func time(_ value: JSONValue?) -> Timestamp? { value?.string.flatMap(Timestamp.init(iso8601:)) }
}

extension Edit {
    /// Reads what `write` wrote; nil when it is no edit of a kind that is known here.
    public init?(json value: JSONValue) {
        guard let field = value["field"]?.string.flatMap(Field.init),
            let operation = value["op"]?.string.flatMap(Operation.init),
            let kind = value["kind"]?.string.flatMap(EditKind.init)
        else { return nil }
        self.init(
            field: field, operation: operation, kind: kind, before: value["before"]?.string,
            after: value["after"]?.string, context: value["context"]?.string, reason: value["reason"]?.string)
    }
}
