extension EntryMatcherTests {
    static let a = "https://a.example/"

    static let pairs: [Pair] = ordinary + ids + addresses + migrations + dated + bare + hard

    static let ordinary: [Pair] = [
        Pair("nothing new", ["1 | \(a)1 | One | 1 | x"], ["1 | \(a)1 | One | 1 | x"], ["same 0"]),
        Pair("an empty feed after a full one", ["1 | \(a)1 | One | 1 | x"], [], []),
        Pair("the first document", [], ["1 | \(a)1 | One | 1 | x"], ["new"]),
        Pair(
            "a new entry on top", ["1 | \(a)1 | One | 1 | x"], ["2 | \(a)2 | Two | 2 | y", "1 | \(a)1 | One | 1 | x"],
            ["new", "same 0"]),
        Pair(
            "old entries fall off the end",
            ["3 | \(a)3 | Three | 3 | z", "2 | \(a)2 | Two | 2 | y", "1 | \(a)1 | One | 1 | x"],
            ["4 | \(a)4 | Four | 4 | w", "3 | \(a)3 | Three | 3 | z"], ["new", "same 0"]),
        Pair(
            "the order carries no meaning", ["1 | \(a)1 | One | 1 | x", "2 | \(a)2 | Two | 2 | y"],
            ["2 | \(a)2 | Two | 2 | y", "1 | \(a)1 | One | 1 | x"], ["same 1", "same 0"]),
        Pair("a title is edited", ["1 | \(a)1 | Old title | 1 | x"], ["1 | \(a)1 | New title | 1 | x"], ["title 0"]),
        Pair(
            "the text is edited", ["1 | \(a)1 | One | 1 | eight dead"], ["1 | \(a)1 | One | 1 | twelve dead"],
            ["content 0"]),
        Pair(
            "title and text are edited", ["1 | \(a)1 | One | 1 | x"], ["1 | \(a)1 | Another | 1 | y"],
            ["title+content 0"]),
        Pair(
            "white space is no edit", ["1 | \(a)1 | One two | 1 | x y"], ["1 | \(a)1 | One  two | 1 | x   y"],
            ["same 0"]),
        Pair(
            "escaping is no edit", ["1 | \(a)1 | A < B | 1 | x"], ["1 | \(a)1 | A &lt; B | 1 | x"].map { $0 },
            ["same 0"]),
        Pair("a date alone is no edit", ["1 | \(a)1 | One | 1 | x"], ["1 | \(a)1 | One | 2 | x"], ["same 0"]),
    ]

    static let ids: [Pair] = [
        Pair("the id is replaced", ["1 | \(a)s | One | 1 | x"], ["one | \(a)s | One | 1 | x"], ["same 0 id"]),
        Pair(
            "the id is replaced and the title edited a little", ["1 | \(a)s | Eight dead in fire | 1 | x"],
            ["9 | \(a)s | Twelve dead in fire | 2 | x"], ["title 0 id"]),
        Pair(
            "another id, title and date under the same address: an article is a page",
            ["day-1 | \(a)live | Monday | 1 | x"], ["day-2 | \(a)live | Tuesday report | 2 | y"],
            ["title+content 0 id"]),
        Pair(
            "two ids are swapped", ["1 | \(a)1 | Apple harvest | 1 | x", "2 | \(a)2 | Banana prices | 2 | y"],
            ["2 | \(a)1 | Apple harvest | 1 | x", "1 | \(a)2 | Banana prices | 2 | y"], ["same 0 id", "same 1 id"]),
        Pair(
            "ids that count the entries of the document",
            ["1 | \(a)c | Cherries ripe | 3 | z", "2 | \(a)b | Bananas cheap | 2 | y"],
            [
                "1 | \(a)d | Dates dried | 4 | w", "2 | \(a)c | Cherries ripe | 3 | z",
                "3 | \(a)b | Bananas cheap | 2 | y",
            ],
            ["new", "same 0 id", "same 1 id"]),
        Pair(
            "all entries have the same id", ["x | \(a)1 | One | 1 | x", "x | \(a)2 | Two | 2 | y"],
            ["x | \(a)3 | Three | 3 | z", "x | \(a)1 | One | 1 | x", "x | \(a)2 | Two | 2 | y"],
            ["new", "same 0", "same 1"]),
        Pair(
            "one id is repeated within the document", ["x | \(a)1 | One | 1 | x"],
            ["x | \(a)1 | One | 1 | x", "x | \(a)9 | Nine | 9 | z"], ["same 0", "new"]),
        Pair(
            "the same entry stands there twice", ["1 | \(a)1 | One | 1 | x"],
            ["1 | \(a)1 | One | 1 | x", "1 | \(a)1 | One | 1 | x"], ["same 0", "repeated 0"]),
        Pair(
            "the case of an id matters", ["AB | | One | 1 | x", "ab | | Two | 2 | y"], ["ab | | Two | 2 | y"],
            ["same 1"]),
        Pair("ids appear", ["| \(a)1 | One | 1 | x"], ["urn:1 | \(a)1 | Another title | 2 | x"], ["title 0"]),
        Pair("ids disappear", ["urn:1 | \(a)1 | One | 1 | x"], ["| \(a)1 | Another title | 2 | x"], ["title 0"]),
        Pair("an id without an address", ["urn:1 | | One | 1 | x"], ["urn:1 | | One, edited | 1 | x"], ["title 0"]),
    ]

