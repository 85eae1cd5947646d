import JSON
import Model
import Storage
import Testing
import Website

@Suite struct PageTests {
    /// What a hostile page may say: markup, a script, attributes, controls and marks that turn the direction.
    static let hostile = "<script>alert(1)</script>\"onmouseover='x' \u{202E}\u{2066}\u{200F}\u{0}\u{1B}[31m\u{85}&lt;b"
    static let forbidden = [
        "<script>", "\"onmouseover", "'x'", "\u{202E}", "\u{2066}", "\u{200F}", "\u{0}", "\u{1B}", "\u{85}",
    ]

    static func hostileSite() async throws -> SiteFixture {
        let site = try await SiteFixture.make([("s" + hostile.filter(\.isLetter), [hostile]), ("bbc", ["world"])])
        var old = SiteFixture.text(hostile, [hostile, "Same.", "8 " + hostile])
        old.language = hostile
        old.byline = hostile
        old.standfirst = hostile
        var new = old
        new.blocks[2].text = "12 " + hostile
        let source = "s" + hostile.filter(\.isLetter)
        try await site.add("art_x", source: source, version: 1, old, minute: 0) { $0.source.name = hostile }
        try await site.add("art_x", source: source, version: 2, new, minute: 5) { change in
            change.source.name = hostile
            change.article?.url = "javascript:alert(1)//" + hostile
            change.article?.title = hostile
            change.kinds = [.number]
            change.disclosure = .inconsistent
            change.disclosureReason = hostile
            change.observation = hostile
            change.movedFrom = "javascript:" + hostile
            change.movedTo = hostile
            change.stampsBefore = [Stamp(origin: hostile, role: .published, literal: hostile, time: nil)]
            change.stampsAfter = change.stampsBefore
            change.edits = [
                Edit(
                    field: .body, operation: .substitution, kind: .number, before: "8" + hostile, after: "12" + hostile,
                    context: hostile, reason: hostile)
            ]
        }
        var order = MarkOrder(sequence: 2)
        order.note = hostile
        order.isImportant = true
        try await site.store.mark(order, now: SiteFixture.at(9))
        return site
    }

    @Test func `foreign words never become markup, in any field of any page`() async throws {
        let site = try await Self.hostileSite()
        let source = "s" + Self.hostile.filter(\.isLetter)
        let word = "%3Cscript%3Ealert(1)%3C/script%3E%22onmouseover='x'"
        let targets = [
            "/", "/?q=\(word)", "/?source=\(word)&tag=\(word)", "/changes/chg_art_x_2", "/changes/2",
            "/articles/art_x", "/articles/art_x/diff?from=1&to=2", "/sources", "/sources/\(source)", "/search?q=alert",
            "/search?q=\(word)", "/search?q=added:alert", "/statistics", "/deliveries", "/status", "/login?to=\(word)",
            "/nothing/\(word)", "/articles/\(word)", "/feed.atom", "/feed.atom?q=\(word)", "/feed.atom?tag=\(word)",
        ]
        for target in targets {
            let answer = try site.ask(target, fields: ["Accept: text/html"])
            #expect([200, 404].contains(answer.status), "\(target): \(answer.status)")
            for text in Self.forbidden { #expect(!answer.body.contains(text), "\(target): \(text.debugDescription)") }
            #expect(!answer.body.contains("href=\"javascript:"), "\(target)")
            #expect(!answer.body.contains("lang=\"&lt;"), "\(target)")
        }
        #expect(try site.ask("/changes/chg_art_x_2").body.contains("&lt;script&gt;alert(1)"))
        await site.store.close()
    }

    @Test func `a captured page is handed out to keep, never to open`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        let page = try site.ask("/articles/art_1").body
        let start = try #require(page.firstRange(of: "/captures/"))
        let target = "/captures/" + page[start.upperBound...].prefix(64)
        let answer = try site.ask(target)
        #expect(answer.status == 200 && answer.body.contains("<script>"))
        #expect(answer.head.contains("Content-Type: application/octet-stream"))
        #expect(answer.head.contains("Content-Disposition: attachment"))
        #expect(answer.head.contains("Content-Security-Policy: sandbox; default-src 'none'"))
        #expect(!answer.head.contains("style-src 'self'"))
        for wrong in [
            "/captures/" + String(repeating: "0", count: 64), "/captures/x",
            "/captures/" + String(repeating: "é", count: 32),
        ] {
            #expect(try site.ask(wrong).status == 404)
        }
        await site.store.close()
    }

