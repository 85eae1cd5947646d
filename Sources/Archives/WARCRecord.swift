internal import Basics
internal import Crypto
public import Model
internal import Zlib

/// One record of a WARC file (ISO 28500, version 1.1).
public struct WARCRecord: Sendable, Equatable {
    /// What a record holds.
    public enum Kind: String, Sendable {
        case warcinfo, request, response, revisit, metadata, resource
    }

    /// What it holds.
    public var kind: Kind
    /// `urn:uuid:…`, without angle brackets.
    public var id: String
    /// When the content came about.
    public var date: Timestamp
    /// The address it is about.
    public var target: String?
    /// The media type of the block.
    public var contentType: String?
    /// Other named fields, in order.
    public var fields: [(name: String, value: String)] = []
    /// The block.
    public var block: [UInt8]
    /// Where the payload begins in the block; nil when it has none.
    public var payloadStart: Int?

    /// A record by what every record has.
    public init(_ kind: Kind, id: String, date: Timestamp, block: [UInt8]) {
        self.kind = kind
        self.id = id
        self.date = date
        self.block = block
    }

    /// Adds a named field.
    public mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    /// Compares all parts.
    public static func == (a: WARCRecord, b: WARCRecord) -> Bool { a.bytes == b.bytes }

    /// The record as it stands in an uncompressed file.
    public var bytes: [UInt8] {
        var head = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: <\(id)>\r\n"
        head += "WARC-Date: \(date.seconds)\r\n"
        if let target { head += "WARC-Target-URI: \(target)\r\n" }
        for field in fields { head += "\(field.name): \(field.value)\r\n" }
        head += "WARC-Block-Digest: \(WARCDigest.text(block))\r\n"
        if let payloadStart, kind != .revisit {
            head += "WARC-Payload-Digest: \(WARCDigest.text(Array(block[payloadStart...])))\r\n"
        }
        if let contentType { head += "Content-Type: \(contentType)\r\n" }
        head += "Content-Length: \(block.count)\r\n\r\n"
        return Array(head.utf8) + block + [0x0D, 0x0A, 0x0D, 0x0A]
    }

    /// The digest of the payload: what it names, or that of what follows the head; nil when it has none.
    var payloadDigest: String? {
        if let named = fields.first(where: { $0.name == "WARC-Payload-Digest" }) { return named.value }
        return payloadStart.map { WARCDigest.text(Array(block[$0...])) }
    }

    /// The record as a gzip member of its own; nil when there is no memory.
    public var member: [UInt8]? { Deflater.compress(bytes, .gzip) }

    /// An id that the same thing has in every export.
    public static func id(of thing: String) -> String {
        var bytes = Array(SHA256.digest(Array(thing.utf8)).prefix(16))
        // Version 8 of RFC 9562: the bits are the maker's own.
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Hex.encode(bytes)
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return "urn:uuid:" + parts.joined(separator: "-")
    }
}

/// Digests as WARC files label them.
public enum WARCDigest {
    /// `sha256:` and Base32 (RFC 4648 section 6).
    public static func text(_ bytes: [UInt8]) -> String { text(sha256: SHA256.digest(bytes)) }

    /// The same of a hash that is known.
    public static func text(sha256: [UInt8]) -> String { "sha256:" + Base32.encode(sha256) }
}

/// Bytes in the 32 letters of RFC 4648 section 6.
enum Base32 {
    static func encode(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | Int(byte), count + 8)
            while count >= 5 {
                text.append(letters[bits >> (count - 5) & 31])
                count -= 5
            }
            bits &= (1 << count) - 1
        }
        if count > 0 { text.append(letters[bits << (5 - count) & 31]) }
        while text.count % 8 != 0 { text.append(UInt8(ascii: "=")) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Timestamp {
    /// With seconds, as all readers of WARC files take it.
    var seconds: String { iso8601.prefix(19) + "Z" }
}
