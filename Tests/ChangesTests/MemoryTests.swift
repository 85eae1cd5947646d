import Changes
import Model
import Testing

@Suite struct MemoryTests {
    static let text = FieldTests.paragraphs

    static func history(_ versions: [ArticleContent]) -> ComparisonContext {
        var context = ComparisonContext()
        context.history = FieldHistory(versions.map { ContentHash.of($0) })
        return context
    }

    @Test func `A, B, A is a revert`() {
        let a = article(Self.text)
        var b = a
        b.headline = "Another headline"
        let comparison = Comparison.compare(b, a, context: Self.history([a, b]))
        #expect(comparison.kinds.first == .revert)
        #expect(comparison.revertsBack == 2)
        #expect(Comparison.compare(a, b, context: Self.history([a])).revertsBack == nil)
    }

    @Test func `an edit taken back while others stay is a revert`() {
        var texts = Self.text
        let a = article(texts)
        texts[0] = texts[0].replacing("Monday", with: "Tuesday")
        let b = article(texts)
        texts[3] = "The mayor would not say when a decision is due."
        let c = article(texts)
        texts[0] = Self.text[0]
        let d = article(texts)
        #expect(Comparison.compare(c, d, context: Self.history([a, b, c])).kinds.contains(.revert))
    }

    @Test func `a headline that keeps flipping oscillates`() {
        let a = article(Self.text)
        var b = a
        b.headline = "Another headline"
        #expect(Comparison.compare(b, a, context: Self.history([a, b])).oscillating.isEmpty)
        let again = Comparison.compare(b, a, context: Self.history([a, b, a, b]))
        #expect(again.oscillating.map(\.field) == [.headline])
        #expect(again.oscillating.first?.variants == 2 && again.oscillating.first?.returns == 3)
    }

    @Test func `the history is bounded`() {
        var history = FieldHistory()
        for index in 0..<100 { history.append(ContentHash.of(article(["Text \(index)."]))) }
        #expect(history.versions.count == FieldHistory.limit)
    }

    @Test func `hashes are the same in every process and for what compares as equal`() {
        let plain = ContentHash.of(article(["He said \"no\" in the cafe\u{301}."]))
        let typographic = ContentHash.of(article(["He said “no” in the  caf\u{E9}. "]))
        #expect(plain == typographic)
        #expect("\(plain.whole)" == "\(ContentHash(hex: "\(plain.whole)") ?? ContentHash(high: 0, low: 0))")
        #expect("\(ContentHash.of(article(["One."])).whole)" == "e98269734aa280c6bd35835fdb7105f1")
    }

    @Test func `each field has a hash of its own`() {
        var old = article(Self.text)
        old.standfirst = "In short."
        var new = old
        new.standfirst = "In brief."
        let (a, b) = (ContentHash.of(old), ContentHash.of(new))
        #expect(a.fields[.standfirst] != b.fields[.standfirst])
        #expect(a.fields[.body] == b.fields[.body] && a.fields[.headline] == b.fields[.headline])
        #expect(a.whole != b.whole)
        new.stamps = [DisclosureTests.after]
        #expect(ContentHash.of(new).whole == b.whole)
    }

    @Test func `the same difference on many articles is the site's`() throws {
        var shift = SiteShift()
        let now = Timestamp(seconds: 1_770_000_000)
        for number in 1...5 {
            let old = article(["Story \(number) is about something of its own."])
            var new = old
            new.blocks.append(Block(.paragraph, "Our summer campaign starts now, join us."))
            let prints = Comparison.compare(old, new).fingerprints
            let verdict = shift.note(prints, article: "art\(number)", at: now + .minutes(number))
            #expect(verdict.siteWide == (number < SiteShift.articlesNeeded ? [] : [0]))
            #expect(verdict.firstTime == (number == SiteShift.articlesNeeded ? [0] : []))
            #expect(shift.articles(with: try #require(prints.first)).count == number)
        }
    }

    @Test func `the same article again makes no site change, and old sightings are forgotten`() {
        var shift = SiteShift()
        let edit = EditFingerprint(value: 7)
        let now = Timestamp(seconds: 1_770_000_000)
        for hour in 0..<5 { #expect(shift.note([edit], article: "a", at: now + .hours(hour)).siteWide.isEmpty) }
        #expect(shift.note([edit], article: "b", at: now + .days(9)).siteWide.isEmpty)
        #expect(shift.articles(with: edit) == ["b"])
        for number in 0..<2000 { _ = shift.note([.init(value: UInt64(number))], article: "c", at: now + .days(9)) }
        #expect(shift.sightings.count <= SiteShift.limit)
    }

    @Test func `known furniture is held back and counted`() {
        var context = ComparisonContext()
        let promo = "Support independent journalism from two dollars a week and cancel whenever you want."
        context.furniture = [BlockFingerprint(promo)]
        let comparison = Comparison.compare(article(Self.text), article(Self.text + [promo]), context: context)
        #expect(comparison.isEmpty)
        #expect(comparison.suppressed.map(\.rule) == ["furniture"])
    }

    @Test func `a burst of appends waits for quiet, and not for ever`() {
        let start = Timestamp(seconds: 1_770_000_000)
        var burst = LiveBurst(at: start)
        #expect(burst.due() == start + .minutes(15))
        for minute in 1...200 { burst.add(at: start + .minutes(minute)) }
        #expect(burst.appends == 201)
        #expect(burst.due() == start + .hours(2))
    }
}

@Suite struct YieldGateTests {
    static let long = (0..<12).map {
        "Paragraph \($0) of a long article that goes on and on, with a number of words that make it count for something."
    }

