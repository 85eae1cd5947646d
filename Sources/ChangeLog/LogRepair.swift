internal import Basics
internal import Linux
internal import Model
internal import Storage

/// Compares log files with the store, keeps damaged ones beside the log, and writes them again.
struct LogRepair {
    /// The numbers of the lines that belong into one file.
    typealias Lines = ClosedRange<Int64>

    /// How many lines are compared or written at once.
    private static let batch = 500
    /// So many damaged files are kept: somebody who damages the log each minute must not fill the disk.
    private static let mostKept = 20
    /// What stands between the name of a file and the time in the name under which it is kept.
    private static let keptMark = ".damaged-"

    let directory: String
    let reader: StoreReader

    // MARK: - What belongs where

    /// The lines of a month: a clock that went back does not reopen an earlier file.
    func lines(of file: LogFile, upTo last: Int64) throws(StoreError) -> Lines? {
        guard let first = try reader.firstSequence(observedFrom: file.begin), first <= last else { return nil }
        let next = try reader.firstSequence(observedFrom: file.next.begin) ?? last + 1
        return first < next ? first...min(last, next - 1) : nil
    }

    /// Every file that there should be, with its lines.
    func layout(upTo last: Int64) throws(StoreError) -> [(file: LogFile, lines: Lines)] {
        var layout: [(LogFile, Lines)] = []
        var first: Int64 = 1
        while first <= last, let change = try reader.change(sequence: first) {
            let file = LogFile(of: change.observedAt)
            let next = try reader.firstSequence(observedFrom: file.next.begin) ?? last + 1
            layout.append((file, first...min(last, max(first, next - 1))))
            first = max(first + 1, next)
        }
        return layout
    }

    // MARK: - Comparing

    /// The fault of a file that holds texts which the store has erased; then it is not kept.
    static let erasedTexts = "held texts that were erased"

    /// What is wrong with a file; nil when it holds exactly these lines.
    func fault(in file: LogFile, lines: Lines) throws -> String? {
        var walk = try LogWalk(file, path: path(file), lines: lines)
        while !walk.isDone { if let fault = try walk.step(reader, count: LogRepair.batch) { return fault } }
        if let excess = try walk.excess() { return excess }
        return walk.holdsErasedTexts ? LogRepair.erasedTexts : nil
    }

    /// Whether the first and the last line of a file have the numbers they should have.
    func frames(_ file: LogFile, _ lines: Lines) -> Bool {
        guard FileSystem.mark(path(file))?.isRegular == true, let opened = try? File(path(file), .read),
            var reader = try? LineReader(path(file)), let first = try? reader.next(),
            let tail = try? LogTail.read(opened), let size = try? opened.size()
        else { return false }
        return LogTail.sequence(of: Array(first)) == lines.lowerBound && tail.sequence == lines.upperBound
            && tail.length == size
    }

    // MARK: - Setting aside and writing again

    /// Gives a file a name under which it is kept and not taken for a part of the log.
    ///
    /// - Returns: the name; nil when there was nothing, or too much is kept already.
    func setAside(_ name: String, at time: Timestamp) throws(SystemError) -> String? {
        let path = "\(directory)/\(name)"
        guard FileSystem.mark(path) != nil else { return nil }
        guard LogRepair.kept(in: directory).count < LogRepair.mostKept else {
            try FileSystem.remove(path)
            return nil
        }
        let stem = name + LogRepair.keptMark + LogRepair.name(of: time)
        var kept = stem
        var number = 1
        while FileSystem.mark("\(directory)/\(kept)") != nil {
            number += 1
            kept = "\(stem)-\(number)"
        }
        try FileSystem.move(path, to: "\(directory)/\(kept)")
        return kept
    }

    /// A time as it stands in a file name: `2026-11-29T123101Z`.
    static func name(of time: Timestamp) -> String { time.iso8601.prefix(19).filter { $0 != ":" } + "Z" }

    /// The damaged files that are kept in a directory.
    static func kept(in directory: String) -> [String] {
        ((try? FileSystem.list(directory)) ?? []).filter { $0.contains(keptMark) }
    }

    /// Writes a file from the store; it appears whole or not at all.
    ///
    /// - Returns: its length.
    func rewrite(_ file: LogFile, lines: Lines, progress: (Int64) -> Void) throws -> Int {
        let draft = path(file) + LogRepair.draftEnd
        do {
            try FileSystem.remove(draft)
            let opened = try File(draft, .replace)
            var last = lines.lowerBound - 1
            while last < lines.upperBound {
                let changes = try reader.lines(after: last, limit: LogRepair.batch).filter {
                    $0.sequence <= lines.upperBound
                }
                guard let end = changes.last else { break }
                try opened.write(changes.reduce(into: []) { $0 += $1.line + [10] })
                last = end.sequence
                progress(last)
            }
            try opened.synchronize()
            let length = try opened.size()
            try FileSystem.move(draft, to: path(file))
            return length
        } catch {
            try? FileSystem.remove(draft)
            throw error
        }
    }

    private static let draftEnd = ".new"

    /// Removes what a crash in the middle of writing a file again has left.
    func removeDrafts() throws(SystemError) {
        for name in try FileSystem.list(directory) where name.hasSuffix(".jsonl" + LogRepair.draftEnd) {
            try FileSystem.remove("\(directory)/\(name)")
        }
    }

    private func path(_ file: LogFile) -> String { "\(directory)/\(file.name)" }
}

/// A comparison of one file with the store that goes on a few lines at a time.
struct LogWalk {
    let file: LogFile
    private let last: Int64
    private var lines: LineReader
    private var next: Int64
    private var number = 0
    /// Whether a line was met whose texts the store has erased.
    private(set) var holdsErasedTexts = false

    init(_ file: LogFile, path: String, lines range: LogRepair.Lines) throws(SystemError) {
        self.file = file
        lines = try LineReader(path)
        (next, last) = (range.lowerBound, range.upperBound)
    }

    /// Whether every line was compared.
    var isDone: Bool { next > last }

    /// Compares some lines; what is wrong with the first that is not the store's, nil when nothing is.
    mutating func step(_ reader: StoreReader, count: Int) throws -> String? {
        let changes = try reader.lines(after: next - 1, limit: count).filter { $0.sequence <= last }
        guard !changes.isEmpty else {
            next = last + 1
            return nil
        }
        for change in changes {
            number += 1
            guard let line = try lines.next() else { return "ended after \(number - 1) of its lines" }
            guard ByteRuns.equal(line, change.line) else {
                // The store's texts were erased and the file still has them: nobody has damaged it.
                guard LogLine(Array(line)).withoutTexts == change.line else { return "was changed in line \(number)" }
                holdsErasedTexts = true
                next = change.sequence + 1
                continue
            }
            next = change.sequence + 1
        }
        return nil
    }

    /// What stands behind the last line; nil when nothing does.
    mutating func excess() throws -> String? {
        if try lines.next() == nil, lines.rest.isEmpty { return nil }
        return "had bytes of somebody else behind its last line"
    }
}
