import Feeds
import Model
import Testing

/// What several documents of one source mean for its articles.
struct EntryReconcilerTests {
    /// A source over time: its documents, and what must have come of them.
    struct Situation: Sendable, CustomTestStringConvertible {
        let name: String
        /// One entry a line: `id | link | title | day of May | text`; an empty part is left out, `12.` is midnight.
        ///
        /// `! link` says that the page there was missing when it was looked at before this document.
        let documents: [[String]]
        /// Stories that were told as published.
        let articles: Int
        /// Articles that were told as moved.
        var moves = 0
        /// Moves that were told of the source.
        var migrations = 0
        /// Addresses that are remembered in all; nil where it does not matter.
        var addresses: Int?

        init(
            _ name: String, _ documents: [[String]], articles: Int, moves: Int = 0, migrations: Int = 0,
            addresses: Int? = nil
        ) {
            self.name = name
            self.documents = documents
            self.articles = articles
            self.moves = moves
            self.migrations = migrations
            self.addresses = addresses
        }

        var testDescription: String { name }
    }

    /// The articles of a source, as a store would keep them.
    struct Articles {
        var known: [KnownEntry] = []
        var habits = AddressHabits()
        var moves = 0
        var migrations = 0

        mutating func read(_ document: [String]) {
            let missing = document.filter { $0.hasPrefix("!") }.map { $0.dropFirst().trimmingBlanks }
            for index in known.indices { known[index].isTroubled = missing.contains(known[index].url ?? "") }
            var seen: Set<String> = []
            let entries = document.filter { !$0.hasPrefix("!") }.map(Articles.entry).filter {
                seen.insert($0.url ?? "").inserted
            }
            let result = EntryReconciler(entries, known: known, habits: habits)
            habits = result.habits
            if result.migration != nil { migrations += 1 }
            for (entry, decision) in zip(entries, result.decisions) {
                switch decision {
                case .new: known.append(KnownEntry(entry))
                case .repeated: break
                case .known(let match): take(entry, match)
                }
            }
        }

        private mutating func take(_ entry: Entry, _ match: EntryReconciler.Known) {
            var article = known[match.index]
            let fresh = KnownEntry(entry)
            if let url = article.url, let listed = fresh.url, match.address != .stays {
                if match.address == .noted {
                    article.formerURLs.append(listed)
                } else {
                    article.formerURLs = article.formerURLs.filter { $0 != listed } + [url]
                    article.url = listed
                }
                if match.address == .moves { moves += 1 }
            }
            (article.id, article.title, article.published) = (fresh.id, fresh.title, fresh.published)
            article.fingerprint = fresh.fingerprint
            known[match.index] = article
        }

