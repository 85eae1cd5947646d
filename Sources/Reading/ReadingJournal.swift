public import Linux
public import Model
import Synchronization

/// Notes each document before it is read, and leaves alone for a while the one during which the daemon ended.
///
/// A document that takes all memory, or meets a fault, would otherwise end the daemon at every start. The journal is a
/// file of a few kilobytes beside the store that is mapped into memory: a note costs no call of the system, and outlives
/// the process, though not the machine; a machine that loses its power says nothing about a document.
///
/// Of an innocent document that was being read when somebody killed the daemon the same is noted. So one that had been
/// read for a moment only is left alone for some seconds the first three times in a row, and eight times as long each
/// further time; one that was long at it for an hour, and twice as long from the third time on. Nothing is left alone for
/// more than a day.
public final class ReadingJournal: Sendable {
    /// What was noted of a document that was being read when the daemon ended.
    public struct Suspect: Sendable, Equatable {
        /// The source's id.
        public var source: String
        /// Where the document came from.
        public var url: String
        /// Lives that ended while it was read.
        public var ends: Int
        /// Until then it is left alone.
        public var until: Timestamp
    }

    private let file: MappedFile
    private let now: @Sendable () -> Timestamp
    private let suspects: Mutex<[Suspect]>
    private let free: Mutex<[Int]>
    private let path: String

    /// Documents that can be noted at a time, more than the room has threads.
    private static let slots = 16
    private static let slotBytes = 2048
    /// Suspects that are remembered.
    private static let mostSuspects = 64
    /// Who was read for longer is no bystander.
    static let moment = Duration.milliseconds(500)
    static let shortRest = Duration.seconds(5)
    static let longRest = Duration.hours(1)
    static let longestRest = Duration.hours(24)

    /// Opens the journal, or makes it, and draws the conclusions from what it holds.
    ///
    /// - Parameters:
    ///   - path: the file; the suspects are kept in a second one, `path` with `.set-aside` behind it.
    ///   - now: the wall clock.
    /// - Throws: `SystemError`; then documents are read without being noted.
    public init(_ path: String, now: @escaping @Sendable () -> Timestamp) throws(SystemError) {
        self.path = path
        self.now = now
        let file = try MappedFile(path, count: ReadingJournal.slotBytes * (ReadingJournal.slots + 1))
        self.file = file
        free = Mutex(Array(1...ReadingJournal.slots))
        var known = ReadingJournal.load(path + ".set-aside").filter { $0.until > now() - .days(2) }
        let alive = file.number(at: 0)
        var isChanged = false
        for slot in 1...ReadingJournal.slots {
            defer { file.clear(at: slot * ReadingJournal.slotBytes, count: ReadingJournal.slotBytes) }
            guard let note = ReadingJournal.note(file, slot) else { continue }
            let lasted = Duration.milliseconds(max(0, Int64(clamping: alive) - note.start))
            ReadingJournal.blame(note.source, note.url, lasted: lasted, now: now(), in: &known)
            isChanged = true
        }
        suspects = Mutex(known)
        if isChanged { try save(known) }
    }

    /// Adds a life that ended while the document was read.
    static func blame(
        _ source: String, _ url: String, lasted: Duration, now: Timestamp, in suspects: inout [Suspect]
    ) {
        let place = suspects.firstIndex { $0.source == source && $0.url == url }
        let ends = (place.map { suspects[$0].ends } ?? 0) + 1
        let rest =
            lasted < moment
            ? min(longestRest, shortRest * (1 << min(15, 3 * max(0, ends - 3))))
            : min(longestRest, longRest * (1 << min(5, max(0, ends - 2))))
        let suspect = Suspect(source: source, url: url, ends: ends, until: now + rest)
        if let place { suspects[place] = suspect } else { suspects.append(suspect) }
        if suspects.count > mostSuspects { suspects.removeFirst(suspects.count - mostSuspects) }
    }

    /// Notes that a document is being read; nil when there is no room for the note.
    func begin(_ document: ReadingDocument) -> Int? {
        guard let slot = free.withLock({ $0.popLast() }) else { return nil }
        let text = Array("\(document.source)\n\(document.url)".utf8.prefix(ReadingJournal.slotBytes - 32))
        let start = SystemClock.bootMilliseconds
        file.setNumber(UInt64(start), at: 0)
        file.write(text, at: slot * ReadingJournal.slotBytes + 16)
        file.setNumber(UInt64(start), at: slot * ReadingJournal.slotBytes + 8)
        // The length comes last: it makes the note count.
        file.setNumber(UInt64(text.count), at: slot * ReadingJournal.slotBytes)
        return slot
    }

    /// The document was read, and the daemon is still there: whatever ended it before, this document did not.
    func end(_ slot: Int, _ document: ReadingDocument) {
        file.setNumber(0, at: slot * ReadingJournal.slotBytes)
        free.withLock { $0.append(slot) }
        let left: [Suspect]? = suspects.withLock { suspects in
            let count = suspects.count
            suspects.removeAll { $0.url == document.url && $0.source == document.source }
            return suspects.count < count ? suspects : nil
        }
        // A suspicion that cannot be taken back on the disk is one that the next life has, too.
        if let left { try? save(left) }
    }

    /// The daemon ends in good order: no document is to blame for that.
    func endLife() { for slot in 1...ReadingJournal.slots { file.setNumber(0, at: slot * ReadingJournal.slotBytes) } }

    /// Notes that the daemon is alive; called several times a second while something is read.
    func beat() { file.setNumber(UInt64(SystemClock.bootMilliseconds), at: 0) }

    /// Why a document is left alone now; nil when it may be read.
    func refusal(of document: ReadingDocument) -> ReadingRefusal? {
        let time = now()
        let found = suspects.withLock { suspects in
            suspects.first { $0.url == document.url && $0.source == document.source && $0.until > time }
        }
        return found.map { .setAside($0.words) }
    }

    /// What is left alone now.
    public var setAside: [Suspect] {
        let time = now()
        return suspects.withLock { $0.filter { $0.until > time } }
    }

    private static func note(_ file: MappedFile, _ slot: Int) -> (source: String, url: String, start: Int64)? {
        let count = file.number(at: slot * slotBytes)
        guard count > 0, count <= slotBytes - 32 else { return nil }
        let text = String(decoding: file.read(at: slot * slotBytes + 16, count: Int(count)), as: UTF8.self)
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (String(parts[0]), String(parts[1]), Int64(clamping: file.number(at: slot * slotBytes + 8)))
    }

    private static func load(_ path: String) -> [Suspect] {
        guard let bytes = try? FileSystem.read(path, limit: 1 << 20) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, let ends = Int(parts[0]), let until = Int64(parts[1]) else { return nil }
            return Suspect(source: parts[2], url: parts[3], ends: ends, until: Timestamp(milliseconds: until))
        }
    }

    private func save(_ suspects: [Suspect]) throws(SystemError) {
        let lines = suspects.map { "\($0.ends)\t\($0.until.milliseconds)\t\($0.source)\t\($0.url)\n" }
        try FileSystem.replace(path + ".set-aside", with: Array(lines.joined().utf8))
    }
}

extension ReadingJournal.Suspect {
    /// Why it is left alone, and until when.
    public var words: String {
        let times = ends == 1 ? "" : ", \(ends) times by now"
        return "the daemon ended while \(url) was read\(times); it is left alone until \(until.iso8601)"
    }
}
