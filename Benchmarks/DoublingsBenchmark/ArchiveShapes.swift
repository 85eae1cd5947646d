// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Archives

/// Archives of others: records of WARC files, the answers in them, and zip files.
enum ArchiveShapes {
    private static let start = "WARC/1.1\r\nWARC-Type: response\r\n"

    private static func warc(_ name: String, _ size: Int, _ head: String, _ part: String, _ tail: String) -> Shape {
        Shape("WARC: \(name)", size, read: { bytes, _ in read(bytes) }) { repeated(head, part, $0, tail) }
    }

    /// As the import does it, in pieces that are small for these files.
    private static func read(_ bytes: [UInt8]) {
        var reader = WARCReader(beginning: bytes)
        let step = 4096
        for first in stride(from: 0, to: bytes.count, by: step) {
            let piece = Array(bytes[first..<min(bytes.count, first + step)])
            guard (try? reader.read(piece, { _ = ArchivedResponse($0.block) })) != nil else { return }
        }
        try? reader.end()
    }

    private static func answer(_ name: String, _ size: Int, _ head: String, _ part: String, _ tail: String) -> Shape {
        Shape("archived answer: \(name)", size, read: { bytes, _ in _ = ArchivedResponse(bytes) }) {
            repeated(head, part, $0, tail)
        }
    }

    /// A directory of equal entries.
    private static func zip(_ name: String, _ size: Int, packed: UInt8) -> Shape {
        Shape(
            "zip: \(name)", size,
            read: { bytes, _ in
                guard let zip = try? ZipReader(bytes) else { return }
                for entry in zip.entries { _ = try? zip.content(of: entry) }
            }
        ) { count in
            let content = [UInt8](repeating: 0x20, count: Int(packed))
            let local = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [1, 0, 0, 0, 0x61] + content
            var entry: [UInt8] = [0x50, 0x4B, 1, 2] + [UInt8](repeating: 0, count: 42) + [0x61]
            (entry[20], entry[24], entry[28]) = (packed, packed, 1)
            var end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
            (end[10], end[11]) = (UInt8(count & 255), UInt8(count >> 8 & 255))
            (end[16], end[17]) = (UInt8(local.count & 255), UInt8(local.count >> 8 & 255))
            return local + Array(repeatElement(entry, count: count).joined()) + end
        }
    }

    static let all: [Shape] = [
        warc("records", 500, "", start + "Content-Length: 0\r\n\r\n\r\n\r\n", ""),
        warc("fields", 1000, start, "X-A: b\r\n", "Content-Length: 0\r\n\r\n\r\n\r\n"),
        warc("an endless head", 4000, start, "a", ""), warc("line ends", 20_000, "", "\r\n", ""),
        warc("a long block", 20_000, start + "Content-Length: 999999\r\n\r\n", "a\r\n\r\n", ""),
        warc("a block that is left out", 20_000, start + "Content-Length: 99999999\r\n\r\n", "a\r\n\r\n", ""),
        answer("fields", 1000, "HTTP/1.1 200 OK\r\n", "X-A: b\r\n", "\r\nbody"),
        answer("codings", 1000, "HTTP/1.1 200 OK\r\n", "Content-Encoding: gzip\r\n", "\r\nbody"),
        answer("no end of the head", 20_000, "HTTP/1.1 200 OK\r\n", "\n", ""),
        answer("chunks", 2000, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n", "0\r\n\r\n"),
        answer("line ends as chunks", 2000, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na", "\r\n", ""),
        answer("no chunk", 20_000, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1", ""),
        zip("empty files", 1000, packed: 0), zip("files that share their bytes", 1000, packed: 200),
    ]
}
