import Basics
import Crypto
import Model
import Synchronization
import Testing

@testable import Watching

private let start = Timestamp(seconds: 1_800_000_000)
private let topic = "https://news.example/feed"
private let hub = "https://hub.example/"

/// A table with a clock that the test moves; `stored` is what it would find after a restart.
private final class Book: Sendable {
    private let kept = Mutex<[String: String]>([:])
    private let time: TestTime
    let table: Subscriptions

    init(stored: [String] = [], callback: String? = "https://us.example/hubs", at time: Timestamp = start) {
        let time = TestTime(time)
        self.time = time
        table = Subscriptions(callback: callback, stored: stored, now: { time.now }, changed: {})
    }

    var now: Timestamp { time.now }

    func move(_ by: Duration) { time.move(by) }

    var stored: [String] {
        kept.withLock { kept in
            for (token, text) in table.takeChanges() { kept[token] = text }
            return Array(kept.values)
        }
    }

    /// Wishes, asks and has the hub verify it.
    func subscribe(lease: Int? = 1000) throws -> Subscription {
        table.wish("s", hubs: [hub], topic: topic)
        let asked = try #require(table.takeDue().first)
        #expect(table.confirms(asked.token, mode: "subscribe", topic: topic, lease: lease))
        return asked
    }
}

private final class TestTime: Sendable {
    private let time: Mutex<Timestamp>
    init(_ time: Timestamp) { self.time = Mutex(time) }
    var now: Timestamp { time.withLock { $0 } }
    func move(_ by: Duration) { time.withLock { $0 = $0 + by } }
}

private func signature(_ subscription: Subscription, _ body: String) -> String {
    "sha256=" + Hex.encode(HMAC.sha256(key: Array(subscription.secret.utf8), Array(body.utf8)))
}

@Suite struct SubscriptionTests {
    @Test func `a wish is asked once, with a callback and a secret of its own`() throws {
        let book = Book()
        book.table.wish("s", hubs: [hub], topic: topic)
        book.table.wish("s", hubs: [hub], topic: topic)
        book.table.wish("t", hubs: [hub], topic: topic + "2")
        let asked = book.table.takeDue()
        #expect(asked.count == 2)
        #expect(Set(asked.map(\.token)).count == 2 && Set(asked.map(\.secret)).count == 2)
        let form = Dictionary(uniqueKeysWithValues: asked[0].form(lease: .days(10)).map { ($0.name, $0.value) })
        #expect(form["hub.mode"] == "subscribe" && form["hub.lease_seconds"] == "864000")
        #expect(form["hub.callback"] == "https://us.example/hubs/" + asked[0].token)
        #expect(form["hub.callback"]!.utf8.count >= 32 + 24)
        #expect((64..<200).contains(form["hub.secret"]!.utf8.count))
        #expect(book.table.takeDue().isEmpty)
    }

    @Test func `only what was asked is verified, and only for a while`() throws {
        let book = Book()
        book.table.wish("s", hubs: [hub], topic: topic)
        let wanted = try #require(book.table.nextDue)
        #expect(wanted == start)
        let token = try #require(book.table.takeDue().first?.token)
        #expect(!book.table.confirms(token, mode: "subscribe", topic: "https://other.example/", lease: 9))
        #expect(!book.table.confirms(token, mode: "unsubscribe", topic: topic, lease: 9))
        #expect(!book.table.confirms("guess", mode: "subscribe", topic: topic, lease: 9))
        book.move(.hours(2))
        #expect(!book.table.confirms(token, mode: "subscribe", topic: topic, lease: 9))
        #expect(!book.table.isPushed("s"))
    }

    @Test func `it is renewed before the lease ends`() throws {
        let book = Book()
        let asked = try book.subscribe(lease: 1000)
        #expect(book.table.isPushed("s"))
        #expect(book.table.nextDue == start + .seconds(700))
        book.move(.seconds(701))
        #expect(book.table.takeDue().map(\.token) == [asked.token])
        #expect(book.table.isPushed("s"), "the lease still runs")
        #expect(book.table.confirms(asked.token, mode: "subscribe", topic: topic, lease: 1000))
        book.move(.seconds(999))
        #expect(book.table.isPushed("s"))
        book.move(.seconds(2))
        #expect(!book.table.isPushed("s"))
    }

