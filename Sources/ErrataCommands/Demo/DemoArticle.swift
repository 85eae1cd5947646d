/// One article of the demonstration's news site, as it reads at the moment.
struct DemoArticle: Sendable {
    var slug: String
    var headline: String
    var standfirst: String
    var byline: String
    /// RFC 3339.
    var published: String
    var updated: String?
    var paragraphs: [String]
    var correction: String?
    var isRemoved = false
}

extension DemoArticle {
    /// The articles of the site before anything happens to them.
    static func all(published: String) -> [DemoArticle] {
        [
            DemoArticle(
                slug: "ferry", headline: "Ferry fire leaves 8 people injured in Port Maren",
                standfirst: "Passengers were taken off the Halcyon after a blaze in the engine room.",
                byline: "Ines Moreau", published: published, updated: published,
                paragraphs: [
                    "A fire in the engine room of the ferry Halcyon injured 8 people early on Tuesday, the harbour "
                        + "authority of Port Maren said. All 214 passengers were taken off the ship within an hour.",
                    "“The crew did everything right,” said the harbour master, Tomas Lindqvist. Two of the injured are in a "
                        + "serious condition, according to the city hospital.",
                    "The cause is not known. The Halcyon was built in 1998 and was inspected in March without findings, "
                        + "the operator said in a statement.",
                ]),
            DemoArticle(
                slug: "budget", headline: "City council passes a budget of 41 million",
                standfirst: "Schools get more, roads get less.", byline: "Adam Okafor", published: published,
                updated: published,
                paragraphs: [
                    "The council of Port Maren passed a budget of 41 million crowns on Monday night, with 23 votes to 16.",
                    "Spending on schools rises by 4.5 percent, while the roads department loses 1.2 million, "
                        + "the largest cut in a decade.",
                    "“This is not the budget we wanted,” said the opposition leader, Ruth Adler.",
                ]),
            DemoArticle(
                slug: "interview", headline: "Minister: “There were no talks with the operator”",
                standfirst: "The transport minister answers questions about the Halcyon.", byline: "Ines Moreau",
                published: published, updated: published,
                paragraphs: [
                    "The transport minister, Karl Weiss, says that his ministry did not talk with the operator of the "
                        + "Halcyon before the inspection in March.",
                    "“There were no talks with the operator, neither formal nor informal,” Mr Weiss told this newspaper.",
                    "Documents that this newspaper has seen list a meeting in February. The ministry did not comment.",
                ]),
        ]
    }
}
