import JSON
import Model
import Storage
import Synchronization
import Testing
import Website

@Suite struct AccessTests {
    static let tokens = AccessTokens(read: ["reader", "other"], write: ["writer"])

    private static func closed(_ content: inout SiteContent) {
        content.tokens = { tokens }
        content.submit = { _ in nil }
    }

    @Test func `with tokens nothing is read without one`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        for target in ["/v1/changes", "/feed.atom", "/metrics", "/v1/status", "/openapi.json"] {
            let answer = try site.ask(target, Self.closed)
            #expect(answer.status == 401, "\(target)")
            #expect(answer.head.contains("WWW-Authenticate: Bearer"))
            for wrong in [
                "Authorization: Bearer ", "Authorization: Bearer reade", "Authorization: Basic cmVhZGVy",
                "Cookie: errata=reader",
            ] {
                #expect(try site.ask(target, fields: [wrong], Self.closed).status == 401, "\(wrong)")
            }
            for right in [
                "Authorization: Bearer reader", "authorization: bearer other", "Authorization: Bearer writer",
            ] {
                #expect(try site.ask(target, fields: [right], Self.closed).status == 200, "\(right)")
            }
        }
        for open in ["/healthz", "/style.css", "/login"] { #expect(try site.ask(open, Self.closed).status == 200) }
        let page = try site.ask("/changes/chg_art_1_2", fields: ["Accept: text/html"], Self.closed)
        #expect(page.status == 401 && page.body.contains("name=\"token\"") && !page.body.contains("Harbour"))
        await site.store.close()
    }

    /// The cookie that a token gets at the door.
    private static func cookie(_ site: SiteFixture, _ token: String) throws -> String? {
        let answer = try site.ask("/login", method: "POST", body: "token=\(token)&to=/sources", closed)
        guard answer.status == 303 else { return nil }
        #expect(answer.head.contains("Location: /sources"))
        #expect(answer.head.contains("HttpOnly; SameSite=Strict"))
        return answer.head.firstRange(of: "Set-Cookie: ").map { answer.head[$0.upperBound...].prefix { $0 != ";" } }
            .map(String.init)
    }

    @Test func `a browser gives its token once, and the cookie does not hold it`() async throws {
        let site = try await SiteFixture.make()
        let cookie = try #require(try Self.cookie(site, "reader"))
        #expect(!cookie.contains("reader"))
        #expect(try site.ask("/sources", fields: ["Cookie: a=b; \(cookie)"], Self.closed).status == 200)
        #expect(try Self.cookie(site, "wrong") == nil)
        for away in ["//evil.example", "https://evil.example", "/\\evil.example", "/a%0d%0aX: y"] {
            let answer = try site.ask("/login", method: "POST", body: "token=reader&to=\(away)", Self.closed)
            #expect(answer.head.contains("Location: /\r\n") || answer.head.hasSuffix("Location: /"), "\(away)")
        }
        await site.store.close()
    }

    @Test func `writing needs a token of its own and a page of ours`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        func post(_ fields: [String], _ body: String = "important=1") throws -> Int {
            try site.ask("/v1/changes/chg_art_1_2/marks", method: "POST", fields: fields, body: body) { content in
                Self.closed(&content)
                content.mark = { _ in nil }
            }.status
        }
        #expect(try post([]) == 401)
        #expect(try post(["Authorization: Bearer reader"]) == 403)
        #expect(try post(["Authorization: Bearer writer"]) == 200)
        let cookie = "Cookie: " + (try #require(try Self.cookie(site, "writer")))
        #expect(try post([cookie]) == 403)
        let page = try site.ask("/changes/chg_art_1_2", fields: [cookie], Self.closed).body
        let start = try #require(page.firstRange(of: "name=\"secret\" value=\""))
        let secret = String(page[start.upperBound...].prefix { $0 != "\"" })
        let body = "important=1&secret=\(secret)"
        #expect(try post([cookie], body) == 200)
        #expect(try post([cookie], body + "&return=/changes/chg_art_1_2") == 303)
        #expect(try post([cookie], body + "&return=//evil.example") == 200)
        #expect(try post([cookie, "Origin: http://localhost"], body) == 200)
        #expect(try post([cookie, "Origin: https://evil.example"], body) == 403)
        #expect(try post([cookie, "Origin: null"], body) == 403)
        #expect(try post([cookie, "Sec-Fetch-Site: cross-site"], body) == 403)
        #expect(try post([cookie], "important=1&secret=wrong") == 403)
        let readers = "Cookie: " + (try #require(try Self.cookie(site, "reader")))
        #expect(
            !(try site.ask("/changes/chg_art_1_2", fields: [readers], Self.closed).body.contains("name=\"secret\"")))
        await site.store.close()
    }

    @Test func `without tokens everybody reads and nobody writes`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        #expect(try site.ask("/v1/changes").status == 200)
        for target in ["/v1/changes/2/marks?seen=1", "/v1/check?id=bbc", "/v1/deliveries/retry"] {
            #expect(try site.ask(target, method: "POST").status == 403, "\(target)")
        }
        await site.store.close()
    }

    @Test func `marks filter, are shown, and are not in the record`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        let orders = Mutex<[MarkOrder]>([])
        let answer = try site.ask("/v1/changes/2/marks?seen=1&note=asked%20the%20desk", method: "POST", isControl: true)
        {
            $0.mark = { order in
                orders.withLock { $0.append(order) }
                return nil
            }
        }
        #expect(answer.status == 200)
        let order = try #require(orders.withLock { $0.first })
        #expect(order.isSeen == true && order.isImportant == nil && order.note == "asked the desk")
        try await site.store.mark(order, now: SiteFixture.at(30))
        #expect(ChangeListTests.ids(try site.json("/v1/changes?mark=seen")) == ["chg_art_1_2"])
        #expect(ChangeListTests.ids(try site.json("/v1/changes?mark=note&kind=number")) == ["chg_art_1_2"])
        #expect(ChangeListTests.ids(try site.json("/v1/changes?mark=important")) == [])
        #expect(ChangeListTests.ids(try site.json("/v1/changes?unseen=1")) == ["chg_art_1_1"])
        let marks = try site.json("/v1/changes")["marks"]
        #expect(marks?["chg_art_1_2"]?["note"]?.string == "asked the desk" && marks?["chg_art_1_1"] == nil)
        #expect(!(try site.ask("/v1/changes/2").body.contains("asked the desk")))
        #expect(try site.ask("/changes/2").body.contains("asked the desk"))
        #expect(
            try site.ask("/v1/changes/2/marks", method: "POST", isControl: true) { $0.mark = { _ in nil } }.status
                == 400)
        await site.store.close()
    }
}
