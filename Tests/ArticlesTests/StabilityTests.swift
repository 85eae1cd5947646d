import Articles
import JSON
import Model
import Testing

/// The same article from two fetches: other advertisements, links, counters, element ids and experiments.
@Suite(.enabled(if: Corpus.isThere))
struct StabilityTests {
    @Test func `what changes around an article does not change its fields`() async {
        let cases = Self.cases()
        let unstable = await withTaskGroup(of: [String].self) { group in
            for part in 0..<4 {
                group.addTask {
                    Self.unstable(stride(from: part, to: cases.count, by: 4).map { cases[$0] }, seed: part)
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(cases.count >= 200)
        #expect(unstable.count * 100 <= cases.count, "\(unstable.count) of \(cases.count): \(unstable)")
    }

    /// The smallest pages of all sets, so that a debug build is done with them in seconds; all sizes with `ERRATA_FULL`.
    private static func cases() -> [Corpus.Case] {
        let all = ["fundus", "aeb", "fundus-eval", "wcxb"].flatMap { Corpus.cases($0, step: 1, limit: 400) }
        let few = Array(all.sorted { $0.page.count < $1.page.count }.prefix(210))
        return Corpus.count(few.count, full: all.count) == all.count ? all : few
    }

    private static func unstable(_ cases: [Corpus.Case], seed: Int) -> [String] {
        let reader = ArticleReader()
        var random = SeededNumbers(state: UInt64(7 + seed))
        return cases.compactMap { item in
            let before = reader.read(PageInput(bytes: item.page, url: item.url)).content
            let other = Perturbation.apply(to: item.page, &random)
            let after = reader.read(PageInput(bytes: other, url: item.url)).content
            return fields(before) == fields(after) ? nil : item.url
        }
    }

    private static func fields(_ content: ArticleContent) -> [String?] {
        [content.headline, content.byline, content.standfirst, content.published?.isoText, content.modified?.isoText]
            + content.blocks.map { "\($0.kind.rawValue) \($0.text)" }
    }
}

/// A linear congruential generator: the same numbers on every run.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

/// Changes a page as a site does between two fetches, outside the article's own words.
enum Perturbation {
    static func apply(to page: [UInt8], _ random: inout SeededNumbers) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(page.count + 4096)
        var inScript = false
        var copied = 0
        for at in page.indices where page[at] == 0x20 || page[at] == UInt8(ascii: "<") {
            let (word, change) = change(page[at...].prefix(9), &inScript, &random)
            guard let change else { continue }
            output += page[copied..<at]
            output += Array(change.utf8)
            copied = at + word
        }
        return output + page[copied...]
    }

    /// How many bytes to replace at a place, and by what; nil where nothing changes.
    private static func change(
        _ rest: ArraySlice<UInt8>, _ inScript: inout Bool, _ random: inout SeededNumbers
    ) -> (Int, String?) {
        if rest.first == UInt8(ascii: "<") {
            if rest.starts(with: "<script".utf8) || rest.starts(with: "<style".utf8) { inScript = true }
            if rest.starts(with: "</script".utf8) || rest.starts(with: "</style".utf8) { inScript = false }
        }
        guard !inScript else { return (0, nil) }
        if rest.starts(with: " id=\"".utf8) {
            return (5, " data-v\(random.next() % 100)=\"x\" id=\"r\(random.next() % 1000)")
        }
        if rest.starts(with: "</p>".utf8), random.next() % 4 == 0 { return (4, "</p>\(advertisement(&random))") }
        if rest.starts(with: "</body>".utf8) { return (7, "\(furniture(&random))</body>") }
        return (0, nil)
    }

    private static func advertisement(_ random: inout SeededNumbers) -> String {
        let number = random.next() % 10_000
        return "<div class=\"ad-slot ad-\(number)\" id=\"gpt-\(number)\"><script>show(\(number))</script></div>"
    }

    private static func furniture(_ random: inout SeededNumbers) -> String {
        let links = (0..<(random.next() % 8 + 2)).map { _ in
            "<li><a href=\"/story/\(random.next() % 100_000)\">Another headline number \(random.next() % 1000)</a></li>"
        }
        return "<section class=\"related\"><h3>More stories</h3><ul>\(links.joined())</ul></section>"
            + "<div class=\"comments-count\">\(random.next() % 500) comments</div>"
    }
}
