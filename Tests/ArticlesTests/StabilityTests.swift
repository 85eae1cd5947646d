import Articles
import JSON
import Model
import Testing

/// The same article from two fetches: other advertisements, links, counters, element ids and experiments.
@Suite(.enabled(if: Corpus.isThere))
struct StabilityTests {
    @Test func `what changes around an article does not change its fields`() {
        let total = Corpus.count(12, full: 220)
        let cases =
            Corpus.cases("fundus", step: 1, limit: total * 2 / 3) + Corpus.cases("aeb", step: 1, limit: total / 3)
        let reader = ArticleReader()
        var random = SeededNumbers(state: 7)
        var unstable: [String] = []
        for item in cases {
            let before = reader.read(PageInput(bytes: item.page, url: item.url)).content
            let other = Perturbation.apply(to: item.page, &random)
            let after = reader.read(PageInput(bytes: other, url: item.url)).content
            if fields(before) != fields(after) { unstable.append(item.url) }
        }
        #expect(unstable.count * 100 <= cases.count, "\(unstable)")
    }

    private func fields(_ content: ArticleContent) -> [String?] {
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
        var at = 0
        while at < page.count {
            let rest = page[at...]
            if rest.first == UInt8(ascii: "<") {
                if rest.starts(with: "<script".utf8) || rest.starts(with: "<style".utf8) { inScript = true }
                if rest.starts(with: "</script".utf8) || rest.starts(with: "</style".utf8) { inScript = false }
            }
            if !inScript, rest.starts(with: " id=\"".utf8) {
                output += Array(" data-v\(random.next() % 100)=\"x\" id=\"r\(random.next() % 1000)".utf8)
                at += 5
            } else if !inScript, rest.starts(with: "</p>".utf8), random.next() % 4 == 0 {
                output += Array("</p>\(advertisement(&random))".utf8)
                at += 4
            } else if !inScript, rest.starts(with: "</body>".utf8) {
                output += Array(furniture(&random).utf8)
                output += Array("</body>".utf8)
                at += 7
            } else {
                output.append(page[at])
                at += 1
            }
        }
        return output
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
