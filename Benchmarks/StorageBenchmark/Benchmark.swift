import Glibc
import Linux
import Model
import Storage
import Zlib

/// What a further version of a page costs, and how fast checks are stored; on real pages.
///
///     storage-benchmark PAGES-DIRECTORY [NUMBER-OF-PAGES]
///     storage-benchmark due STORE [ROUNDS]    what a look for due checks costs in that store
enum Benchmark {
    static let versions = 6

    static func run(_ arguments: [String]) async throws {
        if arguments.count > 2, arguments[1] == "due" {
            return try await due(arguments[2], rounds: arguments.count > 3 ? Int(arguments[3]) ?? 400 : 400)
        }
        guard arguments.count > 1 else { return print("usage: storage-benchmark PAGES-DIRECTORY [PAGES]") }
        let count = arguments.count > 2 ? Int(arguments[2]) ?? 150 : 150
        let (pages, packed) = try corpus(arguments[1], count)
        let directory = "/tmp/errata-storage-benchmark-\(CurrentProcess.identifier)"
        defer { remove(directory) }
        let store = try await Store.open(directory + "/errata.db")
        try await store.syncSources([Source(id: "b", kind: .feed, url: "http://b.example/f", name: "b")], now: time(0))
        let stored = try await economy(store, pages, "calm", directory + "/errata.db") { edited($0, &$1) }
        _ = try await economy(store, pages, "busy", directory + "/errata.db") { churned(edited($0, &$1), &$1) }
        let zipped = Double(packed * versions)
        print("gzip of every version: \(round(zipped / 1e6)) MB, ratio \(round(zipped / Double(max(1, stored))))")
        try await throughput(store, baseline: durableWrites(directory))
        await store.close()
    }

    /// Claims what is due in a full store and gives it back, over and over.
    private static func due(_ path: String, rounds: Int) async throws {
        let store = try await Store.open(path)
        // The store may have been kept from earlier: some minutes later a handful is due in either size.
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds) + .hours(1)
        _ = try await store.claim(now: now, limit: 32).release(to: store)
        let processor = SystemClock.processorNanoseconds
        var claimed = 0
        for _ in 0..<rounds {
            claimed += try await store.claim(now: now, limit: 32).release(to: store)
            _ = try await store.nextDue(after: now)
        }
        let each = Double(SystemClock.processorNanoseconds - processor) / 1000 / Double(rounds)
        print(#"{"rounds":\#(rounds),"claimed":\#(claimed),"claim_us":\#(round(each))}"#)
        await store.close()
    }

    /// Stores each page in several versions, each made from the one before.
    private static func economy(
        _ store: Store, _ pages: [[UInt8]], _ kind: String, _ path: String,
        _ next: (_ page: [UInt8], _ random: inout Random) -> [UInt8]
    ) async throws -> Int {
        var random = Random()
        var bytes = 0
        let begun = SystemClock.bootMilliseconds
        let processor = SystemClock.processorNanoseconds
        for (number, original) in pages.enumerated() {
            var page = original
            try await store.commit(listed("\(kind)_\(number)"))
            for version in 1...versions {
                if version > 1 { page = next(page, &random) }
                bytes += page.count
                try await store.commit(try await record(store, "\(kind)_\(number)", version, page))
            }
        }
        let wall = Double(SystemClock.bootMilliseconds - begun) / 1000
        let spent = Double(SystemClock.processorNanoseconds - processor) / 1e9
        let reader = try StoreReader.open(path)
        var (first, further) = (0, 0)
        for number in pages.indices {
            let sizes = try reader.captures(of: "art_\(kind)_\(number)").map(\.storedSize)
            first += sizes.first ?? 0
            further += sizes.dropFirst().reduce(0, +)
        }
        let megabytes = Double(bytes) / 1e6
        print(
            """
            \(kind): pages \(pages.count), mean \(bytes / versions / max(1, pages.count)) bytes, \(versions) versions each
            first version \(first / max(1, pages.count)) bytes, further versions \
            \(further / max(1, pages.count * (versions - 1))) bytes each
            all: \(round(megabytes)) MB in \(round(Double(first + further) / 1e6)) MB, \
            \(round(megabytes * 1e6 / Double(max(1, first + further)))) : 1
            stored with \(round(megabytes / spent)) MB/s of processor time, \(round(megabytes / wall)) MB/s of wall time
            """)
        return first + further
    }

    /// Many checks at once that found nothing, each one durable commit of its own.
    private static func throughput(_ store: Store, baseline: Double) async throws {
        let checks = 20_000
        print("bare durable writes of 4 KiB, one after the other: \(Int(baseline)) a second")
        for concurrency in [1, 16, 64, 256] {
            let begun = SystemClock.bootMilliseconds
            let number = concurrency == 1 ? 1_000 : checks
            await withTaskGroup(of: Void.self) { group in
                for worker in 0..<concurrency {
                    group.addTask {
                        for check in stride(from: worker, to: number, by: concurrency) {
                            let record = CheckRecord(
                                .article("art_calm_\(check % 20)"), at: time(Int64(check)),
                                outcome: CheckOutcome("unchanged"))
                            _ = try? await store.commit(record)
                        }
                    }
                }
            }
            let wall = Double(max(1, SystemClock.bootMilliseconds - begun)) / 1000
            let rate = Double(number) / wall
            print("checks stored, \(concurrency) at once: \(Int(rate)) a second, ratio \(round(rate / baseline))")
        }
    }

