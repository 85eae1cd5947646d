internal import JSON
internal import Linux
internal import Model
internal import Storage

/// Extends the files from the store; lives on the log's own thread.
///
/// The store is the truth and the files follow it: whatever a crash left behind, `recover` cuts them back to a whole
/// line and `extend` adds what is missing.
struct LogWriter {
    /// How many lines are read, written and synced at once.
    private static let batch = 500

    /// The shortest time between two looks at all files; the newest is looked at before every line.
    private static let rounds = Duration.seconds(15)
    /// Lines that each round compares with the store, whatever the marks of the files say.
    private static let patrolled = 1000

    /// What the log says to the world around it.
    struct Voice: Sendable {
        /// Told of damage, and of what was done about it.
        var note: @Sendable (_ incident: String) -> Void = { _ in }
        /// Told of work that takes long.
        var progress: @Sendable (_ work: String) -> Void = { _ in }
    }

    let directory: String
    private let reader: StoreReader
    private let repair: LogRepair
    private let voice: Voice
    private let style: DayPageStyle?
    private var pages: DayPages?
    private let keyFile: String
    private var checkpoints: CheckpointWriter?
    private var file: File?
    private var current: LogFile?
    /// The bytes of whole lines in the current file.
    private var length = 0
    private(set) var sequence: Int64 = 0
    /// What the files looked like after the last look or write.
    private var marks: [LogFile: FileMark] = [:]
    private var place: FileIdentity?
    private var lastRound: Duration?
    private var patrol: LogWalk?

    init(
        directory: String, reader: StoreReader, style: DayPageStyle?, keyFile: String, voice: Voice = Voice()
    ) throws(ChangeLogError) {
        self.directory = directory
        self.reader = reader
        self.voice = voice
        repair = LogRepair(directory: directory, reader: reader)
        self.style = style
        self.keyFile = keyFile
        try recover()
    }

    /// Finds where the files end, cuts off what is no whole line, and compares the last line with the store's.
    mutating func recover() throws(ChangeLogError) {
        (file, current, length, sequence) = (nil, nil, 0, 0)
        (marks, place, patrol) = ([:], nil, nil)
        let tail: LogTail?
        do throws(SystemError) {
            try FileSystem.createDirectory(directory)
            try repair.removeDrafts()
            try setAsideWhatIsNoFile()
            tail = try cutBack()
        } catch { throw ChangeLogError(error, path: directory) }
        sequence = tail?.sequence ?? 0
        pages = nil
        openCheckpoints()
        if let style { pages = try? DayPages(directory: directory, style: style, start: sequence) }
        if let tail { try compare(tail) }
        try repairLayout()
        lookAtAll()
    }

    /// Whether the last line is the store's.
    private func compare(_ tail: LogTail) throws(ChangeLogError) {
        guard let stored = try stored(tail.sequence) else {
            let last: Int64
            do throws(StoreError) { last = try reader.lastSequence() } catch { throw failure(error) }
            let detail =
                "it has changes up to \(tail.sequence), the store only up to \(last): the store is older than the log "
                + "(an earlier backup, or its write-ahead log \(reader.path)-wal was lost)"
            throw ChangeLogError(.differs, path: directory, detail: detail)
        }
        guard stored.line != tail.line, stored.line != LogLine(tail.line).withoutTexts else { return }
        let detail = "line \(tail.sequence) is not the store's line of that number"
        throw ChangeLogError(.differs, path: directory, detail: detail)
    }

    private mutating func openCheckpoints() {
        checkpoints = nil
        do throws(SystemError) {
            let opened = try CheckpointWriter(directory: directory, keyFile: keyFile, repair: repair)
            for note in opened.notes { voice.note(note) }
            checkpoints = opened
        } catch { voice.note("checkpoints cannot be signed: \(error)") }
    }

    /// The public half of the key that signs checkpoints; nil when there is none.
    var publicKey: [UInt8]? { checkpoints?.publicKey }

