import Basics
package import Model

/// Whether a source's pages give texts at all: a site that is read as nothing is lost without an error anywhere.
package enum TextYield {
    /// Articles that are looked at, the latest ones.
    package static let articlesSeen = 12
    /// Fewer that were looked at say nothing.
    static let articlesNeeded = 3
    /// Fewer words are no text of an article: a headline, a caption, a teaser.
    static let leastWords = 15
    /// Outcomes of looks that found a page and no text.
    private static let mute: Set<String> = ["empty", "doubtful", "same_page"]

    /// What is wrong with the pages of a source; nil when most of them give a text, or too few were looked at.
    ///
    /// - Parameter articles: the latest articles of the source.
    /// - Returns: the complaint with the next step, for people.
    package static func complaint(_ articles: [ArticleState]) -> String? {
        let seen = articles.filter { $0.lastOutcome != nil && $0.life != .removed }
        guard seen.count >= articlesNeeded else { return nil }
        let silent = seen.filter { gives(nothing: $0) }
        guard silent.count * 5 >= seen.count * 4 else { return nil }
        return
            "\(silent.count) of its \(seen.count) latest pages give no text that can be followed: name what holds the "
            + "article with `select` (errata test \(silent[0].url) --blocks)"
    }

    private static func gives(nothing article: ArticleState) -> Bool {
        if mute.contains(article.lastOutcome?.word ?? "") { return true }
        let memo = ArticleMemo(article.memo)
        return article.version > 0 && (memo.readsWholePage || (memo.words.last ?? leastWords) < leastWords)
    }
}
