import Basics
import Model
import Scheduling
import Testing

@testable import Articles
@testable import Changes
@testable import Tracking

private let start = Timestamp(seconds: 1_800_000_000)
private let story = [
    "The council of Easton passed its budget on Monday night after a debate of seven hours, with 23 votes to 16.",
    "The vote had been put off twice, and the court of audit will examine the accounts in the spring, as every year.",
    "This is not the budget that Easton wanted, said the leader of the opposition, Ruth Adler, on Tuesday.",
]
private let added = "The mayor answered late on Tuesday that the town could not afford a second bridge at all."
private let promos = [
    "Enjoying this story? Support our newsroom and cancel any time.",
    "Get the most important stories of the day delivered to your inbox every weekday morning.",
    "This article is part of our series on small towns, with maps and other parts to read.",
    "Have you been affected by this? Share your experience by filling in the confidential form.",
    "Download the app for alerts, live scores and the daily crossword, free for a month.",
    "Our podcast tells the story behind the headlines, with a new episode each Thursday.",
    "Join readers at our summer festival by the harbour, where tickets are half the price.",
    "Give a subscription to someone you love, and we will add a tote bag for nothing.",
]

/// Plays looks at one article in time: what the tracker tells of each, without a network or a store.
struct ArticleTimeline {
    var site = SiteModel()
    var state: ArticleState
    /// The stored versions, the first one first.
    private var versions: [ArticleContent]
    /// The newest stored version.
    var content: ArticleContent { versions[versions.count - 1] }
    /// The caption of the picture, if there is one.
    var caption: String? { didSet { if oldValue == nil { versions[0].blocks += [Block(.caption, caption ?? "")] } } }
    /// The looks that told something, with the edits.
    var told: [(look: Int, edits: [Edit])] = []
    /// Everything that was told.
    private(set) var records: [ChangeRecord] = []
    private var look = 0
    private(set) var now = start

    init(_ blocks: [String]) {
        state = ArticleState(id: "art_1", sourceID: "s", url: "https://example.org/a", firstSeenAt: start)
        state.version = 1
        state.lastSeenPresentAt = start
        versions = [ArticleTimeline.content(blocks)]
        var memo = ArticleMemo()
        memo.looks = 1
        state.memo = memo.encoded
        learn(versions[0])
    }

    static func content(_ blocks: [String], headline: String = "Council passes its budget") -> ArticleContent {
        var content = ArticleContent()
        content.headline = headline
        content.language = "en"
        content.blocks = blocks.map { Block(.paragraph, $0) }
        return content
    }

    private mutating func learn(_ content: ArticleContent, article: UInt64 = StableHash.of("art_1")) {
        let texts = content.blocks.map(\.text)
        site.boilerplate.note(texts.map { .init($0) }, article: article)
        site.counters.note(texts, article: article)
        site.headlines.note(content.headline, article: article)
    }

    /// Another article of the site is read.
    mutating func other(_ number: Int, _ blocks: [String], headline: String? = nil) {
        var content = ArticleTimeline.content(blocks)
        content.headline = headline
        learn(content, article: UInt64(number))
    }

    /// Whole pages of other articles are read, each with some block beside its text.
    mutating func pages(_ count: Int, with blocks: [String] = []) {
        for number in 0..<count {
            let beside = blocks.isEmpty ? [] : [blocks[number % blocks.count]]
            let all = beside + ["Page \(number) and nothing else", "About us"]
            let fingerprints = all.map { SiteProfile.fingerprint(of: $0) }
            site.frequency.note(fingerprints, article: UInt64(1000 + number))
        }
    }

