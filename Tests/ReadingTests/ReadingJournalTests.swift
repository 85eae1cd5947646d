import Linux
import Model
import Synchronization
import Testing

@testable import Reading

@Suite struct ReadingJournalTests {
    private let path = "/tmp/errata-journal-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
    private static let start = Timestamp(milliseconds: 1_780_000_000_000)

    private func open(after duration: Duration = .zero) throws -> ReadingJournal {
        try ReadingJournal(path) { Self.start + duration }
    }

    private static let document = ReadingDocument(source: "s", url: "https://news.example/a", bytes: 1)
    private static let other = ReadingDocument(source: "s", url: "https://news.example/b", bytes: 1)

    @Test func `a document that was read to its end is read again`() throws {
        let journal = try open()
        let slot = try #require(journal.begin(Self.document))
        journal.end(slot, Self.document)
        #expect(try open().refusal(of: Self.document) == nil)
    }

    @Test func `a document during which the daemon ended is left alone, others are not`() throws {
        _ = try open().begin(Self.document)
        let journal = try open()
        guard case .setAside(let words) = journal.refusal(of: Self.document) else {
            Issue.record("it is read again")
            return
        }
        #expect(words.contains("https://news.example/a"))
        #expect(journal.refusal(of: Self.other) == nil)
        #expect(journal.setAside.map(\.url) == [Self.document.url])
    }

    @Test func `an end in good order blames no document`() throws {
        let journal = try open()
        _ = journal.begin(Self.document)
        journal.endLife()
        #expect(try open().refusal(of: Self.document) == nil)
    }

    @Test func `it is left alone over further starts, and read when its rest is over`() throws {
        _ = try open().begin(Self.document)
        #expect(try open().refusal(of: Self.document) != nil)
        #expect(try open(after: ReadingJournal.shortRest - .seconds(1)).refusal(of: Self.document) != nil)
        #expect(try open(after: ReadingJournal.shortRest + .seconds(1)).refusal(of: Self.document) == nil)
    }

    @Test func `one that is then read to its end was innocent, and begins anew when it is met again`() throws {
        _ = try open().begin(Self.document)
        let late = ReadingJournal.shortRest + .seconds(1)
        let second = try open(after: late)
        let slot = try #require(second.begin(Self.document))
        second.end(slot, Self.document)
        _ = try open(after: late).begin(Self.document)
        // Ends before it was read well do not count any more.
        #expect(try open(after: late).setAside.map(\.ends) == [1])
        #expect(try open(after: late * 2).refusal(of: Self.document) == nil)
    }

    @Test(arguments: [
        (1, Duration.zero, ReadingJournal.shortRest), (1, .seconds(3), ReadingJournal.longRest),
        (3, .zero, ReadingJournal.shortRest), (4, .zero, ReadingJournal.shortRest * 8),
        (6, .zero, ReadingJournal.shortRest * 512), (2, .seconds(9), ReadingJournal.longRest),
        (4, .seconds(9), ReadingJournal.longRest * 4), (8, .zero, ReadingJournal.longestRest),
        (400, .zero, ReadingJournal.longestRest), (400, .seconds(9), ReadingJournal.longestRest),
    ])
    func `the rest grows with each end`(ends: Int, lasted: Duration, rest: Duration) {
        var suspects: [ReadingJournal.Suspect] = []
        for _ in 0..<ends { ReadingJournal.blame("s", "u", lasted: lasted, now: Self.start, in: &suspects) }
        #expect(suspects.count == 1)
        #expect(suspects.first?.until == Self.start + rest)
    }

    @Test func `a foreign or damaged file is no reason to read nothing`() throws {
        try FileSystem.replace(path, with: Array("something else".utf8))
        try FileSystem.replace(path + ".set-aside", with: [0xFF, 0x0A, 0x09, 0x09])
        let journal = try open()
        #expect(journal.refusal(of: Self.document) == nil)
        let slot = try #require(journal.begin(Self.document))
        journal.end(slot, Self.document)
    }

    @Test func `more documents than there are notes for are read all the same`() throws {
        let journal = try open()
        let slots = (0..<40).compactMap { _ in journal.begin(Self.document) }
        #expect(slots.count == 16)
        for slot in slots { journal.end(slot, Self.document) }
        #expect(journal.begin(Self.document) != nil)
    }
}