    /// Cuts the files back to whole lines, the newest first, down to the one that has the last record.
    private mutating func cutBack() throws(SystemError) -> LogTail? {
        for candidate in try LogDirectory(directory).files().reversed() {
            let opened = try File(path(candidate), .append)
            let tail = try LogTail.read(File(path(candidate), .read))
            let whole = tail?.length ?? 0
            if try opened.size() > whole {
                try opened.truncate(to: whole)
                try opened.synchronize()
            }
            if file == nil { (file, current, length) = (opened, candidate, whole) }
            if let tail { return tail }
        }
        return nil
    }

    private func stored(_ sequence: Int64) throws(ChangeLogError) -> StoredChange? {
        do throws(StoreError) { return try reader.change(sequence: sequence) } catch {
            throw ChangeLogError(.store, path: directory, detail: error.description)
        }
    }

    private func path(_ file: LogFile) -> String { "\(directory)/\(file.name)" }

    /// Whether more lines are missing than a crash leaves behind.
    func lacksMuch() throws(ChangeLogError) -> Bool {
        do throws(StoreError) { return try reader.lastSequence() - sequence > Int64(LogWriter.batch) } catch {
            throw failure(error)
        }
    }

    /// Appends every change of the store that the files lack, and waits until it is on the disk.
    mutating func extend() throws(ChangeLogError) {
        try inspect()
        while true {
            let changes: [StoredChange]
            do throws(StoreError) { changes = try reader.lines(after: sequence, limit: LogWriter.batch) } catch {
                throw ChangeLogError(.store, path: directory, detail: error.description)
            }
            guard !changes.isEmpty else { break }
            try append(changes)
            if changes.count == LogWriter.batch { voice.progress("completing the change log: up to \(sequence)") }
        }
        extendPages()
        sign()
    }

    /// Signs the lines when it is time; `last` when nothing will come after.
    mutating func sign(last: Bool = false) { try? checkpoints?.follow(reader, to: sequence, signs: last) }

    /// Completes the pages for people.
    ///
    /// They are worth less than the log: what fails here is tried again next time.
    private mutating func extendPages() {
        while let done = pages?.sequence, done < sequence,
            let changes = try? reader.lines(after: done, limit: LogWriter.batch), !changes.isEmpty
        {
            for change in changes {
                guard let json = try? JSONParser.parse(change.line), let record = ChangeRecord(json: json) else {
                    continue
                }
                do throws(SystemError) { try pages?.append(record, sequence: change.sequence) } catch { return }
            }
            if pages?.sequence == done { return }
        }
    }

    /// Appends changes, each to the file of its month; a clock that went back does not reopen an earlier file.
    private mutating func append(_ changes: [StoredChange]) throws(ChangeLogError) {
        var rest = changes[...]
        while let first = rest.first {
            let target = max(current ?? LogFile(of: first.observedAt), LogFile(of: first.observedAt))
            let fitting = rest.prefix { max(target, LogFile(of: $0.observedAt)) == target }
            do throws(SystemError) {
                try open(target)
                try write(fitting)
            } catch { throw ChangeLogError(error, path: path(target)) }
            sequence = fitting.last?.sequence ?? sequence
            rest = rest.dropFirst(fitting.count)
        }
    }

    private mutating func open(_ target: LogFile) throws(SystemError) {
        guard target != current || file == nil else { return }
        let opened = try File(path(target), .append)
        try FileSystem.synchronizeDirectory(of: path(target))
        (file, current, length) = (opened, target, try opened.size())
        marks[target] = FileSystem.mark(path(target))
    }

    private mutating func write(_ changes: ArraySlice<StoredChange>) throws(SystemError) {
        guard let file else { return }
        var bytes: [UInt8] = []
        for change in changes {
            bytes += change.line
            bytes.append(10)
        }
        do throws(SystemError) {
            // A line that an earlier attempt could not finish goes first.
            if try file.size() > length { try file.truncate(to: length) }
            try file.write(bytes)
            try file.synchronize()
        } catch {
            try? file.truncate(to: length)
            if let current { marks[current] = FileSystem.mark(path(current)) }
            throw error
        }
        length += bytes.count
        // Somebody may have cut it meanwhile: then the old mark stays, and the next look finds another one.
        if let current, let mark = FileSystem.mark(path(current)), mark.size == length { marks[current] = mark }
    }

