import Glibc
import Linux
import Model
import Notifying
import Synchronization
import Testing

struct DeliveryLoopTests {
    /// A receiver in memory: what it was sent, and what it answers.
    final class Receiver: Sendable {
        struct Log {
            var requests: [WebhookRequest] = []
            var running = 0
            var mostRunning = 0
        }

        let log = Mutex(Log())
        let answer: @Sendable (_ id: String, _ attempt: Int) async -> AttemptOutcome

        init(_ answer: @escaping @Sendable (_ id: String, _ attempt: Int) async -> AttemptOutcome) {
            self.answer = answer
        }

        var ids: [String] { log.withLock { $0.requests.map(\.id) } }

        func take(_ request: WebhookRequest) async -> AttemptOutcome {
            let attempt = log.withLock { log in
                log.requests.append(request)
                log.running += 1
                log.mostRunning = max(log.mostRunning, log.running)
                return log.requests.count { $0.id == request.id }
            }
            defer { log.withLock { $0.running -= 1 } }
            return await answer(request.id, attempt)
        }
    }

    private static let fine = AttemptOutcome.answered(status: 204, retryAfter: nil)
    private static let refused = AttemptOutcome.answered(status: 500, retryAfter: nil)

    private static var settings: WebhookSettings {
        var settings = WebhookSettings(name: "w", url: "https://h.example/hook")
        settings.retry = [.milliseconds(1), .milliseconds(2)]
        return settings
    }

    private static func loop(
        _ settings: WebhookSettings, _ queue: MemoryQueue, _ receiver: Receiver,
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) -> DeliveryLoop {
        DeliveryLoop(
            [settings], queue: queue,
            DeliveryLoop.Surroundings(
                transport: { await receiver.take($0) }, secrets: { _ in "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" },
                userAgent: "errata/test", now: { Timestamp(milliseconds: SystemClock.wallMilliseconds) }, log: log))
    }

