import Model
import Synchronization

/// What is wrong with the daemon as a whole right now, for `errata status` and the service manager.
public final class Conditions: Sendable {
    /// What can be wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// The store cannot be written for the time being.
        case store
        /// The change log file lags behind the store.
        case log
        /// The last reload of the configuration was refused.
        case configuration
    }

    private let state = Mutex<[Kind: String]>([:])
    private let log: @Sendable (String) -> Void

    /// No trouble.
    ///
    /// - Parameter log: told once when a condition begins and once when it ends.
    public init(log: @escaping @Sendable (String) -> Void) { self.log = log }

    /// A condition holds; nothing happens when it did already.
    public func set(_ kind: Kind, _ detail: String) {
        let isNew = state.withLock { $0.updateValue(detail, forKey: kind) == nil }
        if isNew { log("\(kind.rawValue): \(detail)") }
    }

    /// A condition no longer holds.
    public func clear(_ kind: Kind) {
        if state.withLock({ $0.removeValue(forKey: kind) }) != nil { log("\(kind.rawValue): fine again") }
    }

    /// What holds now, in words.
    public var current: [(kind: Kind, detail: String)] {
        state.withLock { state in Kind.allCases.compactMap { kind in state[kind].map { (kind, $0) } } }
    }
}
