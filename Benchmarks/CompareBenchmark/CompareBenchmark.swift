import Changes
import Glibc
import Model

/// How long comparisons take, in CPU time, with GNU diff on the same words (one a line) as the baseline.
enum CompareBenchmark {
    static func run() -> Int32 {
        var words = Words(seed: 42)
        let short = words.paragraphs(2000)
        let long = words.paragraphs(50_000)
        report("2,000 words, the same", short, short, runs: 40)
        for rate in [0.001, 0.005, 0.01, 0.1] {
            report("2,000 words, \(rate * 100) % changed", short, words.edited(short, rate), runs: 40)
        }
        report("2,000 words, unrelated", short, words.paragraphs(2000), runs: 20)
        for rate in [0.01, 0.1] {
            report("50,000 words, \(rate * 100) % changed", long, words.edited(long, rate), runs: 5)
        }
        report("50,000 words, unrelated", long, words.paragraphs(50_000), runs: 5)
        return 0
    }

    private static func report(_ name: String, _ old: [String], _ new: [String], runs: Int) {
        let (before, after) = (article(old), article(new))
        var best = Double.infinity
        var edits = 0
        for _ in 0..<runs {
            let start = processSeconds(CLOCK_PROCESS_CPUTIME_ID)
            edits = Comparison.compare(before, after).edits.count
            best = min(best, processSeconds(CLOCK_PROCESS_CPUTIME_ID) - start)
        }
        let baseline = diff(old, new).map { "\(micros($0)) µs, ratio \(ratio(best, $0))" } ?? "not found"
        print("\(name): \(micros(best)) µs, \(edits) edits; GNU diff \(baseline)")
    }

    private static func ratio(_ ours: Double, _ theirs: Double) -> Double {
        (ours / max(theirs, 1e-6) * 100).rounded() / 100
    }

    private static func micros(_ seconds: Double) -> Int { Int(seconds * 1e6) }

    private static func processSeconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func article(_ paragraphs: [String]) -> ArticleContent {
        var content = ArticleContent()
        content.headline = "A headline that stays"
        content.language = "en"
        content.blocks = paragraphs.map { Block(.paragraph, $0) }
        return content
    }

    /// CPU seconds of `diff` on the words of both texts, one a line; its start included.
    private static func diff(_ old: [String], _ new: [String]) -> Double? {
        let paths = ["/tmp/errata-compare-old.\(getpid())", "/tmp/errata-compare-new.\(getpid())"]
        for (path, text) in zip(paths, [old, new]) {
            guard let file = fopen(path, "w") else { return nil }
            for paragraph in text { fputs(paragraph.replacing(" ", with: "\n") + "\n", file) }
            fclose(file)
        }
        defer { for path in paths { unlink(path) } }
        var best: Double?
        for _ in 0..<5 {
            guard let seconds = spawn("/usr/bin/diff", paths) else { return nil }
            best = min(best ?? .infinity, seconds)
        }
        return best
    }

    /// Runs a program to its end and says what processor time it took.
    private static func spawn(_ program: String, _ paths: [String]) -> Double? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments = ([program] + paths).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        guard posix_spawn(&child, program, &actions, nil, &arguments, nil) == 0 else { return nil }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(child, &status, 0, &usage) == child else { return nil }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

/// Made-up words, the common ones often, in sentences and paragraphs.
struct Words {
    private var state: UInt64
    private var vocabulary: [String] = []

    init(seed: UInt64) {
        state = seed
        for _ in 0..<4000 {
            vocabulary.append((0..<2 + number(8)).map { _ in String(UnicodeScalar(UInt8(97 + number(26)))) }.joined())
        }
    }

    private mutating func number(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    private mutating func word() -> String {
        let share = Double(number(1_000_000)) / 1e6
        return vocabulary[min(3999, Int(4000 * share * share * share))]
    }

    mutating func paragraphs(_ count: Int) -> [String] {
        var paragraphs: [String] = []
        var words: [String] = []
        for index in 1...count {
            words.append(word() + (index % 17 == 0 ? "." : ""))
            guard words.count >= 51 || index == count else { continue }
            paragraphs.append(words.joined(separator: " "))
            words = []
        }
        return paragraphs
    }

    mutating func edited(_ paragraphs: [String], _ rate: Double) -> [String] {
        paragraphs.map { paragraph in
            var words = paragraph.split(separator: " ").map(String.init)
            for index in words.indices where Double(number(100_000)) < rate * 100_000 { words[index] = word() }
            return words.joined(separator: " ")
        }
    }
}
