import Model
import Synchronization

/// All subscriptions: what the sources wish, what is to be asked of hubs, and what hubs may say to us.
///
/// The rules of WebSub are here, without network and store; what changed is handed out to be stored.
public final class Subscriptions: Sendable {
    fileprivate struct Table {
        var byToken: [String: Subscription] = [:]
        var bySource: [String: Set<String>] = [:]
        /// What must be written; nil when it is to be forgotten.
        var changed: [String: Subscription?] = [:]
    }

    private let table = Mutex(Table())
    /// The address that all callbacks begin with; nil when hubs cannot reach us.
    let callback: String?
    let lease: Duration
    private let now: @Sendable () -> Timestamp
    private let changedBell: @Sendable () -> Void

    /// Ones of a source that are ending; a feed that names another hub every time must not fill the table.
    private static let maximumLeaving = 2

    init(
        callback: String?, lease: Duration = .days(10), stored: [String] = [], now: @escaping @Sendable () -> Timestamp,
        changed: @escaping @Sendable () -> Void
    ) {
        self.callback = callback
        self.lease = lease
        self.now = now
        changedBell = changed
        table.withLock { table in
            for var subscription in stored.compactMap(Subscription.init) {
                // At another address nobody would hear the hub; it lets go when the lease ends.
                let isOurs = callback.map { subscription.callback.hasPrefix($0) } ?? false
                if isOurs {
                    subscription.nextRequestAt = subscription.nextRequestAt ?? subscription.leaseEnds
                    table.byToken[subscription.token] = subscription
                    table.bySource[subscription.source, default: []].insert(subscription.token)
                } else {
                    table.changed[subscription.token] = .some(nil)
                }
            }
        }
    }

    // MARK: What sources wish

    /// A source names these hubs and calls itself that; no hub or no name ends what there was.
    func wish(_ source: String, hubs: [String], topic: String?) {
        guard callback != nil, !hubs.isEmpty || has(source) else { return }
        let now = now()
        change { table in
            let tokens = table.bySource[source] ?? []
            let current = tokens.compactMap { table.byToken[$0] }.first { $0.state != .leaving }
            if var current, current.topic == topic, !Set(current.hubs).isDisjoint(with: hubs) {
                guard current.hubs != hubs else { return }
                current.hubs = hubs
                table.set(current)
                return
            }
            guard tokens.count <= Subscriptions.maximumLeaving else { return }
            if let current { table.leave(current, now) }
            guard let topic, WebAddress(topic).isWeb, let callback else { return }
            let usable = hubs.filter { WebAddress($0).isWeb }
            guard !usable.isEmpty else { return }
            table.set(Subscription(source: source, hubs: usable, topic: topic, callback: callback, now: now))
        }
    }

    /// Ends the subscriptions of sources that are no longer watched.
    func keepOnly(_ sources: Set<String>) {
        let now = now()
        change { table in
            for subscription in table.byToken.values
            where !sources.contains(subscription.source) && subscription.state != .leaving {
                table.leave(subscription, now)
            }
        }
    }

    /// Whether a hub tells of the source's news.
    func isPushed(_ source: String) -> Bool {
        let now = now()
        return table.withLock { $0.subscriptions(of: source).contains { $0.isPushed(now) } }
    }

    /// A poll found news of which no hub had told; often enough, and the hub is not relied on any more.
    func pollFoundNews(_ source: String) {
        let now = now()
        change { table in
            for var subscription in table.subscriptions(of: source) where subscription.isPushed(now) {
                subscription.misses += 1
                table.set(subscription)
            }
        }
    }

    private func has(_ source: String) -> Bool { table.withLock { $0.bySource[source] != nil } }

    // MARK: What is to be asked

    /// Takes what is to be asked of hubs now, the longest overdue first; each is counted as asked.
    func takeDue(atMost limit: Int = .max) -> [Subscription] {
        let now = now()
        var due: [Subscription] = []
        change { table in
            let overdue = table.byToken.values.filter { $0.nextRequestAt.map { $0 <= now } ?? false }
            for var subscription in overdue.sorted(by: { ($0.nextRequestAt ?? now) < ($1.nextRequestAt ?? now) }) {
                guard due.count < limit else { return }
                if subscription.state == .leaving, subscription.attempts >= 4 {
                    table.forget(subscription)
                    continue
                }
                due.append(subscription)
                subscription.refusal = nil
                subscription.requestedAt = now
                subscription.attempts += 1
                // Without a verification it is asked again, each time later.
                let wait = Duration.minutes(10) * (1 << min(subscription.attempts - 1, 8))
                subscription.nextRequestAt = now + min(wait, .days(1))
                if subscription.state == .denied { subscription.state = .wanted }
                table.set(subscription)
            }
        }
        return due
    }

    /// A hub did not take what was asked of it; the request is made again when its time comes.
    func wasRefused(_ token: String, _ reason: String) {
        change { table in
            guard var subscription = table.byToken[token] else { return }
            subscription.refusal = reason
            table.set(subscription)
        }
    }

    /// When something is to be asked next.
    var nextDue: Timestamp? { table.withLock { $0.byToken.values.compactMap(\.nextRequestAt).min() } }

