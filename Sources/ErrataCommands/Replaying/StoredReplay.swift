import Configuration
import Linux
import Model
import Rendering
import Storage
import Synchronization
import Watching

/// `errata replay --source ID`: the stored pages of a source under today's rules.
enum StoredReplay {
    static func run(_ word: String, _ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        guard let id = try arguments.sourceID(reader), let state = try reader.source(id) else { return .no }
        let scratch = try Scratch()
        defer { scratch.remove() }
        let source = configured(id, arguments) ?? Source(id: id, kind: .feed, url: state.url, name: id)
        let (plan, manifest) = try plan(source, reader, scratch)
        let told = Mutex<[ChangeRecord]>([])
        try waitFor {
            let replay = try await Replay(store: scratch.store, plan, web: manifest) { changes in
                told.withLock { $0 += changes.compactMap(\.record) }
            }
            _ = try await replay.run()
            await replay.close()
        }
        var filter = ChangeFilter()
        (filter.sourceID, filter.isAscending, filter.limit) = (id, true, .max)
        let before = try reader.changes(filter).compactMap(\.record)
        return show(ReplayDifference(before: before, now: told.withLock { $0 }), arguments)
    }

    private static func configured(_ id: String, _ arguments: ParsedArguments) -> Source? {
        (try? arguments.settings())?.sources.first { $0.id == id }
    }

    /// Every stored page becomes a file and a line; an article is due when its first page was seen.
    private static func plan(
        _ source: Source, _ reader: StoreReader, _ scratch: Scratch
    ) throws -> (Replay.Plan, Manifest) {
        var filter = ArticleFilter()
        (filter.sourceID, filter.limit) = (source.id, .max)
        var lines: [String: [Manifest.Line]] = [:]
        var articles: [ArticleState] = []
        for article in try reader.articles(filter) {
            for capture in try reader.captures(of: article.id)
            where !Attachment.contentTypes.contains(capture.contentType ?? "") {
                guard let bytes = try reader.captureBytes(sha256: capture.sha256) else { continue }
                let file = "\(scratch.directory)/\(article.id)-\(lines[article.url]?.count ?? 0)"
                try FileSystem.createPrivate(file, with: bytes)
                let headers = capture.contentType.map { [(name: "Content-Type", value: $0)] } ?? []
                lines[article.url, default: []].append(
                    Manifest.Line(at: capture.at, status: 200, headers: headers, file: file))
            }
            guard let first = lines[article.url]?.first?.at else { continue }
            if source.kind != .page { articles.append(Replay.unread(article, from: first)) }
        }
        let manifest = Manifest(lines)
        guard !lines.isEmpty else {
            throw CommandFailure("the store holds no page of \(quoted(source.id))", hint: "errata articles", code: .no)
        }
        var plan = Replay.Plan(sources: [source], begin: manifest.begin, end: manifest.end + .days(1))
        plan.articles = articles
        plan.pollsFeeds = false
        return (plan, manifest)
    }

    private static func show(_ difference: ReplayDifference, _ arguments: ParsedArguments) -> ExitCode {
        let console = arguments.console
        let parts = [
            ("told then, not today", difference.gone), ("told today, not then", difference.new),
            ("told otherwise today", difference.other),
        ]
        for (title, records) in parts where !records.isEmpty {
            console.print("\(title): \(records.count)")
            for record in records {
                console.print(
                    "  " + record.observedAt.iso8601.prefix(11) + ChangeView.line(record, style: console.style))
            }
        }
        console.say("\(difference.same) told the same")
        return parts.allSatisfy(\.1.isEmpty) ? .fine : .no
    }
}

/// What two rounds over the same pages said differently.
struct ReplayDifference {
    var gone: [ChangeRecord] = []
    var new: [ChangeRecord] = []
    var other: [ChangeRecord] = []
    var same = 0

    /// Compares records of articles by the article, the type, and the page that showed it.
    init(before: [ChangeRecord], now: [ChangeRecord]) {
        let told = before.filter { ReplayDifference.counts($0) }
        var today = Dictionary(grouping: now.filter { ReplayDifference.counts($0) }, by: ReplayDifference.key)
        for record in told {
            guard var rivals = today[ReplayDifference.key(record)], !rivals.isEmpty else {
                gone.append(record)
                continue
            }
            let rival = rivals.removeFirst()
            today[ReplayDifference.key(record)] = rivals
            if rival.severity == record.severity, rival.disclosure == record.disclosure,
                rival.edits.map(\.after) == record.edits.map(\.after),
                rival.edits.map(\.before) == record.edits.map(\.before), rival.kinds == record.kinds
            {
                same += 1
            } else {
                other.append(rival)
            }
        }
        new = today.values.flatMap(\.self).sorted { ($0.observedAt, $0.id) < ($1.observedAt, $1.id) }
    }

    /// What pages alone can show again: absences and failures are not stored as pages.
    private static func counts(_ record: ChangeRecord) -> Bool {
        record.type == .articlePublished || record.type == .articleChanged
    }

    private static func key(_ record: ChangeRecord) -> String {
        "\(record.article?.id ?? "") \(record.type.rawValue) \(record.afterSHA256 ?? "")"
    }
}
