import Basics
import JSON
import Model
import Scheduling
import Testing

@testable import Articles
@testable import Changes
@testable import Tracking

private let story = [
    "The harbour office keeps a ledger of every vessel that ties up at the north pier, and has done so since 1871.",
    "Volunteers painted the old signal mast last spring and hung a new lantern beneath it, which the town paid for.",
    "A cooperative repairs bicycles for anyone who brings the broken part along, on Saturdays from nine to noon.",
    "The council printed the minutes of its meetings in a larger type than before, after a petition of the elderly.",
    "Members of the rowing club meet twice a week and once more when the weather is fair and the river is calm.",
    "Anglers report that trout have returned to the brook below the weir, where none were seen for thirty years.",
]

private func page(_ body: String, title: String = "Spring at the harbour") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>\(title)</title><meta property="og:type" content="article">
    <meta property="article:published_time" content="2027-01-10T08:00:00Z"></head><body>
    <header><nav><a href="/">Home</a></nav></header>
    <main><article><h1>\(title)</h1>\(body)</article></main><footer><p>Imprint and contact</p></footer></body></html>
    """
}

private func paragraphs(_ texts: [String]) -> String { texts.map { "<p>\($0)</p>" }.joined() }

/// What differs from look to look and is no edit, whatever its words; and the edit beside it, which is told.
@Suite struct NoiseTests {
    private var edited: [String] { [story[0].replacing("1871", with: "1872")] + story.dropFirst() }

    private func differences(_ old: [String], _ new: [String]) -> [Difference] {
        let blocks = { (texts: [String]) in texts.map { Block(.paragraph, $0) } }
        var (before, after) = (ArticleContent(), ArticleContent())
        before.blocks = blocks(old)
        after.blocks = ParagraphGrouping.regrouped(blocks(new), like: before.blocks)
        return ContentDifferences(before, after).differences
    }

    @Test(
        "paragraphs that are joined and split in other places are the same text",
        arguments: [
            ["One said: “It is late.” Two went home.", "Three stayed until noon."],
            ["“दो बार गिना, फिर भी कम निकले।” वन कार्यालय इससे इनकार करता है।", "पुल का वादा था, मिली एक पुस्तिका।"],
            ["«Двічі рахували, і все одно мало». Управа заперечує.", "Третій лишився до полудня."],
        ])
    func splitting(text: [String]) throws {
        let end = try #require(text[0].firstIndex { ".।".contains($0) })
        let halves = [String(text[0][...end]), String(text[0][text[0].index(after: end)...])]
        #expect(differences(text, halves + [text[1]]).isEmpty)
        #expect(differences(halves + [text[1]], text).isEmpty)
        #expect(differences(text, [text.joined(separator: " ")]).isEmpty)
        #expect(differences(text, [halves[0], halves[1] + " " + text[1]]).isEmpty)
    }

    @Test(
        "no blank follows a full stop of full width where the next sentence begins with a figure or a quotation",
        arguments: [
            ["元検査官は「潮は委員会を待ってくれない」と話す。", "2016年と同じように道路は82時間閉鎖された。"],
            ["列車が土砂のため木曜の夕方まで止まったのは26。", "「橋を約束されて届いたのは冊子だけだ」と住民は言う。"],
            ["他说：“潮水不会等委员会。”", "“门刷了漆，屋顶却漏着。”前检查员戴雨桐说。"],
        ])
    func joiningWithoutBlanks(text: [String]) {
        #expect(differences(text, [text.joined()]).isEmpty)
        #expect(differences([text.joined()], text).isEmpty)
        #expect(SentencePrints.of(text.joined()) == text.flatMap { SentencePrints.of($0) })
    }

    @Test(
        "where nothing but a blank ends a sentence, paragraphs are joined behind figures and before quotations, too",
        arguments: [
            ["ชาวบ้านวังทองยื่นหนังสือเรื่องน้ำรั่วที่มีมาตั้งแต่ปี 2018", "สำนักพลังงานติดตั้งเครื่องสูบน้ำชั่วคราวในคืนวันอังคาร"],
            ["เรือประมงจากทุ่งสงได้ปลาน้อยที่สุดนับแต่ปีก่อน", "“ทาสีประตูใหม่แต่ปล่อยให้หลังคารั่ว” อดีตผู้ตรวจการกล่าวเมื่อวันจันทร์"],
            ["“ทาสีประตูใหม่แต่ปล่อยให้หลังคารั่ว”", "ชาวบ้านวังทองยื่นหนังสือเรื่องน้ำรั่วเมื่อวันจันทร์"],
        ])
    func joiningWithoutStops(text: [String]) {
        #expect(differences(text, [text.joined(separator: " ")]).isEmpty)
        #expect(differences([text.joined(separator: " ")], text).isEmpty)
        #expect(SentencePrints.of(text.joined(separator: " ")) == text.flatMap { SentencePrints.of($0) })
    }

    @Test func `an edit on a page whose paragraphs are joined is one edit of one paragraph`() throws {
        let found = differences(story, [edited[0] + " " + story[1]] + [story[2...].joined(separator: " ")])
        #expect(found.count == 1)
        let one = try #require(found.first)
        #expect((one.before, one.after) == (story[0], edited[0]))
    }

    @Test func `a line glued to a joined paragraph is known as a line`() throws {
        let glued = story[0] + " Paid partnership with the Orchard Bank " + story[1]
        let found = differences(Array(story[0...2]), [glued, story[2]])
        #expect(found.count == 1)
        let lines = try #require(found.first).gluedLines
        #expect(lines == [GluedLine(text: "Paid partnership with the Orchard Bank", isNew: true)])
        // A sentence that was changed, and one that came, are no lines.
        #expect(!differences(story, edited).contains { !$0.gluedLines.isEmpty })
        let longer = [story[0] + " It is kept in a safe by the door."] + story.dropFirst()
        #expect(!differences(story, Array(longer)).contains { !$0.gluedLines.isEmpty })
    }

    @Test func `a line glued to the text of three articles is told of none`() {
        var site = SiteModel()
        var told = 0
        for article in 1...3 {
            let word = ["the", "the old", "the new"][article - 1]
            let own = story.map { $0.replacing("the", with: word) }
            var stage = PageTimeline(page(paragraphs(own)), id: "art_\(article)")
            stage.site = site
            for look in 0..<12 {
                let line = look % 3 == 1 ? " Paid partnership with the Orchard Bank " : " "
                stage.look(page(paragraphs([own[0] + line + own[1]] + own[2...])), minutes: 30)
            }
            told += stage.told.count
            site = stage.site
        }
        #expect(told == 0)
    }

    @Test(arguments: [
        // The author's name at the front of the text, and the names behind a picture in another order.
        (
            Block.Kind.paragraph, story[0], "Ruth Adler " + story[0],
            [ConfirmationPolicy.Verdict.silent("changed-place")]
        ),
        (.paragraph, "Ruth Adler " + story[0], story[0], [.silent("changed-place")]),
        (.caption, "The gate (pictures: Able / Baker)", "The gate (pictures: Baker / Able)", [.silent("same-words")]),
        // Two words that are nobody's name are an edit.
        (.paragraph, story[0], "At Norden " + story[0], [.needs(looks: 1, apart: .zero)]),
        // Another text at the same place.
        (
            .paragraph, "The mayor said on Monday that the mill on the island will open in spring for every visitor.",
            "The mayor said on Friday nobody knows whether a school can be paid for, let alone a new town hall.",
            [.needs(looks: 3, apart: .minutes(15))]
        ),
    ])
    func `names are no text, and another text is no edit of the one before`(
        kind: Block.Kind, before: String, after: String, expected: [ConfirmationPolicy.Verdict]
    ) {
        let contents = [before, after].map { text in
            var content = ArticleContent()
            content.byline = "Ruth Adler"
            content.blocks = [Block(kind, text)] + story.dropFirst().map { Block(.paragraph, $0) }
            return content
        }
        let sides = contents.map { content in
            PageTexts.Side(
                PageReading(
                    content: content, kind: .article, reason: "", observation: nil, ruleFailures: [], blocks: []))
        }
        let policy = ConfirmationPolicy(
            site: SiteModel(), article: 1, url: "https://example.org/a", known: contents[0].texts, looks: 9, version: 1,
            pending: PendingDifferences(), variants: HeadlineVariants(),
            pages: PageTexts(old: [1: sides[0]], new: sides[1]))
        #expect(policy.verdicts(on: ContentDifferences(contents[0], contents[1]).differences) == expected)
    }

    @Test func `a line behind the last sentence must outlast what takes turns there`() throws {
        let scores = ["Northam 4–1 Weston", "Weston 0–2 Easton", "Easton 3–3 Northam"].map { story[0] + " " + $0 }
        let isTail = { (before: String, after: String) in
            differences([before, story[1]], [after, story[1]]).map(\.isTail)
        }
        #expect(isTail(scores[0], scores[1]) == [true])
        #expect(isTail(story[0], scores[1]) == [true])
        #expect(isTail(story[0], edited[0]) == [false])
        #expect(isTail(scores[0], edited[0] + " Weston 0–2 Easton") == [false])
        // A text without a full stop is no line behind a sentence.
        #expect(isTail("Northam 4–1 Weston", "Weston 0–2 Easton").contains(true) == false)
        let note = { (line: String) in "<p><em>Correction: an earlier version said 11; it was 26.</em> \(line)</p>" }
        var stage = PageTimeline(page(paragraphs(story)))
        stage.look(page(paragraphs(story) + note("")), minutes: 60)
        #expect(stage.told.count == 1)
        for line in ["Northam 4–1", "Weston 0–2", "Easton 3–3", "Northam 1–1"] {
            stage.look(page(paragraphs(story) + note(line)), minutes: 60)
            stage.look(page(paragraphs(story) + note(line)), minutes: 60)
        }
        #expect(stage.told.count == 1)
    }

    private var firstAppeared: [String] {
        ["at home", "in town", "abroad", "at sea", "in court", "at school", "at work"].map { place in
            story[0] + "</p><p>This story first appeared in our section on life \(place)."
        }
    }

    @Test func `a line that comes and goes and is another one each time is believed more slowly each time`() {
        var stage = PageTimeline(page(paragraphs([firstAppeared[0]] + story.dropFirst())))
        for index in 1..<firstAppeared.count {
            stage.look(page(paragraphs([firstAppeared[index]] + story.dropFirst())), minutes: 30)
            stage.look(page(paragraphs(story)), minutes: 30)
        }
        let turns = stage.told.count
        #expect((1...2).contains(turns), "\(stage.told.map(\.edits))")
        // The last one stays, and is told in the end.
        for _ in 0..<12 { stage.look(page(paragraphs([firstAppeared[3]] + story.dropFirst())), minutes: 30) }
        #expect(stage.told.count == turns + 1)
    }

    @Test func `a line that is edited again and again and stays on the page is told each time`() {
        var stage = PageTimeline(page(paragraphs([firstAppeared[0]] + story.dropFirst())))
        for text in firstAppeared.dropFirst() {
            for _ in 0..<2 { stage.look(page(paragraphs([text] + story.dropFirst())), minutes: 10) }
        }
        #expect(stage.told.count == firstAppeared.count - 1)
    }

    @Test func `a paragraph that stands twice may be shown at either place, and is edited all the same`() {
        let twice = { (last: String, isFirst: Bool) in
            let copy = "<div class=\"mobile-only\" hidden>\(paragraphs(story.dropLast() + [last]))</div>"
            return page(paragraphs(isFirst ? [last] + story.dropLast() : story.dropLast() + [last]) + copy)
        }
        var stage = PageTimeline(twice(story[5], false))
        for look in 1...8 { stage.look(twice(story[5], look % 4 < 2), minutes: 30) }
        #expect(stage.told.isEmpty)
        let edited = story[5].replacing("thirty", with: "forty")
        for _ in 0..<4 { stage.look(twice(edited, true), minutes: 30) }
        #expect(stage.told.count == 1)
    }

    @Test func `a stamp that moved with an edit declares it, though the layout changed before it was believed`() {
        let dated = { (title: String, time: String, isNew: Bool) in
            let body = paragraphs(story)
            let layout = isNew ? "<div class=\"text\"><section>\(body)</section></div><p>By Ruth Adler</p>" : body
            let data = #"<script type="application/ld+json">{"@type":"Article","dateModified":"\#(time)"}</script>"#
            return page(layout + data, title: title)
        }
        var stage = PageTimeline(dated("Spring at the harbour", "2027-01-10T09:00:00Z", false))
        for _ in 0..<3 { stage.look(dated("Spring at the harbour", "2027-01-10T09:00:00Z", false), minutes: 30) }
        stage.look(dated("Winter comes back to the pier", "2027-01-15T11:30:00Z", true), minutes: 30)
        for _ in 0..<3 { stage.look(dated("Winter comes back to the pier", "2027-01-15T11:30:00Z", true), minutes: 4) }
        #expect(stage.told.map(\.disclosure) == [.declared])
    }

    @Test func `a stamp that moved with an edit declares it, though another part was taken over before`() {
        let shown = { (look: Int, isEdited: Bool, picture: String) in
            let names = look.isMultiple(of: 2) ? "Reuti / Ferry / Afpo" : "Afpo / Reuti / Ferry"
            let time = isEdited ? "2027-01-15T11:30:00Z" : "2027-01-10T09:00:00Z"
            let caption = "<figcaption>The pier in 2010. Photo: \(names)</figcaption>"
            let figure = "<figure><img src=\"/img/7.jpg\">\(caption)</figure>"
            let meta = "<meta property=\"article:modified_time\" content=\"\(time)\">\(picture)</head>"
            let body = page(figure + paragraphs(isEdited ? edited : story))
            return body.replacing("</head>", with: meta)
        }
        let picture = "<meta property=\"og:image\" content=\"https://example.org/img/7.jpg\">"
        var stage = PageTimeline(shown(0, false, picture))
        for look in 1...5 { stage.look(shown(look, false, picture), minutes: 30) }
        // The feed knows it, too, when the page is read.
        stage.updated = Timestamp(iso8601: "2027-01-15T11:30:00Z")
        stage.look(shown(6, true, ""), minutes: 30)
        #expect(stage.told.isEmpty)
        for look in 7...9 { stage.look(shown(look, true, look == 7 ? picture : ""), minutes: 2) }
        #expect(stage.told.first?.disclosure == .declared)
    }

    @Test func `what the standfirst says may stand before or behind a paragraph`() {
        let lead = "The rowing club has until Thursday to explain what became of its boats."
        let content = { (texts: [String]) in
            var content = ArticleContent()
            content.standfirst = lead
            content.blocks = texts.map { Block(.paragraph, $0) }
            return content
        }
        let found = ContentDifferences(content([lead] + story), content([story[0], lead] + story.dropFirst()))
        #expect(!found.differences.isEmpty)
        #expect(found.differences.allSatisfy { !$0.changesOrder })
        let moved = ContentDifferences(content(story), content([story[2], story[0], story[1]] + story[3...]))
        #expect(moved.differences.contains { $0.changesOrder })
    }

    // MARK: The known text

    private func reading(kept: [String], left: [String]) -> PageReading {
        let blocks = (kept.map { ($0, true, 7) } + left.map { ($0, false, 9) }).map {
            BlockVerdict(
                isKept: $0.1, kind: .paragraph, reason: "", score: 0, path: "", region: $0.2, text: $0.0)
        }
        var content = ArticleContent()
        content.blocks = kept.map { Block(.paragraph, $0) }
        return PageReading(
            content: content, kind: .article, reason: "", observation: nil, ruleFailures: [], blocks: blocks,
            regions: kept.map { PageRegion.key(7, $0) })
    }

    @Test func `where the reader takes another story, the known text is read, and an edit of it is seen`() {
        var known = ArticleContent()
        known.blocks = story.map { Block(.paragraph, $0) }
        let other = ["Another story stands here, of a mill that was sold.", "Its owner has not been seen for weeks."]
        let held = reading(kept: other, left: edited).holding(known)
        #expect(held.content.blocks.map(\.text) == other + edited)
        #expect(held.regions.count == held.content.blocks.count)
        // What the page no longer has is gone.
        #expect(reading(kept: other, left: []).holding(known).content.blocks.map(\.text) == other)
        // A reader that kept the text is not corrected: what it left out may be comments that were once taken for text.
        let most = reading(kept: Array(story.prefix(5)), left: [story[5]])
        #expect(most.holding(known).content.blocks.count == 5)
    }

    // MARK: Headlines

    @Test(arguments: [
        ("Terms of Use – Example", "Terms of Use", "Terms of Use – Example"),
        ("Terms", "Example | Terms", "Example | Terms"),
        ("Terms of Use", "Terms of Use today", nil), ("Terms of Use: new", "Terms of Use", nil), ("A", "B", nil),
        ("Mill sold – after a quarrel of many years", "Mill sold", nil), ("", "Example", nil), ("Same", "Same", nil),
    ])
    func `a name behind a dash is set apart from a headline`(first: String, second: String, longer: String?) {
        #expect(Headlines.longer(first, second) == longer)
        #expect(Headlines.longer(second, first) == longer)
    }

    @Test func `a headline without the name of its site is no other one, as long as the page is titled so`() {
        let headlines = ["Terms of Use – Example", "Terms of Use"]
        let verdict = { (title: String) -> [ConfirmationPolicy.Verdict] in
            let contents = headlines.map { headline in
                var content = ArticleContent()
                content.headline = headline
                content.blocks = story.map { Block(.paragraph, $0) }
                return content
            }
            let sides = contents.map { content in
                PageReading(
                    content: content, kind: .article, reason: "", observation: nil, ruleFailures: [], blocks: [],
                    documentTitle: title)
            }.map(PageTexts.Side.init)
            let policy = ConfirmationPolicy(
                site: SiteModel(), article: 1, url: "https://example.org/a", known: contents[0].texts, looks: 9,
                version: 1, pending: PendingDifferences(), variants: HeadlineVariants(),
                pages: PageTexts(old: [1: sides[0]], new: sides[1]))
            return policy.verdicts(on: ContentDifferences(contents[0], contents[1]).differences)
        }
        #expect(verdict("Terms of Use – Example") == [.silent("read-otherwise")])
        #expect(verdict("Terms of Use") == [.needs(looks: 2, apart: .minutes(1))])
    }

    // MARK: Pages that were cut

    @Test(arguments: [
        ("<html><body><p>x</p></body></html>", true), ("<p>x</p></BODY>", true), ("<html><body><p>x", false),
        ("", false),
        ("</html><!-- cached by a proxy at noon -->", true), ("</htm", false),
    ])
    func `a page is whole when its end tag came`(html: String, isWhole: Bool) {
        #expect(PageEnd.isClosed(Array(html.utf8)) == isWhole)
    }

    @Test(arguments: [2, 3, 4, 5])
    func `a page that was cut on its way is no edit, and neither is the whole one`(kept: Int) throws {
        let whole = page(paragraphs(story))
        let end = try #require(whole.firstRange(of: story[kept]))
        let cut = String(whole[..<whole.index(end.lowerBound, offsetBy: 30)])
        var stage = PageTimeline(whole)
        stage.look(cut)
        stage.look(whole)
        #expect(stage.told.isEmpty)
        // First met while it was cut.
        var other = PageTimeline(cut)
        for _ in 0..<4 { other.look(whole) }
        #expect(other.told.isEmpty)
        // An edit is told all the same.
        other.look(page(paragraphs(edited)))
        other.look(page(paragraphs(edited)))
        #expect(other.told.count == 1)
    }

    @Test func `a site that does without end tags is read like others`() {
        let open = { (texts: [String]) in page(paragraphs(texts)).replacing("</body></html>", with: "") }
        var stage = PageTimeline(open(story))
        for _ in 0..<3 { stage.look(open(story)) }
        for _ in 0..<6 { stage.look(open(Array(story.dropLast()))) }
        #expect(stage.told.count == 1)
    }

    // MARK: What lasts

    private func difference(_ before: String?, _ after: String?) -> Difference {
        let nature: Difference.Nature = before == nil ? .came : after == nil ? .went : .edited
        return Difference(field: .body, nature: nature, before: before, after: after, facts: [1])
    }

    @Test func `what is replaced within hours did not last, what stands for hours did`() {
        let start = Timestamp(seconds: 1_800_000_000)
        var told = ToldTexts()
        told.add(difference("a", "b"), place: 5, now: start)
        #expect(told.fates([], now: start + .hours(1)).isEmpty)
        #expect(
            told.fates([difference("b", "c")], now: start + .hours(2)) == [ToldTexts.Fate(place: 5, isLasting: false)])
        #expect(told.fates([difference("b", "c")], now: start + .hours(3)).isEmpty)
        told.add(difference("c", "d"), place: 6, now: start)
        for hour in 1...4 { #expect(told.fates([], now: start + .hours(hour)).isEmpty == (hour < 4)) }
        // Bounded, and the same after a restart.
        for number in 0..<100 { told.add(difference(nil, "text \(number)"), place: 7, now: start) }
        var json = JSONWriter()
        told.write(to: &json)
        #expect(ToldTexts(json: try? JSONParser.parse(json.bytes)) == told)
        #expect(told.fates((0..<100).map { difference("text \($0)", nil) }, now: start).count == ToldTexts.limit)
    }

    @Test func `a place where a third of what was told did not last asks for more`() {
        var survival = ToldSurvival()
        let note = { (isLasting: Bool) in survival.note(ToldTexts.Fate(place: 1, isLasting: isLasting)) }
        for _ in 0..<2 { note(false) }
        #expect(!survival.isFleeting(1))
        note(false)
        // Nothing lasts here: that is no proof.
        #expect(!survival.isFleeting(1))
        for _ in 0..<3 { survival.note(ToldTexts.Fate(place: 3, isLasting: true)) }
        #expect(survival.isFleeting(1))
        #expect(!survival.isFleeting(2))
        for _ in 0..<6 { note(true) }
        #expect(!survival.isFleeting(1))
        for _ in 0..<20 { note(false) }
        #expect(survival.isFleeting(1))
        #expect(survival.patience(1) == 3)
        var json = JSONWriter()
        survival.write(to: &json)
        #expect(ToldSurvival(json: try? JSONParser.parse(json.bytes)).isFleeting(1))
    }

    /// The fate of a told text that the next difference replaces within the hour.
    private func fates(of text: String, after difference: Difference) -> [Bool] {
        let start = Timestamp(seconds: 1_800_000_000)
        var told = ToldTexts()
        told.add(self.difference("Some other words.", text), place: 5, now: start)
        return told.fates([difference], now: start + .hours(1)).map(\.isLasting)
    }

    @Test func `a sentence that is edited further says nothing, one that another one replaces did not last`() {
        let text = "The ship has 12 people on board, the harbour says."
        var further = difference(text, "The ship has 14 people on board, the harbour says.")
        further.isSentence = true
        #expect(fates(of: text, after: further) == [])
        var rewritten = further
        rewritten.isRewritten = true
        var tail = further
        tail.isTail = true
        var glued = further
        glued.gluedLines = [GluedLine(text: "Rain and wind", isNew: true)]
        var line = further
        line.isSentence = false
        for other in [rewritten, tail, glued, line, difference(text, nil)] {
            #expect(fates(of: text, after: other) == [false])
        }
    }

    @Test func `a sentence that another one replaces every few looks is told a few times and then no more`() {
        let lines = [
            "Subscribe today and read every report that we write for the price of a coffee.",
            "Our newsletter brings the five best stories of the week to you on each Friday.",
            "Follow the harbour live as the large ships come in, with pictures from the mast.",
            "Write to us if you have seen what happened, we do not print names without asking.",
            "Readers met our editors in the library last month and talked about local schools.",
        ]
        var stage = PageTimeline(page(paragraphs(story)))
        for look in 0..<60 {
            // Sentences that were edited once and stay show that edits last here.
            var own = story
            for place in 0..<min(4, look / 4) { own[place] = own[place].replacing("the", with: "this") }
            stage.look(page(paragraphs(own + [lines[look / 3 % 5] + " \(look / 15)"])), minutes: 60)
        }
        #expect(stage.told.count <= 12, "\(stage.told.count)")
        // An edit elsewhere that stays is told.
        let before = stage.told.count
        for _ in 0..<40 { stage.look(page(paragraphs(edited)), minutes: 60) }
        #expect(stage.told.count > before)
    }

    @Test func `a sentence that is edited every few minutes is told each time, where other edits last, too`() {
        let line = { (words: String) in "The mayor said at noon that \(words) had come back to the pier by then." }
        var stage = PageTimeline(page(paragraphs(story + [line("nobody")])))
        for look in 0..<12 {
            var own = story
            for place in 0..<min(4, look / 2) { own[place] = own[place].replacing(" the ", with: " this ") }
            stage.look(page(paragraphs(own + [line("nobody")])), minutes: 120)
        }
        let settled = stage.told.count
        let (boats, people) = (["barge", "ferry", "yawl", "sloop", "tug"], ["crew", "pilot", "cook", "owner"])
        let own = story.enumerated().map { $0 < 4 ? $1.replacing(" the ", with: " this ") : $1 }
        for boat in boats {
            for person in people {
                let story = page(paragraphs(own + [line("the \(person) of the \(boat)")]))
                for _ in 0..<2 { stage.look(story, minutes: 5) }
            }
        }
        #expect(stage.told.count >= settled + 20, "\(settled) and then \(stage.told.count)")
    }
}
