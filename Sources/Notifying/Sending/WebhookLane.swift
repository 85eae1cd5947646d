import Linux
import Model
import Synchronization

/// The deliveries to one webhook.
actor WebhookLane {
    /// The longest sleep, so that a clock that was set or a machine that slept is noticed.
    private static let longestSleep = Duration.seconds(30)
    /// The wait before the store is asked again after it failed.
    private static let storePause = Duration.seconds(2)
    /// More changes are told in several messages.
    private static let digestLimit = 500

    private let settings: WebhookSettings
    private let queue: any DeliveryQueue
    private let world: DeliveryLoop.Surroundings
    private let plan: RetryPlan
    private let bell = Doorbell()
    private let isFinishing = Mutex(false)
    private var state: WebhookState
    private var running: Set<Int64> = []
    private var alarm: Timestamp?
    private var isStoreTroubled = false

    init(_ settings: WebhookSettings, queue: any DeliveryQueue, _ world: DeliveryLoop.Surroundings) {
        self.settings = settings
        self.queue = queue
        self.world = world
        plan = RetryPlan(settings)
        state = WebhookState(settings)
    }

    nonisolated func wake() { bell.ring() }

    /// Lets the attempts under way end and starts no more.
    nonisolated func finish() {
        isFinishing.withLock { $0 = true }
        bell.ring()
    }

    private nonisolated var mustEnd: Bool { isFinishing.withLock { $0 } || Task.isCancelled }

    func run() async {
        await restoreState()
        await withDiscardingTaskGroup { group in
            while !mustEnd {
                let next = await startDue(&group)
                if let next { setAlarm(next, &group) }
                await bell.wait()
            }
            // The alarm must not hold up the end; attempts may, unless the whole task was cancelled.
            while !running.isEmpty, !Task.isCancelled { await bell.wait() }
            group.cancelAll()
        }
    }

    private func restoreState() async {
        while !mustEnd {
            do {
                state = try await queue.state(of: settings)
                for (delivery, begunAt) in try await queue.interrupted(settings.name) {
                    try await end(delivery, begunAt: begunAt)
                }
                return
            } catch {
                await rest(after: error)
            }
        }
    }

    /// Ends an attempt that an earlier daemon had begun: the next one comes at its distance, as after any other.
    private func end(_ delivery: DueDelivery, begunAt: Timestamp) async throws {
        let now = world.now()
        let step = plan.step(after: .interrupted, attempt: delivery.attempts + 1, now: now, luck: world.luck())
        try await queue.record(
            AttemptReport(
                delivery: delivery, begunAt: begunAt, took: max(.zero, now - begunAt), outcome: .interrupted,
                step: step,
                webhook: state))
    }

    /// The store failed: says so once, and gives it time.
    private func rest(after error: any Error) async {
        if !isStoreTroubled { world.log("\(settings.title): \(error)") }
        isStoreTroubled = true
        try? await Task.sleep(for: Self.storePause)
    }

    /// Starts what is due as far as there is room; returns when to look again, nil = at the next ring.
    private func startDue(_ group: inout DiscardingTaskGroup) async -> Timestamp? {
        let now = world.now()
        if let mail = settings.mail, let end = world.clock.quietEnd(mail, now: now) { return end }
        let room = state.room(running: running.count, now: now)
        guard room > 0 else { return state.opening(now: now) }
        do {
            let limit = isDigest ? WebhookLane.digestLimit : room
            let due = try await queue.due(settings.name, now: now, running: running, limit: limit)
            running.formUnion(due.map(\.id))
            for batch in isDigest && !due.isEmpty ? [due] : due.map({ [$0] }) {
                state.start(now: now)
                group.addTask { await self.attempt(batch) }
            }
            if due.count == limit { return state.opening(now: now) }
            return try await queue.nextDue(settings.name, running: running)
        } catch {
            await rest(after: error)
            return now
        }
    }

    private func setAlarm(_ time: Timestamp, _ group: inout DiscardingTaskGroup) {
        let now = world.now()
        let rings = min(max(time, now), now + Self.longestSleep)
        if let alarm, alarm <= rings, alarm > now { return }
        alarm = rings
        group.addTask {
            try? await Task.sleep(for: rings - now)
            await self.ringAlarm(rings)
        }
    }

    private func ringAlarm(_ time: Timestamp) {
        if alarm == time { alarm = nil }
        bell.ring()
    }

    /// Whether all that is due goes out in one message.
    private var isDigest: Bool { settings.mail.map { $0.rhythm != .each } ?? false }

    private func attempt(_ due: [DueDelivery]) async {
        defer {
            running.subtract(due.map(\.id))
            bell.ring()
        }
        let began = world.now()
        let clock = ContinuousClock.now
        var batch: [DueDelivery] = []
        for delivery in due where await begin(delivery, began) { batch.append(delivery) }
        guard !batch.isEmpty else { return }
        let outcome = await send(batch, began)
        // A cancelled attempt without an answer has no outcome: the receiver may have it or not, so it is made again.
        guard !Task.isCancelled || outcome.status != nil else { return }
        let now = world.now()
        // One number and one step for all of a message, so that what failed together is sent again together.
        let attempt = (batch.map(\.attempts).max() ?? 0) + 1
        let step = plan.step(after: outcome, attempt: attempt, now: now, luck: world.luck())
        let isNewlyDisabled = state.learn(from: outcome, now: now)
        let took = ContinuousClock.now - clock
        for (index, delivery) in batch.enumerated() {
            let report = AttemptReport(
                delivery: delivery, begunAt: began, took: took, outcome: outcome, step: step, webhook: state)
            await record(report)
            if index == 0 { say(report, isNewlyDisabled) }
        }
    }

    /// Nothing goes out before the store knows of it: a daemon that is ended in between keeps the distance of retries.
    private func begin(_ delivery: DueDelivery, _ now: Timestamp) async -> Bool {
        do {
            let isWaiting = try await queue.begin(delivery, at: now)
            isStoreTroubled = false
            return isWaiting
        } catch {
            await rest(after: error)
            return false
        }
    }

    private func send(_ batch: [DueDelivery], _ now: Timestamp) async -> AttemptOutcome {
        do throws(SecretError) {
            let builder = RequestBuilder(settings: settings, secrets: world.secrets, userAgent: world.userAgent())
            return await world.transport(try builder.request(batch, clock: world.clock, now: now))
        } catch {
            return .failed(error.description)
        }
    }

    /// Stores the report, as often as it takes: until then its place in the lane stays taken.
    private func record(_ report: AttemptReport) async {
        repeat {
            do {
                return try await queue.record(report)
            } catch {
                await rest(after: error)
            }
        } while !Task.isCancelled
    }

    private func say(_ report: AttemptReport, _ isNewlyDisabled: Bool) {
        let name = settings.title
        if isNewlyDisabled, let reason = state.disabledReason {
            world.log("\(name): disabled, \(reason); try: errata deliveries enable \(settings.name)")
        }
        switch report.step {
        case .dead:
            world.log(
                "\(name): gave up on \(report.delivery.changeID), \(report.outcome.words); "
                    + "try: errata deliveries retry \(report.delivery.changeID)")
        // The first failure after a success is news, the ones behind it are not.
        case .retry where report.webhook.failures == 1:
            world.log("\(name): \(report.delivery.changeID) not accepted, \(report.outcome.words); will be tried again")
        default: break
        }
    }
}
