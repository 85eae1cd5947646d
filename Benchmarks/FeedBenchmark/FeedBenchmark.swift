import Feeds
import Glibc
import JSON
import LibXML2
import Linux

/// Reads feeds from files, JSON output included, and bare libxml2 SAX on the same bytes, in the same run.
///
/// Prints CPU time of the best of three rounds: `feed-benchmark FILE...`.
@main
struct FeedBenchmark {
    static func main() throws {
        let documents = try CommandLine.arguments.dropFirst().map { try FileSystem.read($0) }
        let size = documents.reduce(0) { $0 + $1.count }
        guard size > 0 else {
            print("usage: feed-benchmark FILE...")
            exit(64)
        }
        var json = JSONWriter()
        let ours = best {
            for bytes in documents {
                json.reset()
                json.object { FeedJSON.writeMembers(of: FeedInput(bytes: bytes, url: "https://a.example/"), to: &$0) }
            }
        }
        let bare = best { for bytes in documents { _ = XMLEvents.parse(bytes) } }
        let (read, sax) = (Double(size) / ours / 1e6, Double(size) / bare / 1e6)
        print(
            "{\"feeds\":\(documents.count),\"bytes\":\(size),\"read_mb_s\":\(rounded(read)),"
                + "\"libxml2_sax_mb_s\":\(rounded(sax)),\"ratio\":\(rounded(read / sax))}")
    }

    /// CPU seconds of the fastest of three rounds.
    static func best(_ work: () -> Void) -> Double {
        (0..<3).map { _ in
            let start = clock()
            work()
            return Double(clock() - start) / Double(CLOCKS_PER_SEC)
        }.min() ?? 0
    }

    static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
