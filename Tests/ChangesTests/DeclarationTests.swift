import Changes
import Model
import Testing

/// Which notes and stamps make an edit declared, and which are not enough to accuse anybody.
@Suite struct DeclarationTests {
    static let still = DisclosureTests.stamp("2026-03-24T12:00:00Z")

    static func content(_ blocks: [Block], _ stamps: [Stamp] = [still], byline: String? = nil) -> ArticleContent {
        var content = article([])
        content.blocks = blocks
        content.stamps = stamps
        content.byline = byline
        return content
    }

    static let before = content([Block(.paragraph, "Eight died."), Block(.caption, "The harbour.")])

    static func after(_ more: Block..., byline: String? = nil) -> ArticleContent {
        content([Block(.paragraph, "Nine died."), Block(.caption, "The harbour.")] + more, byline: byline)
    }

    private static func verdict(_ new: ArticleContent, from old: ArticleContent = before) -> Disclosure {
        Comparison.compare(old, new).disclosure
    }

    @Test func `a note declares wherever it stands`() {
        let note = "Correction: an earlier version of this article said eight."
        #expect(Self.verdict(Self.after(Block(.note, note))) == .declared)
        #expect(Self.verdict(Self.after(Block(.paragraph, note))) == .declared)
        #expect(Self.verdict(Self.after(Block(.listItem, "* " + note))) == .declared)
        #expect(Self.verdict(Self.after(Block(.paragraph, "The search goes on. \(note)"))) == .declared)
        #expect(Self.verdict(Self.after(byline: "R. Oak. \(note)")) == .declared)
        var caption = Self.after()
        caption.blocks[1].text += " " + note
        #expect(Self.verdict(caption) == .declared)
        var listed = Self.after()
        listed.notes = [note]
        #expect(Self.verdict(listed) == .declared)
        let rewritten = Self.content([Block(.paragraph, "All of it was written again by another hand. \(note)")])
        #expect(Comparison.compare(Self.before, rewritten).kinds.contains(.correctionNote))
    }

