import Changes
import Model
import Testing

/// Edits that other programs lose, checked one by one.
@Suite struct PeerMissTests {
    struct Miss: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        var kind: EditKind
        var testDescription: String { "\(old) → \(new)" }
    }

    /// Equal to a fingerprint that drops punctuation and blanks; "boring" to a filter that drops dates and durations.
    static let misses = [
        Miss(old: "It cost $1.5 million.", new: "It cost $15 million.", kind: .money),
        Miss(old: "It grew by 2.5% in June.", new: "It grew by 25% in June.", kind: .percentage),
        Miss(old: "It changed by -3% in June.", new: "It changed by 3% in June.", kind: .percentage),
        Miss(old: "The captain resigned on Friday.", new: "The captain re-signed on Friday.", kind: .rewording),
        Miss(old: "Is the minister guilty?", new: "Is the minister guilty.", kind: .punctuation),
        Miss(old: "The so-called experts met.", new: "The so-called “experts” met.", kind: .quotation),
        Miss(old: "The so-called “experts” met.", new: "The so-called experts met.", kind: .quotation),
        Miss(old: "He was jailed for 12 months.", new: "He was jailed for 18 months.", kind: .number),
        Miss(
            old: "The attack on 24 March 2026 was filmed.", new: "The attack on 2 April 2026 was filmed.", kind: .date),
        Miss(
            old: "A report published by Oxfam and blamed on the army.",
            new: "A report published by Amnesty and blamed on the rebels.", kind: .name),
        Miss(old: "The doors close at 12:30 each day.", new: "The doors close at 14:45 each day.", kind: .date),
        Miss(old: "The death toll is 8 so far.", new: "The death toll is 12 so far.", kind: .number),
    ]

    @Test(arguments: misses)
    func `an edit that others lose is found`(miss: Miss) {
        let filler = Array(repeating: "Much else was said in a long text that did not change at all.", count: 30)
        let comparison = Comparison.compare(article(filler + [miss.old]), article(filler + [miss.new]))
        #expect(comparison.isSubstantial)
        #expect(comparison.edits.contains { $0.kind == miss.kind }, "\(comparison.edits)")
    }

    @Test func `an edit of the headline alone is an edit`() {
        var new = article(["The body."])
        new.headline = "A headline that went"
        let comparison = Comparison.compare(article(["The body."]), new)
        #expect(comparison.kinds.contains(.headline))
        #expect(comparison.edits.map(\.field) == [.headline])
    }

    @Test func `a state that comes back is told, however often it was there`() {
        let (a, b) = (article(["The bridge is open."]), article(["The bridge is closed."]))
        var context = ComparisonContext()
        for content in [a, b, a, b, a, b] { context.history.append(ContentHash.of(content)) }
        let comparison = Comparison.compare(b, a, context: context)
        #expect(comparison.isSubstantial)
        #expect(comparison.kinds.contains(.revert))
    }

    @Test func `the same text twice counts twice`() {
        let once = article(["The standfirst says this.", "A paragraph of the body."])
        let twice = article(["The standfirst says this.", "A paragraph of the body.", "The standfirst says this."])
        #expect(Comparison.compare(twice, once).kinds == [.removal])
    }

    @Test func `a no-break space is compared as a blank and shown as it is`() {
        let comparison = Comparison.compare(
            article(["About 8\u{A0}000 people came."]), article(["About 9\u{A0}000 people came."]))
        #expect(comparison.edits.first?.before == "8\u{A0}000")
        #expect(comparison.edits.first?.after == "9\u{A0}000")
    }
}
