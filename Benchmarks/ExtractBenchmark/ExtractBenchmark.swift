import Articles
import Glibc
import JSON
import LibXML2
import Linux
import Model
import Zlib

/// How fast pages are read, JSON output included, with libxml2's bare HTML parse of the same bytes as the baseline.
///
/// CPU time of the fastest of three rounds of each; the pages are gzip files below a directory.
enum ExtractBenchmark {
    static func run(_ arguments: [String]) throws {
        guard arguments.count > 1 else {
            print("usage: extract-benchmark PAGES-DIRECTORY [PAGES]")
            exit(64)
        }
        let count = arguments.count > 2 ? Int(arguments[2]) ?? 200 : 200
        let pages = try corpus(arguments[1], count)
        let bytes = pages.reduce(0) { $0 + $1.count }
        guard bytes > 0 else {
            print("extract-benchmark: there are no gzip files in folders of \(arguments[1])")
            exit(66)
        }
        let ours = best { read(pages) }
        let bare = best { for page in pages { HTMLParser.parseBare(page) } }
        print("\(pages.count) pages, mean \(bytes / pages.count) bytes, CPU time, best of 3 rounds")
        report("article and JSON", ours, pages.count, bytes)
        report("libxml2 bare parse", bare, pages.count, bytes)
        print("ratio: \(rounded(bare / ours)) of the speed of libxml2's bare parse")
    }

    private static func read(_ pages: [[UInt8]]) {
        let reader = ArticleReader()
        var json = JSONWriter()
        for page in pages {
            json.reset()
            let reading = reader.read(PageInput(bytes: page, url: "https://news.example/2026/05/article.html"))
            json.object { reading.content.write(to: &$0) }
        }
    }

    private static func report(_ name: String, _ seconds: Double, _ pages: Int, _ bytes: Int) {
        print(
            "\(name): \(Int(Double(pages) / seconds)) pages/s, \(Int(seconds * 1e6) / pages) µs a page, "
                + "\(rounded(Double(bytes) / seconds / 1e6)) MB/s")
    }

    /// CPU seconds of the fastest of three rounds.
    private static func best(_ work: () -> Void) -> Double {
        (0..<3).map { _ in
            let start = SystemClock.processorNanoseconds
            work()
            return Double(SystemClock.processorNanoseconds - start) / 1e9
        }.min() ?? 0
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

    /// So many pages from all folders alike, in the order of their names.
    private static func corpus(_ directory: String, _ count: Int) throws -> [[UInt8]] {
        let inflater = Inflater()
        var files: [String] = []
        for folder in try FileSystem.list(directory).sorted() where FileSystem.isDirectory(directory + "/" + folder) {
            let names = try FileSystem.list(directory + "/" + folder).filter { $0.hasSuffix(".gz") }
            files += names.sorted().map { "\(directory)/\(folder)/\($0)" }
        }
        let step = max(1, files.count / max(1, count))
        return try stride(from: 0, to: files.count, by: step).prefix(count).map { index in
            var page: [UInt8] = []
            inflater.begin(.gzip)
            let packed = try FileSystem.read(files[index])
            _ = packed.withUnsafeBytes { inflater.inflate($0, into: &page, limit: 32 << 20) }
            return page
        }
    }
}