    /// Runs the loop until the condition holds, at most five seconds.
    private static func run(_ loop: DeliveryLoop, until isDone: @escaping @Sendable () -> Bool) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await loop.run() }
            for _ in 0..<1000 where !isDone() { try? await Task.sleep(for: .milliseconds(5)) }
            await loop.stop(within: .seconds(1))
            group.cancelAll()
        }
        #expect(isDone())
    }

    @Test func `everything arrives, each article in order, and a failing head holds only its own article`() async {
        let queue = MemoryQueue(["a", "b", "a", "b", "a", "c"])
        let receiver = Receiver { id, attempt in id == "chg_0" && attempt < 3 ? Self.refused : Self.fine }
        await Self.run(Self.loop(Self.settings, queue, receiver)) { queue.fates.allSatisfy { $0 == "delivered" } }
        let ids = receiver.ids
        #expect(ids.count == 8)
        #expect(
            ids.filter { ["chg_0", "chg_2", "chg_4"].contains($0) } == ["chg_0", "chg_0", "chg_0", "chg_2", "chg_4"])
        #expect(ids.filter { ["chg_1", "chg_3"].contains($0) } == ["chg_1", "chg_3"])
    }

    @Test func `a delivery whose schedule is used up is dead, and its article goes on`() async {
        let queue = MemoryQueue(["a", "a"])
        let receiver = Receiver { id, _ in id == "chg_0" ? Self.refused : Self.fine }
        let lines = Mutex<[String]>([])
        let loop = Self.loop(Self.settings, queue, receiver) { line in lines.withLock { $0.append(line) } }
        await Self.run(loop) { queue.fates == ["dead", "delivered"] }
        #expect(receiver.ids == ["chg_0", "chg_0", "chg_0", "chg_1"])
        #expect(
            lines.withLock {
                $0.contains("webhook w: gave up on chg_0, answered 500; try: errata deliveries retry chg_0")
            })
    }

    @Test func `no more attempts than configured run at once`() async {
        var settings = Self.settings
        settings.concurrency = 3
        let queue = MemoryQueue((0..<20).map { "article \($0)" })
        let receiver = Receiver { _, _ in
            try? await Task.sleep(for: .milliseconds(5))
            return Self.fine
        }
        await Self.run(Self.loop(settings, queue, receiver)) { queue.fates.allSatisfy { $0 == "delivered" } }
        #expect(receiver.log.withLock { $0.mostRunning } == 3)
    }

    @Test func `410 ends everything for this webhook`() async {
        let queue = MemoryQueue(["a", "b", "c", "d", "e"])
        var settings = Self.settings
        settings.concurrency = 1
        let receiver = Receiver { _, _ in .answered(status: 410, retryAfter: nil) }
        await Self.run(Self.loop(settings, queue, receiver)) { queue.reports.withLock { $0.count } == 1 }
        #expect(receiver.ids == ["chg_0"])
        #expect(queue.reports.withLock { $0[0].webhook.disabledReason } == "the receiver answered 410 Gone")
        #expect(queue.fates.allSatisfy { $0 == nil })
    }

    @Test func `a store that cannot write is tried again and nothing is sent twice`() async {
        let queue = MemoryQueue(["a"], brokenRecords: 1)
        let receiver = Receiver { _, _ in Self.fine }
        await Self.run(Self.loop(Self.settings, queue, receiver)) { queue.fates == ["delivered"] }
        #expect(receiver.ids == ["chg_0"])
    }

    @Test func `a secret that cannot be read is a failed attempt, and nothing goes out unsigned`() async {
        var settings = Self.settings
        settings.secrets = [.file("/nonexistent/errata-secret")]
        let queue = MemoryQueue(["a"])
        let receiver = Receiver { _, _ in Self.fine }
        let loop = DeliveryLoop(
            [settings], queue: queue,
            DeliveryLoop.Surroundings(
                transport: { await receiver.take($0) },
                secrets: { (reference) throws(SecretError) in try SecretFiles.read(reference) },
                userAgent: "errata/test", now: { Timestamp(milliseconds: SystemClock.wallMilliseconds) }, log: { _ in })
        )
        await Self.run(loop) { queue.fates == ["dead"] }
        #expect(receiver.ids.isEmpty)
        let words = queue.reports.withLock { $0[0].outcome.words }
        #expect(words == "the secret cannot be read: open /nonexistent/errata-secret: No such file or directory")
    }

    @Test func `every attempt has the same id and body and a signature of its own time`() async throws {
        var settings = Self.settings
        settings.secrets = [.file("a"), .file("b")]
        settings.headers = [.init("X-Desk", "news"), .init("Webhook-Id", "forged"), .init("Host", "forged")]
        let queue = MemoryQueue(["a"])
        let receiver = Receiver { _, attempt in attempt < 2 ? Self.refused : Self.fine }
        await Self.run(Self.loop(settings, queue, receiver)) { queue.fates == ["delivered"] }
        let requests = receiver.log.withLock { $0.requests }
        #expect(requests.count == 2)
        let verifier = SignatureVerifier(keys: [try SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        for request in requests {
            #expect(request.body == requests[0].body)
            let field = { (name: String) in request.headers.first { $0.name.lowercased() == name }?.value }
            #expect(field("webhook-id") == "chg_0")
            #expect(field("webhook-signature")?.split(separator: " ").count == 2)
            #expect(field("x-desk") == "news")
            #expect(field("host") == nil)
            let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
            #expect(verifier.verdict(field: field, body: request.body, now: now) == .genuine)
        }
    }

    @Test func `the store knows of every attempt before anything is sent`() async {
        let queue = MemoryQueue(["a", "b"])
        let receiver = Receiver { id, _ in
            queue.begun.withLock { $0.contains(id) } ? Self.fine : .failed("sent before it was noted")
        }
        await Self.run(Self.loop(Self.settings, queue, receiver)) { queue.fates == ["delivered", "delivered"] }
        #expect(queue.reports.withLock { $0.map(\.outcome) } == [Self.fine, Self.fine])
    }

    @Test func `an attempt that an earlier daemon did not see the end of counts, and the next keeps its distance`()
        async
    {
        let queue = MemoryQueue(["a"])
        queue.cutShort.withLock { $0 = [0] }
        var settings = Self.settings
        settings.retry = [.milliseconds(300)]
        let begin = ContinuousClock.now
        let receiver = Receiver { _, _ in Self.fine }
        await Self.run(Self.loop(settings, queue, receiver)) { queue.fates == ["delivered"] }
        #expect(ContinuousClock.now - begin >= .milliseconds(240))
        let reports = queue.reports.withLock { $0 }
        #expect(reports.map(\.outcome) == [.interrupted, Self.fine])
        #expect(reports.map(\.delivery.attempts) == [0, 1])
        #expect(reports[0].webhook.failures == 0)
    }
}
