internal import JSON
internal import Linux
internal import Model
public import Storage
internal import Synchronization

/// The files that tell the world what changed: one JSON line a change, appended only, chained by hashes.
///
/// They are a projection of the store. At the opening they are cut back to a whole line and completed; after each
/// commit `extend` appends what is new and waits for the disk. All of it happens on a thread of its own.
public final class ChangeLog: Sendable {
    /// Where the files are.
    public let directory: String
    private let inbox: Inbox<Request>
    private let last: Atomic<Int64>
    private let record = Mutex(Record())

    private struct Record: Sendable {
        var incidents: [LogIncident] = []
        var publicKey: [UInt8]?
    }

    /// So many incidents are remembered.
    private static let mostIncidents = 50
    private let end = Mutex(End())

    private struct End: Sendable {
        /// Called when the thread is done; nil until somebody closes the log.
        var isReached: (@Sendable () -> Void)?
    }

    private enum Kind: Sendable, Equatable {
        case extend
        /// Open the files again by name.
        case reopen
        /// Look at all files for damage.
        case inspect
        /// Take texts out that the store has erased, and sign.
        case erase([Int64])
    }

    private struct Request: Sendable {
        /// What comes before the extension.
        var kind: Kind
        var answer: @Sendable (Result<Void, ChangeLogError>) -> Void
    }

    /// Opens the log: cuts off a torn line, compares the last one with the store's, appends what is missing.
    ///
    /// Where much is missing, because the log was lost, it is written again behind the caller's back: nobody waits for it
    /// but `extend` and `close`.
    ///
    /// - Parameters:
    ///   - directory: where the files are; made when missing.
    ///   - reader: the store they follow; the log must be its only user.
    ///   - pages: how the Markdown pages are written; nil for none.
    ///   - keyFile: the secret half of the key that signs checkpoints, made when missing; nil = beside the store.
    ///   - sayLine: told of damage that was noticed, one line each.
    ///   - progress: told what takes long.
    /// - Returns: the log, complete or on its way to be.
    /// - Throws: `ChangeLogError`; `.differs` when the files are not this store's, which then stay as they are.
    public static func open(
        directory: String, reader: StoreReader, pages: DayPageStyle? = nil, keyFile: String? = nil,
        log sayLine: @escaping @Sendable (String) -> Void = { _ in },
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws(ChangeLogError) -> ChangeLog {
        let log = ChangeLog(directory: directory)
        let voice = LogWriter.Voice(
            note: { text in
                sayLine("change log: \(text)")
                log.remember(text)
            }, progress: progress)
        let opened: Result<Void, ChangeLogError> = await withCheckedContinuation { continuation in
            let body: @Sendable () -> Void = {
                let keyFile = keyFile ?? SigningKeyFile.path(ofStore: reader.path)
                log.run(reader, pages, keyFile, voice) { continuation.resume(returning: $0) }
            }
            do throws(SystemError) { try NamedThread.start("change-log", body) } catch {
                continuation.resume(returning: .failure(ChangeLogError(error, path: directory)))
            }
        }
        try opened.get()
        return log
    }

    private init(directory: String) {
        self.directory = directory
        inbox = Inbox()
        last = Atomic(0)
    }

    private func remember(_ text: String) {
        let incident = LogIncident(at: Timestamp(milliseconds: SystemClock.wallMilliseconds), text: text)
        record.withLock { $0.incidents = ($0.incidents + [incident]).suffix(ChangeLog.mostIncidents) }
    }

    /// Damage to the files that was noticed since the log was opened, the latest last.
    public var incidents: [LogIncident] { record.withLock { $0.incidents } }

    /// The names of damaged files that are kept in the directory until a person deletes them.
    public var keptFiles: [String] { LogRepair.kept(in: directory) }

    /// The public half of the key that signs checkpoints; nil when there is none.
    public var publicKey: [UInt8]? { record.withLock { $0.publicKey } }

    /// The number of the last line that is on the disk.
    public var lastSequence: Int64 { last.load(ordering: .acquiring) }

    /// Appends what the store has and the files lack; returns when it is on the disk.
    ///
    /// - Throws: `ChangeLogError`; the files then end with a whole line, and a later call goes on from there.
    public func extend() async throws(ChangeLogError) { try await request(.extend) }

    /// Opens the files again by name, after somebody moved them away, and completes them.
    ///
    /// - Throws: `ChangeLogError`.
    public func reopen() async throws(ChangeLogError) { try await request(.reopen) }

    /// Looks at all files for damage now, mends what is damaged, and completes them.
    ///
    /// - Throws: `ChangeLogError`.
    public func inspect() async throws(ChangeLogError) { try await request(.inspect) }

    /// Takes the texts of changes out of the files after the store has erased them, and signs the log as it is then.
    ///
    /// - Throws: `ChangeLogError`; what is left is taken out when the files are looked at next.
    public func dropErasedTexts(of sequences: [Int64]) async throws(ChangeLogError) {
        try await request(.erase(sequences))
    }

    /// Finishes what is under way, signs a last checkpoint, and returns when the log's thread is done with all of it.
    ///
    /// A process that ended earlier would take the cryptography away under the thread.
    public func close() async {
        await withCheckedContinuation { continuation in
            let isFirst = end.withLock { end in
                guard end.isReached == nil else { return false }
                end.isReached = { continuation.resume() }
                return true
            }
            if !isFirst { continuation.resume() }
            inbox.close()
        }
    }

    private func request(_ kind: Kind) async throws(ChangeLogError) {
        let result: Result<Void, ChangeLogError> = await withCheckedContinuation { continuation in
            let taken = inbox.put(Request(kind: kind) { continuation.resume(returning: $0) })
            if !taken {
                let closed = ChangeLogError(.closed, path: directory, detail: "it is closed")
                continuation.resume(returning: .failure(closed))
            }
        }
        try result.get()
    }

    /// The body of the thread.
    ///
    /// Requests that wait together are answered by one extension.
    private func run(
        _ reader: StoreReader, _ style: DayPageStyle?, _ keyFile: String, _ voice: LogWriter.Voice,
        opened: (Result<Void, ChangeLogError>) -> Void
    ) {
        var writer: LogWriter
        var isLost = false
        do throws(ChangeLogError) {
            writer = try LogWriter(
                directory: directory, reader: reader, style: style, keyFile: keyFile, voice: voice)
            isLost = try writer.lacksMuch()
            if !isLost { try writer.extend() }
            let key = writer.publicKey
            record.withLock { $0.publicKey = key }
        } catch {
            inbox.close()
            return opened(.failure(error))
        }
        last.store(writer.sequence, ordering: .releasing)
        opened(.success(()))
        if isLost {
            do throws(ChangeLogError) { try writer.extend() } catch {
                voice.note("cannot be completed for the moment: \(error)")
            }
            last.store(writer.sequence, ordering: .releasing)
        }
        while let requests = inbox.next() {
            let result: Result<Void, ChangeLogError>
            do throws(ChangeLogError) {
                if requests.contains(where: { $0.kind == .reopen }) { try writer.recover() }
                if requests.contains(where: { $0.kind == .inspect }) { try writer.inspect(isThorough: true) }
                try writer.extend()
                for case .erase(let sequences) in requests.map(\.kind) {
                    try writer.dropErasedTexts(of: sequences)
                    writer.sign(last: true)
                }
                result = .success(())
            } catch { result = .failure(error) }
            last.store(writer.sequence, ordering: .releasing)
            for request in requests { request.answer(result) }
        }
        try? writer.inspect(isThorough: true)
        writer.sign(last: true)
        end.withLock { $0.isReached }?()
    }
}