    @Test func `a note that was there before, or went, declares nothing`() {
        let note = Block(.note, "Correction: an earlier version of this article gave another year.")
        var old = Self.before
        old.blocks.append(note)
        #expect(Self.verdict(Self.after(note), from: old) == .undeclared)
        #expect(Self.verdict(Self.after(), from: old) == .undeclared)
        let again = Block(.note, "Correction: an earlier version of this article said eight.")
        #expect(Self.verdict(Self.after(note, again), from: old) == .declared)
        // A note in the middle of a paragraph whose other words change.
        let (first, second) = ("They sailed at ten. " + note.text, "They sailed at nine. " + note.text)
        #expect(
            Self.verdict(Self.content([Block(.paragraph, second)]), from: Self.content([Block(.paragraph, first)]))
                == .undeclared)
    }

    @Test func `what may be a note is enough against an accusation`() {
        let comparison = Comparison.compare(Self.before, Self.after(Block(.paragraph, "The article was corrected.")))
        #expect(comparison.disclosure == .unknown)
        #expect(comparison.disclosureReason.contains("The article was corrected."))
        let quoted = Self.after(Block(.paragraph, "“This article was corrected,” said the mayor of another paper."))
        #expect(Self.verdict(quoted) == .undeclared)
    }

    private static func visible(_ time: String?, _ role: Stamp.Role = .unknown, _ literal: String = "x") -> Stamp {
        Stamp(origin: "visible", role: role, literal: time ?? literal, time: time.flatMap { Timestamp(iso8601: $0) })
    }

    private static func verdict(_ old: [Stamp], _ new: [Stamp], seen: String? = nil) -> Disclosure {
        var context = ComparisonContext()
        context.oldSeenAt = seen.flatMap { Timestamp(iso8601: $0) }
        return Comparison.compare(
            content([Block(.paragraph, "Eight died.")], old), content([Block(.paragraph, "Nine died.")], new),
            context: context
        ).disclosure
    }

    @Test func `a time without a label declares when it is younger than the old version`() {
        let (old, new) = (Self.visible("2026-03-20T10:00:00Z"), Self.visible("2026-03-24T13:00:00Z"))
        #expect(Self.verdict([old], [new]) == .declared)
        #expect(Self.verdict([old], [new], seen: "2026-03-24T12:50:00Z") == .declared)
        // A reader's comment that took another's place.
        let other = Self.visible("2026-03-21T10:00:00Z")
        #expect(Self.verdict([old, Self.still], [other, Self.still], seen: "2026-03-24T12:50:00Z") == .undeclared)
        #expect(Self.verdict([old, Self.still], [new, Self.still], seen: "2026-03-24T12:50:00Z") == .declared)
        // Without a time of the look nobody knows.
        #expect(Self.verdict([old, Self.still], [new, Self.still]) == .unknown)
    }

    @Test func `times that nothing tells apart are compared as a set`() {
        let own = (old: Self.visible("2026-03-22T10:00:00Z"), new: Self.visible("2026-03-24T13:00:00Z"))
        let comment = Self.visible("2026-03-23T10:00:00Z")
        let seen = "2026-03-24T12:50:00Z"
        #expect(Self.verdict([comment, own.old], [comment, own.new], seen: seen) == .declared)
        #expect(Self.verdict([own.old, comment], [comment, own.new], seen: seen) == .declared)
        #expect(Self.verdict([own.old, comment], [comment, own.old], seen: seen) == .unknown)
    }

    @Test func `a labelled time that is days older than the old version is another article's`() {
        let (old, new) = (
            Self.visible("2026-03-18T10:00:00Z", .modified), Self.visible("2026-03-19T10:00:00Z", .modified)
        )
        #expect(Self.verdict([old, Self.still], [new, Self.still], seen: "2026-03-24T12:50:00Z") == .unknown)
        let today = Self.visible("2026-03-24T10:00:00Z", .modified)
        #expect(Self.verdict([old, Self.still], [today, Self.still], seen: "2026-03-24T12:50:00Z") == .declared)
    }

    @Test func `the same time in another form has not moved`() {
        func stamp(_ literal: String, _ time: String, _ zone: Stamp.ZoneConfidence) -> Stamp {
            Stamp(
                origin: "visible", role: .modified, literal: literal, time: Timestamp(iso8601: time),
                zoneConfidence: zone)
        }
        let old = stamp("March 24, 2026 1:30 PM UTC+1", "2026-03-24T12:30:00Z", .inferred)
        #expect(Self.verdict([old], [stamp("2026-03-24 13:30", "2026-03-24T13:30:00Z", .none)]) == .undeclared)
        #expect(Self.verdict([old], [stamp("2026-03-24 13:37", "2026-03-24T13:37:00Z", .none)]) == .declared)
        let later = stamp("March 24, 2026 2:30 PM UTC+1", "2026-03-24T13:30:00Z", .inferred)
        #expect(Self.verdict([old], [later]) == .declared)
    }

    @Test func `a stamp that came declares only when it is younger than those that were there`() {
        let published = DisclosureTests.published
        let same = DisclosureTests.stamp("2026-03-24T12:00:00Z", origin: "meta:article:modified_time")
        let younger = DisclosureTests.stamp("2026-03-24T15:00:00Z", origin: "meta:article:modified_time")
        #expect(Self.verdict([published], [published, same]) == .unknown)
        #expect(Self.verdict([published], [published, younger]) == .declared)
        #expect(Self.verdict([published, Self.still], [published, same]) == .unknown)
    }

    @Test(arguments: [
        ("Updated 3:15 pm", "Updated 5:40 pm", Disclosure.declared), ("更新 15:15", "更新 17:40", .declared),
        ("Mis à jour à 15h15", "Mis à jour à 17h40", .declared), ("Updated 3:15 pm", "Updated 3:15 pm", .undeclared),
        ("Updated 3 hours ago", "Updated 5 hours ago", .unknown),
    ])
    func `a time of day without a day moves when its words do`(old: String, new: String, expected: Disclosure) {
        #expect(Self.verdict([Self.visible(nil, .modified, old)], [Self.visible(nil, .modified, new)]) == expected)
    }

    @Test func `a stamp that moves on some edits is alive, and one that moves with the article is no clock`() {
        var habits = StampHabits()
        let moved = DisclosureTests.stamp("2026-03-24T15:00:00Z")
        for _ in 0..<20 { habits.record(before: [Self.still], after: [Self.still], edited: true) }
        #expect(habits.neverMoves("jsonld:dateModified"))
        habits.record(before: [Self.still], after: [moved], edited: true)
        #expect(!habits.neverMoves("jsonld:dateModified"))
        for _ in 0..<6 { habits.record(before: [Self.still], after: [moved], edited: false) }
        #expect(!habits.isClock("jsonld:dateModified"))
    }
}
