import Glibc

/// Reads hostile shapes at a size and at its double; `scripts/bench-doublings` counts the instructions.
enum Doublings {
    static func main(_ words: [String]) {
        switch words.first {
        case "list": for shape in ShapeTable.all { print("\(shape.size)\t\(shape.name)") }
        case "read" where words.count == 3: read(words[1], Int(words[2]) ?? 0)
        case "quick": quick(words.dropFirst().first ?? "")
        default: fail("usage: doublings-benchmark list | read SHAPE SIZE | quick [PART OF A NAME]")
        }
    }

    /// Makes an input and reads it once.
    private static func read(_ name: String, _ size: Int) {
        guard let shape = ShapeTable.all.first(where: { $0.name == name }) else { fail("there is no shape \(name)") }
        shape.read(shape.make(size), size)
    }

    /// A table by CPU time, for the time between two changes; figures below a millisecond say little.
    private static func quick(_ part: String) {
        for shape in ShapeTable.all where shape.name.contains(part) {
            let times = [1, 2, 4].map { time(shape, shape.size * $0 * 2) }
            let ratio = { (a: Double, b: Double) in (b / max(a, 0.01) * 10).rounded() / 10 }
            let isBad = ratio(times[1], times[2]) > 2.6 && times[2] > 2
            let figures = times.map { "\(($0 * 100).rounded() / 100)" }.joined(separator: " ")
            print(
                "\(isBad ? "BAD " : "    ")\(ratio(times[0], times[1])) \(ratio(times[1], times[2]))  \(figures) ms  \(shape.name)"
            )
            fflush(nil)
        }
    }

    /// The least of three, in milliseconds.
    private static func time(_ shape: Shape, _ size: Int) -> Double {
        let bytes = shape.make(size)
        var least = Double.infinity
        for _ in 0..<3 {
            let start = now()
            shape.read(bytes, size)
            let taken = now() - start
            least = min(least, taken)
            if taken > 1000 { break }
        }
        return least
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }

    private static func fail(_ message: String) -> Never {
        print(message)
        exit(64)
    }
}
