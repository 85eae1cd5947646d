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
        /// Keys that a reload changed and that hold only from the next start on.
        case restart
        /// Secrets that cannot be read.
        case secrets
        /// Credentials whose file was changed after the start.
        case credentials
    }

    private let state = Mutex<[Kind: String]>([:])
    private let log: @Sendable (String) -> Void

    /// No trouble.
    ///
    /// - Parameter log: told once when a condition begins and once when it ends.
    public init(log: @escaping @Sendable (String) -> Void) { self.log = log }

    /// A condition holds; said when it is new, and for what a person has to do also when it is another one.
    public func set(_ kind: Kind, _ detail: String) {
        let before = state.withLock { $0.updateValue(detail, forKey: kind) }
        if before == nil || kind.isForPeople && before != detail { log("\(kind.words): \(detail)") }
    }

    /// A condition no longer holds.
    public func clear(_ kind: Kind) {
        if state.withLock({ $0.removeValue(forKey: kind) }) != nil { log("\(kind.words): fine again") }
    }

    /// What holds now, in words.
    public var current: [(kind: Kind, detail: String)] {
        state.withLock { state in Kind.allCases.compactMap { kind in state[kind].map { (kind, $0) } } }
    }
}

extension Conditions.Kind {
    /// How the log calls it.
    fileprivate var words: String {
        switch self {
        case .store, .log, .configuration: rawValue
        case .restart: "configuration, changed and not in force before a restart"
        case .secrets: "secrets that cannot be read"
        case .credentials: "credentials, changed and not in force before a restart"
        }
    }

    /// Whether only a person can end it; the others come and go by themselves, with ever other words.
    fileprivate var isForPeople: Bool {
        switch self {
        case .store, .log: false
        case .configuration, .restart, .secrets, .credentials: true
        }
    }
}
