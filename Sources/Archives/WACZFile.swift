internal import Basics
internal import Crypto
internal import JSON
public import Model
internal import Zlib

/// A web archive collection in one zip file, version 1.1.1: the WARC, an index of it, the pages, and the hash of each.
///
/// https://specs.webrecorder.net/wacz/1.1.1/
public struct WACZFile: Sendable {
    private struct Page: Sendable {
        var id: String
        var url: String
        var at: Timestamp
        var title: String?
    }

    private static let warcName = "data.warc.gz"
    private var warc: [UInt8] = []
    private var index: [[UInt8]] = []
    private var pages: [Page] = []
    private let software: String
    private let at: Timestamp

    /// An empty collection.
    ///
    /// - Parameters:
    ///   - software: name and version of the program.
    ///   - at: now.
    public init(software: String, at: Timestamp) {
        self.software = software
        self.at = at
    }

    /// Adds a record; false when there is no memory to compress it.
    public mutating func add(_ record: WARCRecord) -> Bool {
        guard let member = record.member else { return false }
        if let target = record.target, let line = indexLine(record, target, length: member.count) {
            index.append(line)
            let isPage = record.kind != .revisit && record.fields.allSatisfy { $0.name != "WARC-Truncated" }
            if isPage, status(of: record) == "200" {
                pages.append(Page(id: String(record.id.dropFirst(9)), url: target, at: record.date))
            }
        }
        // What was read from a page comes after it.
        if record.kind == .metadata, let last = pages.indices.last,
            record.fields.contains(where: { $0.value == "<urn:uuid:\(pages[last].id)>" })
        {
            let title = (try? JSONParser.parse(record.block))?["content"]?["title"]?.string
            pages[last].title = pages[last].title ?? title
        }
        warc += member
        return true
    }

    // MARK: The index

    /// A line of CDXJ; nil of a record that nobody looks up.
    private func indexLine(_ record: WARCRecord, _ target: String, length: Int) -> [UInt8]? {
        let mime: String
        switch record.kind {
        case .response: mime = HTTPHead.mediaType(record.block) ?? "unk"
        case .resource: mime = record.contentType?.split(separator: ";").first.map(String.init) ?? "unk"
        case .revisit: mime = "warc/revisit"
        default: return nil
        }
        var json = JSONWriter()
        json.object { json in
            json.field("url", target)
            json.field("mime", mime)
            if record.kind != .revisit { json.field("status", status(of: record)) }
            json.field("digest", record.payloadDigest)
            json.field("length", "\(length)")
            json.field("offset", "\(warc.count)")
            json.field("filename", WACZFile.warcName)
        }
        let digits = record.date.seconds.filter { ("0"..."9").contains($0) }
        return Array("\(SURT.of(target)) \(digits) ".utf8) + json.bytes + [0x0A]
    }

    private func status(of record: WARCRecord) -> String? {
        if record.kind == .resource { return "200" }
        guard record.kind == .response, record.block.count > 12 else { return nil }
        return String(decoding: record.block[9..<12], as: UTF8.self)
    }

    /// The compressed index, and the index of that: lines in blocks, so that a reader loads one only.
    private func indexes() -> (blocks: [UInt8], secondary: [UInt8])? {
        let lines = index.sorted { $0.lexicographicallyPrecedes($1) }
        var blocks: [UInt8] = []
        var secondary = Array("!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}\n".utf8)
        for start in stride(from: 0, to: lines.count, by: WACZFile.linesInBlock) {
            let some = lines[start..<min(start + WACZFile.linesInBlock, lines.count)]
            guard let member = Deflater.compress(Array(some.joined()), .gzip), let first = some.first else {
                return nil
            }
            let key = first.split(separator: 0x20, maxSplits: 2).prefix(2).joined(separator: [0x20])
            var json = JSONWriter()
            json.object { json in
                json.field("offset", blocks.count)
                json.field("length", member.count)
                json.field("digest", "sha256:" + SHA256.hex(member))
                json.field("filename", "index.cdx.gz")
            }
            secondary += key + [0x20] + json.bytes + [0x0A]
            blocks += member
        }
        return (blocks, secondary)
    }

    private static let linesInBlock = 3000

    // MARK: The file

    /// The whole file; nil when it would be larger than a zip file can be.
    ///
    /// - Parameter sign: has somebody sign the hash of all of it, and the time; nil for a collection that is not signed.
    /// - Returns: the bytes.
    /// - Throws: what `sign` throws.
    public func bytes(
        sign: (_ hash: String, _ created: String) throws -> SignedData? = { _, _ in nil }
    ) rethrows -> [UInt8]? {
        guard let (blocks, secondary) = indexes() else { return nil }
        let files: [(path: String, bytes: [UInt8], isPacked: Bool)] = [
            ("archive/\(WACZFile.warcName)", warc, true), ("indexes/index.cdx.gz", blocks, true),
            ("indexes/index.idx", secondary, false), ("pages/pages.jsonl", pageList(), false),
        ]
        let package = datapackage(files.map { ($0.path, $0.bytes) })
        var zip = ZipFile(at: at)
        var whole = true
        for file in files { whole = zip.add(file.path, file.bytes, isPacked: file.isPacked) && whole }
        whole = zip.add("datapackage.json", package) && whole
        let hash = "sha256:" + SHA256.hex(package)
        let signed = try sign(hash, at.seconds)
        var digest = JSONWriter()
        digest.object { json in
            json.field("path", "datapackage.json")
            json.field("hash", hash)
            if let signed {
                json.key("signedData")
                json.value(signed.json)
            }
        }
        whole = zip.add("datapackage-digest.json", digest.bytes) && whole
        return whole ? zip.bytes : nil
    }

    private func pageList() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("format", "json-pages-1.0")
            json.field("id", "pages")
            json.field("title", "Pages that Errata captured")
        }
        return pages.reduce(json.bytes + [0x0A]) { list, page in
            var json = JSONWriter()
            json.object { json in
                json.field("id", page.id)
                json.field("url", page.url)
                json.field("ts", page.at.seconds)
                if let title = page.title { json.field("title", title) }
            }
            return list + json.bytes + [0x0A]
        }
    }

    private func datapackage(_ files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("profile", "data-package")
            json.field("wacz_version", "1.1.1")
            json.field("title", "Pages that Errata captured")
            json.field("created", at.seconds)
            json.field("software", software)
            json.key("resources")
            json.array { json in
                for file in files {
                    json.object { json in
                        json.field("name", file.path.split(separator: "/").last.map(String.init))
                        json.field("path", file.path)
                        json.field("hash", "sha256:" + SHA256.hex(file.bytes))
                        json.field("bytes", file.bytes.count)
                    }
                }
            }
        }
        return json.bytes
    }
}