    /// What was changed since the last time: tokens, and the text to store or nil to forget.
    func takeChanges() -> [(token: String, text: String?)] {
        table.withLock { table in
            defer { table.changed = [:] }
            return table.changed.map { ($0.key, $0.value?.encoded) }
        }
    }

    // MARK: What hubs say

    /// Whether somebody may use a callback at all.
    public func knows(_ token: String) -> Bool { table.withLock { $0.byToken[token] != nil } }

    /// A hub asks whether we meant it (WebSub section 5.3).
    ///
    /// - Parameters:
    ///   - token: the last word of the callback.
    ///   - mode: `subscribe` or `unsubscribe`.
    ///   - topic: what it is about.
    ///   - lease: seconds that the hub grants.
    /// - Returns: whether to confirm it.
    public func confirms(_ token: String, mode: String, topic: String, lease: Int?) -> Bool {
        let now = now()
        return change { table in
            guard var subscription = table.byToken[token], subscription.topic == topic,
                let asked = subscription.requestedAt, now - asked < Subscription.patience
            else { return false }
            switch (mode, subscription.state) {
            case ("subscribe", .wanted), ("subscribe", .active):
                let granted = Duration.seconds(min(max(lease ?? 864_000, 1), 31_536_000))
                subscription.state = .active
                subscription.attempts = 0
                subscription.misses = 0
                subscription.leaseEnds = now + granted
                // Renewed well before the end, a hub with an absurd lease not every moment.
                subscription.nextRequestAt = now + max(.seconds(2), granted * 7 / 10)
                table.set(subscription)
                return true
            case ("unsubscribe", .leaving):
                table.forget(subscription)
                return true
            default: return false
            }
        }
    }

    /// A hub says that it does not serve a subscription, or no longer; asked again after a week.
    public func wasDenied(_ token: String, topic: String) -> Bool {
        let now = now()
        return change { table in
            guard var subscription = table.byToken[token], subscription.topic == topic else { return false }
            if subscription.state == .leaving {
                table.forget(subscription)
                return true
            }
            subscription.state = .denied
            subscription.leaseEnds = nil
            subscription.nextRequestAt = now + .days(7)
            table.set(subscription)
            return true
        }
    }

    /// What a delivery is worth.
    enum Verdict: Sendable, Equatable {
        /// Nobody is subscribed there.
        case unknown
        /// Not signed by the hub: answered kindly and not used.
        case forged
        /// The source's news.
        case genuine(source: String, topic: String)
    }

    /// Judges a delivery by its callback and signature, never by what it says of itself.
    func judge(_ token: String, signature: String?, body: [UInt8]) -> Verdict {
        guard let subscription = table.withLock({ $0.byToken[token] }), subscription.state == .active else {
            return .unknown
        }
        guard subscription.isSigned(signature, body) else { return .forged }
        let now = now()
        change { table in
            guard var current = table.byToken[token] else { return }
            current.lastDeliveredAt = now
            current.misses = 0
            table.set(current)
        }
        return .genuine(source: subscription.source, topic: subscription.topic)
    }

    /// How a source hears of news, in words; nil when it names no hub.
    public func words(_ source: String) -> String? {
        let now = now()
        let one = table.withLock { $0.subscriptions(of: source).first { $0.state != .leaving } }
        guard let one else { return nil }
        switch one.state {
        case .active where one.isPushed(now):
            let last = one.lastDeliveredAt.map { ", last at \($0)" } ?? ", nothing yet"
            return "by \(one.hub) until \(one.leaseEnds ?? now)\(last); polled as a safety net"
        case .active: return "\(one.hub) missed news or its lease ended, so the source is polled as others are"
        case .denied: return "\(one.hub) refused"
        case .wanted: return "asked of \(one.hub), " + (one.refusal ?? "not verified yet")
        case .leaving: return nil
        }
    }

    @discardableResult
    private func change<Result>(_ body: (inout Table) -> Result) -> Result {
        let (result, isChanged) = table.withLock { table in
            let result = body(&table)
            return (result, !table.changed.isEmpty)
        }
        if isChanged { changedBell() }
        return result
    }
}

extension Subscriptions.Table {
    fileprivate func subscriptions(of source: String) -> [Subscription] {
        (bySource[source] ?? []).compactMap { byToken[$0] }
    }

    fileprivate mutating func set(_ subscription: Subscription) {
        byToken[subscription.token] = subscription
        bySource[subscription.source, default: []].insert(subscription.token)
        changed[subscription.token] = subscription
    }

    fileprivate mutating func forget(_ subscription: Subscription) {
        byToken[subscription.token] = nil
        bySource[subscription.source]?.remove(subscription.token)
        if bySource[subscription.source]?.isEmpty ?? false { bySource[subscription.source] = nil }
        changed[subscription.token] = .some(nil)
    }

    /// A hub that was never asked need not be told.
    fileprivate mutating func leave(_ subscription: Subscription, _ now: Timestamp) {
        guard subscription.requestedAt != nil, subscription.state != .denied else { return forget(subscription) }
        var subscription = subscription
        subscription.state = .leaving
        subscription.attempts = 0
        subscription.nextRequestAt = now
        set(subscription)
    }
}