    @Test func `an article that was edited passes`() {
        var new = Self.long
        new[3] = "Another paragraph."
        new.removeLast()
        #expect(YieldGate.judge(old: article(Self.long), new: article(new)) == .fine)
        #expect(YieldGate.judge(old: article(new), new: article(Self.long)) == .fine)
    }

    @Test func `a short article has no yield to judge by`() {
        #expect(YieldGate.judge(old: article(["A short note."]), new: article(["Gone."])) == .fine)
    }

    @Test func `another headline over another text of any length is another page`() {
        let sentences = (0..<14).map { "Satz \($0) einer anderen Geschichte, die mit der ersten nichts gemein hat." }
        var other = article(sentences)
        other.headline = "Eine andere Geschichte"
        for new in [other, article(Array(other.blocks.map(\.text)) + [Self.long[0]])] {
            var new = new
            new.headline = "Eine andere Geschichte"
            // With the day of publication it is another text at the article's place.
            new.published = Stamp(origin: "meta", role: .published, literal: "a", time: Timestamp(seconds: 1))
            guard case .replaced = YieldGate.judge(old: article(Self.long), new: new) else {
                Issue.record("another page passed")
                return
            }
        }
        // The headline that stayed, or half the text that did, speaks for the article.
        other.headline = article(Self.long).headline
        #expect(YieldGate.judge(old: article(Self.long), new: other) == .fine)
        var half = article(Self.long.prefix(6) + other.blocks.prefix(6).map(\.text))
        half.headline = "Eine andere Geschichte"
        guard case .endsOtherwise = YieldGate.judge(old: article(Self.long), new: half) else {
            Issue.record("half of the text is another page")
            return
        }
    }

    @Test func `nothing left is a collapse`() {
        #expect(isCollapsed(YieldGate.judge(old: article(Self.long), new: article([]))))
        #expect(isCollapsed(YieldGate.judge(old: article(Self.long), new: article(["Something went wrong."]))))
    }

    @Test func `another text of less than half is a collapse`() {
        let other = (0..<5).map { "Card \($0): a teaser of some other story that has nothing to do with the article." }
        #expect(isCollapsed(YieldGate.judge(old: article(Self.long), new: article(other))))
    }

    @Test func `the beginning and an ellipsis is a truncation`() {
        let teaser = Array(Self.long.prefix(3)) + [String(Self.long[3].prefix(50)) + "…"]
        guard case .truncated = YieldGate.judge(old: article(Self.long), new: article(teaser)) else {
            Issue.record("a teaser passed")
            return
        }
    }

    @Test func `the beginning alone behind a paywall is a truncation`() {
        var new = article(Array(Self.long.prefix(4)))
        new.traits = ["paywall"]
        guard case .truncated = YieldGate.judge(old: article(Self.long), new: new) else {
            Issue.record("a paywalled page passed")
            return
        }
    }

    @Test func `another page in the article's place is a collapse, however long, but for one with a date of its own`() {
        var old = article(Self.long)
        old.headline = "Ferries run late after fog"
        var new = article(Self.long.map { String($0.reversed()) })
        new.headline = "Checking whether you are a person"
        #expect(isCollapsed(YieldGate.judge(old: old, new: new)))
        // A short note has no yield to judge by, and yet is not this.
        old.blocks = article(["The shop is closed."]).blocks
        #expect(isCollapsed(YieldGate.judge(old: old, new: new)))
        new.published = Stamp(
            origin: "meta", role: .published, literal: "2026-11-29", time: Timestamp(seconds: 1_800_000_000),
            zoneConfidence: .explicit)
        #expect(!isCollapsed(YieldGate.judge(old: old, new: new)))
        // A part of a page has no headline.
        #expect(YieldGate.judge(old: article(["12 crowns"]), new: article(["14 crowns"])) == .fine)
    }

    @Test func `other text in the place of the second half is told apart from an edited one`() {
        let rest = "Become a friend of our house and see how everything ended, for the price of two coffees."
        let cut = article(Array(Self.long.prefix(6)) + [rest])
        guard case .endsOtherwise(let loss) = YieldGate.judge(old: article(Self.long), new: cut) else {
            Issue.record("an offer passed")
            return
        }
        #expect((40...70).contains(loss.keptShare))
        let edited = Self.long.map { $0.replacing("number", with: "handful") }
        #expect(YieldGate.judge(old: article(Self.long), new: article(edited)) == .fine)
    }

    private func isCollapsed(_ verdict: YieldGate.Verdict) -> Bool {
        if case .collapsed = verdict { return true }
        return false
    }
}
