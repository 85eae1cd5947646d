import Changes
import Model

/// What is known of an article and what a look at it shows, made comparable: whatever compares two pages begins here.
///
/// What belongs to no article is left out on both sides, and the sentences of the look stand in the paragraphs in which
/// they are known.
struct MatchedTexts {
    /// What is known.
    let known: ArticleContent
    /// What the look shows otherwise.
    let found: ContentDifferences

    /// Makes two versions comparable.
    ///
    /// - Parameters:
    ///   - known: the version that is known.
    ///   - shown: what the look shows.
    ///   - boilerplate: the blocks that stand on many of the site's pages.
    init(_ known: ArticleContent, _ shown: ArticleContent, without boilerplate: Set<BlockFingerprint> = []) {
        self.known = known.without(boilerplate)
        var look = shown.without(boilerplate)
        look.blocks = ParagraphGrouping.regrouped(look.blocks, like: self.known.blocks)
        found = ContentDifferences(self.known, look)
    }

    /// What is compared from: the known version, and what was taken over without a word.
    ///
    /// - Parameter isSilent: for each difference whether it was.
    /// - Returns: the content, with the stamps of the known version.
    func base(taking isSilent: [Bool]) -> ArticleContent {
        var base = found.merged(isSilent)
        base.takeStamps(of: known)
        (base.language, base.traits) = (known.language, known.traits)
        return base
    }
}

extension ArticleContent {
    /// The stamps of another version speak for this one.
    mutating func takeStamps(of content: ArticleContent) {
        (stamps, published, modified) = (content.stamps, content.published, content.modified)
    }

    /// The content without the blocks that stand on many of the site's pages.
    func without(_ boilerplate: Set<BlockFingerprint>) -> ArticleContent {
        guard !boilerplate.isEmpty else { return self }
        var content = self
        content.blocks.removeAll { boilerplate.contains(BlockFingerprint($0.text)) }
        return content
    }
}
