import Synchronization

/// Tells the streams of a website that there are new changes.
public final class ChangeNews: Sendable {
    private struct Listener {
        weak var website: Website?
    }

    private let listener = Mutex(Listener())

    /// News that nobody listens to yet.
    public init() {}

    /// There are new changes in the store.
    public func tell() { listener.withLock { $0.website }?.wake() }

    /// Whose streams are told from now on.
    func tell(_ website: Website) { listener.withLock { $0.website = website } }
}
