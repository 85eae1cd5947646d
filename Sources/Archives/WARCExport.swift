internal import Basics
internal import Crypto
internal import JSON
public import Model
public import Storage

/// Writes stored pages as WARC records: what was asked and answered, when the same came again, and what was read from it.
public struct WARCExport: Sendable {
    /// What was written.
    public struct Counts: Sendable, Equatable {
        /// Pages with the exchange they came with.
        public var responses = 0
        /// Pages of which only the body is known.
        public var resources = 0
        /// Later sightings.
        public var revisits = 0
        /// Pages whose bytes were erased.
        public var erased = 0

        /// Nothing.
        public init() {}
    }

    private let reader: StoreReader
    private let filter: ArchiveFilter
    private let program: String
    private let at: Timestamp
    private static let batch = 100

    /// An export of what a filter lets through.
    ///
    /// - Parameters:
    ///   - reader: the store.
    ///   - filter: which captures.
    ///   - program: name and version, for `warcinfo`.
    ///   - at: now.
    public init(_ reader: StoreReader, _ filter: ArchiveFilter, program: String, at: Timestamp) {
        self.reader = reader
        self.filter = filter
        self.program = program
        self.at = at
    }

    /// Writes the records in an order in which each that refers to another comes after it.
    ///
    /// - Parameter write: takes one record.
    /// - Returns: how many there were.
    /// - Throws: `StoreError`, or what `write` throws.
    public func run(_ write: (WARCRecord) throws -> Void) throws -> Counts {
        var counts = Counts()
        try write(info)
        var last: Int64 = 0
        while case let captures = try reader.archivedCaptures(filter, after: last, limit: Self.batch),
            let end = captures.last?.row
        {
            for capture in captures { try export(capture, &counts, write) }
            last = end
        }
        return counts
    }

    private var info: WARCRecord {
        let text = """
            software: \(program)\r
            format: WARC File Format 1.1\r
            conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
            description: Pages as Errata captured them. Blocks hold the decoded body; fields that say how it travelled \
            (Content-Encoding, Transfer-Encoding, Content-Length) are named \(HTTPHead.originalPrefix)... and the length \
            is that of the block. Heads of HTTP/2 are written as HTTP/1.1, see WARC-Protocol. Values of secret request \
            fields read [redacted]. A page of which only the body is known is a resource record.\r

            """
        let id = WARCRecord.id(of: "info \(at) \(filter)")
        var record = WARCRecord(.warcinfo, id: id, date: at, block: Array(text.utf8))
        record.contentType = "application/warc-fields"
        return record
    }

    // MARK: One capture

    private func export(
        _ stored: ArchivedCapture, _ counts: inout Counts, _ write: (WARCRecord) throws -> Void
    ) throws {
        let capture = stored.capture
        let mark = try importMark(stored)
        guard !stored.isErased, let body = try reader.captureBytes(sha256: capture.sha256) else {
            counts.erased += 1
            return try write(erased(stored))
        }
        let exchanges = try reader.exchanges(ofCapture: stored.row)
        guard let last = exchanges.last, let head = HTTPHead.archived(last.response, length: body.count) else {
            counts.resources += 1
            let record = resource(stored, body)
            try write(record)
            if let mark { try write(imported(mark, record)) }
            try writeContents(stored, about: record, write)
            return try writeSightings(stored, of: record, head: [], &counts, write)
        }
        for (hop, exchange) in exchanges.dropLast().enumerated() {
            guard let redirect = HTTPHead.archived(exchange.response, length: 0) else { continue }
            try writeExchange(exchange, stored, hop: hop, block: redirect, body: [], mark, write)
        }
        let record = try writeExchange(
            last, stored, hop: exchanges.count - 1, block: head + body, body: body, mark, write)
        counts.responses += 1
        try writeContents(stored, about: record, write)
        try writeSightings(stored, of: record, head: last.response, &counts, write)
    }

