import Changes
import Model
import Testing

@Suite struct DisclosureTests {
    static func stamp(_ time: String, origin: String = "jsonld:dateModified", role: Stamp.Role = .modified) -> Stamp {
        Stamp(
            origin: origin, role: role, literal: time, time: Timestamp(iso8601: time), zoneConfidence: .explicit)
    }

    static func content(_ text: String, _ stamps: [Stamp]) -> ArticleContent {
        var content = article([text])
        content.stamps = stamps
        return content
    }

    static let before = stamp("2026-03-24T12:00:00Z")
    static let after = stamp("2026-03-24T15:00:00Z")
    static let published = stamp("2026-03-24T12:00:00Z", origin: "jsonld:datePublished", role: .published)

    @Test func `substance and a stamp that advanced is declared`() {
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Nine died.", [Self.after]))
        #expect(comparison.disclosure == .declared)
        #expect(comparison.disclosureReason.contains("2026-03-24T15:00:00Z"))
        #expect(comparison.kinds.last == .stamp)
    }

    @Test func `a feed that stood still accuses nobody of a page without a stamp`() {
        let feed = Self.stamp("2026-03-24T12:00:00Z", origin: "feed:updated")
        let comparison = Comparison.compare(
            Self.content("Eight died.", [feed]), Self.content("Nine died.", [feed]))
        #expect(comparison.disclosure == .unknown)
        #expect(comparison.disclosureReason.contains("feed:updated"))
    }

    @Test func `substance and a stamp that stood still is undeclared`() {
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Nine died.", [Self.before]))
        #expect(comparison.disclosure == .undeclared)
        #expect(comparison.disclosureReason.contains("stood still"))
    }

    @Test func `a note declares without a stamp`() {
        var new = Self.content("Nine died.", [Self.before])
        new.blocks.append(Block(.note, "Correction: nine people died, not eight."))
        let comparison = Comparison.compare(Self.content("Eight died.", [Self.before]), new)
        #expect(comparison.disclosure == .declared)
        #expect(comparison.kinds.first == .correctionNote)
    }

    @Test func `a stamp that moved alone is stamp-only`() {
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Eight died.", [Self.after]))
        #expect(comparison.disclosure == .stampOnly)
        #expect(!comparison.isSubstantial && !comparison.isEmpty)
        #expect(comparison.kinds == [.stamp])
    }

    @Test func `a page without a stamp of modification is unknown`() {
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.published]), Self.content("Nine died.", [Self.published]))
        #expect(comparison.disclosure == .unknown)
    }

    @Test func `a stamp that went back is inconsistent`() {
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.after]), Self.content("Nine died.", [Self.before]))
        #expect(comparison.disclosure == .inconsistent)
    }

    @Test func `modified before published is inconsistent`() {
        let late = Self.stamp("2026-03-24T18:00:00Z", origin: "jsonld:datePublished", role: .published)
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.before, Self.published]), Self.content("Nine died.", [Self.after, late]))
        #expect(comparison.disclosure == .inconsistent)
    }

    @Test func `stamps that agreed and now contradict each other are inconsistent`() {
        let meta = Self.stamp("2026-03-24T12:00:30Z", origin: "meta:article:modified_time")
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.before, meta]), Self.content("Nine died.", [Self.after, meta]))
        #expect(comparison.disclosure == .inconsistent)
    }

    @Test func `the server's Last-Modified declares nothing`() {
        var context = ComparisonContext()
        context.stampsBefore = [Self.stamp("2026-03-24T12:00:00Z", origin: "http:last-modified")]
        context.stampsAfter = [Self.stamp("2026-03-24T15:00:00Z", origin: "http:last-modified")]
        let comparison = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Nine died.", [Self.before]), context: context)
        #expect(comparison.disclosure == .undeclared)
    }

    @Test func `the feed's stamp counts when both sides are known`() {
        var context = ComparisonContext()
        context.stampsBefore = [Self.stamp("2026-03-24T12:00:00Z", origin: "feed:updated")]
        context.stampsAfter = [Self.stamp("2026-03-24T15:00:00Z", origin: "feed:updated")]
        let moved = Comparison.compare(
            Self.content("Eight died.", []), Self.content("Nine died.", []), context: context)
        #expect(moved.disclosure == .declared)
        context.stampsBefore = []
        let appeared = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Nine died.", [Self.before]), context: context)
        #expect(appeared.disclosure == .undeclared)
    }

    @Test func `a feed that comes after its page says nothing new`() {
        var context = ComparisonContext()
        context.stampsBefore = [Self.stamp("2026-03-24T12:00:00Z", origin: "feed:updated")]
        context.stampsAfter = [Self.stamp("2026-03-24T15:00:00Z", origin: "feed:updated")]
        let page = Self.stamp("2026-03-24T15:00:00+00:00", origin: "meta:article:modified_time")
        let same = Comparison.compare(
            Self.content("Nine died.", [page]), Self.content("Nine died.", [page]), context: context)
        #expect(same.isEmpty)
        let edited = Comparison.compare(
            Self.content("Eight died.", [page]), Self.content("Nine died.", [page]), context: context)
        #expect(edited.disclosure == .undeclared)
    }

    @Test func `a site that never moves its stamp is told apart from one that did not this time`() {
        var habits = StampHabits()
        for _ in 0..<6 { habits.record(before: [Self.before], after: [Self.before], edited: true) }
        var context = ComparisonContext()
        context.stampHabits = habits
        let (old, new) = (Self.content("Eight died.", [Self.before]), Self.content("Nine died.", [Self.before]))
        #expect(Comparison.compare(old, new, context: context).disclosure == .unknown)
        for _ in 0..<4 { habits.record(before: [Self.before], after: [Self.after], edited: true) }
        context.stampHabits = habits
        #expect(Comparison.compare(old, new, context: context).disclosure == .undeclared)
    }

    @Test func `a stamp that moves at every look is a clock and no declaration`() {
        var habits = StampHabits()
        for _ in 0..<5 { habits.record(before: [Self.before], after: [Self.after], edited: false) }
        var context = ComparisonContext()
        context.stampHabits = habits
        let same = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Eight died.", [Self.after]), context: context)
        #expect(same.isEmpty)
        #expect(same.suppressed.map(\.rule) == ["clock-stamp"])
        let edited = Comparison.compare(
            Self.content("Eight died.", [Self.before]), Self.content("Nine died.", [Self.after]), context: context)
        #expect(edited.disclosure == .unknown)
    }

    @Test func `counters stay bounded`() {
        var habits = StampHabits()
        for index in 0..<2000 {
            habits.record(
                before: [Self.stamp("2026-03-24T12:00:00Z", origin: "o\(index % 60)")],
                after: [Self.stamp("2026-03-24T12:00:00Z", origin: "o\(index % 60)")], edited: true)
        }
        #expect(habits.origins.count <= StampHabits.maximumOrigins)
        #expect(habits.origins.values.allSatisfy { $0.edits < StampHabits.limit })
    }

    @Test(arguments: Tables.rows("notes.tsv"))
    func `a correction note is recognised among the paragraphs`(row: [String]) {
        var old = article(["A first paragraph.", "A second paragraph."], language: row[0])
        old.stamps = [Self.before]
        var new = old
        new.blocks.append(Block(.paragraph, row[2]))
        let comparison = Comparison.compare(old, new)
        #expect(comparison.kinds.contains(.correctionNote) == (row[1] == "note"), "\(row[2]): \(comparison.edits)")
    }
}
