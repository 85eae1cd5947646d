internal import JSON
internal import Linux
internal import Model

/// The lines whose texts were erased, as the records of their erasures name them.
enum ErasedLines {
    private static let mark = Array("\"type\":\"\(ChangeRecord.EventType.articleErased.rawValue)\"".utf8)

    /// Reads them from the log files, also from those that come after the erased lines.
    static func read(_ directory: String) throws(SystemError) -> [Int64: Erasure.Line] {
        var found: [Int64: Erasure.Line] = [:]
        for file in try LogDirectory(directory).files() {
            var reader = try LineReader("\(directory)/\(file.name)")
            while let line = try reader.next() {
                // The type stands near the beginning; other lines need not be parsed.
                guard contains(mark, line.prefix(512)), let json = try? JSONParser.parse(Array(line)),
                    json["type"]?.string == ChangeRecord.EventType.articleErased.rawValue
                else { continue }
                for erased in json["erasure"].flatMap(Erasure.init(json:))?.lines ?? [] {
                    found[erased.sequence] = found[erased.sequence] ?? erased
                }
            }
        }
        return found
    }

    private static func contains(_ mark: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= mark.count else { return false }
        return (bytes.startIndex...(bytes.endIndex - mark.count)).contains { bytes[$0...].starts(with: mark) }
    }
}