    /// Appends with `fdatasync` a second: what the disk allows anyone who commits one thing at a time.
    private static func durableWrites(_ directory: String) -> Double {
        let file = open(directory + "/baseline", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        let block = [UInt8](repeating: 1, count: 4096)
        let begun = SystemClock.bootMilliseconds
        for _ in 0..<500 {
            _ = block.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            fdatasync(file)
        }
        return 500_000 / Double(max(1, SystemClock.bootMilliseconds - begun))
    }

    private static func listed(_ name: String) -> CheckRecord {
        var record = CheckRecord(.source("b"), at: time(0), outcome: CheckOutcome("fresh", status: 200))
        let url = "http://\(name).example/a"
        record.articles = [ArticleState(id: "art_\(name)", sourceID: "b", url: url, firstSeenAt: time(0))]
        return record
    }

    private static func record(_ store: Store, _ name: String, _ version: Int, _ page: [UInt8]) async throws
        -> CheckRecord
    {
        let id = "art_\(name)"
        let known = try await store.read { (reader) throws(StoreError) in try reader.article(id) }
        var record = CheckRecord(.article(id), at: time(Int64(version)), outcome: CheckOutcome("fresh", status: 200))
        guard var state = known else { return record }
        state.version = version
        record.articles = [state]
        record.captures = [
            Capture(articleID: id, at: record.at, url: state.url, status: 200, contentType: nil, bytes: page)
        ]
        return record
    }

    /// Ten words changed, and the numbers that pages change by themselves.
    private static func edited(_ page: [UInt8], _ random: inout Random) -> [UInt8] {
        var page = page
        guard page.count > 1000 else { return page }
        for _ in 0..<10 {
            let at = Int(random.next() % UInt64(page.count - 40))
            let word = Array(String(random.next(), radix: 36).utf8.prefix(6))
            page.replaceSubrange(at..<at + word.count, with: word)
        }
        let stamp = Array("<meta name=\"nonce\" content=\"\(random.next())\(random.next())\">".utf8)
        page.insert(contentsOf: stamp, at: page.count / 10)
        return page
    }

    /// What a page of a busy site changes at every request: an eighth of its long numbers and keys, and a block of ten
    /// links that takes turns with others.
    private static func churned(_ page: [UInt8], _ random: inout Random) -> [UInt8] {
        var page = page
        var start = 0
        while start < page.count {
            var end = start
            while end < page.count, isHexadecimal(page[end]) { end += 1 }
            if end - start >= 8, random.next().isMultiple(of: 8) {
                for index in start..<end { page[index] = Array("0123456789abcdef".utf8)[Int(random.next() % 16)] }
            }
            start = end + 1
        }
        if let old = page.firstRange(of: Array("<ul id=\"most-read\">".utf8)) {
            let end = page[old.lowerBound...].firstRange(of: Array("</ul>".utf8))?.upperBound ?? old.upperBound
            page.removeSubrange(old.lowerBound..<end)
        }
        let links = (0..<10).map { _ in
            let story = random.next() % 60
            return
                "<li><a href=\"/news/\(story * 7919)-what-was-said-about-story-\(story)\">Story \(story) in a few words</a></li>"
        }
        page.insert(contentsOf: Array("<ul id=\"most-read\">\(links.joined())</ul>".utf8), at: page.count / 2)
        return page
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func corpus(_ directory: String, _ count: Int) throws -> ([[UInt8]], packed: Int) {
        var pages: [[UInt8]] = []
        var size = 0
        for folder in try FileSystem.list(directory) {
            for name in try FileSystem.list("\(directory)/\(folder)") where name.hasSuffix(".gz") && pages.count < count
            {
                let inflater = Inflater()
                inflater.begin(.gzip)
                var page: [UInt8] = []
                let packed = try FileSystem.read("\(directory)/\(folder)/\(name)")
                _ = packed.withUnsafeBytes { inflater.inflate($0, into: &page, limit: 1 << 24) }
                pages.append(page)
                size += packed.count
            }
        }
        return (pages, size)
    }

    private static func time(_ second: Int64) -> Timestamp { Timestamp(seconds: 1_795_608_000 + second) }

    private static func round(_ number: Double) -> Double { (number * 10).rounded() / 10 }

    private static func remove(_ directory: String) {
        for name in (try? FileSystem.list(directory)) ?? [] { try? FileSystem.remove("\(directory)/\(name)") }
        rmdir(directory)
    }
}

/// The same numbers at every run (SplitMix64).
struct Random {
    private var state: UInt64 = 42

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension DueBatch {
    /// Ends the leases and says how many there were.
    fileprivate func release(to store: Store) -> Int {
        for source in sources { store.release(.source(source.id)) }
        for article in articles { store.release(.article(article.id)) }
        return sources.count + articles.count
    }
}
