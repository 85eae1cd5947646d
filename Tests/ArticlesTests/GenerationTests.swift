import Testing

@testable import Articles

struct GenerationTests {
    @Test func `an update of the library is another generation`() {
        let now = ExtractorGeneration.number(rules: 4, library: 20914)
        #expect(now != ExtractorGeneration.number(rules: 4, library: 21502))
        #expect(now != ExtractorGeneration.number(rules: 5, library: 20914))
        #expect(ExtractorGeneration.current % 1_000_000 >= 20914, "the library says its version")
        #expect(ExtractorGeneration.isCurrent(ExtractorGeneration.current))
        #expect(!ExtractorGeneration.isCurrent(ExtractorGeneration.current + 1))
    }

    @Test func `what was stored before the library was counted is from the one that Debian 12 and 13 have`() {
        let today = ExtractorGeneration.number(rules: ExtractorGeneration.rules, library: 20914)
        #expect(ExtractorGeneration.isCurrent(ExtractorGeneration.rules) == (today == ExtractorGeneration.current))
        #expect(ExtractorGeneration.words(3) == "3 with libxml2 2.9.14")
        #expect(ExtractorGeneration.words(5_021_502) == "5 with libxml2 2.15.2")
    }
}
