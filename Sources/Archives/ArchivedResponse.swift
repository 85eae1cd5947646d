internal import Zlib

/// An answer out of an archive, with the body as a reader would see it.
public struct ArchivedResponse: Sendable, Equatable {
    /// The status code.
    public var status: Int
    /// The header fields, in order.
    public var headers: [(name: String, value: String)]
    /// Status line and header fields as the server sent them, as far as the archive tells it.
    public var head: [UInt8]
    /// The content, decoded.
    public var body: [UInt8]

    /// Compares all parts.
    public static func == (a: ArchivedResponse, b: ArchivedResponse) -> Bool {
        a.status == b.status && a.body == b.body && a.headers.elementsEqual(b.headers) { $0 == $1 }
    }

    private static let largest = 64 << 20

    /// Reads the block of a `response`; nil when it is not HTTP, or in a coding that is not known here.
    public init?(_ block: [UInt8]) {
        guard let end = ArchivedResponse.headEnd(block) else { return nil }
        let lines = block[..<end].split(separator: 0x0A).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
        guard let first = lines.first, first.hasPrefix("HTTP/") else { return nil }
        let words = first.split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        self.status = status
        head = HTTPHead.received(Array(block[..<(end + 4)]))
        headers = lines.dropFirst().compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            return (String(parts[0]), String(parts[1].drop { $0 == " " || $0 == "\t" }))
        }
        body = Array(block[(end + 4)...])
        let fields = headers
        let coded = { (name: String) in
            fields.filter { $0.name.lowercased() == name }.map { $0.value.lowercased() }.joined(separator: ",")
        }
        if coded("transfer-encoding").contains("chunked"), let whole = ArchivedResponse.unchunked(body) { body = whole }
        switch coded("content-encoding") {
        case "", "identity": break
        case "gzip", "x-gzip":
            // Many archives keep the field and store the body decoded.
            guard body.starts(with: [0x1F, 0x8B]) else { break }
            guard let decoded = ArchivedResponse.inflated(body, .gzip) else { return nil }
            body = decoded
        case "deflate": body = ArchivedResponse.inflated(body, .deflate) ?? body
        default: return nil
        }
    }

    /// The value of a field; nil when there is none.
    public func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }

    /// The head of the question in the block of a `request`; nil when it is not HTTP.
    public static func head(ofRequest block: [UInt8]) -> [UInt8]? {
        guard let end = headEnd(block),
            block[..<end].split(separator: 0x0A).first?.split(separator: 0x20).count == 3
        else { return nil }
        return HTTPHead.alone(Array(block[..<end]))
    }

    private static func headEnd(_ block: [UInt8]) -> Int? {
        guard block.count >= 4 else { return nil }
        return (0...(min(block.count, 1 << 18) - 4)).first {
            block[$0] == 0x0D && block[$0 + 1] == 0x0A && block[$0 + 2] == 0x0D && block[$0 + 3] == 0x0A
        }
    }

    private static func inflated(_ bytes: [UInt8], _ format: Inflater.Format) -> [UInt8]? {
        let inflater = Inflater()
        inflater.begin(format)
        var output: [UInt8] = []
        let progress = inflater.inflate(bytes, into: &output, limit: largest)
        return progress == .going && inflater.isComplete ? output : nil
    }

    /// The content of a chunked body (RFC 9112 section 7.1); nil when it is none.
    private static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
        var (output, place): ([UInt8], Int) = ([], 0)
        while let end = bytes[place...].firstIndex(of: 0x0A) {
            let digits = bytes[place..<end].prefix { $0 != 0x3B && $0 != 0x0D && $0 != 0x20 }
            guard digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return nil
            }
            if size == 0 { return output }
            guard size <= bytes.count - end - 1 else { return nil }
            output += bytes[(end + 1)...(end + size)]
            place = end + 1 + size
            while place < bytes.count, bytes[place] == 0x0D || bytes[place] == 0x0A { place += 1 }
        }
        return nil
    }
}
