import Curl
import Fetching
import Glibc
import Linux
import Model
import Synchronization

// How much a request costs: `transfer-benchmark loop|fetch URLS CONCURRENT ROUNDS`, URLS being a file with one a line.
// Prints one JSON line: requests, failures, seconds, processor microseconds a request, and the most memory in use.

let arguments = CommandLine.arguments
guard arguments.count == 5, let concurrent = Int(arguments[3]), let rounds = Int(arguments[4]) else {
    print("usage: transfer-benchmark loop|fetch URLS CONCURRENT ROUNDS")
    exit(64)
}
let urls = Benchmark.lines(arguments[2])
let benchmark = try Benchmark(urls: urls, concurrent: concurrent)
// The main thread waits as the daemon's does; its own loop would be one more thing to measure.
let finished = Inbox<Bool>()
Task.detached {
    for round in 1...rounds { await benchmark.measure(arguments[1], round: round) }
    _ = finished.put(true)
}
_ = finished.next()