    @discardableResult
    private func writeExchange(
        _ exchange: HTTPExchange, _ stored: ArchivedCapture, hop: Int, block: [UInt8], body: [UInt8],
        _ mark: ImportMark?, _ write: (WARCRecord) throws -> Void
    ) throws -> WARCRecord {
        let name = "capture \(stored.row) \(Hex.encode(stored.capture.sha256)) \(hop)"
        var response = WARCRecord(
            .response, id: WARCRecord.id(of: name), date: exchange.startedAt, block: block)
        response.target = exchange.url
        response.contentType = "application/http; msgtype=response"
        response.payloadStart = block.count - body.count
        describe(exchange.peer, &response)
        if let cut = exchange.cut { response.add("WARC-Truncated", cut) }
        try write(response)
        try writeRequest(exchange, of: response, name, write)
        // What the archive did not say of it, nobody measured here.
        if let mark {
            try write(imported(mark, response))
            return response
        }
        var metadata = WARCRecord(
            .metadata, id: WARCRecord.id(of: "exchange " + name), date: exchange.startedAt, block: facts(exchange))
        // Under the address of the page a player would take it for the page.
        metadata.target = "urn:errata:exchange:" + response.id.dropFirst(9)
        metadata.contentType = "application/json"
        metadata.add("WARC-Concurrent-To", "<\(response.id)>")
        try write(metadata)
        return response
    }

    /// What was asked; an archive that was imported need not have said it.
    private func writeRequest(
        _ exchange: HTTPExchange, of response: WARCRecord, _ name: String, _ write: (WARCRecord) throws -> Void
    ) throws {
        guard !exchange.request.isEmpty else { return }
        var request = WARCRecord(
            .request, id: WARCRecord.id(of: "request " + name), date: exchange.startedAt,
            block: HTTPHead.alone(exchange.request))
        request.target = exchange.url
        request.contentType = "application/http; msgtype=request"
        request.add("WARC-Concurrent-To", "<\(response.id)>")
        try write(request)
    }

    /// The archive that a capture came from; nil of one that was made here.
    private func importMark(_ stored: ArchivedCapture) throws -> ImportMark? {
        var filter = ChangeFilter()
        (filter.articleID, filter.limit, filter.isAscending) = (stored.capture.articleID, 1, true)
        guard let mark = try reader.changes(filter).first?.record?.imported else { return nil }
        // Later the article may have been looked at here.
        if let at = mark.at, stored.capture.at >= at { return nil }
        return mark
    }

    /// That nobody here saw the page, and who says that it was there.
    private func imported(_ mark: ImportMark, _ page: WARCRecord) -> WARCRecord {
        var json = JSONWriter()
        json.object { json in mark.write(to: &json) }
        var record = WARCRecord(
            .metadata, id: WARCRecord.id(of: "import of \(page.id)"), date: page.date, block: json.bytes)
        record.target = "urn:errata:import:" + page.id.dropFirst(9)
        record.contentType = "application/json"
        record.add("WARC-Concurrent-To", "<\(page.id)>")
        return record
    }

    private func describe(_ peer: HTTPExchange.Peer, _ record: inout WARCRecord) {
        if !peer.address.isEmpty { record.add("WARC-IP-Address", peer.address) }
        if peer.httpVersion.hasPrefix("HTTP/2") { record.add("WARC-Protocol", "h2") }
        if peer.httpVersion == "HTTP/1.1" { record.add("WARC-Protocol", "http/1.1") }
        if peer.tlsVersion.hasPrefix("TLSv") { record.add("WARC-Protocol", "tls/\(peer.tlsVersion.dropFirst(4))") }
    }

