extension EntryReconcilerTests {
    private static let a = "https://a.example/"

    /// Ids that name places of a document, and such that name stories all the same.
    static let places: [Situation] = [
        Situation(
            "one entry at a time, always under the same UUID",
            [
                ["60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/1 | Apples | 1 | The harvest is in."],
                ["60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/2 | Bridges | 2 | The arch was closed."],
                ["60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/3 | Candles | 3 | Wax is dear."],
            ], articles: 3),
        Situation(
            "one entry at a time under a number, without text or without date",
            [
                ["urn:x:1764400000 | \(a)n/1 | Apples | 1 |"], ["urn:x:1764400000 | \(a)n/2 | Bridges | 2 |"],
                ["urn:x:1764400000 | \(a)n/2 | Bridges | | Arch."], ["urn:x:1764400000 | \(a)n/3 | Candles | | Wax."],
            ], articles: 3),
        Situation(
            "two places of a document under UUIDs of their own",
            [
                [
                    "60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/1 | Apples | 1 | The harvest is in.",
                    "60a76c80-d399-11d9-b93c-0003939e0af7 | \(a)n/2 | Bridges | 2 | The arch was closed.",
                ],
                [
                    "60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/3 | Candles | 3 | Wax is dear.",
                    "60a76c80-d399-11d9-b93c-0003939e0af7 | \(a)n/4 | Ferries | 4 | No ferry today.",
                ],
            ], articles: 4),
        Situation(
            "one of two stories is written anew from slug to text, under its UUID",
            [
                [
                    "60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/1 | Apples | 1 | The harvest is in.",
                    "60a76c80-d399-11d9-b93c-0003939e0af7 | \(a)n/2 | Bridges | 2 | The arch was closed.",
                ],
                [
                    "60a76c80-d399-11d9-b93c-0003939e0af6 | \(a)n/3 | Candles | 3 | Wax is dear.",
                    "60a76c80-d399-11d9-b93c-0003939e0af7 | \(a)n/2 | Bridges | 2 | The arch was closed.",
                ],
            ], articles: 2, moves: 1),
    ]
}