    static let addresses: [Pair] = [
        Pair(
            "http becomes https", ["| http://a.example/1 | One | 1 | x"], ["| https://a.example/1 | One | 1 | x"],
            ["same 0"]),
        Pair(
            "http becomes https in ids that are addresses", ["http://a.example/1 | http://a.example/1 | One | 1 | x"],
            ["https://a.example/1 | https://a.example/1 | One | 1 | x"], ["same 0 id"]),
        Pair(
            "tracking parameters come", ["| \(a)1 | One | 1 | x"], ["| \(a)1?utm_source=rss&fbclid=z | One | 1 | x"],
            ["same 0"]),
        Pair("a tracking fragment", ["| \(a)1 | One | 1 | x"], ["| \(a)1#ftag=abc | One | 1 | x"], ["same 0"]),
        Pair("a slash at the end", ["| \(a)1/ | One | 1 | x"], ["| \(a)1 | One | 1 | x"], ["same 0"]),
        Pair("other parameters count", ["| \(a)?p=1 | One | 1 | x"], ["| \(a)?p=2 | Two other | 2 | y"], ["new"]),
        Pair(
            "fragments count where nothing else differs",
            ["| \(a)log#1 | First entry | 1 | x", "| \(a)log#2 | Second thing | 2 | y"],
            [
                "| \(a)log#3 | Third matter | 3 | z", "| \(a)log#1 | First entry | 1 | x",
                "| \(a)log#2 | Second thing | 2 | y",
            ],
            ["new", "same 0", "same 1"]),
        Pair(
            "the same id at a new slug", ["urn:1 | \(a)old-slug | One | 1 | x"], ["urn:1 | \(a)new-slug | One | 1 | x"],
            ["same 0 moved"]),
        Pair(
            "the same id, a new headline and slug", ["\(a)?p=1234 | \(a)fire | Fire | 1 | x"],
            ["\(a)?p=1234 | \(a)dozens-killed | Dozens killed | 1 | x"], ["title 0 moved"]),
        Pair(
            "the feed drops the address for a while", ["urn:1 | \(a)1 | One | 1 | x"], ["urn:1 | | One | 1 | x"],
            ["same 0"]),
        Pair(
            "all entries lead to the home page", ["urn:1 | \(a) | One | 1 | x", "urn:2 | \(a) | Two | 2 | y"],
            ["urn:3 | \(a) | Three | 3 | z", "urn:1 | \(a) | One | 1 | x"], ["new", "same 0"]),
    ]

    static let migrations: [Pair] = [
        Pair(
            "all ids change at once, the addresses stay and the titles too",
            ["1 | \(a)1 | One | 1 | x", "2 | \(a)2 | Two | 2 | y", "3 | \(a)3 | Three | 3 | z"],
            ["n1 | \(a)1 | One | 1 | x", "n2 | \(a)2 | Two | 2 | y", "n3 | \(a)3 | Three | 3 | z"],
            ["same 0 id", "same 1 id", "same 2 id"]),
        Pair(
            "all ids change at once, with titles in another form and dates lost",
            ["1 | \(a)1 | One | 1 | x", "2 | \(a)2 | Two | 2 | y", "3 | \(a)3 | Three | 3 | z"],
            ["n1 | \(a)1 | Uno | | x", "n2 | \(a)2 | Due | | y", "n3 | \(a)3 | Tre | | z"],
            ["title 0 id", "title 1 id", "title 2 id"]),
        Pair(
            "a new entry in the document of a migration",
            ["1 | \(a)1 | One | 1 | x", "2 | \(a)2 | Two | 2 | y", "3 | \(a)3 | Three | 3 | z"],
            [
                "n4 | \(a)4 | Four | 4 | w", "n1 | \(a)1 | One | 1 | x", "n2 | \(a)2 | Two | 2 | y",
                "n3 | \(a)3 | Three | 3 | z",
            ],
            ["new", "same 0 id", "same 1 id", "same 2 id"]),
        Pair(
            "?p= becomes a slug, the id stays", ["\(a)?p=1 | \(a)?p=1 | One | 1 | x"],
            ["\(a)?p=1 | \(a)one | One | 1 | x"],
            ["same 0 moved"]),
        Pair(
            "the same title later is another entry", ["o1 | \(a)1 | Daily briefing | 1 | x"],
            ["o2 | \(a)2 | Daily briefing | 2 | y"], ["new"]),
    ]

