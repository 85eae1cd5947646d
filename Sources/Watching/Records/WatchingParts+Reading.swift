import Fetching
import Model
import Reading
import Storage

extension WatchingParts {
    /// Reads a document on a thread for that, under its budget.
    ///
    /// - Parameters:
    ///   - source: whose document it is.
    ///   - url: where it came from.
    ///   - bytes: its size.
    ///   - body: the reading; it may ask whether anybody still waits for it.
    /// - Returns: what was read, or why it was not, for people.
    /// - Throws: `StoreError` of kind `closed` when the task was cancelled: the daemon ends, and nothing is recorded.
    func read<Value: Sendable>(
        of source: Source, _ url: String, bytes: Int,
        _ body: @escaping @Sendable (_ isGivenUp: @escaping @Sendable () -> Bool) -> Value
    ) async throws(StoreError) -> ReadOutcome<Value> {
        let document = ReadingDocument(source: source.id, url: url, bytes: bytes)
        do throws(ReadingRefusal) {
            let value = try await reading.read(document) { budget in body { budget.isSpent } }
            unread.wasRead(document)
            return .done(value)
        } catch {
            if error == .cancelled {
                throw StoreError(.closed, path: store.path, detail: "the daemon ended while \(url) was read")
            }
            unread.refused(document, error, at: now())
            return .refused(error.reason)
        }
    }

    /// Works on the entries of a document: many of them on a thread for reading, under its budget.
    ///
    /// - Parameters:
    ///   - feed: the document.
    ///   - source: whose document it is.
    ///   - body: the work.
    /// - Returns: what came of it, or why it was given up, for people.
    /// - Throws: `StoreError` of kind `closed` when the task was cancelled.
    func work<Value: Sendable>(
        on feed: Feed, of source: Source, _ body: @escaping @Sendable () -> Value
    ) async throws(StoreError) -> ReadOutcome<Value> {
        guard feed.entries.count > 500 else { return .done(body()) }
        return try await read(of: source, source.url, bytes: feed.entries.count * 300) { _ in body() }
    }

    /// Reads the document of a feed, sitemap or listing; one that cannot be read in its budget is unreadable.
    func read(_ page: Page, source: Source) async throws(StoreError) -> SourceDocument {
        let reading = try await read(of: source, page.url, bytes: page.body.count) { isGivenUp in
            SourceDocument.read(page, source: source, isGivenUp: isGivenUp)
        }
        switch reading {
        case .done(let document): return document
        case .refused(let reason): return .unreadable(reason: reason)
        }
    }
}

/// What came of reading a document.
enum ReadOutcome<Value: Sendable>: Sendable {
    case done(Value)
    /// It was given up, or is left alone; the reason is for people.
    case refused(String)
}
