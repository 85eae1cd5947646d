import Fetching
import Linux
import Model
import Storage
import Synchronization

/// Keeps the subscriptions going: asks hubs, takes in what they deliver, and stores what was agreed.
public final class PushDesk: Sendable {
    /// What a hub delivered, checked and waiting.
    private struct Delivery: Sendable {
        var source: String
        var topic: String
        var contentType: String?
        var body: [UInt8]
        var at: Timestamp
    }

    private struct Waiting {
        var deliveries: [Delivery] = []
        /// Of those, and of the ones that are being taken in.
        var bytes = 0
        var entering = 0
        var asking = 0
    }

    /// The rules and the table.
    public let subscriptions: Subscriptions
    private let parts: WatchingParts
    private let checks: CheckLoop
    private let waiting = Mutex(Waiting())
    private let bell: Doorbell

    /// Deliveries that wait at once, and their bytes; a hub that is told to come back later does.
    private static let maximumWaiting = 256
    private static let maximumBytes = 32 << 20
    /// Deliveries that are taken in at once; each may wait for a check of its source.
    private static let maximumEntering = 8
    /// Requests to hubs under way at once.
    private static let maximumAsking = 4
    /// Names of the stored subscriptions begin so.
    static let prefix = "websub:"

    init(_ subscriptions: Subscriptions, parts: WatchingParts, checks: CheckLoop, bell: Doorbell) {
        self.subscriptions = subscriptions
        self.parts = parts
        self.checks = checks
        self.bell = bell
    }

    /// Takes a delivery, or says why not, as the status for the hub; returns at once.
    ///
    /// - Parameters:
    ///   - token: the last word of the callback.
    ///   - signature: `X-Hub-Signature` as sent.
    ///   - contentType: as sent.
    ///   - body: as sent.
    /// - Returns: 202; 410 for a subscription that is none; 503 when too much waits already.
    public func take(_ token: String, signature: String?, contentType: String?, body: [UInt8]) -> Int {
        switch subscriptions.judge(token, signature: signature, body: body) {
        case .unknown: return 410
        // Kindly, so that nobody learns what a right signature is (WebSub section 8).
        case .forged: return 202
        case .genuine(let source, let topic):
            let delivery = Delivery(
                source: source, topic: topic, contentType: contentType, body: body, at: parts.now())
            let isTaken = waiting.withLock { waiting in
                guard waiting.deliveries.count < PushDesk.maximumWaiting,
                    waiting.bytes + body.count <= PushDesk.maximumBytes
                else { return false }
                waiting.deliveries.append(delivery)
                waiting.bytes += body.count
                return true
            }
            bell.ring()
            return isTaken ? 202 : 503
        }
    }

    /// Runs until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                await store()
                for delivery in takeWaiting() { group.addTask { [self] in await enter(delivery) } }
                for subscription in takeDue() { group.addTask { [self] in await ask(subscription) } }
                let next = subscriptions.nextDue.map { $0 - parts.now() } ?? .seconds(30)
                await bell.wait(upTo: max(.milliseconds(100), min(next, .seconds(30))))
            }
            group.cancelAll()
        }
        await store()
    }

    private func takeWaiting() -> [Delivery] {
        waiting.withLock { waiting in
            let taken = Array(waiting.deliveries.prefix(PushDesk.maximumEntering - waiting.entering))
            waiting.deliveries.removeFirst(taken.count)
            waiting.entering += taken.count
            return taken
        }
    }

    private func enter(_ delivery: Delivery) async {
        let page = Page(
            deliveredFor: delivery.topic, body: delivery.body, contentType: delivery.contentType, at: delivery.at)
        await checks.takeIn(page, source: delivery.source)
        waiting.withLock { waiting in
            waiting.entering -= 1
            waiting.bytes -= delivery.body.count
        }
        bell.ring()
    }

    /// What hubs are asked now; while enough are being asked, the others stay due.
    private func takeDue() -> [Subscription] {
        let room = waiting.withLock { PushDesk.maximumAsking - $0.asking }
        guard room > 0 else { return [] }
        let due = subscriptions.takeDue(atMost: room)
        waiting.withLock { $0.asking += due.count }
        return due
    }

    private func ask(_ subscription: Subscription) async {
        let form = subscription.form(lease: subscriptions.lease)
        let answer = await parts.fetcher.post(form, toHub: subscription.hub)
        waiting.withLock { $0.asking -= 1 }
        if case .refused(let reason) = answer { subscriptions.wasRefused(subscription.token, reason) }
        bell.ring()
    }

    /// A subscription that could not be stored is stored with the next change, or asked for again after a crash.
    private func store() async {
        for (token, text) in subscriptions.takeChanges() {
            try? await parts.store.setSetting(text, for: PushDesk.prefix + token)
        }
    }
}
