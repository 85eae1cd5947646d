import JSON
import Model

/// Writes a change record into a document of limited size, cutting what is least needed first.
enum ChangeData {
    /// Standard Webhooks recommends less than 20 kB.
    static let limit = 19_999

    /// Writes a document around the record: `{"seq":…, …the members of the log line…}`.
    ///
    /// What had to be cut is said by `"truncated":true` and `"edits_total"`. The same notice gives the same bytes.
    ///
    /// - Parameters:
    ///   - notice: what to write.
    ///   - document: writes the document and calls the function it is given where the record belongs.
    /// - Returns: valid JSON, shorter than 20 kB.
    static func document(
        _ notice: ChangeNotice, _ document: (inout JSONWriter, (inout JSONWriter) -> Void) -> Void
    ) -> [UInt8] {
        var json = JSONWriter()
        for cut in Cut.stages where cut.text < .max || Cut.isSmall(notice.change) {
            let change = cut.applied(to: notice.change)
            let isWhole = change == notice.change
            json.reset()
            document(&json) { json in
                json.object { json in
                    json.field("seq", Int(notice.sequence))
                    change.write(to: &json)
                    guard !isWhole else { return }
                    json.field("truncated", true)
                    json.field("edits_total", notice.change.edits.count)
                }
            }
            if json.bytes.count <= limit { break }
        }
        return json.bytes
    }
}

/// How much of a record is kept.
struct Cut {
    /// The longest text, in bytes.
    var text: Int
    /// The longest address, in bytes.
    var address: Int
    /// The most edits.
    var edits: Int
    /// The most stamps, tags and kinds, each.
    var items: Int

    /// From everything down to what always fits: the last one is at most 12 kB even when every byte needs an escape.
    static let stages = [
        Cut(text: .max, address: .max, edits: .max, items: .max),
        Cut(text: 4000, address: 2000, edits: 100, items: 30),
        Cut(text: 1000, address: 2000, edits: 40, items: 15),
        Cut(text: 300, address: 1000, edits: 20, items: 10),
        Cut(text: 100, address: 500, edits: 8, items: 4),
        Cut(text: 50, address: 200, edits: 0, items: 1),
    ]

    /// What a chat message is made from: more than any of them shows.
    static let chat = Cut(text: 4000, address: 2000, edits: 60, items: 30)

    /// Whether trying to write it whole is worth the work and the memory.
    static func isSmall(_ change: ChangeRecord) -> Bool {
        guard change.edits.count <= 200, change.stampsBefore.count + change.stampsAfter.count <= 200 else {
            return false
        }
        let edits = change.edits.reduce(0) { sum, edit in
            sum + [edit.before, edit.after, edit.context, edit.reason].reduce(0) { $0 + ($1?.utf8.count ?? 0) }
        }
        let texts = [change.article?.title, change.article?.url, change.observation, change.disclosureReason]
        return edits + texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) } <= ChangeData.limit
    }

    func applied(to change: ChangeRecord) -> ChangeRecord {
        guard text < .max else { return change }
        var cut = change
        cut.id = clip(change.id)
        cut.source.id = clip(change.source.id)
        cut.source.name = clip(change.source.name)
        cut.source.tags = change.source.tags.prefix(items).map(clip)
        cut.article = change.article.map {
            .init(id: clip($0.id), url: clipAddress($0.url), title: $0.title.map(clip), language: $0.language.map(clip))
        }
        cut.kinds = Array(change.kinds.prefix(EditKind.allCases.count))
        cut.stampsBefore = change.stampsBefore.prefix(items).map(applied)
        cut.stampsAfter = change.stampsAfter.prefix(items).map(applied)
        cut.edits = change.edits.prefix(edits).map(applied)
        cut.disclosureReason = change.disclosureReason.map(clip)
        cut.observation = change.observation.map(clip)
        cut.movedFrom = change.movedFrom.map(clipAddress)
        cut.movedTo = change.movedTo.map(clipAddress)
        cut.beforeSHA256 = change.beforeSHA256.map(clip)
        cut.afterSHA256 = change.afterSHA256.map(clip)
        return cut
    }

    private func applied(to edit: Edit) -> Edit {
        var cut = edit
        cut.before = edit.before.map(clip)
        cut.after = edit.after.map(clip)
        cut.context = edit.context.map(clip)
        cut.reason = edit.reason.map(clip)
        return cut
    }

    private func applied(to stamp: Stamp) -> Stamp {
        var cut = stamp
        cut.origin = clip(stamp.origin)
        cut.literal = clip(stamp.literal)
        return cut
    }

    private func clip(_ text: String) -> String { TextFit.cut(text, bytes: self.text) }

    private func clipAddress(_ text: String) -> String { TextFit.cut(text, bytes: address) }
}
