import Model
import Notifying
import Synchronization
import Testing

/// What receivers are told of the service itself.
struct SystemDeskTests {
    private final class World: Sendable {
        struct State {
            var sent: [WebhookRequest] = []
            var memory: [String: String] = [:]
            var isBroken = false
            var now = Samples.time
        }

        let state = Mutex(State())

        func desk() -> SystemDesk {
            var world = DeliveryLoop.Surroundings(
                transport: { [self] request in
                    state.withLock { state in
                        guard !state.isBroken else { return .failed("no connection") }
                        state.sent.append(request)
                        return .answered(status: 250, retryAfter: nil)
                    }
                },
                secrets: { _ in "" }, userAgent: "errata/test", now: { [self] in state.withLock { $0.now } },
                log: { _ in })
            world.clock = .utc
            return SystemDesk(
                world,
                SystemDesk.Memory(
                    load: { [self] name in state.withLock { $0.memory[name] } },
                    save: { [self] name, text in state.withLock { $0.memory[name] = text } }))
        }

        /// What was sent since the last question, as text.
        func take() -> [String] {
            state.withLock { state in
                defer { state.sent = [] }
                return state.sent.map { String(decoding: $0.body, as: UTF8.self) }
            }
        }
    }

    private static let disk = SystemCondition(key: "disk", problem: "only 1 GB free", step: "free disk space")

    private static var hook: WebhookSettings {
        var hook = WebhookSettings(name: "hook", url: "https://h.example/")
        hook.wantsSystemEvents = true
        return hook
    }

    private static func mail(_ change: (inout MailSettings) -> Void = { _ in }) -> WebhookSettings {
        var mail = MailSettings()
        mail.way.server = "smtp://mail.example.org"
        mail.way.from = MailAddress("errata@example.org")
        mail.to = [MailAddress("desk@example.org")]
        change(&mail)
        var settings = WebhookSettings(name: "desk", mail: mail)
        settings.wantsSystemEvents = true
        return settings
    }

    private static func look(
        _ desk: SystemDesk, _ conditions: [SystemCondition], _ receivers: [WebhookSettings], times: Int = 1
    ) async {
        for _ in 0..<times { await desk.look(conditions, receivers: receivers) { "all is well" } }
    }

    @Test func `what lasts is told once, and once more when it is over, also over a restart`() async {
        let world = World()
        let desk = world.desk()
        await Self.look(desk, [Self.disk], [Self.hook])
        #expect(world.take().isEmpty)
        await Self.look(desk, [Self.disk], [Self.hook], times: 3)
        let raised = world.take()
        #expect(raised.count == 1)
        #expect(raised.first?.contains("\"type\":\"system.raised\"") == true)
        #expect(raised.first?.contains("only 1 GB free; try: free disk space") == true)
        let next = world.desk()
        await Self.look(next, [Self.disk], [Self.hook], times: 3)
        #expect(world.take().isEmpty)
        await Self.look(next, [], [Self.hook])
        #expect(world.take().isEmpty)
        await Self.look(next, [], [Self.hook], times: 3)
        #expect(world.take().map { $0.contains("system.cleared") } == [true])
    }

    @Test func `what comes and goes is not told, nor to those who did not ask`() async {
        let world = World()
        let desk = world.desk()
        var other = Self.hook
        other.wantsSystemEvents = false
        for _ in 0..<5 {
            await Self.look(desk, [Self.disk], [Self.hook, other])
            await Self.look(desk, [], [Self.hook, other])
        }
        await Self.look(desk, [Self.disk], [other], times: 3)
        #expect(world.take().isEmpty)
    }

    @Test func `a receiver that is away is told later, of what then still holds`() async {
        let world = World()
        let desk = world.desk()
        let log = SystemCondition(key: "log", problem: "the log is behind", step: "look")
        world.state.withLock { $0.isBroken = true }
        await Self.look(desk, [Self.disk, log], [Self.mail()], times: 4)
        world.state.withLock { $0.isBroken = false }
        await Self.look(desk, [log], [Self.mail()], times: 20)
        let sent = world.take()
        #expect(sent.count == 1)
        #expect(sent.first?.contains("the log is behind") == true)
        #expect(sent.first?.contains("only 1 GB") == false)
    }

    @Test func `a report comes at its time`() async {
        let world = World()
        let desk = world.desk()
        var mail = Self.mail { $0.report = .daily }
        mail.wantsSystemEvents = false
        await Self.look(desk, [], [mail], times: 3)
        #expect(world.take().isEmpty)
        world.state.withLock { $0.now = Samples.time + .hours(19) }
        await Self.look(desk, [], [mail], times: 3)
        let sent = world.take()
        #expect(sent.count == 1)
        #expect(sent.first?.contains("all is well") == true)
        #expect(sent.first?.contains("Subject: Errata, 2026-11-26: report") == true)
    }
}
