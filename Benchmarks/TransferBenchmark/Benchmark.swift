import Curl
import Fetching
import Glibc
import Model
import Synchronization

/// Asks for all addresses, a number of them at once.
final class Benchmark: Sendable {
    private let urls: [String]
    /// Each host is asked once, so a connection is of no further use.
    private let manyHosts: Bool
    private let concurrent: Int
    private let loop: TransferLoop
    private let fetcher: Fetcher
    private let validators: Mutex<[String: Validators]> = Mutex([:])

    init(urls: [String], concurrent: Int) throws {
        self.urls = urls
        manyHosts = Set(urls.compactMap { $0.split(separator: "/").dropFirst().first }).count == urls.count
        self.concurrent = concurrent
        loop = try TransferLoop(maximumConcurrent: concurrent)
        var policy = FetchPolicy(version: "1.0")
        policy.addressGuard = .open
        policy.hostSpacing = .zero
        policy.longestWait = .hours(1)
        fetcher = Fetcher(loop: loop, policy: policy)
    }

    /// The lines of a file.
    static func lines(_ path: String) -> [String] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var lines: [String] = []
        while let line = readLine(file) { lines.append(line) }
        return lines
    }

    private static func readLine(_ file: UnsafeMutablePointer<FILE>) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        guard fgets(&buffer, 4096, file) != nil else { return nil }
        let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One round over all addresses, and its cost.
    func measure(_ mode: String, round: Int) async {
        let wall = ContinuousClock.now
        let before = Benchmark.usage()
        let good = mode == "loop" ? await transferAll() : await fetchAll()
        let after = Benchmark.usage()
        let seconds = Double((ContinuousClock.now - wall) / .milliseconds(1)) / 1000
        let each = (after.microseconds - before.microseconds) / Double(max(1, urls.count))
        print(
            #"{"mode":"\#(mode)","round":\#(round),"requests":\#(urls.count),"failed":\#(urls.count - good),"#
                + #""seconds":\#(seconds),"cpu_us":\#(each),"rss_mb":\#(after.megabytes)}"#)
    }

    /// The loop alone, with a completion for each transfer.
    private func transferAll() async -> Int {
        let (stream, results) = AsyncStream<Bool>.makeStream()
        for url in urls {
            var request = TransferRequest(url: url)
            request.addressGuard = .open
            request.closesConnection = manyHosts
            request.headers.add("User-Agent", "errata/1.0")
            loop.start(request) { result in
                if case .success(let response) = result {
                    results.yield(response.status < 400)
                } else {
                    results.yield(false)
                }
            }
        }
        var good = 0
        var seen = 0
        for await isGood in stream {
            seen += 1
            good += isGood ? 1 : 0
            if seen == urls.count { break }
        }
        return good
    }

    /// The whole way with manners: turns, validators, freshness.
    private func fetchAll() async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for worker in 0..<concurrent {
                group.addTask {
                    var good = 0
                    for index in stride(from: worker, to: self.urls.count, by: self.concurrent) {
                        good += await self.fetch(self.urls[index]) ? 1 : 0
                    }
                    return good
                }
            }
            return await group.reduce(0, +)
        }
    }

    private func fetch(_ url: String) async -> Bool {
        var request = FetchRequest(url: url, purpose: manyHosts ? .feed : .page)
        request.validators = validators.withLock { $0[url] }
        let fetch = await fetcher.fetch(request)
        if let new = fetch.validators { validators.withLock { $0[url] = new } }
        return fetch.outcome.isSuccess
    }

    private static func usage() -> (microseconds: Double, megabytes: Int) {
        var usage = rusage()
        getrusage(0, &usage)  // RUSAGE_SELF, which does not import as the right type
        let time = { (value: timeval) in Double(value.tv_sec) * 1e6 + Double(value.tv_usec) }
        return (time(usage.ru_utime) + time(usage.ru_stime), usage.ru_maxrss / 1024)
    }
}
