import Glibc
import JSON

/// The corpora beside the checkout; they are absent outside the project's own machines.
enum Corpus {
    static let directory =
        #filePath.firstRange(of: "/Tests/DatesTests/").map {
            #filePath[..<$0.lowerBound] + "/../shared/corpora/"
        } ?? ""

    /// The lines of a gzipped JSON Lines file; nil when it is not there.
    static func lines(_ name: String) -> [JSONValue]? {
        guard access(directory + name, R_OK) == 0 else { return nil }
        guard let pipe = popen("gzip -dc '\(directory + name)'", "r") else { return nil }
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 { bytes += chunk[..<count] }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONParser.parse(Array($0)) }
    }
}