        private static func entry(_ line: String) -> Entry {
            let part = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmingBlanks)
            var entry = Entry()
            entry.id = part[0].isEmpty ? nil : part[0]
            entry.url = part.count > 1 && !part[1].isEmpty ? PageAddress.fetchable(part[1]) : nil
            entry.title = part.count > 2 && !part[2].isEmpty ? part[2] : nil
            entry.summary = part.count > 4 && !part[4].isEmpty ? part[4] : nil
            guard part.count > 3, let day = Int(part[3].filter { $0 != "." }) else { return entry }
            let midnight = Timestamp(seconds: 1_746_057_600 + Int64(day - 1) * 86_400)
            entry.published = part[3].hasSuffix(".") ? midnight : midnight + .seconds(37_043)
            return entry
        }
    }

    @Test(arguments: situations) func `no story is lost, told twice or told as moved in vain`(_ situation: Situation) {
        var articles = Articles()
        for document in situation.documents { articles.read(document) }
        #expect(articles.known.count == situation.articles, "articles \(articles.known.map { $0.url ?? "" })")
        #expect(articles.moves == situation.moves, "moves")
        #expect(articles.migrations == situation.migrations, "moves of the source")
        if let addresses = situation.addresses {
            #expect(articles.known.reduce(0) { $0 + 1 + $1.formerURLs.count } == addresses, "addresses")
        }
    }

    @Test func `the table is large enough`() { #expect(Self.situations.count >= 60) }

    @Test func `a document that is served again confirms what it showed`() {
        var articles = Articles()
        articles.read((1...4).map { "\($0) | http://a.example/\($0)-x | Story \($0) | \($0) |" })
        articles.read((1...4).map { "\($0) | https://a.example/\($0)-x | Story \($0) | \($0) |" })
        let migration = articles.habits.sawSameDocument()
        #expect(migration == Migration(from: "http://a.example/", to: "https://a.example/", articles: 4))
        #expect(articles.habits.sawSameDocument() == nil)
        #expect(articles.habits.explain(from: "http://a.example/old", to: "https://a.example/old"))
        #expect(!articles.habits.explain(from: "http://b.example/old", to: "https://a.example/old"))
    }

    @Test func `links that are made for each request are followed to no end of addresses`() {
        var articles = Articles()
        for request in 0..<40 {
            articles.read((1...5).map { "| https://a.example/n/\($0)?k=\(token(request, $0)) | Story \($0) | \($0) |" })
        }
        #expect(articles.known.count == 5)
        #expect(articles.known.allSatisfy { $0.formerURLs.count <= 1 })
    }

    private func token(_ request: Int, _ entry: Int) -> String {
        let number = UInt64(request * 977 + entry) &* 0x9E37_79B9_7F4A_7C15
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

struct AddressRelationTests {
    @Test(arguments: [
        ("http://a.example/x", "https://a.example/x", AddressRelation.samePage),
        ("https://a.example/x", "https://www.a.example/x/", .samePage),
        ("https://a.example:443/x", "https://A.example/x", .samePage),
        ("https://a.example/x?utm_source=rss&b=2&a=1", "https://a.example/x?a=1&b=2", .samePage),
        ("https://a.example/caf%C3%A9", "https://a.example/café", .samePage),
        ("https://a.example/x/index.html", "https://a.example/x/", .samePage),
        ("https://a.example/x;jsessionid=12AB", "https://a.example/x?PHPSESSID=99", .samePage),
        ("https://a.example/(S(abc123))/x", "https://a.example/x", .samePage),
        ("https://a.example/x?sid=0123456789abcdef0123", "https://a.example/x", .samePage),
        ("https://a.example/x?sid=1234", "https://a.example/x?sid=1235", .elsewhere),
        ("https://a.example/x?sid=1f3a9c02", "https://a.example/x?sid=77b1e0d4", .token),
        ("https://a.example/x", "https://a.example/x?v=1764400000", .token),
        ("https://a.example/t/1f3a9c02/x", "https://a.example/t/77b1e0d4/x", .token),
        ("https://a.example/2026-11-28/weather", "https://a.example/2026-11-29/weather", .elsewhere),
        ("https://a.example/ferries-run-late-3f9a8b", "https://a.example/ferries-in-port-3f9a8b", .elsewhere),
        ("https://a.example/?id=5", "https://a.example/?id=7", .elsewhere),
        ("https://a.example/x", "https://b.example/x", .otherHost),
        ("https://a.example/", "https://b.example/", .elsewhere),
        ("https://a.example/x", "https://b.example/y", .elsewhere),
    ])
    func `two addresses are told apart by what differs`(from: String, to: String, expected: AddressRelation) {
        #expect(AddressRelation(from: from, to: to) == expected)
        #expect(AddressRelation(from: to, to: from) == expected)
    }
}

struct HintTests {
    private func state(_ title: UInt64, _ stamp: Int64) -> EntryFingerprint {
        EntryFingerprint(title: title, content: 0, updated: Timestamp(seconds: stamp))
    }

    @Test func `a stamp that is renewed at every request stops being a hint, but for a probe`() {
        var hints = HintHabits()
        var followed = 0
        for _ in 0..<100 where hints.follows(.stamp) {
            followed += 1
            hints.learn(.stamp, wasUseful: false)
        }
        #expect((5...12).contains(followed))
        // Another title is another matter.
        let isTitleFollowed = hints.follows([.title, .stamp])
        #expect(isTitleFollowed)
    }

    /// A feed that is made anew at each request may write the time into each text as well.
    @Test(arguments: [[.content, .stamp], [.title, .stamp], [.title, .content, .stamp]] as [EntryDifference])
    func `several hints that are always set are none either`(difference: EntryDifference) {
        var hints = HintHabits()
        var followed = 0
        for _ in 0..<100 where hints.follows(difference) {
            followed += 1
            hints.learn(difference, wasUseful: false)
        }
        #expect((8...16).contains(followed))
    }

    @Test func `a stamp that announces an edit one time in four stays a hint`() {
        var hints = HintHabits()
        for number in 0..<200 {
            let isFollowed = hints.follows(.stamp)
            #expect(isFollowed)
            hints.learn(.stamp, wasUseful: number % 4 == 0)
        }
    }

    @Test func `two versions of an entry in turn are news once each, and a third one is news again`() {
        var sightings = EntrySightings()
        var news: [Bool] = []
        for (title, stamp) in [(1, 1), (2, 2), (1, 1), (2, 2), (1, 1), (2, 2), (3, 3), (3, 3)] as [(UInt64, Int64)] {
            news.append(!sightings.note(state(title, stamp)).isEmpty)
        }
        #expect(news == [false, true, true, false, false, false, true, false])
    }

    @Test func `sightings survive the store, and one state from before is read`() {
        var sightings = EntrySightings()
        for number in 1...6 as ClosedRange<UInt64> { _ = sightings.note(state(number, Int64(number))) }
        sightings.asked = [.title, .stamp]
        #expect(EntrySightings(sightings.bytes) == sightings)
        #expect(EntrySightings(state(9, 9).bytes).states == [state(9, 9)])
        for size in [0, 1, 2, 3, 23, 25, 27, 400] {
            _ = EntrySightings(Array(repeating: 7, count: size))
        }
    }
}