    private func failure(_ error: any Error) -> ChangeLogError {
        switch error {
        case let error as ChangeLogError: error
        case let error as SystemError: ChangeLogError(error, path: directory)
        default: ChangeLogError(.store, path: directory, detail: "\(error)")
        }
    }
}

// MARK: - Damage

extension LogWriter {
    /// Looks whether anybody has touched the files, and writes again what is damaged.
    ///
    /// - Parameter isThorough: looks at all files now, not only at the newest.
    /// - Throws: `ChangeLogError`; a file that could not be written again is looked at again next time.
    mutating func inspect(isThorough: Bool = false) throws(ChangeLogError) {
        guard FileSystem.identity(directory) == place else {
            if place != nil {
                voice.note(
                    "the directory \(directory) was moved away or replaced; the log is written again from the store")
            }
            return try recover()
        }
        if let current { try examineIfTouched(current) }
        let now = Duration.milliseconds(SystemClock.bootMilliseconds)
        guard isThorough || lastRound.map({ now - $0 >= LogWriter.rounds }) ?? true else { return }
        lastRound = now
        for file in marks.keys.sorted() { try examineIfTouched(file) }
        try setAsideForeign()
        inspectBesides()
        try patrolOn()
    }

    /// Takes texts that the store has erased out of the files and the pages.
    mutating func dropErasedTexts(of sequences: [Int64]) throws(ChangeLogError) {
        do {
            for (file, lines) in try repair.layout(upTo: sequence) where sequences.contains(where: lines.contains) {
                try examine(file)
            }
            if let style { try DayPages.replaceSections(of: sequences, in: directory, reader: reader, style: style) }
            if let style { pages = try DayPages(directory: directory, style: style, start: sequence) }
        } catch { throw failure(error) }
    }

    private mutating func examineIfTouched(_ file: LogFile) throws(ChangeLogError) {
        let mark = FileSystem.mark(path(file))
        guard mark != marks[file] || mark == nil else { return }
        try examine(file)
    }

    /// Compares a file with the store; when it is damaged, keeps it beside the log and writes it again.
    private mutating func examine(_ file: LogFile) throws(ChangeLogError) {
        do {
            guard let lines = try repair.lines(of: file, upTo: sequence) else { return try giveUp(file) }
            let mark = FileSystem.mark(path(file))
            let fault: String?
            switch mark {
            case nil: fault = "was moved away or deleted"
            case let mark? where !mark.isRegular: fault = "was replaced by something that is not a plain file"
            case let mark? where mark.size == 0: fault = "was cut to nothing"
            default: fault = try repair.fault(in: file, lines: lines)
            }
            if let fault { try write(file, lines, after: fault) }
            if file == current { try reopen(file) }
            marks[file] = FileSystem.mark(path(file))
            patrol = nil
        } catch { throw failure(error) }
    }

    /// A file without lines of ours.
    private mutating func giveUp(_ file: LogFile) throws {
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        if let kept = try repair.setAside(file.name, at: now) {
            voice.note("\(file.name) is not a file of this log; it is kept as \(kept)")
        }
        marks[file] = nil
        if file == current { (self.file, current, length) = (nil, nil, 0) }
    }

    private mutating func write(_ file: LogFile, _ lines: LogRepair.Lines, after fault: String) throws {
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        let kept = fault == LogRepair.erasedTexts ? nil : try repair.setAside(file.name, at: now)
        _ = try repair.rewrite(file, lines: lines) { [voice] done in
            voice.progress("writing \(file.name) again from the store: up to \(done) of \(lines.upperBound)")
        }
        let keptText = kept.map { ", the damaged file is kept as \($0)" } ?? ""
        voice.note("\(file.name) \(fault); it was written again from the store\(keptText)")
    }

    /// Goes on with the file that has the name now.
    private mutating func reopen(_ file: LogFile) throws(SystemError) {
        let opened = try File(path(file), .append)
        (self.file, length) = (opened, try opened.size())
    }