    /// One look, some minutes after the last one: the tracker decides, as it does in the daemon.
    mutating func look(
        _ blocks: [String], headline: String = "Council passes its budget", minutes: Int = 2,
        kind: PageKind = .article, traits: [String] = []
    ) {
        look += 1
        now = now + .minutes(minutes)
        var new = ArticleTimeline.content(blocks, headline: headline)
        if let caption { new.blocks.append(Block(.caption, caption)) }
        new.traits = traits
        var tracker = ArticleTracker(
            observation(), of: state, source: Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S"),
            site: site, limits: ArticleSchedule.Limits(), pace: Pace())
        let reading = PageReading(content: new, kind: kind, reason: "", observation: nil, ruleFailures: [])
        tracker.readings = [.page: reading]
        for (index, content) in versions.enumerated() {
            tracker.found.versions[index + 1] = .init(content: content, extractor: ExtractorGeneration.current)
            tracker.found.captures[index + 1] = .some(nil)
        }
        guard case .done(let tracked) = tracker.observe() else {
            Issue.record("the tracker asks for evidence that there is none of")
            return
        }
        _ = tracked.lesson?.apply(to: &site, article: "art_1", at: now)
        records += tracked.record.changes
        let edits = tracked.record.changes.filter { $0.type == .articleChanged }.flatMap(\.edits)
        if !edits.isEmpty { told.append((look, edits)) }
        versions += tracked.record.versions.map(\.content)
        state = tracked.update.state
    }

    /// A page with other bytes than every page before.
    private func observation() -> ArticleObservation {
        let bytes = Array("look \(look)".utf8)
        let page = ObservedPage(
            url: state.url, status: 200, contentType: nil, lastModified: nil, fetchedAt: now, bytes: bytes,
            sha256: bytes)
        return ArticleObservation(
            at: now, result: .page(page), outcome: CheckOutcome("fresh", status: 200), finalURL: state.url)
    }

    var edits: [Edit] { told.flatMap(\.edits) }
}

@Suite struct ConfirmationTests {
    @Test func `a figure in the text is told at the first look`() {
        var stage = ArticleTimeline(story)
        stage.look([story[0].replacing("23", with: "28")] + story.dropFirst())
        #expect(stage.told.map(\.look) == [1])
        #expect(stage.edits.map(\.after) == ["28"])
    }

    @Test func `a paragraph that came is told at the third look while little is known of the site`() {
        var stage = ArticleTimeline(story)
        stage.look(story)
        for _ in 0..<2 { stage.look(story + [added], minutes: 4) }
        #expect(stage.told.isEmpty)
        stage.look(story + [added], minutes: 4)
        #expect(stage.edits.map(\.kind) == [.addition])
    }

    @Test func `a paragraph that came or went is told at the second look`() {
        var stage = ArticleTimeline(story)
        stage.pages(60)
        stage.look(story)
        stage.look(story + [added])
        #expect(stage.told.isEmpty)
        stage.look(story + [added])
        #expect(stage.edits.map(\.kind) == [.addition])
        stage.look([story[0], story[2], added])
        stage.look([story[0], story[2], added])
        #expect(stage.edits.map(\.kind) == [.addition, .removal])
    }

    @Test func `promotions that take turns are never told, and hide no edit`() {
        var stage = ArticleTimeline(story + [promos[0]])
        for round in 1...30 { stage.look(story + [promos[round % 8]], minutes: 15) }
        #expect(stage.told.isEmpty, "\(stage.edits)")
        let edited = [story[0], story[1].replacing("twice", with: "three times"), story[2], added]
        stage.look(edited + [promos[3]])
        for round in 1...4 { stage.look(edited + [promos[(round * 3) % 8]], minutes: 15) }
        #expect(Set(stage.edits.compactMap(\.after)).contains(added))
        #expect(stage.edits.contains { $0.after?.contains("three times") ?? false })
        #expect(!stage.edits.contains { ($0.after ?? $0.before ?? "").contains("cancel any time") })
    }

    @Test func `a paragraph taken out after a single look waits longer, and is told`() {
        var stage = ArticleTimeline(story)
        for minutes in [2, 2, 4, 8, 16, 32, 64, 128] { stage.look(Array(story.dropLast()), minutes: minutes) }
        #expect(stage.edits.map(\.kind) == [.removal])
        #expect(stage.told.first?.look == 8)
    }

    @Test func `a promotion that stood in the first version is known from what others leave out`() {
        var stage = ArticleTimeline(story + [promos[0]])
        stage.pages(60, with: promos)
        for _ in 0..<12 { stage.look(story, minutes: 30) }
        #expect(stage.told.isEmpty, "\(stage.edits)")
        stage.look([story[0], story[2]])
        stage.look([story[0], story[2]])
        #expect(stage.edits.map(\.kind) == [.removal])
    }

