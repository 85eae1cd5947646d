import Model

/// What happens on the demonstration's site, and when.
struct DemoScript: Sendable {
    /// One act: an editor does something, and a person is told beforehand what to look for.
    struct Act: Sendable {
        var title: String
        var edit: @Sendable (DemoSite, Timestamp) -> Void
    }

    /// The acts in order.
    static let acts: [Act] = [
        Act(title: "The newsroom corrects a figure and says so") { site, now in
            site.edit("budget") { article in
                article.paragraphs[1] =
                    "Spending on schools rises by 5.4 percent, while the roads department loses 1.2 million, the largest "
                    + "cut in a decade."
                article.updated = now.wholeSecond.iso8601
                article.correction = "An earlier version of this article misstated the rise in spending on schools."
            }
        },
        Act(title: "A number in a headline changes, and nobody says so") { site, _ in
            site.edit("ferry") { article in
                article.headline = "Ferry fire leaves 12 people injured in Port Maren"
                article.paragraphs[0] =
                    "A fire in the engine room of the ferry Halcyon injured 12 people early on Tuesday, the harbour "
                    + "authority of Port Maren said. All 214 passengers were taken off the ship within an hour."
            }
        },
        Act(title: "An article disappears") { site, _ in site.edit("interview") { $0.isRemoved = true } },
    ]
}
