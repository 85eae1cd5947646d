internal import Synchronization

/// Who gets which change, until a reload replaces it.
///
/// The function lies in a struct, and that in the mutex. A `Mutex` of a function type would hand the function out
/// wrapped and put it back wrapped at every read: after some thousand changes a single call would need more stack than
/// the thread has (decision 60).
final class CurrentPlanner: Sendable {
    private struct Holder: Sendable {
        var plan: DeliveryPlanner
    }

    private let holder: Mutex<Holder>

    init(_ plan: @escaping DeliveryPlanner) { holder = Mutex(Holder(plan: plan)) }

    /// The function that decides now.
    var plan: DeliveryPlanner { holder.withLock { $0.plan } }

    /// Lets another function decide from the next change on.
    func replace(with plan: @escaping DeliveryPlanner) { holder.withLock { $0.plan = plan } }
}