    @Test func `once a site's pages are known, what stands nowhere else is told at the second look`() {
        var stage = ArticleTimeline(story)
        stage.pages(60, with: promos)
        stage.site.churn.count(came: 20, vanished: 18)
        let edited = [story[0], story[2], added]
        stage.look(edited, headline: "Town budget passes")
        #expect(stage.told.isEmpty)
        stage.look(edited, headline: "Town budget passes")
        #expect(stage.told.count == 1)
        #expect(Set(stage.edits.map(\.field)) == [.headline, .body])
    }

    @Test func `a passage of one form that other pages hold with other figures is told`() {
        var stage = ArticleTimeline(story)
        let turnouts = [26, 41, 33].map { "Turnout reached \($0) percent, the highest since \(1970 + $0)." }
        stage.pages(60, with: Array(turnouts.dropLast()))
        let edited = story + [turnouts[2]]
        stage.look(story)
        for minutes in [2, 8, 16, 32, 64, 128] { stage.look(edited, minutes: minutes) }
        #expect(stage.edits.map(\.kind) == [.addition])
    }

    @Test func `what somebody said is told soon though another article has it too`() {
        let said = "“The town cannot afford a second bridge,” said Ruth Adler, the leader of the opposition."
        var stage = ArticleTimeline(story + [said])
        stage.other(2, [said])
        for minutes in [2, 5, 10, 20] { stage.look([story[0], story[1]], minutes: minutes) }
        #expect(stage.edits.contains { $0.before == said })
    }

    @Test func `a counter is never told, in whatever words`() {
        var stage = ArticleTimeline(story + ["只今 1,204 人が閲覧中", "Wyświetlenia: 15"])
        for round in 1...40 {
            stage.look(story + ["只今 \(900 + round * 7 % 400) 人が閲覧中", "Wyświetlenia: \(15 + round)"], minutes: 10)
        }
        #expect(stage.told.isEmpty, "\(stage.edits)")
    }

    @Test func `a figure that stays is told, wherever it stands`() {
        var stage = ArticleTimeline(story + ["Dead: 8"])
        for minutes in [2, 2, 4, 8, 16, 32] { stage.look(story + ["Dead: 12"], minutes: minutes) }
        #expect(stage.edits.map(\.after) == ["12"])
    }

    @Test func `lines that lead to other articles are never told`() {
        var stage = ArticleTimeline(story)
        stage.other(2, ["Something else."], headline: "Storm leaves 412 homes without power")
        for _ in 0..<6 { stage.look(story + ["Lees ook: Storm leaves 412 homes without power"]) }
        #expect(stage.told.isEmpty)
    }

    @Test func `a block that one other article holds is told after hours, not never`() {
        var stage = ArticleTimeline(story)
        stage.other(2, [added])
        stage.look(story)
        for minutes in [15, 8, 16, 32, 64] { stage.look(story + [added], minutes: minutes) }
        #expect(stage.told.isEmpty)
        stage.look(story + [added], minutes: 128)
        #expect(stage.edits.map(\.kind) == [.addition])
    }

    @Test func `articles written by one form are followed like any other`() {
        var stage = ArticleTimeline(story)
        for number in 2...5 {
            stage.other(number, [story[0], story[1].replacing("spring", with: "autumn \(number)"), story[2]])
        }
        stage.look(story)
        stage.look([story[0], story[1], story[2].replacing("Tuesday", with: "Monday")])
        #expect(stage.edits.map(\.after) == ["Monday"])
    }

    @Test func `a headline with an edit of the text beside it is told at once`() {
        var stage = ArticleTimeline(story)
        stage.look(
            [story[0].replacing("seven hours", with: "nine hours")] + story.dropFirst(), headline: "Town budget passes")
        #expect(Set(stage.edits.map(\.field)) == [.headline, .body])
    }

