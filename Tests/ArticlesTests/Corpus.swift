import Glibc
import JSON

/// The labelled pages beside the checkout; every test that needs them is skipped where they are not.
enum Corpus {
    struct Case: Sendable {
        var url: String
        var page: [UInt8]
        var expected: JSONValue
    }

    private static let folder: String = {
        let checkout = #filePath.firstRange(of: "/Tests/ArticlesTests/").map { #filePath[..<$0.lowerBound] } ?? ""
        return checkout + "/../shared/corpora/extract/"
    }()

    static var isThere: Bool { access(folder + "README.md", R_OK) == 0 }

    /// Every `step`th case of a set, at most `limit`.
    static func cases(_ set: String, step: Int, limit: Int) -> [Case] {
        let lines = unpacked(folder + set + ".jsonl.gz").split(separator: 0x0A)
        return stride(from: 0, to: lines.count, by: step).prefix(limit).compactMap { index in
            guard let value = try? JSONParser.parse(Array(lines[index])), let page = value["page"]?.string else {
                return nil
            }
            return Case(
                url: value["url"]?.string ?? "", page: unpacked(folder + page), expected: value["expected"] ?? .null)
        }
    }

    private static func unpacked(_ path: String) -> [UInt8] {
        guard let pipe = popen("gzip -dc '\(path)'", "r") else { return [] }
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    /// The full number of pages when `ERRATA_FULL` is set, else a few: tests run in debug builds.
    static func count(_ few: Int, full: Int) -> Int { getenv("ERRATA_FULL") == nil ? few : full }
}
