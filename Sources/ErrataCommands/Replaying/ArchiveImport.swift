import Archives
import ChangeLog
import Configuration
import Crypto
import Linux
import Model
import Rendering
import Storage
import Synchronization
import Watching

/// `errata import --warc` and `--wacz`: pages of an archive become articles with their versions and changes.
struct ArchiveImport {
    /// The source under which imported articles are kept; nothing is fetched for it.
    static let sourceID = "imported"

    private let scratch: Scratch
    private var lines: [String: [Manifest.Line]] = [:]
    /// Where the content of a record is, for those that repeat it.
    private var contents: [String: String] = [:]
    private var heads: ArchivedHeads
    private var files = 0
    private var ignored = 0
    private var unreadable = 0

    /// Reads an archive, imports what is not known yet, and says what was done.
    static func run(_ path: String, isCollection: Bool, _ arguments: ParsedArguments) throws -> ExitCode {
        let scratch = try Scratch()
        defer { scratch.remove() }
        var archive = ArchiveImport(scratch: scratch, heads: try ArchivedHeads(scratch.directory))
        let hash: String
        do {
            hash = isCollection ? try archive.readCollection(path) : try archive.readFile(path)
        } catch let error as ArchiveError {
            throw CommandFailure("cannot read \(quoted(path)): \(error)", code: .badData)
        } catch let error as SystemError {
            throw CommandFailure("cannot read \(quoted(path)): \(error.reason)")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try archive.play(ImportMark(file: name, sha256: hash, at: .now), arguments)
    }

    private init(scratch: Scratch, heads: ArchivedHeads) {
        self.scratch = scratch
        self.heads = heads
    }

    // MARK: Reading

    private mutating func readFile(_ path: String) throws -> String {
        let file = try File(path, .read)
        var offset = 0
        var reader: WARCReader?
        // The hash names the file in each record; a file of an archive fits into memory a few times over at most.
        let whole = try FileSystem.read(path, limit: 1 << 31)
        while case let chunk = try file.read(at: offset, count: 1 << 20), !chunk.isEmpty {
            var current = reader ?? WARCReader(beginning: chunk)
            try current.read(chunk) { try take($0) }
            reader = current
            offset += chunk.count
        }
        try reader?.end()
        ignored += reader?.tooLarge ?? 0
        return SHA256.hex(whole)
    }

    private mutating func readCollection(_ path: String) throws -> String {
        let whole = try FileSystem.read(path, limit: 1 << 31)
        let zip = try ZipReader(whole)
        let archives = zip.entries.filter { entry in
            entry.name.hasPrefix("archive/") && (entry.name.hasSuffix(".warc.gz") || entry.name.hasSuffix(".warc"))
        }
        guard !archives.isEmpty else { throw ArchiveError(description: "it holds no WARC file in archive/") }
        for entry in archives {
            let bytes = try zip.content(of: entry)
            var reader = WARCReader(beginning: bytes)
            for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
                try reader.read(Array(bytes[start..<min(bytes.count, start + 1 << 20)])) { try take($0) }
            }
            try reader.end()
            ignored += reader.tooLarge
        }
        return SHA256.hex(whole)
    }

    private mutating func take(_ record: ArchivedRecord) throws {
        if record.kind == "request" { return try heads.keep(request: record) }
        guard ["response", "resource", "revisit"].contains(record.kind), let url = record.target,
            WebAddress(url).isWeb, let at = record.fields["warc-date"].flatMap({ Timestamp(iso8601: $0) })
        else { return }
        switch record.kind {
        case "response":
            guard let response = ArchivedResponse(record.block) else {
                unreadable += 1
                return
            }
            let place = try heads.keep(response.head, status: response.status, of: record)
            try add(url, at, response.status, response.headers, response.body, record, place)
        case "resource":
            let type = record.fields["content-type"].map { [(name: "Content-Type", value: $0)] } ?? []
            try add(url, at, 200, type, record.block, record, nil)
        default:
            // The same content again: of the record it names, or of the page before.
            let named = record.fields["warc-refers-to"].flatMap { contents[$0] }
            let same = named ?? record.fields["warc-payload-digest"].flatMap { contents[url + $0] }
            lines[PageAddress.fetchable(url), default: []].append(
                .init(at: at, status: 200, headers: [], file: same, place: try again(record)))
        }
    }

    /// How a page came that was there before.
    ///
    /// A head that says "not modified" is not the page's.
    private mutating func again(_ record: ArchivedRecord) throws -> ArchivedHeads.Place {
        let seen = ArchivedResponse(record.block)
        let isUnmodified = record.fields["warc-profile"]?.hasSuffix("/server-not-modified") ?? (seen?.status == 304)
        let head = isUnmodified || seen?.status == 304 ? [] : seen?.head ?? []
        return try heads.keep(head, status: isUnmodified ? 304 : 200, of: record)
    }

