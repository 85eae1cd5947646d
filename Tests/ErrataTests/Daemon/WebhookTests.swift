import Glibc
import JSON
import Linux
import MicroHTTPD
import Testing

/// Deliveries of the real daemon to a receiver on loopback, and the commands that look after them.
@Suite(.serialized) struct WebhookTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        receiver(answers: 204)
        try program.write("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
        let webhook = """
            webhooks:
              - {name: desk, url: "\(site.origin)/hook", allow_http: true, secret: {file: secret}, retry: [1s]}
            """
        try program.write(
            "errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}", webhooks: webhook))
    }

    private func receiver(answers status: Int) {
        site.set("/hook", .init(status: status, type: "text/plain", text: ""))
    }

    private func errata(_ words: String...) throws -> Program.Outcome {
        try program.run(words + ["--config", "errata.yaml"])
    }

    private func deliveries(_ words: String...) throws -> [JSONValue] {
        let result = try program.run(["deliveries", "list", "--json", "--config", "errata.yaml"] + words)
        return try result.lines.map { try JSONParser.parse(Array($0.utf8)) }
    }

    private func waitForState(_ state: String) throws {
        try waitUntil("a delivery is \(state)") { try deliveries("--state", state).count == 1 }
    }

    @Test func `a test is answered on the terminal`() throws {
        let daemon = try DaemonProcess(program)
        let fine = try errata("deliveries", "test", "desk")
        #expect(fine.code == 0, "\(fine.talk)")
        #expect(fine.output.hasPrefix("desk: accepted, answered 204 after"))
        for name in ["webhook-id: chg_test_", "webhook-timestamp: ", "webhook-signature: v1,"] {
            #expect(fine.output.contains(name), "\(fine.output)")
        }
        let request = try #require(
            site.requests("/hook").last { $0.header("webhook-id")?.hasPrefix("chg_test") == true })
        #expect(request.header("webhook-signature").map { fine.output.contains($0) } == true)
        receiver(answers: 500)
        let refused = try errata("deliveries", "test", "desk", "--json")
        #expect(refused.code == 1)
        let answer = try JSONParser.parse(Array(refused.output.utf8))
        #expect(answer["status"]?.int == 500)
        #expect(answer["success"]?.bool == false)
        let unknown = try errata("deliveries", "test", "nobody")
        #expect(unknown.code == 1)
        #expect(unknown.output.contains("there is no webhook or recipient of that name"))
        #expect(try daemon.stop() == 0)
        let nobody = try errata("deliveries", "test", "desk")
        #expect(nobody.code == 3)
    }

    @Test func `what was delivered is listed, shown and replayed with the same id and bytes`() throws {
        let daemon = try DaemonProcess(program)
        try waitForState("delivered")
        let change = try #require(try deliveries().first?["change"]?.string)
        let shown = try errata("deliveries", "show", change)
        #expect(shown.code == 0)
        #expect(shown.output.contains("answered 204"), "\(shown.output)")
        #expect(shown.output.contains("\"type\":\"article.published\""))
        #expect(try errata("deliveries", "replay", change).code == 0)
        try waitUntil("it came twice") { site.requests("/hook").count == 2 }
        let requests = site.requests("/hook")
        #expect(requests[0].body == requests[1].body)
        #expect(requests.map { $0.header("webhook-id") } == [change, change])
        #expect(try errata("deliveries", "replay").code == 64)
        #expect(try errata("deliveries", "show", "chg_none").code == 1)
        #expect(try daemon.stop() == 0)
        #expect(try errata("deliveries").output.contains("delivered"))
    }

    @Test func `a dead letter shows in the status and goes out when it is retried`() throws {
        receiver(answers: 500)
        let daemon = try DaemonProcess(program)
        try waitForState("dead")
        let status = try errata("status")
        #expect(status.code == 1)
        #expect(status.output.contains("deliveries retry --webhook desk"), "\(status.output)")
        #expect(try errata("deliveries", "list", "--dead").output.contains("answered 500"))
        receiver(answers: 204)
        #expect(try errata("deliveries", "retry", "--webhook", "desk").code == 0)
        try waitForState("delivered")
        let requests = site.requests("/hook")
        #expect(requests.count == 3)
        #expect(Set(requests.map(\.body)).count == 1)
        // What the status counts may be half a second old.
        try waitUntil("the status is fine again") { try errata("status").code == 0 }
        #expect(try daemon.stop() == 0)
    }

    @Test func `410 closes a webhook until a person opens it`() throws {
        receiver(answers: 410)
        let daemon = try DaemonProcess(program)
        try waitUntil("it is disabled") { try errata("status").output.contains("webhook desk is disabled") }
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitUntil("another delivery waits") { try deliveries("--state", "pending").count == 2 }
        receiver(answers: 204)
        #expect(site.requests("/hook").count == 1)
        #expect(try errata("deliveries", "enable", "desk").code == 0)
        try waitUntil("both are delivered") { try deliveries("--state", "delivered").count == 2 }
        let order = try site.requests("/hook").dropFirst().map { try JSONParser.parse($0.body)["data"]?["seq"]?.int }
        #expect(order == [1, 2])
        #expect(try daemon.stop() == 0)
    }

    @Test func `a kill in the middle of an attempt keeps the distance of the next one`() throws {
        let slow = try SlowReceiver()
        try program.write(
            "errata.yaml",
            try program.read("errata.yaml").replacing("\(site.origin)/hook", with: slow.address).replacing(
                "retry: [1s]", with: "retry: [3s]"))
        let daemon = try DaemonProcess(program)
        try waitUntil("an attempt is under way") { slow.arrivals.count == 1 }
        #expect(try daemon.stop(SIGKILL) == -SIGKILL)
        let killed = SystemClock.bootMilliseconds
        let next = try DaemonProcess(program)
        try waitUntil("the next attempt comes") { slow.arrivals.count == 2 }
        #expect(slow.arrivals[1] - killed >= 2400)
        #expect(try next.stop() == 0)
        let shown = try errata("deliveries", "show", "1")
        #expect(shown.output.contains("its end was not seen"), "\(shown.output)")
    }
}
