import Model

/// Changes for the tests.
enum Samples {
    static let time = Timestamp(milliseconds: 1_795_608_005_000)

    /// An undeclared change of a number, as the design shows it.
    static var change: ChangeRecord {
        var change = ChangeRecord(
            id: "chg_01jd0000000000000000000001", type: .articleChanged, observedAt: time,
            source: .init(id: "bbc-world", name: "BBC World", tags: ["world"]))
        change.article = .init(
            id: "art_01jd0000000000000000000002", url: "https://news.example.org/a/1?x=1&y=2",
            title: "Storm kills \"12\" people in <Größe> & 東京")
        (change.versionFrom, change.versionTo) = (3, 4)
        change.lastSeenOld = time - .minutes(15)
        change.firstSeenNew = time
        change.disclosure = .undeclared
        change.disclosureReason = "the modified stamp stood still"
        change.severity = .major
        change.kinds = [.number, .headline]
        change.edits = [
            Edit(
                field: .headline, operation: .substitution, kind: .number, before: "8", after: "12",
                context: "Storm kills 12 people"),
            Edit(field: .body, operation: .deletion, kind: .removal, before: "The mayor *knew* of it_all."),
        ]
        change.statistics = .init(wordsAdded: 1, wordsRemoved: 7, similarity: 0.998)
        change.beforeSHA256 = String(repeating: "a", count: 64)
        change.afterSHA256 = String(repeating: "b", count: 64)
        return change
    }

    /// What a page can put into every field to break a message.
    static var hostile: ChangeRecord {
        let words =
            "<!channel> @everyone [x](javascript:1) **b** `c` \u{202E}evil\u{2066} \u{1B}[31m {{secret}} <b>&\"'\\\n\u{0}end"
        var change = change
        change.source.name = words
        change.article?.title = words
        change.article?.url = "https://h.example/a|b)c>d\"e f?q=<script>"
        change.observation = words
        change.disclosureReason = words
        change.edits = [
            Edit(field: .body, operation: .substitution, kind: .name, before: words, after: words, context: words)
        ]
        return change
    }

    /// What would be a header field, another recipient or the end of a message in a mail that does not watch out.
    static var injection: ChangeRecord {
        let words =
            "x\r\nBcc: all@example.org\r\n\r\n<img src=x>\r\n.\r\nMAIL FROM:<a@b>\n--=_errata_\u{2028}=?utf-8?B?QUJD?="
        var change = hostile
        change.id = "chg_>\r\nBcc: all@example.org"
        change.source.id = "s\r\nBcc: all@example.org"
        change.source.name = words
        change.article?.id = "art_\r\n>"
        change.article?.title = words
        change.observation = words
        return change
    }

    /// More than any service takes, in every field.
    static var huge: ChangeRecord {
        var change = change
        let long = String(repeating: "wörd\"\u{1} ", count: 20_000)
        change.source.name = long
        change.source.tags = (0..<500).map { "tag\($0)" }
        change.article?.title = long
        change.article?.url = "https://h.example/" + String(repeating: "a\"", count: 50_000)
        change.observation = long
        change.disclosureReason = long
        change.edits = (0..<2000).map { _ in
            Edit(field: .body, operation: .substitution, kind: .rewording, before: long, after: long, context: long)
        }
        let stamp = Stamp(origin: long, role: .modified, literal: long, time: time)
        change.stampsBefore = Array(repeating: stamp, count: 300)
        change.stampsAfter = change.stampsBefore
        return change
    }

    /// One record of every type.
    static var everyType: [ChangeRecord] {
        ChangeRecord.EventType.allCases.map { type in
            var change = change
            change.type = type
            if !change.hasEdits {
                (change.edits, change.kinds, change.disclosure, change.disclosureReason) = ([], [], nil, nil)
                change.observation = "present at 12:00; 404 at 12:15, 13:00"
            }
            if type == .sourceFailing { change.article = nil }
            if type == .articleMoved {
                change.movedFrom = "https://news.example.org/a/1"
                change.movedTo = "https://news.example.org/b/1"
            }
            return change
        }
    }
}
