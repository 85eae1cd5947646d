import JSON
import MicroHTTPD
import Model
import Storage

/// What the changes come to, for programs and spreadsheets.
enum StatisticsAPI {
    /// The sources and tags with the most changes.
    static let most = 50

    private static let limit = Parameter("limit", .number(1...1000), "at most so many sources and tags, 50 when absent")

    static let route = Route(
        "GET", "/v1/statistics",
        .json("statistics", "figures of all changes, and of the sources and tags with the most"),
        [limit]
    ) { question in
        let rows = try StatisticsAPI.rows(question)
        return API.json { json in
            json.object { json in
                json.key("all")
                json.value(rows[0].json)
                for scope in ["source", "tag"] {
                    json.key(scope + "s")
                    json.array { json in for row in rows where row.scope == scope { json.value(row.json) } }
                }
            }
        }
    }

    static let csv = Route(
        "GET", "/statistics.csv", Route.Content(type: "text/csv", words: "the same as a table"), [limit]
    ) { question in
        var text = CSV.line(StatisticsRow.columns)
        for row in try rows(question) { text += CSV.line(row.cells) }
        return API.text(text, type: "text/csv; charset=utf-8", file: "errata-statistics.csv")
    }

    /// All changes first, then the sources, then the tags.
    static func rows(_ question: Question) throws -> [StatisticsRow] {
        let store = try question.store()
        let limit = question.number("limit").map { Int($0) } ?? most
        var rows = [StatisticsRow(scope: "all", name: "", figures: try store.figures(of: .all))]
        for facet in try store.counts("source", limit: limit) {
            rows.append(
                StatisticsRow(scope: "source", name: facet.value, figures: try store.figures(of: .source(facet.value))))
        }
        for facet in try store.counts("tag", limit: limit) {
            rows.append(
                StatisticsRow(scope: "tag", name: facet.value, figures: try store.figures(of: .tag(facet.value))))
        }
        return rows
    }
}

/// The figures of a source, a tag or all.
struct StatisticsRow {
    var scope: String
    /// The id of the source, or the tag.
    var name: String
    var figures: ChangeFigures

    static let columns = [
        "scope", "name", "published", "edits", "declared", "undeclared", "stamp_only", "inconsistent", "unknown",
        "undeclared_share", "median_minutes_to_first_edit", "removed", "restored", "moved", "blocked",
    ]

    /// The share with two digits, as text for a table.
    var share: String? { figures.undeclaredShare.map { "\(($0 * 1000).rounded() / 1000)" } }

    private func type(_ type: ChangeRecord.EventType) -> Int { figures.types[type.rawValue] ?? 0 }
    private func count(_ disclosure: Disclosure) -> Int { figures.disclosures[disclosure.rawValue] ?? 0 }

    private var numbers: [Int] {
        [
            type(.articlePublished), figures.edits, count(.declared), count(.undeclared), count(.stampOnly),
            count(.inconsistent), count(.unknown),
        ]
    }

    private var endings: [Int] {
        [type(.articleRemoved), type(.articleRestored), type(.articleMoved), type(.articleBlocked)]
    }

    var cells: [String] {
        [scope, name] + numbers.map(String.init)
            + [share ?? "", figures.medianFirstEdit.map(String.init) ?? ""] + endings.map(String.init)
    }

    var json: JSONValue {
        var members: [JSONValue.Member] = []
        for (name, cell) in zip(StatisticsRow.columns, cells) {
            let isText = name == "scope" || name == "name"
            members.append(.init(name, isText ? .string(cell) : cell.isEmpty ? .null : .number(cell)))
        }
        let kinds = figures.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        members.append(.init("kinds", .object(kinds.map { .init($0.key, .number("\($0.value)")) })))
        return .object(members)
    }
}