    /// What has no field of its own: times, the length on the wire, certificates.
    private func facts(_ exchange: HTTPExchange) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("started_at", exchange.startedAt.iso8601)
            json.field("first_byte_ms", Int(exchange.firstByte.milliseconds))
            json.field("total_ms", Int(exchange.total.milliseconds))
            json.field("wire_bytes", exchange.wireBytes)
            json.field("http_version", exchange.peer.httpVersion)
            json.field("tls_version", exchange.peer.tlsVersion.isEmpty ? nil : exchange.peer.tlsVersion)
            json.field("certificates", exchange.peer.certificates.map { Base64.encode($0) })
            json.field("certificate_sha256", exchange.peer.certificates.map { SHA256.hex($0) })
        }
        return json.bytes
    }

    /// A page of which nothing is known but what it was.
    private func resource(_ stored: ArchivedCapture, _ body: [UInt8]) -> WARCRecord {
        let capture = stored.capture
        let name = "capture \(stored.row) \(Hex.encode(capture.sha256)) 0"
        var record = WARCRecord(.resource, id: WARCRecord.id(of: name), date: capture.at, block: body)
        record.target = capture.url
        record.contentType = capture.contentType.map(Self.fieldValue) ?? "application/octet-stream"
        record.payloadStart = 0
        return record
    }

    private func erased(_ stored: ArchivedCapture) throws -> WARCRecord {
        let capture = stored.capture
        var json = JSONWriter()
        json.object { json in
            json.field("erased", true)
            json.field("article", capture.articleID)
            json.field("sha256", Hex.encode(capture.sha256))
            json.field("size", capture.size)
            json.field("captured_at", capture.at.iso8601)
        }
        let name = "erased \(stored.row) \(Hex.encode(capture.sha256))"
        var record = WARCRecord(.metadata, id: WARCRecord.id(of: name), date: capture.at, block: json.bytes)
        record.target = "urn:errata:\(capture.articleID)"
        record.contentType = "application/json"
        return record
    }

    /// What was read from the page.
    private func writeContents(
        _ stored: ArchivedCapture, about page: WARCRecord, _ write: (WARCRecord) throws -> Void
    ) throws {
        for number in stored.versions {
            guard let content = try reader.content(of: stored.capture.articleID, version: number) else { continue }
            var json = JSONWriter()
            json.object { json in
                json.field("article", stored.capture.articleID)
                json.field("version", number)
                json.key("content")
                json.raw(content.json)
            }
            let name = "version \(stored.capture.articleID) \(number)"
            var record = WARCRecord(.metadata, id: WARCRecord.id(of: name), date: page.date, block: json.bytes)
            record.target = "urn:errata:\(stored.capture.articleID):version:\(number)"
            record.contentType = "application/json"
            record.add("WARC-Concurrent-To", "<\(page.id)>")
            try write(record)
        }
    }

    private func writeSightings(
        _ stored: ArchivedCapture, of page: WARCRecord, head: [UInt8], _ counts: inout Counts,
        _ write: (WARCRecord) throws -> Void
    ) throws {
        var last: Int64 = 0
        while case let sightings = try reader.sightings(
            ofCapture: stored.row, head: head, after: last, limit: Self.batch), let end = sightings.last?.row
        {
            for sighting in sightings {
                try write(revisit(sighting, stored, of: page))
                counts.revisits += 1
            }
            last = end
        }
    }

    /// The same bytes again, or the server's word for it.
    ///
    /// The head of a 304 is left out: a player that found one would show it instead of the page.
    private func revisit(_ sighting: StoredSighting, _ stored: ArchivedCapture, of page: WARCRecord) -> WARCRecord {
        let isUnmodified = sighting.status == 304
        let head = sighting.response.flatMap { HTTPHead.archived($0, length: stored.capture.size) }
        var record = WARCRecord(
            .revisit, id: WARCRecord.id(of: "sighting \(sighting.row) of \(page.id)"), date: sighting.at,
            block: isUnmodified ? [] : head ?? [])
        record.target = page.target
        record.contentType = "application/http; msgtype=response"
        let profile = isUnmodified ? "server-not-modified" : "identical-payload-digest"
        record.add("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/\(profile)")
        record.add("WARC-Refers-To", "<\(page.id)>")
        if let target = page.target { record.add("WARC-Refers-To-Target-URI", target) }
        record.add("WARC-Refers-To-Date", page.date.seconds)
        record.add("WARC-Payload-Digest", WARCDigest.text(sha256: stored.capture.sha256))
        if !sighting.address.isEmpty { record.add("WARC-IP-Address", sighting.address) }
        return record
    }

    /// A value that cannot end its line.
    private static func fieldValue(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
    }
}