    @Test func `what came together is told together`() {
        var stage = ArticleTimeline(story)
        stage.pages(60)
        stage.look(story)
        let edited = [story[0].replacing("23", with: "28")] + story.dropFirst() + [added]
        stage.look(edited)
        #expect(stage.told.isEmpty)
        stage.look(edited)
        #expect(stage.told.count == 1)
        #expect(Set(stage.edits.map(\.kind)) == [.number, .addition])
    }

    @Test func `a paragraph that takes another's place is told as one edit`() {
        var stage = ArticleTimeline(story)
        let edited = story.dropLast() + [added]
        for _ in 0..<5 { stage.look(Array(edited)) }
        #expect(stage.told.count == 1)
        #expect(stage.edits.allSatisfy { $0.before != nil || $0.after != nil })
        #expect(stage.content.blocks.map(\.text) == Array(edited))
    }

    @Test func `a first paragraph that is the standfirst goes along with it`() {
        let texts = ("After 74 months of talks both sides are far apart.", "A decision is due on Monday, they say.")
        let differences = [
            Difference(field: .standfirst, nature: .field, before: texts.0, after: texts.1, facts: [1]),
            Difference(field: .body, nature: .went, before: texts.0, after: nil, facts: [2]),
            Difference(field: .body, nature: .came, before: nil, after: texts.1, facts: [3]),
            Difference(field: .body, nature: .came, before: nil, after: "Read our newsletter.", facts: [4]),
        ]
        var ledger = ArticleUpdate(
            ArticleState(id: "a", sourceID: "s", url: "https://example.org/a", firstSeenAt: start),
            source: Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S"), now: start, pace: Pace())
        let slow = ConfirmationPolicy.Verdict.needs(looks: 4, apart: .hours(1))
        let weighed = ledger.confirm(differences, [.needs(looks: 1, apart: .zero), slow, slow, .leave("x")])
        #expect(weighed.takes == [true, true, true, false])
    }

    @Test func `an edit beside something that never settles is held for a few looks only`() {
        var stage = ArticleTimeline(story)
        let edited = [story[0].replacing("23", with: "28")] + story.dropFirst()
        for round in 0..<5 { stage.look(edited + [promos[round]]) }
        #expect(stage.edits.map(\.after) == ["28"])
        #expect((stage.told.first?.look ?? 9) <= 4)
    }

    @Test func `a headline that flips is not told, one that stays is`() {
        var stage = ArticleTimeline(story)
        for round in 0..<20 {
            stage.look(story, headline: round % 2 == 0 ? "Town budget passes" : "Council passes its budget")
        }
        #expect(stage.told.isEmpty)
        for _ in 0..<60 { stage.look(story, headline: "Town budget passes", minutes: 15) }
        #expect(stage.edits.map(\.field) == [.headline])
    }

    @Test func `the window of a doubted edit begins at the last look before it`() {
        var ledger = ArticleUpdate(
            ArticleTimeline(story).state, source: Source(id: "s", kind: .feed, url: "https://example.org/f", name: "S"),
            now: start + .minutes(10), pace: Pace())
        let found = ContentDifferences(ArticleTimeline.content(story), ArticleTimeline.content(story + [added]))
            .differences
        #expect(ledger.confirm(found, [.needs(looks: 2, apart: .zero)]).isWaiting)
        ledger.sawPresent()
        var state = ledger.state
        state.memo = ledger.memo.encoded
        var later = ArticleUpdate(state, source: ledger.source, now: start + .minutes(20), pace: Pace())
        #expect(later.confirm(found, [.needs(looks: 2, apart: .zero)]).isNews)
        #expect(later.lastSeenOld == start)
        #expect(later.firstSeenNew == start + .minutes(10))
    }

    @Test func `looks that come to nothing grow rarer`() {
        var stage = ArticleTimeline(story)
        for promo in promos { stage.look(story + [promo]) }
        #expect(ArticleMemo(stage.state.memo).pending.patience >= 6)
        for _ in 0..<4 { stage.look(story + [added], minutes: 10) }
        #expect(ArticleMemo(stage.state.memo).pending.isEmpty)
    }

    // MARK: What the reader changes its mind about

    /// A capture with some of its blocks taken for the article's.
    private func side(kept: [String], left: [String] = [], byline: String? = nil) -> PageTexts.Side {
        let blocks = (kept.map { ($0, true) } + left.map { ($0, false) }).map {
            BlockVerdict(isKept: $0.1, kind: .paragraph, reason: "", score: 0, path: "", text: $0.0)
        }
        var content = ArticleTimeline.content(kept)
        content.byline = byline
        return PageTexts.Side(
            PageReading(
                content: content, kind: .article, reason: "", observation: nil, ruleFailures: [],
                blocks: blocks))
    }

    private func verdicts(_ old: [String], _ new: [String], _ pages: PageTexts) -> [ConfirmationPolicy.Verdict] {
        verdicts(ArticleTimeline.content(old), ArticleTimeline.content(new), pages)
    }

    private func verdicts(_ content: ArticleContent, _ new: ArticleContent, _ pages: PageTexts) -> [ConfirmationPolicy
        .Verdict]
    {
        let doubts = ConfirmationPolicy(
            site: SiteModel(), article: 1, url: "https://example.org/a", known: content.texts, looks: 9, version: 1,
            pending: PendingDifferences(), variants: HeadlineVariants(), pages: pages)
        return doubts.verdicts(on: ContentDifferences(content, new).differences)
    }

    @Test func `a paragraph that the reader left out before has not come`() {
        let pages = PageTexts(old: [1: side(kept: story, left: [added])], new: side(kept: story + [added]))
        #expect(verdicts(story, story + [added], pages) == [.silent("was-on-page")])
    }

    @Test func `a paragraph that the reader leaves out now has not gone`() {
        let pages = PageTexts(old: [1: side(kept: story)], new: side(kept: Array(story.dropLast()), left: [story[2]]))
        #expect(verdicts(story, Array(story.dropLast()), pages) == [.leave("still-on-page")])
    }

    @Test func `a paragraph that is on neither side of the other page came and went indeed`() {
        let pages = PageTexts(old: [1: side(kept: story)], new: side(kept: [story[0], story[2], added]))
        let found = verdicts(story, [story[0], story[2], added], pages)
        #expect(found.allSatisfy { $0 == .needs(looks: 3, apart: .minutes(5)) }, "\(found)")
        #expect(!found.isEmpty)
    }

    @Test(arguments: [
        // The reader lost it, the page still names it; it found it where it stood before; another story's author.
        ("Ruth Adler", "", ["By Ruth Adler"], ["By Ruth Adler"], "read-otherwise"),
        ("", "Ruth Adler", ["Ruth Adler, 12.03.2026, 14:05"], ["By Ruth Adler"], "read-otherwise"),
        ("Ruth Adler", "Ann Lee", ["By Ruth Adler"], ["By Ruth Adler", "By Ann Lee"], "still-on-page"),
    ])
    func `a name that stands in its line all the time is no other byline`(
        before: String, after: String, old: [String], new: [String], rule: String
    ) {
        let pages = PageTexts(old: [1: side(kept: story, left: old, byline: before)], new: side(kept: story, left: new))
        var (known, look) = (ArticleTimeline.content(story), ArticleTimeline.content(story))
        (known.byline, look.byline) = (before.isEmpty ? nil : before, after.isEmpty ? nil : after)
        let verdict = verdicts(known, look, pages)
        #expect(verdict == [.silent(rule)] || verdict == [.leave(rule)], "\(verdict)")
    }

    @Test func `a second author is news, and so is a name that is gone`() {
        for (before, after) in [("Ruth Adler", "Ruth Adler, Ann Lee"), ("Ruth Adler, Ann Lee", "Ruth Adler")] {
            let pages = PageTexts(
                old: [1: side(kept: story, left: ["By " + before], byline: before)],
                new: side(kept: story, left: ["By " + after]))
            var (known, look) = (ArticleTimeline.content(story), ArticleTimeline.content(story))
            (known.byline, look.byline) = (before, after)
            #expect(verdicts(known, look, pages) == [.needs(looks: 3, apart: .minutes(10))])
        }
    }

    @Test func `what is told back and forth needs more each time`() {
        let other = story[1].replacing("twice", with: "three times")
        var stage = ArticleTimeline(story)
        for round in 0..<40 {
            let shown = round % 4 < 2 ? other : story[1]
            stage.look([story[0], shown, story[2]], minutes: 30)
        }
        #expect((1...4).contains(stage.told.count), "\(stage.told.map(\.look))")
        for _ in 0..<20 { stage.look([story[0], "The vote was held in the night.", story[2]], minutes: 30) }
        #expect(stage.edits.last?.after?.contains("night") ?? false, "another edit is told as ever")
    }

    @Test(arguments: [
        ("The council of Easton passed its bud…", true), ("The council of Easton passed its...", true),
        ("The council of Easton — passed its “budget”", true), ("The council of Weston passed its bud…", false),
        ("", false), ("…", false),
    ])
    func `a line that is cut off, within a word or between two, is shown where the whole is`(
        line: String, isShown: Bool
    ) {
        #expect(side(kept: story).shows(line) == isShown)
    }

    @Test func `a byline has changed though both names stand in the text`() {
        let names = ["Ann Lee has few answers to give.", "Ruth Adler to leave the town council"]
        let pages = { (byline: String) in
            PageTexts(
                old: [1: side(kept: story, left: names, byline: byline)],
                new: side(kept: story, left: names, byline: "Ann Lee"))
        }
        var (old, new) = (ArticleTimeline.content(story), ArticleTimeline.content(story))
        (old.byline, new.byline) = ("Ruth Adler", "Ann Lee")
        #expect(verdicts(old, new, pages("Ruth Adler")) == [.needs(looks: 3, apart: .minutes(10))])
        #expect(verdicts(old, new, pages("Ann Lee")) == [.silent("read-otherwise")])
    }

    @Test func `a paragraph that is gone is told though it was joined to one that stood by itself before`() {
        let (joined, shorter) = ([story[1] + " " + story[2]], [story[1]])
        let old = [1: side(kept: Array(story.dropFirst()))]
        let gone = verdicts(joined, shorter, PageTexts(old: old, new: side(kept: shorter)))
        #expect(gone == [.needs(looks: 1, apart: .zero)])
        let moved = verdicts(joined, shorter, PageTexts(old: old, new: side(kept: shorter, left: [story[2]])))
        #expect(moved == [.silent("was-on-page")])
    }

    @Test func `a caption that takes another's place is told though it stands on other articles`() {
        var stage = ArticleTimeline(story)
        let captions = ["A view of the harbour after the storm.", "The mayor, Ruth Adler, in the council chamber."]
        stage.pages(60, with: captions)
        stage.caption = captions[0]
        stage.look(story)
        stage.caption = captions[1]
        for _ in 0..<3 { stage.look(story) }
        #expect(Set(stage.edits.map(\.field)) == [.caption])
    }

    @Test func `one copy less of a line that stands there twice is a removal, of a sentence it says nothing new`() {
        let line = "And the refrain of the old song that everybody in the town knows by heart"
        let pages = PageTexts(old: [1: side(kept: story + [line, line])], new: side(kept: story + [line]))
        let verdict = verdicts(story + [line, line], story + [line], pages)
        #expect(verdict == [.needs(looks: 3, apart: .minutes(5))])
        let twice = story + [story[0]]
        let copies = PageTexts(old: [1: side(kept: twice)], new: side(kept: story))
        #expect(verdicts(twice, story, copies) == [.silent("changed-place")])
    }

    @Test func `a copy that the reader leaves out now has not gone`() {
        let twice = story + [story[0]]
        let pages = PageTexts(old: [1: side(kept: twice)], new: side(kept: story, left: [story[0]]))
        #expect(verdicts(twice, story, pages) == [.silent("changed-place")])
    }

    @Test func `an edit of another kind is never explained away by figures that look alike`() {
        let edited = story[0].replacing("23", with: "28")
        let pages = PageTexts(
            old: [1: side(kept: story, left: ["Votes: 28"])], new: side(kept: [edited] + story.dropFirst()))
        #expect(verdicts(story, [edited] + story.dropFirst(), pages) == [.needs(looks: 1, apart: .zero)])
    }
}
