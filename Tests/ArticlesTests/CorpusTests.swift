import Articles
import JSON
import Model
import Testing

/// Quality floors on pages that others labelled; raising one is progress, lowering one is a decision.
@Suite(.enabled(if: Corpus.isThere))
struct CorpusTests {
    /// F1 of runs of four words.
    private func agreement(_ text: String, _ expected: String) -> Double {
        func runs(_ text: String) -> Set<[Substring]> {
            let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
            return Set((0..<max(1, words.count - 3)).map { Array(words[$0..<min(words.count, $0 + 4)]) })
        }
        let (a, b) = (runs(text), runs(expected))
        return Double(2 * a.intersection(b).count) / Double(a.count + b.count)
    }

    @Test func `the text of labelled articles is found`() {
        let cases = Corpus.cases("aeb", step: 4, limit: Corpus.count(12, full: 100))
        let reader = ArticleReader()
        let scores = cases.map { item in
            let reading = reader.read(PageInput(bytes: item.page, url: item.url))
            return agreement(reading.content.text, item.expected["text"]?.string ?? "")
        }
        #expect(!scores.isEmpty)
        #expect(scores.reduce(0, +) / Double(scores.count) > 0.95)
    }

    @Test func `headlines, names and days of labelled articles are found`() {
        let cases = Corpus.cases("fundus", step: 5, limit: Corpus.count(30, full: 100))
        let reader = ArticleReader()
        var (headlines, days) = (0, 0)
        for item in cases {
            let content = reader.read(PageInput(bytes: item.page, url: item.url)).content
            if content.headline == item.expected["title"]?.string { headlines += 1 }
            let day = item.expected["published"]?.string?.prefix(10)
            if content.published?.isoText?.prefix(10) == day { days += 1 }
        }
        #expect(headlines * 100 >= cases.count * 70)
        #expect(days * 100 >= cases.count * 80)
    }
}