    /// A link, a pipe or a directory with the name of a log file must not be opened.
    private func setAsideWhatIsNoFile() throws(SystemError) {
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        for file in try LogDirectory(directory).files() where FileSystem.mark(path(file))?.isRegular == false {
            guard let kept = try repair.setAside(file.name, at: now) else { continue }
            voice.note("\(file.name) is not a plain file; it is kept as \(kept), and written again from the store")
        }
    }

    /// Files with the name of a log file that nobody here has written.
    private mutating func setAsideForeign() throws(ChangeLogError) {
        do {
            for file in try LogDirectory(directory).files() where marks[file] == nil { try giveUp(file) }
        } catch { throw failure(error) }
    }

    /// Finds files that are missing, or that begin or end elsewhere than they should, and writes them again.
    private mutating func repairLayout() throws(ChangeLogError) {
        do {
            let files = try LogDirectory(directory).files()
            guard !files.isEmpty, sequence > 0, try !isComplete(files) else { return }
            let layout = try repair.layout(upTo: sequence)
            for (file, lines) in layout where !repair.frames(file, lines) {
                let isThere = FileSystem.mark(path(file)) != nil
                try write(file, lines, after: isThere ? "did not hold the lines that belong into it" : "was missing")
                if file == current { try reopen(file) }
            }
            let known = Set(layout.map(\.file))
            for file in files where !known.contains(file) && file != current { try giveUp(file) }
        } catch { throw failure(error) }
    }

    /// Whether the files follow each other without a gap, by their first and last lines.
    private func isComplete(_ files: [LogFile]) throws -> Bool {
        var expected: Int64 = 1
        for file in files {
            var lines = try LineReader(path(file))
            guard let first = try lines.next() else {
                // The newest may be empty: what belongs into it comes next.
                return file == files.last && expected == sequence + 1
            }
            let tail = try LogTail.read(File(path(file), .read))
            guard LogTail.sequence(of: Array(first)) == expected, let tail else { return false }
            expected = tail.sequence + 1
        }
        return expected == sequence + 1
    }

    private mutating func lookAtAll() {
        place = FileSystem.identity(directory)
        for file in (try? LogDirectory(directory).files()) ?? [] { marks[file] = FileSystem.mark(path(file)) }
    }

    /// The day pages, the checkpoints and the key.
    private mutating func inspectBesides() {
        if let note = checkpoints?.inspect() { voice.note(note) }
        guard let style, let pages, let fault = pages.fault else { return }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        let kept = (try? repair.setAside(pages.name, at: now)) ?? nil
        let begin = Timestamp(iso8601: pages.day + "T00:00:00Z") ?? now
        let first = ((try? reader.firstSequence(observedFrom: begin)) ?? nil) ?? sequence + 1
        self.pages = try? DayPages(directory: directory, style: style, start: first - 1)
        let keptText = kept.map { ", what was there is kept as \($0)" } ?? ""
        voice.note("\(pages.name) \(fault); it is written again from the store\(keptText)")
    }

    /// Compares some more lines with the store: a disk forgets without anybody touching a file.
    private mutating func patrolOn() throws(ChangeLogError) {
        do {
            if patrol == nil { patrol = try nextWalk() }
            let fault = try patrol?.step(reader, count: LogWriter.patrolled)
            if let file = patrol?.file, fault != nil || patrol?.holdsErasedTexts == true {
                try examine(file)
            } else if patrol?.isDone == true {
                patrol = try nextWalk()
            }
        } catch { throw failure(error) }
    }

    /// The file after the one that was compared last; from the beginning after the newest.
    private func nextWalk() throws -> LogWalk? {
        let files = marks.keys.sorted()
        let last = patrol?.file
        guard let file = files.first(where: { file in last.map { file > $0 } ?? true }) ?? files.first,
            let lines = try repair.lines(of: file, upTo: sequence)
        else { return nil }
        return try LogWalk(file, path: path(file), lines: lines)
    }
}