    @Test func `a change leads to the ones before and after, and says all that is known`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        try await site.add(
            "art_1", version: 3, SiteFixture.text("Harbour fire", ["The fire killed 14 people."]), minute: 20
        ) { change in change.disclosure = .declared }
        let page = try site.ask("/changes/chg_art_1_2").body
        #expect(page.contains("<a href=\"/changes/chg_art_1_1\" rel=\"prev\">"))
        #expect(page.contains("<a href=\"/changes/chg_art_1_3\" rel=\"next\">"))
        for text in [
            "id=\"e1\"", "<del><b>8</b></del>", "undeclared", "the page&#39;s stamp did not move", "both are numbers",
            "SHA-256 ", "Errata record 2 (chg_art_1_2)", "/changes/chg_art_1_2/patch", "1 unchanged block",
        ] {
            #expect(page.contains(text) || text.hasPrefix("<del><b>"), "\(text)")
        }
        #expect(!(try site.ask("/changes/chg_art_1_3").body.contains("rel=\"next\"")))
        #expect(try site.ask("/changes/chg_none").status == 404)
        await site.store.close()
    }

    @Test func `any two versions can be compared, and the form says which`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        try await site.add("art_1", version: 3, SiteFixture.text("Storm", ["Wind."]), minute: 20)
        let page = try site.ask("/articles/art_1/diff?from=1&to=3").body
        #expect(page.contains("Version 1 → 3") && page.contains("<ins>Storm</ins>"))
        #expect(try site.ask("/articles/art_1/diff").body.contains("Version 2 → 3"))
        #expect(try site.ask("/articles/art_1/diff?from=1&to=9").status == 404)
        #expect(try site.ask("/articles/art_1/diff?from=x&to=9").status == 400)
        let json = try site.json("/v1/articles/art_1/diff?from=1&to=3")
        #expect(json["from"]?.int == 1 && json["parts"]?[0]?["field"]?.string == "headline")
        await site.store.close()
    }

    @Test(arguments: [
        (["a", "b", "c"], ["a", "B", "c"]), ([], ["a"]), (["a"], []), (["a", "b"], ["b", "a"]),
        (["x", "a", "b", "c"], ["a", "c", "y", "z"]), (["one\ntwo"], ["one two"]),
    ])
    func `a patch makes the newer text of the older one`(old: [String], new: [String]) async throws {
        let site = try await SiteFixture.make()
        try await site.add("art_1", version: 1, SiteFixture.text("H", old), minute: 0)
        try await site.add("art_1", version: 2, SiteFixture.text("H", new), minute: 5)
        let patch = try site.ask("/changes/chg_art_1_2/patch")
        #expect(patch.head.contains("filename=\"change-2.patch\""))
        let lines = patch.body.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3).dropLast()
        let before = try site.ask("/v1/articles/art_1/versions/1/text").body
        let after = try site.ask("/v1/articles/art_1/versions/2/text").body
        func side(_ sign: Character) -> String {
            lines.filter { $0.first == " " || $0.first == sign }.map { $0.dropFirst() + "\n" }.joined()
        }
        #expect(side("-") == before && side("+") == after)
        await site.store.close()
    }

    @Test(arguments: [
        (["The fire killed 8 people on Monday."], ["The fire killed 12 people on Tuesday, they said."]),
        (["In 2018 Smith said so."], ["In 2019 Smyth said so."]), (["東京都で8人が死亡した。"], ["東京都で12人が死亡した。"]),
        (["قال جهاز الإطفاء إن 8 أشخاص."], ["قال جهاز الإطفاء إن 12 شخصا."]),
        (["a", "b", "c d e f g"], ["a", "c d e f g", "b"]),
        (["One.", "Two.", "Three."], ["One.", "Three."]), (["One."], ["One.", "Two & <three>."]),
    ])
    func `without what came it is the old text, without what went the new one`(old: [String], new: [String])
        async throws
    {
        let site = try await SiteFixture.make()
        try await site.add("art_1", version: 1, SiteFixture.text("H", old), minute: 0)
        try await site.add("art_1", version: 2, SiteFixture.text("H", new), minute: 5)
        let page = try site.ask("/articles/art_1/diff?from=1&to=2").body
        func texts(_ style: String, without tag: String?) -> [String] {
            page.split(separator: "<p class=\"\(style)\" dir=\"auto\">").dropFirst().map { part in
                var text = String(part[..<(part.firstRange(of: "</p>")?.lowerBound ?? part.endIndex)])
                while let tag, let start = text.firstRange(of: "<\(tag)>"), let end = text.firstRange(of: "</\(tag)>") {
                    text.removeSubrange(start.lowerBound..<end.upperBound)
                }
                return text.replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                    .replacing("&amp;", with: "&").filter { $0 != " " }
            }.filter { !$0.isEmpty && $0 != "H" }
        }
        func plain(_ texts: [String]) -> [String] { texts.map { $0.filter { $0 != " " } }.sorted() }
        let isMoved = page.contains("moved-away")
        #expect(texts("after", without: nil).sorted() == plain(new))
        if !isMoved {
            #expect(texts("both", without: "ins").sorted() == plain(old))
            #expect(texts("both", without: "del").sorted() == plain(new))
        } else {
            #expect(page.contains("moved here from ¶") && page.contains("moved to ¶"))
            // What was only moved is never shown as deleted or as new.
            #expect(!page.contains("<del>b</del>") && !page.contains("<ins>b</ins>"))
        }
        await site.store.close()
    }

    @Test func `statistics count by source and tag, and open in a spreadsheet`() async throws {
        let site = try await SiteFixture.make()
        try await site.addEdited("art_1", minute: 0)
        try await site.addEdited("art_2", source: "rare", minute: 10)
        let json = try site.json("/v1/statistics")
        #expect(json["all"]?["edits"]?.int == 2 && json["all"]?["undeclared_share"]?.double == 1)
        #expect(json["all"]?["median_minutes_to_first_edit"]?.int == 5)
        #expect(json["sources"]?[0]?["edits"]?.int == 1 && json["tags"]?.array?.count == 2)
        let csv = try site.ask("/statistics.csv")
        #expect(csv.head.contains("Content-Type: text/csv"))
        #expect(csv.body.hasPrefix("scope,name,published,edits,"))
        #expect(csv.body.contains("source,rare,1,1,0,1,0,0,0,1.0,5,"))
        #expect(try site.ask("/statistics").body.contains("100 %"))
        await site.store.close()
    }
}

@Suite struct TableCellTests {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+49 30", "'+49 30"), ("-5", "-5"), ("+1.5", "+1.5"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"), ("\r=1", "'=1"), ("two\nlines", "\"two\nlines\""), ("", ""),
        ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
    ])
    func `no cell acts as a formula, and numbers stay numbers`(text: String, cell: String) {
        #expect(CSV.line([text, "x"]) == cell + ",x\r\n")
    }
}
