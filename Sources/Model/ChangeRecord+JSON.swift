public import JSON

extension ChangeRecord {
    /// Writes the members that a webhook's `data` and a log line share.
    public func write(to json: inout JSONWriter) {
        writeOrigin(to: &json)
        if let article { write(article, to: &json) }
        writeVersions(to: &json)
        writeVerdict(to: &json)
        writeEdits(to: &json)
        writeEvidence(to: &json)
        writeObservation(to: &json)
        imported?.write(to: &json)
        erasure?.write(to: &json)
    }

    /// The members of a log line that hold no text of a page.
    func writeBare(to json: inout JSONWriter) {
        writeOrigin(to: &json)
        writeVersions(to: &json)
        if let disclosure { json.field("disclosure", disclosure.rawValue) }
        json.field("severity", severity.rawValue)
        if !kinds.isEmpty { json.field("kinds", kinds.map(\.rawValue)) }
        writeEvidence(to: &json)
        imported?.write(to: &json)
        if let article { json.field("article_id", article.id) }
        erasure?.write(to: &json)
    }

    /// Whether the record says anything that a page said.
    var hasTexts: Bool { article != nil && erasure == nil }

    /// The members of a log line that do.
    func writeTexts(to json: inout JSONWriter) {
        if let article { write(article, to: &json) }
        if let disclosureReason { json.field("disclosure_reason", disclosureReason) }
        writeEdits(to: &json)
        writeObservation(to: &json)
    }

    private func writeOrigin(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("type", type.rawValue)
        json.field("observed_at", observedAt.iso8601)
        json.key("source")
        json.object { json in
            json.field("id", source.id)
            json.field("name", source.name)
            json.field("tags", source.tags)
        }
    }

    private func writeVersions(to json: inout JSONWriter) {
        if versionTo != nil || versionFrom != nil {
            json.key("version")
            json.object { json in
                json.field("from", versionFrom)
                json.field("to", versionTo)
            }
        }
        if lastSeenOld != nil || firstSeenNew != nil {
            json.key("window")
            json.object { json in
                json.field("last_seen_old", lastSeenOld?.iso8601)
                json.field("first_seen_new", firstSeenNew?.iso8601)
            }
        }
    }

    private func write(_ article: ArticleReference, to json: inout JSONWriter) {
        json.key("article")
        json.object { json in
            json.field("id", article.id)
            json.field("url", article.url)
            json.field("title", article.title)
            if let language = article.language { json.field("language", language) }
        }
    }

    private func writeVerdict(to json: inout JSONWriter) {
        if let disclosure { json.field("disclosure", disclosure.rawValue) }
        if let disclosureReason { json.field("disclosure_reason", disclosureReason) }
        json.field("severity", severity.rawValue)
        if !kinds.isEmpty { json.field("kinds", kinds.map(\.rawValue)) }
    }

    private func writeEdits(to json: inout JSONWriter) {
        if !stampsBefore.isEmpty || !stampsAfter.isEmpty {
            json.key("stamps")
            json.object { json in
                json.key("before")
                json.array { json in for stamp in stampsBefore { stamp.write(to: &json) } }
                json.key("after")
                json.array { json in for stamp in stampsAfter { stamp.write(to: &json) } }
            }
        }
        guard !edits.isEmpty else { return }
        json.key("edits")
        json.array { json in for edit in edits { edit.write(to: &json) } }
    }

    private func writeEvidence(to json: inout JSONWriter) {
        if let statistics {
            json.key("stats")
            json.object { json in
                json.field("words_added", statistics.wordsAdded)
                json.field("words_removed", statistics.wordsRemoved)
                json.field("similarity", (statistics.similarity * 1000).rounded() / 1000)
            }
        }
        if beforeSHA256 != nil || afterSHA256 != nil {
            json.key("evidence")
            json.object { json in
                json.field("before_sha256", beforeSHA256)
                json.field("after_sha256", afterSHA256)
            }
        }
    }

    private func writeObservation(to json: inout JSONWriter) {
        if let observation { json.field("observation", observation) }
        if movedFrom != nil || movedTo != nil {
            json.key("moved")
            json.object { json in
                json.field("from", movedFrom)
                json.field("to", movedTo)
            }
        }
    }
}

extension Edit {
    /// Writes the edit as an object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("field", field.rawValue)
            json.field("op", operation.rawValue)
            json.field("kind", kind.rawValue)
            if let before { json.field("before", before) }
            if let after { json.field("after", after) }
            if let context { json.field("context", context) }
            if let reason { json.field("reason", reason) }
        }
    }
}

extension Stamp {
    /// Writes the stamp as an object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("origin", origin)
            json.field("role", role.rawValue)
            json.field("literal", literal)
            json.field("time", isoText)
            json.field("zone_confidence", zoneConfidence.rawValue)
        }
    }
}
