import Foundation
import JSON

/// The corpora beside the checkout; they are absent outside the project's own machines.
enum Corpus {
    static let directory = #filePath.components(separatedBy: "/Tests/").first.map { $0 + "/../shared/corpora/" } ?? ""

    /// The lines of a gzipped JSON Lines file; nil when it is not there.
    static func lines(_ name: String) -> [JSONValue]? {
        guard FileManager.default.fileExists(atPath: directory + name) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", directory + name]
        let pipe = Pipe()
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { return nil }
        let bytes = Array(pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONParser.parse(Array($0)) }
    }
}
