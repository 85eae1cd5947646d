public import Model
import Reading
import Synchronization

/// The documents that were given up or are left alone, by their addresses; forgotten when one is read again.
public final class UnreadDocuments: Sendable {
    /// One of them.
    public struct Document: Sendable, Equatable {
        /// The source's id.
        public var source: String
        /// Where it came from.
        public var url: String
        /// Why it was not read, for people.
        public var reason: String
        /// When.
        public var at: Timestamp
    }

    /// More are not remembered: by then the first few say enough.
    private static let limit = 100

    private let documents = Mutex<[String: Document]>([:])

    /// Nothing was refused yet.
    init() {}

    /// All of them, the oldest first.
    public var all: [Document] { documents.withLock { $0.values.sorted { ($0.at, $0.url) < ($1.at, $1.url) } } }

    func refused(_ document: ReadingDocument, _ refusal: ReadingRefusal, at now: Timestamp) {
        documents.withLock { documents in
            guard documents.count < UnreadDocuments.limit || documents[document.url] != nil else { return }
            documents[document.url] = Document(
                source: document.source, url: document.url, reason: refusal.reason, at: now)
        }
    }

    func wasRead(_ document: ReadingDocument) {
        documents.withLock { documents in
            // Hardly ever is there any.
            if !documents.isEmpty { documents[document.url] = nil }
        }
    }
}
