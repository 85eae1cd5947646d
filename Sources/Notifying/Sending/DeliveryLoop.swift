import Linux
public import Model
import Synchronization

/// Hands changes to webhooks: a service that runs as long as the daemon does.
///
/// Each webhook has a lane of its own, so none waits for another. Within a lane the store gives only the head of each
/// article's queue: order per article, and a head that fails holds nobody else up.
public final class DeliveryLoop: Sendable {
    /// What the loop needs of the world.
    public struct Surroundings: Sendable {
        /// Makes an attempt.
        public var transport: WebhookTransport
        /// Reads secrets.
        public var secrets: SecretReader
        /// The `User-Agent` of the next request.
        public var userAgent: @Sendable () -> String
        /// The wall clock.
        public var now: @Sendable () -> Timestamp
        /// By which digests and quiet hours are told.
        public var clock = MailClock.utc
        /// A number from -1 to 1.
        public var luck: @Sendable () -> Double = { Double.random(in: -1...1) }
        /// Says what an operator should know, one line each, never a secret.
        public var log: @Sendable (String) -> Void

        /// The surroundings by their parts.
        public init(
            transport: @escaping WebhookTransport, secrets: @escaping SecretReader,
            userAgent: @autoclosure @escaping @Sendable () -> String,
            now: @escaping @Sendable () -> Timestamp, log: @escaping @Sendable (String) -> Void
        ) {
            self.transport = transport
            self.secrets = secrets
            self.userAgent = userAgent
            self.now = now
            self.log = log
        }
    }

    private struct State {
        var webhooks: [WebhookSettings]
        var lanes: [WebhookLane] = []
        var isStopping = false
        var generation = 0
    }

    private let queue: any DeliveryQueue
    private let surroundings: Surroundings
    private let state: Mutex<State>
    private let changed = Doorbell()
    private let ended = Doorbell()

    /// A loop that waits for `run`.
    public init(_ webhooks: [WebhookSettings], queue: any DeliveryQueue, _ surroundings: Surroundings) {
        self.queue = queue
        self.surroundings = surroundings
        state = Mutex(State(webhooks: webhooks))
    }

    /// Delivers until `stop` or until the task is cancelled; attempts that are then cut short are made again later.
    public func run() async {
        defer { ended.ring() }
        while let lanes = nextLanes() {
            await withDiscardingTaskGroup { group in
                for lane in lanes { group.addTask { await lane.run() } }
                group.addTask { [self] in
                    await changed.wait()
                    for lane in lanes { lane.finish() }
                }
            }
            if Task.isCancelled { return }
        }
    }

    /// New deliveries may be due: call it after a commit that made some.
    public func wake() {
        for lane in state.withLock({ $0.lanes }) { lane.wake() }
    }

    /// Takes other settings, and reads anew which webhooks are disabled.
    ///
    /// Attempts under way end first.
    public func reload(_ webhooks: [WebhookSettings]) {
        state.withLock { $0.webhooks = webhooks }
        changed.ring()
    }

    /// Starts no more attempts and waits until those under way have ended and `run` with them.
    ///
    /// An attempt that is cut short may have reached its receiver and is made again, so a moment is well spent here.
    ///
    /// - Parameter patience: the longest wait; cancelling the task of `run` then ends what is left.
    public func stop(within patience: Duration) async {
        state.withLock { $0.isStopping = true }
        changed.ring()
        await ended.wait(upTo: patience)
    }

    private func nextLanes() -> [WebhookLane]? {
        state.withLock { state in
            guard !state.isStopping, !Task.isCancelled else {
                state.lanes = []
                return nil
            }
            state.lanes = state.webhooks.map { WebhookLane($0, queue: queue, surroundings) }
            return state.lanes
        }
    }
}
