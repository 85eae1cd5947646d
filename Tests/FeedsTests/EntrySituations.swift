extension EntryReconcilerTests {
    private static let a = "https://a.example/"

    static let situations = ids + places + slugs + spellings + hosts + tokens + turns + repeats + sitemaps

    /// Stories with their own id, address, title and date.
    private static func stories(
        _ numbers: ClosedRange<Int>, id: (Int) -> String = { "urn:story:\($0)" }, _ url: (Int) -> String,
        dated: Bool = true
    ) -> [String] {
        numbers.map { "\(id($0)) | \(url($0)) | Story \(words[$0]) of the day | \(dated ? "\($0)" : "") | Text \($0)" }
    }

    private static let words = [
        "none", "apple", "bridge", "candle", "ferry", "garden", "harbour", "island", "jacket", "kettle", "lantern",
    ]

    private static let ids: [Situation] = [
        Situation(
            "every id is the home page",
            [
                stories(1...3, id: { _ in a }) { "\(a)n/\($0)" }, stories(2...4, id: { _ in a }) { "\(a)n/\($0)" },
                stories(4...6, id: { _ in a }) { "\(a)n/\($0)" },
            ], articles: 6),
        Situation(
            "one entry at a time, always with the same id",
            [
                ["\(a) | \(a)n/1 | Apples | 1 |"], ["\(a) | \(a)n/2 | Bridges | 2 |"],
                ["\(a) | \(a)n/3 | Candles | 3 |"],
            ], articles: 3),
        Situation(
            "one entry at a time under a word that stands for all",
            [["latest | \(a)n/1 | Apples | 1 |"], ["latest | \(a)n/2 | Bridges | 2 |"]], articles: 2),
        Situation(
            "one entry at a time under the address of the feed",
            [["\(a)feed/x | \(a)n/1 | Apples | 1 |"], ["\(a)feed/x | \(a)n/2 | Bridges | 2 |"]], articles: 2),
        Situation(
            "an empty id, a zero and a dash",
            [
                ["0 | \(a)n/1 | Apples | 1 |", "- | \(a)n/2 | Bridges | 2 |"],
                ["0 | \(a)n/3 | Candles | 3 |", "- | \(a)n/4 | Ferries | 4 |"],
            ], articles: 4),
        Situation(
            "numbers that count the entries of the document",
            [
                stories(1...3, id: { "\(4 - $0)" }) { "\(a)n/\($0)" },
                stories(2...5, id: { "\(6 - $0)" }) { "\(a)n/\($0)" },
            ], articles: 5),
        Situation(
            "numbers that begin again",
            [["7 | \(a)n/1 | Apples | 1 |"], ["7 | \(a)n/2 | Bridges | 9 |"]], articles: 2),
        Situation(
            "two ids that swap",
            [
                ["urn:1 | \(a)1 | Apples | 1 |", "urn:2 | \(a)2 | Bridges | 2 |"],
                ["urn:2 | \(a)1 | Apples | 1 |", "urn:1 | \(a)2 | Bridges | 2 |"],
            ], articles: 2),
        Situation(
            "ids that are made for each request",
            [
                stories(1...4, id: { "urn:uuid:aa\($0)" }) { "\(a)n/\($0)" },
                stories(1...4, id: { "urn:uuid:bb\($0)" }) { "\(a)n/\($0)" },
                stories(1...4, id: { "urn:uuid:cc\($0)" }) { "\(a)n/\($0)" },
            ], articles: 4, addresses: 4),
        Situation(
            "all ids get another form and the addresses stay",
            [
                stories(1...5, id: { "\(a)?p=\($0)" }) { "\(a)story-\($0)" },
                stories(1...5, id: { "tag:a.example,2026:\($0)" }) { "\(a)story-\($0)" },
            ], articles: 5),
        Situation(
            "an id that repeats only from the second document on",
            [
                ["one | \(a)n/1 | Apples | 1 |"],
                ["one | \(a)n/1 | Apples | 1 |", "one | \(a)n/2 | Bridges | 2 |"], ["one | \(a)n/3 | Candles | 3 |"],
            ], articles: 3),
        Situation(
            "numbers that count, dates at midnight, and the oldest falls off",
            [
                ["1 | \(a)n/1 | Apples | 5. | Read more", "2 | \(a)n/2 | Bridges | 5. | Read more"],
                ["1 | \(a)n/3 | Candles | 5. | Read more", "2 | \(a)n/4 | Ferries | 5. | Read more"],
            ], articles: 4),
        Situation(
            "a word that stands for all, and one text for all",
            [["latest | \(a)n/1 | Apples | 1 | Read more"], ["latest | \(a)n/2 | Bridges | 2 | Read more"]], articles: 2
        ),
        Situation(
            "no ids at all",
            [stories(1...3, id: { _ in "" }) { "\(a)n/\($0)" }, stories(2...4, id: { _ in "" }) { "\(a)n/\($0)" }],
            articles: 4),
    ]

    private static let slugs: [Situation] = [
        Situation(
            "a headline and its slug change",
            [
                ["urn:1 | \(a)late | Ferries run late | 1 |", "urn:2 | \(a)x | Other | 1 |"],
                ["urn:1 | \(a)port | Ferries stay in port | 1 |", "urn:2 | \(a)x | Other | 1 |"],
            ], articles: 2, moves: 1),
        Situation(
            "a headline, its slug and its date change under a long number",
            [
                ["884120 | \(a)late | Ferries late | 1 |", "884119 | \(a)mast | The mast | 1 |"],
                ["884120 | \(a)port | Port closed | 2 |", "884119 | \(a)mast | The mast | 1 |"],
            ], articles: 2, moves: 1),
        Situation(
            "a slug in a parameter changes",
            [
                [
                    "urn:1 | \(a)read?story=ferries-late | Ferries run late | 1 |",
                    "urn:2 | \(a)read?story=x | Other | 1 |",
                ],
                ["urn:1 | \(a)read?story=port-closed | Port closed | 1 |", "urn:2 | \(a)read?story=x | Other | 1 |"],
            ], articles: 2, moves: 1),
        Situation(
            "a slug with a hash at its end changes",
            [
                ["urn:1 | \(a)late-3f9a8b2c | Late | 1 |", "urn:2 | \(a)x-1 | Other | 1 |"],
                ["urn:1 | \(a)port-3f9a8b2c | Port | 1 |", "urn:2 | \(a)x-1 | Other | 1 |"],
            ], articles: 2, moves: 1),
        Situation(
            "the id is the old address and stays",
            [
                ["\(a)late | \(a)late | Ferries run late | 1 |"], ["\(a)late | \(a)port | Ferries stay in port | 1 |"],
            ], articles: 1, moves: 1),
        Situation(
            "a slug changes and the id with it, title and date stay",
            [["\(a)late | \(a)late | Ferries run late | 1 |"], ["\(a)port | \(a)port | Ferries run late | 1 |"]],
            articles: 1, moves: 1),
        Situation(
            "a slug changes twice",
            [
                ["urn:1 | \(a)one | Ferries | 1 |"], ["urn:1 | \(a)two | Ferries | 1 |"],
                ["urn:1 | \(a)three | Ferries | 1 |"],
            ], articles: 1, moves: 2),
        Situation(
            "a slug changes and goes back: the page is still found",
            [
                ["urn:1 | \(a)one | Ferries | 1 |"], ["urn:1 | \(a)two | Ferries | 1 |"],
                ["urn:1 | \(a)one | Ferries | 1 |"],
            ], articles: 1, moves: 1),
        Situation(
            "a slug changes and goes back: the page is gone",
            [
                ["urn:1 | \(a)one | Ferries | 1 |"], ["urn:1 | \(a)two | Ferries | 1 |"],
                ["! \(a)two", "urn:1 | \(a)one | Ferries | 1 |"],
            ], articles: 1, moves: 2),
        Situation(
            "an address that a story gave up is another story's now",
            [
                ["urn:1 | \(a)today | Apples | 1 |"], ["urn:1 | \(a)2025/apples | Apples | 1 |"],
                ["urn:2 | \(a)today | Bridges | 2 |", "urn:1 | \(a)2025/apples | Apples | 1 |"],
            ], articles: 2, moves: 1),
        Situation(
            "a live page is used for the next event: a page is one article",
            [["d1 | \(a)live | Monday | 1 |"], ["d2 | \(a)live | Tuesday | 2 |"]], articles: 1),
        Situation(
            "a story comes back after months under another address",
            [
                ["urn:1 | \(a)one | Ferries | 1 |"], ["urn:2 | \(a)two | Bridges | 2 |"],
                ["urn:1 | \(a)archive/one | Ferries | 1 |"],
            ], articles: 2, moves: 1),
    ]

    private static let spellings: [Situation] = [
        Situation(
            "http becomes https in links and ids",
            [
                stories(1...6, id: { "http://a.example/?p=\($0)" }) { "http://a.example/n/\($0)" },
                stories(1...6, id: { "https://a.example/?p=\($0)" }) { "https://a.example/n/\($0)" },
                stories(1...6, id: { "https://a.example/?p=\($0)" }) { "https://a.example/n/\($0)" },
            ], articles: 6, migrations: 1),
        Situation(
            "http becomes https, without dates and ids",
            [
                stories(1...6, id: { _ in "" }, { "http://a.example/n/\($0)" }, dated: false),
                stories(1...6, id: { _ in "" }, { "https://a.example/n/\($0)" }, dated: false),
                stories(1...7, id: { _ in "" }, { "https://a.example/n/\($0)" }, dated: false),
            ], articles: 7, migrations: 1),
        Situation(
            "https becomes http: a certificate ran out",
            [
                stories(1...3) { "https://a.example/n/\($0)" }, stories(1...3) { "http://a.example/n/\($0)" },
                stories(1...3) { "http://a.example/n/\($0)" },
            ], articles: 3, migrations: 1),
        Situation(
            "www. comes",
            [
                stories(1...3) { "\(a)n/\($0)" }, stories(1...3) { "https://www.a.example/n/\($0)" },
                stories(1...3) { "https://www.a.example/n/\($0)" },
            ], articles: 3, migrations: 1),
        Situation(
            "a slash at the end comes",
            [
                stories(1...4) { "\(a)n/\($0)" }, stories(1...4) { "\(a)n/\($0)/" },
                stories(1...4) { "\(a)n/\($0)/" },
            ], articles: 4),
        Situation(
            "tracking comes and goes",
            [
                stories(1...3) { "\(a)n/\($0)" }, stories(1...3) { "\(a)n/\($0)?utm_source=rss&utm_medium=feed" },
                stories(1...3) { "\(a)n/\($0)" },
            ], articles: 3, addresses: 3),
        Situation(
            "a word for readers of feeds comes",
            [["| \(a)n/1 | Apples | |"], ["| \(a)n/1?source=rss | Apples | |"]], articles: 1),
        Situation(
            "parameters in another order", [["| \(a)r?a=1&b=2 | Apples | |"], ["| \(a)r?b=2&a=1 | Apples | |"]],
            articles: 1),
        Situation(
            "letters are written with percent signs",
            [["| \(a)n/café | Apples | |"], ["| \(a)n/caf%c3%a9 | Apples | |"]],
            articles: 1),
        Situation(
            "other parameters are other pages", [["| \(a)r?id=1 | A | 1 |"], ["| \(a)r?id=2 | B | 2 |"]], articles: 2),
        Situation(
            "sid is the number of a story",
            [
                ["| \(a)article.php?sid=1234 | A | 1 |", "| \(a)article.php?sid=1235 | B | 2 |"],
                ["| \(a)article.php?sid=1236 | C | 3 |", "| \(a)article.php?sid=1235 | B | 2 |"],
            ], articles: 3),
        Situation(
            "one story of many goes to https",
            [
                stories(1...4) { "http://a.example/n/\($0)" },
                stories(1...4) { $0 == 2 ? "https://a.example/n/2" : "http://a.example/n/\($0)" },
            ], articles: 4),
    ]

    private static let hosts: [Situation] = [
        Situation(
            "a new host, ids and addresses",
            [
                stories(1...5, id: { "http://old.example/\($0)" }) { "http://old.example/n/\($0)" },
                stories(1...5, id: { "https://new.example/\($0)" }) { "https://new.example/n/\($0)" },
                stories(1...6, id: { "https://new.example/\($0)" }) { "https://new.example/n/\($0)" },
            ], articles: 6, migrations: 1),
        Situation(
            "a new host and new stories at once",
            [
                stories(1...5, id: { "http://old.example/\($0)" }) { "http://old.example/n/\($0)" },
                stories(2...7, id: { "https://new.example/\($0)" }) { "https://new.example/n/\($0)" },
                stories(2...7, id: { "https://new.example/\($0)" }) { "https://new.example/n/\($0)" },
            ], articles: 7, migrations: 1),
        Situation(
            "numbers become slugs",
            [
                stories(1...5, id: { "\(a)?p=\($0)" }) { "\(a)?p=\($0)" },
                stories(1...5, id: { "\(a)?p=\($0)" }) { "\(a)2026/story-\(words[$0])" },
                stories(1...5, id: { "\(a)?p=\($0)" }) { "\(a)2026/story-\(words[$0])" },
            ], articles: 5, migrations: 1),
        Situation(
            "numbers become slugs, in ids, too",
            [
                stories(1...5, id: { "\(a)?p=\($0)" }) { "\(a)?p=\($0)" },
                stories(1...5, id: { "\(a)2026/\(words[$0])" }) { "\(a)2026/story-\(words[$0])" },
                stories(1...5, id: { "\(a)2026/\(words[$0])" }) { "\(a)2026/story-\(words[$0])" },
            ], articles: 5, migrations: 1),
        Situation(
            "one story goes to another host",
            [
                stories(1...4) { "\(a)n/\($0)" },
                stories(1...4) { $0 == 2 ? "https://b.example/n/2" : "\(a)n/\($0)" },
            ], articles: 4),
        Situation(
            "a new host without titles and dates",
            [
                (1...5).map { "| http://old.example/n/story-\($0) | | |" },
                (1...5).map { "| https://new.example/n/story-\($0) | | |" },
                (1...5).map { "| https://new.example/n/story-\($0) | | |" },
            ], articles: 5, migrations: 1),
        Situation(
            "the same paths on several hosts are several stories",
            [["| https://a.example/about-us | A | 1 |"], ["| https://b.example/about-us | B | 2 |"]], articles: 2),
    ]

    private static let tokens: [Situation] = [
        Situation("a session in the links", tokened { "\(a)n/\($1)?sid=\($0)" }, articles: 4, addresses: 4),
        Situation("a token under a name of its own", tokened { "\(a)n/\($1)?zq=\($0)" }, articles: 4, addresses: 4),
        Situation("a token in the path", tokened { "\(a)s/\($0)/n/\($1)" }, articles: 4, addresses: 4),
        Situation("a Java session", tokened { "\(a)n/\($1);jsessionid=\($0)" }, articles: 4, addresses: 4),
        Situation(
            "a session and no dates", tokened(dated: false) { "\(a)n/story-\($1)?sid=\($0)" }, articles: 4, addresses: 4
        ),
        Situation(
            "tokens, and a title is edited",
            [
                ["| \(a)n/story-1?t=1f3a9c02 | Eight hurt | 1 |", "| \(a)n/story-2?t=77b1e0d4 | Other | 2 |"],
                [
                    "| \(a)n/story-1?t=0a9be3c1 | Twelve killed in fire | 1 |",
                    "| \(a)n/story-2?t=c3d41a77 | Other | 2 |",
                ],
            ], articles: 2),
        Situation(
            "tokens, and a new story",
            [
                ["| \(a)n/1?t=1f3a9c02 | Apples | 1 |", "| \(a)n/2?t=77b1e0d4 | Bridges | 2 |"],
                [
                    "| \(a)n/3?t=aa3a9c02 | Candles | 3 |", "| \(a)n/1?t=0a9be3c1 | Apples | 1 |",
                    "| \(a)n/2?t=c3d41a77 | Bridges | 2 |",
                ],
            ], articles: 3),
        Situation(
            "tokens, and the old link no longer works",
            [
                ["urn:1 | \(a)n/1?t=1f3a9c02 | Apples | 1 |", "urn:2 | \(a)n/2?t=77b1e0d4 | Bridges | 2 |"],
                [
                    "! \(a)n/1?t=1f3a9c02", "urn:1 | \(a)n/1?t=0a9be3c1 | Apples | 1 |",
                    "urn:2 | \(a)n/2?t=c3d41a77 | Bridges | 2 |",
                ],
            ], articles: 2, addresses: 3),
        Situation(
            "a token in the path of two entries without dates",
            [
                ["| \(a)s/1f3a9c02/n/a | Apples | |", "| \(a)s/1f3a9c02/n/b | Bridges | |"],
                ["| \(a)s/77b1e0d4/n/a | Apples | |", "| \(a)s/77b1e0d4/n/b | Bridges | |"],
            ], articles: 2, addresses: 2),
        Situation(
            "a token in the only link, under a new id each time",
            [
                ["urn:uuid:1 | \(a)n/story?h=1f3a9c02 | Apples | |"],
                ["urn:uuid:2 | \(a)n/story?h=77b1e0d4 | Apples | |"],
            ],
            articles: 1),
        Situation(
            "another path for all, one summary for all",
            [
                (1...4).map { "\(a)n/\($0) | \(a)n/\($0) | Story \(words[$0]) | \($0) | Short text." },
                (1...4).map { "\(a)news/\($0) | \(a)news/\($0) | Story \(words[$0]) | \($0) | Short text." },
                (1...4).map { "\(a)news/\($0) | \(a)news/\($0) | Story \(words[$0]) | \($0) | Short text." },
            ], articles: 4, migrations: 1),
        Situation(
            "another path for one of them, one summary for all",
            [
                (1...4).map { "| \(a)n/\($0) | Story \(words[$0]) | \($0) | Short text." },
                (1...4).map { "| \(a)\($0 == 2 ? "news" : "n")/\($0) | Story \(words[$0]) | \($0) | Short text." },
            ], articles: 4, moves: 1),
        Situation(
            "a token that happens to be all figures, and one without any, and no dates",
            [
                ["| \(a)n/1?k=1f3a9c02 | Apples | |", "| \(a)n/2?k=77b1e0d4 | Bridges | |"],
                ["| \(a)n/1?k=36346190 | Apples | |", "| \(a)n/2?k=c3d41a77 | Bridges | |"],
                ["| \(a)n/1?k=deadbeef | Apples | |", "| \(a)n/2?k=0a9be3c1 | Bridges | |"],
                ["| \(a)n/1?k=0b77ae31 | Apples | |", "| \(a)n/2?k=44102877 | Bridges | |"],
            ], articles: 2, addresses: 2),
        Situation(
            "a day in the link is no token",
            [["| \(a)live-weather?d=20250501 | Weather | |"], ["| \(a)live-weather?d=20250502 | Weather | |"]],
            articles: 2),
        Situation(
            "one entry at a time, with the same id and the same text",
            [
                ["latest-story-of-maren | \(a)n/1 | Apples | 1 | Short text."],
                ["latest-story-of-maren | \(a)n/2 | Bridges | 2 | Short text."],
            ], articles: 2),
        Situation(
            "one entry at a time under a word, with titles that are alike",
            [
                ["latest | \(a)n/1 | Story 1 about the pier | 1 | The ferry is late."],
                ["latest | \(a)n/2 | Story 2 about the pier | 2 | The mast was painted."],
            ], articles: 2),
        Situation(
            "a story under a UUID whose slug, date and text change, and whose title is alike",
            [
                [
                    "60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)late | Ferries run late | 1 | The ferry is late.",
                    "60a76c80-d399-11d9-b93c-0003939e0af7 | \(a)mast | The mast | 1 | It was painted.",
                ],
                [
                    "60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)port | Ferries run late again | 2 | It is in port.",
                    "60a76c80-d399-11d9-b93c-0003939e0af7 | \(a)mast | The mast | 1 | It was painted.",
                ],
            ], articles: 2, moves: 1),
        Situation(
            "a slug and its id change, both with the number of the story",
            [
                ["\(a)late-884120 | \(a)late-884120 | Ferries run late | 1 | Short text."],
                ["\(a)port-884120 | \(a)port-884120 | Ferries run late | 1 | Short text."],
            ], articles: 1, moves: 1),
        Situation(
            "the time of the request in every link",
            [
                stories(1...3) { "\(a)n/\($0)?_=1764400000" }, stories(1...3) { "\(a)n/\($0)?_=1764400300" },
                stories(1...3) { "\(a)n/\($0)?_=1764400600" },
            ], articles: 3, addresses: 3),
    ]

    /// Three documents of four stories whose links are made for the request.
    private static func tokened(dated: Bool = true, _ url: (String, Int) -> String) -> [[String]] {
        ["1f3a9c02", "77b1e0d4", "c3d41a77"].map { token in
            stories(1...4, id: { url(token, $0) }, { url(token, $0) }, dated: dated)
        }
    }

    private static let turns: [Situation] = [
        Situation("two hosts in turn", inTurn { "\($0)n/\($1)" }, articles: 4, addresses: 8),
        Situation(
            "two schemes in turn",
            [
                stories(1...4) { "http://a.example/n/\($0)" }, stories(1...4) { "https://a.example/n/\($0)" },
                stories(1...4) { "http://a.example/n/\($0)" }, stories(1...4) { "https://a.example/n/\($0)" },
            ], articles: 4, addresses: 8),
        Situation(
            "two hosts in turn, one entry",
            [["| \(a)n/1 | Apples | 1 |"], ["| https://b.example/n/1 | Apples | 1 |"], ["| \(a)n/1 | Apples | 1 |"]],
            articles: 1),
        Situation(
            "three hosts in turn are no news",
            [
                stories(1...4) { "https://w1.example/n/\($0)" }, stories(1...4) { "https://w2.example/n/\($0)" },
                stories(1...4) { "https://w3.example/n/\($0)" }, stories(1...4) { "https://w4.example/n/\($0)" },
                stories(1...4) { "https://w5.example/n/\($0)" },
            ], articles: 4),
        Situation(
            "an older version of the document in turn",
            [
                stories(1...3) { "\(a)n/\($0)" }, stories(2...4) { "\(a)n/\($0)" }, stories(1...3) { "\(a)n/\($0)" },
                stories(2...4) { "\(a)n/\($0)" },
            ], articles: 4, addresses: 4),
        Situation(
            "a move that the next document takes back is not told",
            [
                stories(1...4) { "\(a)n/\($0)" }, stories(1...4) { "\(a)news/\($0)" }, stories(1...4) { "\(a)n/\($0)" },
            ], articles: 4),
    ]

    private static func inTurn(_ url: (String, Int) -> String) -> [[String]] {
        [a, "https://b.example/", a, "https://b.example/", a].map { host in
            stories(1...4, id: { url(host, $0) }) { url(host, $0) }
        }
    }

    private static let repeats: [Situation] = [
        Situation(
            "an entry stands there twice", [["urn:1 | \(a)1 | A | 1 |", "urn:1 | \(a)1 | A | 1 |"]], articles: 1),
        Situation(
            "an entry stands there in two spellings",
            [["urn:1 | http://a.example/1 | A | 1 |", "urn:1 | https://a.example/1 | A | 1 |"]], articles: 1),
        Situation(
            "a story stands there under its old and its new address",
            [
                ["urn:1 | \(a)old | A story | 1 |"], ["urn:1 | \(a)new | A story | 1 |"],
                ["urn:1 | \(a)new | A story | 1 |", "urn:9 | \(a)old | A story | 1 |"],
            ], articles: 1, moves: 1),
        Situation(
            "ten notices of one name at midnight",
            [
                (1...5).map { "urn:uuid:n\($0) | \(a)notice/\($0) | Notice | 1. |" },
                (6...10).map { "urn:uuid:n\($0) | \(a)notice/\($0) | Notice | 1. |" },
            ], articles: 10),
        Situation(
            "one notice a day, of one name, at midnight",
            [["| \(a)notice/1 | Notice | 1. |"], ["| \(a)notice/2 | Notice | 1. |"]], articles: 2),
        Situation(
            "the same title every day", [["| \(a)d/1 | Daily briefing | 1 |"], ["| \(a)d/2 | Daily briefing | 2 |"]],
            articles: 2),
        Situation(
            "the same title every day and no dates",
            [
                [
                    "| \(a)2025-05-01/weather | Weather | |", "| \(a)2025-05-01/traffic | Traffic | |",
                    "| \(a)2025-05-01/tides | Tides | |",
                ],
                [
                    "| \(a)2025-05-02/weather | Weather | |", "| \(a)2025-05-02/traffic | Traffic | |",
                    "| \(a)2025-05-02/tides | Tides | |",
                ],
            ], articles: 6),
        Situation(
            "two filings in one second with ids of their own",
            [
                ["tag:s.example,2008:0001-26-1 | \(a)f/0001-26-1 | Form 4 | 1 | Filed by A"],
                ["tag:s.example,2008:0001-26-2 | \(a)f/0001-26-2 | Form 4 | 1 | Filed by B"],
            ], articles: 2),
    ]

    private static let sitemaps: [Situation] = [
        Situation(
            "a list of addresses", [(1...3).map { "| \(a)n/\($0) | | |" }, (2...4).map { "| \(a)n/\($0) | | |" }],
            articles: 4),
        Situation(
            "a list of addresses on a new host, with new ones",
            [
                (1...4).map { "| http://old.example/n/\($0) | | |" },
                (2...6).map { "| http://new.example/n/\($0) | | |" },
                (2...6).map { "| http://new.example/n/\($0) | | |" },
            ], articles: 6, migrations: 1),
        Situation(
            "an empty document", [stories(1...3) { "\(a)n/\($0)" }, [], stories(1...3) { "\(a)n/\($0)" }], articles: 3),
    ]
}
