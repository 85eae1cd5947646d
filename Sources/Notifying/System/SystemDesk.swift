public import Model
import Rendering

/// Tells receivers what the service itself needs a person for, when that begins and when it is over.
///
/// There is no queue: what a receiver was told is held against what is so now, and the difference is sent until it is
/// accepted. What came and went while nobody could be reached is not told, and nothing piles up.
public actor SystemDesk {
    /// Where it is kept what each receiver was told.
    public struct Memory: Sendable {
        /// What stands under a name.
        public var load: @Sendable (_ name: String) async throws -> String?
        /// Puts a text under a name.
        public var save: @Sendable (_ name: String, _ text: String) async throws -> Void

        /// A memory by its two functions.
        public init(
            load: @escaping @Sendable (String) async throws -> String?,
            save: @escaping @Sendable (String, String) async throws -> Void
        ) {
            self.load = load
            self.save = save
        }
    }

    /// After a failure a receiver is left alone for so many looks, then for twice as many.
    private static let longestPause = 60

    private struct Pause {
        var left = 0
        var next = 1
    }

    private let world: DeliveryLoop.Surroundings
    private let memory: Memory
    private var before: [SystemCondition] = []
    private var pauses: [String: Pause] = [:]

    /// A desk that has seen nothing.
    public init(_ world: DeliveryLoop.Surroundings, _ memory: Memory) {
        self.world = world
        self.memory = memory
    }

    /// Tells what is new since the last look, as far as it has held for two looks or has been over for two.
    ///
    /// - Parameters:
    ///   - now: what holds now.
    ///   - receivers: all of the configuration.
    ///   - report: the text of a report, for recipients whose time for one has come.
    public func look(
        _ now: [SystemCondition], receivers: [WebhookSettings], report: @Sendable () async -> String?
    ) async {
        let steady = now.filter { condition in before.contains { $0.key == condition.key } }
        let recent = Set((now + before).map(\.key))
        before = now
        for receiver in receivers {
            do {
                if receiver.isToldOfTheSystem { try await tell(receiver, steady, recent) }
                if let mail = receiver.mail, mail.report != .each { try await send(report, receiver, mail) }
            } catch {
                world.log("\(receiver.title): what it knows about the service cannot be read or kept: \(error)")
            }
        }
    }

    private func tell(_ receiver: WebhookSettings, _ steady: [SystemCondition], _ recent: Set<String>) async throws {
        let name = "system_told \(receiver.name)"
        let told = SystemMemory.conditions(try await memory.load(name))
        let raised = steady.filter { condition in !told.contains { $0.key == condition.key } }
        let cleared = told.filter { !recent.contains($0.key) }
        guard !raised.isEmpty || !cleared.isEmpty, mayTry(receiver) else { return }
        guard await isAccepted(receiver, raised: raised, cleared: cleared) else { return }
        let gone = Set(cleared.map(\.key))
        try await memory.save(name, SystemMemory.text(told.filter { !gone.contains($0.key) } + raised))
    }

    private func isAccepted(
        _ receiver: WebhookSettings, raised: [SystemCondition], cleared: [SystemCondition]
    ) async -> Bool {
        let now = world.now()
        guard let mail = receiver.mail else {
            for (conditions, isRaised) in [(raised, true), (cleared, false)] {
                for condition in conditions {
                    let notice = SystemEvent.notice(condition, isRaised: isRaised, at: now)
                    guard await post(notice, receiver, now) else { return false }
                }
            }
            return true
        }
        let message = SystemEvent.message(composer(receiver, mail), raised: raised, cleared: cleared, now: now)
        return await hand(message, receiver, mail)
    }

    private func send(
        _ report: @Sendable () async -> String?, _ receiver: WebhookSettings, _ mail: MailSettings
    ) async throws {
        let name = "system_reported \(receiver.name)"
        let now = world.now()
        // The first report comes at the next time for one, not at the start.
        guard let last = try await memory.load(name).flatMap(Timestamp.init(iso8601:)), last <= now else {
            return try await memory.save(name, now.iso8601)
        }
        guard let due = world.clock.next(mail.report, mail, after: last), due <= now, mayTry(receiver),
            let text = await report()
        else { return }
        let composer = composer(receiver, mail)
        let subject = "Errata, \(world.clock.zone.day(now)): report"
        let message = composer.note(subject, id: "report.\(now.milliseconds)", now: now) { $0.block(text) }
        if await hand(message, receiver, mail) { try await memory.save(name, now.iso8601) }
    }

    // MARK: Attempts

    private func composer(_ receiver: WebhookSettings, _ mail: MailSettings) -> MailComposer {
        MailComposer(settings: receiver, mail: mail, clock: world.clock.zone)
    }

    private func builder(_ receiver: WebhookSettings) -> RequestBuilder {
        RequestBuilder(settings: receiver, secrets: world.secrets, userAgent: world.userAgent())
    }

    private func post(_ notice: ChangeNotice, _ receiver: WebhookSettings, _ now: Timestamp) async -> Bool {
        guard let format = FormatTable.format(receiver.format) else { return true }
        var delivery = DueDelivery(
            id: 0, webhook: receiver.name, changeID: notice.change.id, sequence: 0,
            body: format.body(notice, receiver))
        delivery.contentType = format.contentType(receiver)
        do throws(SecretError) {
            return conclude(await world.transport(try builder(receiver).request(delivery, now: now)), receiver)
        } catch { return conclude(.failed("\(error)"), receiver) }
    }

    private func hand(_ message: MailMessage, _ receiver: WebhookSettings, _ mail: MailSettings) async -> Bool {
        do throws(SecretError) {
            return conclude(await world.transport(try builder(receiver).request(message, mail)), receiver)
        } catch { return conclude(.failed("\(error)"), receiver) }
    }

    private func mayTry(_ receiver: WebhookSettings) -> Bool {
        guard var pause = pauses[receiver.name], pause.left > 0 else { return true }
        pause.left -= 1
        pauses[receiver.name] = pause
        return pause.left == 0
    }

    private func conclude(_ outcome: AttemptOutcome, _ receiver: WebhookSettings) -> Bool {
        guard !outcome.isSuccess else {
            pauses[receiver.name] = nil
            return true
        }
        var pause = pauses[receiver.name] ?? Pause()
        if pauses[receiver.name] == nil {
            world.log("\(receiver.title): a system event was not accepted, \(outcome.words); will be tried again")
        }
        pause.left = pause.next
        pause.next = min(pause.next * 2, SystemDesk.longestPause)
        pauses[receiver.name] = pause
        return false
    }
}

extension WebhookSettings {
    /// Whether it gets `system.*` events.
    var isToldOfTheSystem: Bool {
        wantsSystemEvents || when.types.contains(.systemRaised) || when.types.contains(.systemCleared)
    }
}