    static let dated: [Pair] = [
        Pair(
            "the id is replaced and the title rewritten, the date says it is the same", ["10 | \(a)s | Fire | 1 | x"],
            ["20 | \(a)s | Dozens killed | 1 | x"], ["title 0 id"]),

        Pair(
            "a new host changes ids and addresses", ["http://old.example/1 | http://old.example/1 | One story | 1 | x"],
            ["https://new.example/1 | https://new.example/1 | One story | 1 | x"], ["same 0 moved id"]),

        Pair(
            "a new host, and a title that comes every day is told apart by its date",
            [
                "o1 | http://old.example/1 | Daily briefing | 1 | x",
                "o2 | http://old.example/2 | Daily briefing | 2 | y",
            ],
            [
                "n2 | http://new.example/2 | Daily briefing | 2 | y",
                "n3 | http://new.example/3 | Daily briefing | 3 | z",
            ],
            ["same 1 moved id", "new"]),

    ]

    static let bare: [Pair] = [
        Pair("neither id nor address: title and date", ["| | One | 1 | x"], ["| | One | 1 | y"], ["content 0"]),
        Pair("neither id nor address: a headline is rewritten", ["| | One | 1 | x"], ["| | Uno | 1 | x"], ["title 0"]),
        Pair(
            "neither id nor address nor date", ["| | One | | x"], ["| | Two | | y", "| | One | | x"], ["new", "same 0"]),
        Pair("only text", ["| | | | x"], ["| | | | y", "| | | | x"], ["new", "same 0"]),
        Pair(
            "two with the same title and no date", ["| | A | | x", "| | A | | y"], ["| | A | | x", "| | A | | y"],
            ["same 0", "same 1"]),
    ]

    static let hard: [Pair] = [
        Pair(
            "an entry takes the address of another and keeps its id: the page says what stands there",
            ["urn:1 | \(a)1 | Apple harvest | 1 | x", "urn:2 | \(a)2 | Banana prices | 2 | y"],
            ["urn:1 | \(a)2 | Apple harvest | 1 | x"], ["title+content 1 id"]),
        Pair(
            "a shrinking feed, then a grown one", ["urn:2 | \(a)2 | Two | 2 | y"],
            ["urn:3 | \(a)3 | Three | 3 | z", "urn:2 | \(a)2 | Two | 2 | y", "urn:1 | \(a)1 | One | 1 | x"],
            ["new", "same 0", "new"]),
        Pair(
            "an id that is used again for another story", ["7 | \(a)apples | Apple harvest | 1 | x"],
            ["7 | \(a)bananas | Banana prices | 9 | y"], ["new"]),
        Pair(
            "a long id is believed even when all else changed, while those of others stay with their stories",
            [
                "tag:a.example,2025:7 | \(a)apples | Apple harvest | 1 | x",
                "tag:a.example,2025:8 | \(a)mast | Mast | 1 | z",
            ],
            [
                "tag:a.example,2025:7 | \(a)bananas | Banana prices | 9 | y",
                "tag:a.example,2025:8 | \(a)mast | Mast | 1 | z",
            ],
            ["title+content 0 moved", "same 1"]),
        Pair(
            "a long id is none where every story of the document gets it in its turn",
            ["tag:a.example,2025:7 | \(a)apples | Apple harvest | 1 | x"],
            ["tag:a.example,2025:7 | \(a)bananas | Banana prices | 9 | y"], ["new"]),
        Pair(
            "a scheme and a tracking parameter at once, ids repeated",
            ["x | http://a.example/1 | One | 1 | x", "x | http://a.example/2 | Two | 2 | y"],
            [
                "x | https://a.example/1?utm_medium=feed | One | 1 | x",
                "x | https://a.example/2?utm_medium=feed | Two | 2 | y",
            ],
            ["same 0", "same 1"]),
        Pair(
            "titles in a script without blanks", ["1 | \(a)1 | 東京で大きな火事 | 1 | x"], ["2 | \(a)1 | 東京で大きな火事が発生 | 2 | x"],
            ["title 0 id"]),
    ]
}
