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

    let directory: String
    private let reader: StoreReader
    private let style: DayPageStyle?
    private var pages: DayPages?
    private let keyFile: String
    private var checkpoints: CheckpointWriter?
    private var file: File?
    private var current: LogFile?
    /// The bytes of whole lines in the current file.
    private var length = 0
    private(set) var sequence: Int64 = 0

    init(
        directory: String, reader: StoreReader, style: DayPageStyle?, keyFile: String
    ) throws(ChangeLogError) {
        self.directory = directory
        self.reader = reader
        self.style = style
        self.keyFile = keyFile
        try recover()
    }

    /// Finds where the files end, cuts off what is no whole line, and compares the last line with the store's.
    mutating func recover() throws(ChangeLogError) {
        (file, current, length, sequence) = (nil, nil, 0, 0)
        let tail: LogTail?
        do throws(SystemError) {
            try FileSystem.createDirectory(directory)
            tail = try cutBack()
        } catch { throw ChangeLogError(error, path: directory) }
        sequence = tail?.sequence ?? 0
        pages = nil
        checkpoints = try? CheckpointWriter(directory: directory, keyFile: keyFile)
        if let style { pages = try? DayPages(directory: directory, style: style, start: sequence) }
        guard let tail else { return }
        guard try stored(tail.sequence)?.line != tail.line else { return }
        let detail = "line \(tail.sequence) is not the store's line of that number"
        throw ChangeLogError(.differs, path: directory, detail: detail)
    }

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

    /// Appends every change of the store that the files lack, and waits until it is on the disk.
    mutating func extend() throws(ChangeLogError) {
        if let current, !FileSystem.exists(path(current)) { try recover() }
        while true {
            let changes: [StoredChange]
            do throws(StoreError) { changes = try reader.lines(after: sequence, limit: LogWriter.batch) } catch {
                throw ChangeLogError(.store, path: directory, detail: error.description)
            }
            guard !changes.isEmpty else { break }
            try append(changes)
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
            if try file.size() != length { try file.truncate(to: length) }
            try file.write(bytes)
            try file.synchronize()
        } catch {
            try? file.truncate(to: length)
            throw error
        }
        length += bytes.count
    }
}