    @Test func `a hub that does not verify is asked again, ever later, and then another one`() throws {
        let book = Book()
        book.table.wish("s", hubs: [hub, "https://two.example/"], topic: topic)
        var asked: [(Duration, String)] = []
        for _ in 0..<5 {
            let next = try #require(book.table.nextDue)
            book.move(max(.zero, next - book.now))
            asked.append((book.now - start, try #require(book.table.takeDue().first?.hub)))
        }
        #expect(asked.map(\.1) == [hub, hub, "https://two.example/", "https://two.example/", hub])
        #expect(asked.map(\.0) == [.zero, .minutes(10), .minutes(30), .minutes(70), .minutes(150)])
    }

    @Test func `a delivery counts by its callback and signature only`() throws {
        let book = Book()
        let asked = try book.subscribe()
        let body = Array("news".utf8)
        let good = signature(asked, "news")
        #expect(book.table.judge(asked.token, signature: good, body: body) == .genuine(source: "s", topic: topic))
        let digits = good.dropFirst(7)
        let upper = "sha256=" + digits.uppercased()
        #expect(book.table.judge(asked.token, signature: upper, body: body) != .forged)
        for bad in [nil, "", "sha256=", "sha256=00", "md5=" + digits, "sha256=" + digits.dropLast(2), "sha1=" + digits]
        {
            #expect(book.table.judge(asked.token, signature: bad, body: body) == .forged)
        }
        #expect(book.table.judge(asked.token, signature: good, body: Array("news!".utf8)) == .forged)
        #expect(book.table.judge("guess", signature: good, body: body) == .unknown)
    }

    @Test(arguments: ["sha1", "sha256", "sha384", "sha512"])
    func `all methods of signing are known`(method: String) throws {
        let book = Book()
        let asked = try book.subscribe()
        let (key, body) = (Array(asked.secret.utf8), Array("x".utf8))
        let codes = [
            "sha1": HMAC.sha1(key: key, body), "sha256": HMAC.sha256(key: key, body),
            "sha384": HMAC.sha384(key: key, body), "sha512": HMAC.sha512(key: key, body),
        ]
        let signature = "\(method)=\(Hex.encode(codes[method]!))"
        #expect(book.table.judge(asked.token, signature: signature, body: body) != .forged)
    }

    @Test func `a denial is respected for a week`() throws {
        let book = Book()
        let asked = try book.subscribe()
        #expect(!book.table.wasDenied(asked.token, topic: "https://other.example/"))
        #expect(book.table.wasDenied(asked.token, topic: topic))
        #expect(!book.table.isPushed("s"))
        #expect(!book.table.confirms(asked.token, mode: "subscribe", topic: topic, lease: 9))
        book.table.wish("s", hubs: [hub], topic: topic)
        book.move(.days(6))
        #expect(book.table.takeDue().isEmpty)
        book.move(.days(2))
        #expect(book.table.takeDue().count == 1)
    }

    @Test func `a source that goes is unsubscribed, and forgotten when the hub agrees or stays silent`() throws {
        let book = Book()
        let asked = try book.subscribe()
        book.table.keepOnly([])
        let farewell = try #require(book.table.takeDue().first)
        #expect(farewell.form(lease: .days(1)).contains { $0.name == "hub.mode" && $0.value == "unsubscribe" })
        #expect(book.table.judge(asked.token, signature: nil, body: []) == .unknown)
        #expect(!book.table.confirms(asked.token, mode: "subscribe", topic: topic, lease: 9))
        #expect(book.table.confirms(asked.token, mode: "unsubscribe", topic: topic, lease: nil))
        #expect(!book.table.knows(asked.token))
        let other = Book()
        let silent = try other.subscribe()
        other.table.keepOnly([])
        for _ in 0..<10 {
            other.move(.days(1))
            _ = other.table.takeDue()
        }
        #expect(!other.table.knows(silent.token))
        #expect(other.stored.isEmpty)
    }

    @Test func `a restart keeps what was agreed, another callback does not`() throws {
        let book = Book()
        let asked = try book.subscribe(lease: 1000)
        let again = Book(stored: book.stored, at: start + .seconds(10))
        #expect(again.table.isPushed("s"))
        again.table.wish("s", hubs: [hub], topic: topic)
        #expect(again.table.takeDue().isEmpty)
        #expect(again.table.judge(asked.token, signature: signature(asked, "x"), body: Array("x".utf8)) != .unknown)
        let elsewhere = Book(stored: book.stored, callback: "https://else.example/hubs")
        #expect(!elsewhere.table.knows(asked.token))
        elsewhere.table.wish("s", hubs: [hub], topic: topic)
        #expect(elsewhere.table.takeDue().first?.callback.hasPrefix("https://else.example/hubs/") == true)
        let without = Book(stored: book.stored, callback: nil)
        without.table.wish("s", hubs: [hub], topic: topic)
        #expect(without.table.takeDue().isEmpty && !without.table.isPushed("s"))
    }

    @Test func `a hub that lets news pass three times is not relied on`() throws {
        let book = Book()
        let asked = try book.subscribe()
        for _ in 0..<2 { book.table.pollFoundNews("s") }
        #expect(book.table.isPushed("s"))
        book.table.pollFoundNews("s")
        #expect(!book.table.isPushed("s"))
        _ = book.table.judge(asked.token, signature: signature(asked, "x"), body: Array("x".utf8))
        #expect(book.table.isPushed("s"), "a delivery makes it good again")
    }

    @Test func `a feed that calls itself something else every time does not fill the table`() throws {
        let book = Book()
        for number in 0..<50 {
            book.table.wish("s", hubs: [hub], topic: "\(topic)?n=\(number)")
            _ = book.table.takeDue()
        }
        #expect(book.stored.count <= 4)
    }
}
