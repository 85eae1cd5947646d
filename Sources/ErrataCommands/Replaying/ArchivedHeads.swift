import Archives
import Linux
import Watching

/// The heads of an archive's records on disk, for an archive may hold a million of them.
struct ArchivedHeads {
    /// How one page came: what fits into memory, and where the rest stands.
    struct Place: Sendable {
        var exchange: RecordedExchange
        var response = 0..<0
        var request = 0..<0
        var file: File?
        /// The record, and those that it says it came about with.
        var names: [String]

        /// The exchange with its heads; without those that cannot be read.
        var whole: RecordedExchange {
            var whole = exchange
            whole.response = bytes(response)
            whole.request = bytes(request)
            return whole
        }

        private func bytes(_ range: Range<Int>) -> [UInt8] {
            guard let file, !range.isEmpty else { return [] }
            return (try? file.read(at: range.lowerBound, count: range.count)) ?? []
        }
    }

    private let output: File
    private let input: File
    private var size = 0
    /// Requests by the records that name them or are named by them.
    private var requests: [String: Range<Int>] = [:]

    init(_ directory: String) throws(SystemError) {
        output = try File(directory + "/heads", .append)
        input = try File(directory + "/heads", .read)
    }

    /// Keeps the head of an answer, with what its record says of the connection.
    mutating func keep(_ head: [UInt8], status: Int, of record: ArchivedRecord) throws(SystemError) -> Place {
        var exchange = RecordedExchange(status: status)
        exchange.address = record.fields["warc-ip-address"] ?? ""
        exchange.cut = record.fields["warc-truncated"]
        for word in (record.fields["warc-protocol"] ?? "").split(separator: " ").map({ $0.lowercased() }) {
            switch word {
            case "h2": exchange.httpVersion = "HTTP/2"
            case "http/1.0", "http/1.1": exchange.httpVersion = word.uppercased()
            case _ where word.hasPrefix("tls/"): exchange.tlsVersion = "TLSv" + word.dropFirst(4)
            default: break
            }
        }
        return Place(exchange: exchange, response: try append(head), file: input, names: ArchivedHeads.names(record))
    }

    /// Keeps what was asked.
    mutating func keep(request record: ArchivedRecord) throws(SystemError) {
        guard let head = ArchivedResponse.head(ofRequest: record.block) else { return }
        let range = try append(head)
        for name in ArchivedHeads.names(record) { requests[name] = range }
    }

    /// A line with what was asked, where the archive tells it.
    func completed(_ line: Manifest.Line) -> Manifest.Line {
        var line = line
        if let request = line.place?.names.lazy.compactMap({ requests[$0] }).first { line.place?.request = request }
        return line
    }

    /// A record's own name and those that it says it came about with.
    private static func names(_ record: ArchivedRecord) -> [String] {
        let others = (record.fields["warc-concurrent-to"] ?? "").split(separator: " ").map(String.init)
        return [record.fields["warc-record-id"] ?? ""] + others
    }

    private mutating func append(_ bytes: [UInt8]) throws(SystemError) -> Range<Int> {
        try output.write(bytes)
        defer { size += bytes.count }
        return size..<(size + bytes.count)
    }
}