    private mutating func add(
        _ url: String, _ at: Timestamp, _ status: Int, _ headers: [(name: String, value: String)], _ body: [UInt8],
        _ record: ArchivedRecord, _ place: ArchivedHeads.Place?
    ) throws {
        let type = headers.first { $0.name.lowercased() == "content-type" }?.value.lowercased() ?? "text/html"
        guard status != 200 || type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") else {
            ignored += 1
            return
        }
        var file: String?
        if !body.isEmpty, status == 200 {
            files += 1
            let path = "\(scratch.directory)/page-\(files)"
            try FileSystem.createPrivate(path, with: body)
            contents[record.fields["warc-record-id"] ?? ""] = path
            if let digest = record.fields["warc-payload-digest"] { contents[url + digest] = path }
            file = path
        }
        // What is stored decoded must not be decoded again, and what an archive says of freshness is long over.
        let kept = headers.filter { ["content-type", "location", "link"].contains($0.name.lowercased()) }
        lines[PageAddress.fetchable(url), default: []].append(
            .init(at: at, status: status, headers: kept, file: file, place: place))
    }

    // MARK: Playing

    private func play(_ mark: ImportMark, _ arguments: ParsedArguments) throws -> ExitCode {
        let settings = try arguments.settings()
        let known = try knownAddresses(settings)
        let lines = lines.mapValues { $0.map(heads.completed) }
        let pages = lines.filter { url, lines in
            !known.contains(url) && lines.contains { $0.status == 200 && $0.file != nil }
        }
        guard !pages.isEmpty else {
            arguments.console.say("errata: nothing to import: \(left(known))")
            return .no
        }
        try ServiceUser.become(settings, arguments.console)
        // Addresses that redirect lead to the others, so they are part of the web, not of what is looked at.
        let web = Manifest(lines.filter { !known.contains($0.key) })
        let looks = Manifest(pages).looks
        var source = Source(id: Self.sourceID, kind: .feed, url: "https://imported.invalid/", name: "Imported pages")
        source.tags = [Self.sourceID]
        var plan = Replay.Plan(
            sources: settings.sources + [source], begin: looks.first?.at ?? .now, end: looks.last?.at ?? .now)
        plan.pollsFeeds = false
        plan.imported = mark
        plan.articles = pages.keys.sorted().compactMap { url in article(url, pages[url]?.map(\.at).min()) }
        let counts = Mutex((published: 0, changed: 0, removed: 0, all: 0))
        let (path, log, ready, sources) = (settings.store, settings.log, plan, settings.sources)
        try waitFor {
            let replay = try await Replay(store: path, ready, web: web) { changes in
                counts.withLock { counts in
                    for change in changes.compactMap(\.record) {
                        counts.all += 1
                        if change.type == .articlePublished { counts.published += 1 }
                        if change.type == .articleChanged { counts.changed += 1 }
                        if change.type == .articleRemoved { counts.removed += 1 }
                    }
                }
            }
            _ = try await replay.run(looks)
            // Whoever gives an archive does not ask that its pages be watched.
            try await replay.keepOnly(sources)
            await replay.close()
            let reader = try StoreReader.open(path)
            try await ChangeLog.open(
                directory: log.directory, reader: reader, pages: log.dayPages ? .rendered : nil
            ).close()
        }
        let done = counts.withLock { $0 }
        arguments.console.print(
            "imported \(Quantity.count(done.published, "article", "articles")), "
                + "\(Quantity.count(done.changed, "change", "changes")) and "
                + "\(Quantity.count(done.removed, "removal", "removals")) of them, "
                + "\(Quantity.count(done.all, "line", "lines")) in the log")
        let rest = left(known)
        if !rest.isEmpty { arguments.console.say("errata: \(rest)") }
        return .fine
    }

    private func article(_ url: String, _ first: Timestamp?) -> ArticleState? {
        guard let first else { return nil }
        let state = ArticleState(
            id: PublicID.article(at: first), sourceID: Self.sourceID, url: url, firstSeenAt: first)
        return Replay.unread(state, from: first)
    }

    /// Addresses that are watched already: their history is not to be told twice, nor out of order.
    private func knownAddresses(_ settings: Settings) throws -> Set<String> {
        var known = Set(settings.sources.map(\.url))
        guard FileSystem.exists(settings.store) else { return known }
        let reader = try StoreReader.open(settings.store)
        defer { reader.close() }
        for url in lines.keys where try reader.article(url: url) != nil { known.insert(url) }
        return known
    }

    private func left(_ known: Set<String>) -> String {
        let seen = lines.keys.count { known.contains($0) }
        return [
            seen > 0 ? "\(Quantity.count(seen, "address is", "addresses are")) known already" : nil,
            ignored > 0 ? "\(Quantity.count(ignored, "record is", "records are")) no page" : nil,
            unreadable > 0 ? "\(Quantity.count(unreadable, "record", "records")) could not be read" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
