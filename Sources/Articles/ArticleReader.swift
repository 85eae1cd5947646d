import LibXML2
public import Model

/// Reads articles from pages; one reader for one thread, its buffers serve page after page.
@safe public final class ArticleReader {
    let parser = HTMLParser()
    /// Steps that are left out, by their names: to measure what each is worth (`scripts/bench-steps`).
    public var skippedSteps: Set<String> = []

    func parse(_ page: PageInput) -> ParsedPage { ParsedPage(page, parser: parser, buffer: HTMLTree()) }

    /// A reader.
    public init() {}

    /// Reads a page as an article.
    ///
    /// - Parameters:
    ///   - page: the bytes and what is known of them.
    ///   - profile: what was learned from other pages of the site; nil when nothing was.
    ///   - rules: the user's own rules for this source.
    ///   - isExplaining: whether to return a verdict on each block with its path and exact score.
    ///   - listsBlocks: whether to return every block, kept or not, without what only people want to know.
    /// - Returns: the article, the page's kind, and what the page says about its site.
    public func read(
        _ page: PageInput, profile: SiteProfile? = nil, rules: PageRules = PageRules(), isExplaining: Bool = false,
        listsBlocks: Bool = false
    ) -> ArticleReading {
        var draft = ArticleDraft(page: parse(page), profile: profile, rules: rules, isExplaining: isExplaining)
        for step in StepTable.all
        where !(page.isGivenUp?() ?? false) && (skippedSteps.isEmpty || !skippedSteps.contains("\(step.name)")) {
            step.apply(&draft)
        }
        draft.content.warnings += draft.cuts
        return ArticleReading(
            content: draft.content, pageKind: draft.pageKind, pageReason: draft.pageReason,
            observation: draft.observation, regions: draft.regions,
            explanation: isExplaining || listsBlocks ? Explanation.of(draft, namesPaths: isExplaining) : [],
            bylineOrigin: draft.bylineOrigin, documentTitle: draft.page.head.title, nextPage: draft.nextPage,
            ampURL: AddressStep.amp(draft),
            ruleFailures: draft.ruleFailures,
            cuts: draft.page.cuts + draft.cuts)
    }
}

@available(*, unavailable) extension ArticleReader: Sendable {}
