import Basics
import Configuration
import Feeds
import JSON
import Linux
import Model
import Watching

/// A recording as JSON Lines: what addresses answered, and when.
///
/// `{"url":"https://…","at":"2026-11-23T12:00:05Z","status":200,"headers":{"content-type":"text/html"},"file":"a.html"}`;
/// a line without `file` saw the same content again.
struct Manifest: RecordedWeb {
    /// One answer of one address.
    struct Line: Sendable {
        var at: Timestamp
        var status: Int
        var headers: [(name: String, value: String)]
        /// Where the content stands; nil for an answer without any.
        var file: String?
        /// How it came, when the recording knows it.
        var place: ArchivedHeads.Place?
    }

    /// By address, in the order of time.
    private(set) var lines: [String: [Line]] = [:]
    /// Every line as a look, in the order of time.
    private(set) var looks: [Replay.Look] = []

    /// Reads a manifest, or the one of a folder.
    ///
    /// - Throws: `CommandFailure` with the number of the line that is wrong.
    init(_ path: String) throws {
        let file = FileSystem.isDirectory(path) ? path + "/manifest.jsonl" : path
        let folder = FileSystem.parent(of: file)
        let bytes = try FileSystem.read(file)
        for (number, row) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where row.contains(where: { $0 > 0x20 }) {
            do throws(ManifestMistake) { try add(row, folder) } catch {
                throw CommandFailure("\(file):\(number + 1): \(error.reason)", code: .badData)
            }
        }
        guard !lines.isEmpty else { throw CommandFailure("\(file) holds no line", code: .badData) }
        for url in lines.keys { lines[url]?.sort { $0.at < $1.at } }
        for url in lines.keys { repeatContents(url) }
        looks = lines.flatMap { url, lines in lines.map { Replay.Look(url, at: $0.at) } }
            .sorted { ($0.at, $0.url) < ($1.at, $1.url) }
    }

    /// A recording by its lines.
    init(_ lines: [String: [Line]]) {
        self.lines = lines.mapValues { $0.sorted { $0.at < $1.at } }
        looks = lines.flatMap { url, lines in lines.map { Replay.Look(url, at: $0.at) } }
            .sorted { ($0.at, $0.url) < ($1.at, $1.url) }
    }

    private mutating func add(_ row: ArraySlice<UInt8>, _ folder: String) throws(ManifestMistake) {
        guard let value = try? JSONParser.parse(Array(row)) else { throw ManifestMistake("not JSON") }
        guard let url = value["url"]?.string, WebAddress(url).isWeb else {
            throw ManifestMistake("\"url\" must be an http or https address")
        }
        guard let at = value["at"]?.string.flatMap({ Timestamp(iso8601: $0) }) else {
            throw ManifestMistake("\"at\" must be a time such as 2026-11-23T12:00:05Z")
        }
        lines[url, default: []].append(Line(value, at: at, folder: folder))
    }

    /// A line without content saw the content of the line before it again.
    private mutating func repeatContents(_ url: String) {
        guard var all = lines[url] else { return }
        for index in all.indices.dropFirst() where all[index].file == nil && [200, 304].contains(all[index].status) {
            all[index].file = all[index - 1].file
            all[index].status = all[index - 1].status
            if all[index].headers.isEmpty { all[index].headers = all[index - 1].headers }
        }
        lines[url] = all
    }

    /// When the recording begins.
    var begin: Timestamp { looks.first?.at ?? Timestamp(milliseconds: 0) }

    /// When it ends.
    var end: Timestamp { looks.last?.at ?? begin }

    func begins(_ url: String) -> Timestamp? { lines[url]?.first?.at }

    func answer(_ url: String, at time: Timestamp, headers: [(name: String, value: String)]) -> RecordedAnswer? {
        guard let all = lines[url] else { return nil }
        return all[max(0, all.partitioningIndex { $0.at > time } - 1)].answer
    }

    // MARK: What is watched

    /// The sources that the recording itself names: its feeds, and every page of a host that has none.
    func sources() throws -> [Source] {
        var (feeds, hosts): ([String], Set<String>) = ([], [])
        for url in lines.keys.sorted() where try isFeed(url) {
            feeds.append(url)
            hosts.insert(WebAddress(url).host ?? "")
        }
        let pages = lines.keys.sorted().filter { url in
            !feeds.contains(url) && !hosts.contains(WebAddress(url).host ?? "") && !url.hasSuffix("/robots.txt")
        }
        var taken: Set<String> = []
        return (feeds.map { (Source.Kind.feed, $0) } + pages.map { (.page, $0) }).map { kind, url in
            var source = SourceIdentifier.source(kind, url: url, name: nil)
            source.id = SourceIdentifier.free(source.id, among: &taken)
            return source
        }
    }

    private func isFeed(_ url: String) throws -> Bool {
        guard let line = lines[url]?.first(where: { $0.file != nil && $0.status == 200 }), let file = line.file else {
            return false
        }
        let type = line.headers.first { $0.name.lowercased() == "content-type" }?.value
        if case .feed = FeedReader.read(try FileSystem.read(file), url: url, contentType: type) { return true }
        return false
    }
}

/// What is wrong with a line.
struct ManifestMistake: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
}

extension Manifest.Line {
    /// Reads the members beside the address; what is missing takes its usual value.
    init(_ value: JSONValue, at time: Timestamp, folder: String) {
        at = time
        status = value["status"]?.int ?? 200
        headers = (value["headers"]?.object ?? []).flatMap { member in
            (member.value.array ?? [member.value]).compactMap(\.string).map { (name: member.key, value: $0) }
        }
        file = value["file"]?.string.map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
    }

    /// The answer with its content; a file that cannot be read is an answer that never came.
    var answer: RecordedAnswer? {
        var answer = RecordedAnswer(status: status, headers: headers)
        if let file {
            guard let body = try? FileSystem.read(file) else { return RecordedAnswer(status: 599) }
            answer.body = body
        }
        answer.exchange = place?.whole
        return answer
    }
}

/// A recording that somebody else keeps: each question goes to standard output, each answer comes as a manifest's line.
struct AskedWeb: RecordedWeb {
    let console: Console

    func begins(_ url: String) -> Timestamp? { nil }

    func answer(_ url: String, at time: Timestamp, headers: [(name: String, value: String)]) -> RecordedAnswer? {
        var json = JSONWriter()
        json.object { json in
            json.field("url", url)
            json.field("at", time.iso8601)
            json.key("headers")
            json.object { json in for field in headers { json.field(field.name, field.value) } }
        }
        console.write(json.bytes)
        console.print()
        console.flush()
        guard let line = readLine(), let value = try? JSONParser.parse(Array(line.utf8)) else { return nil }
        return Manifest.Line(value, at: time, folder: ".").answer
    }
}
