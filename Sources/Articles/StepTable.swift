/// One step of reading an article.
struct ExtractionStep: Sendable {
    let name: StaticString
    let apply: @Sendable (inout ArticleDraft) -> Void
}

/// The steps in the order in which they run; the order is meaning.
enum StepTable {
    static let all: [ExtractionStep] = [
        ExtractionStep(name: "user rules", apply: UserRules.apply),
        ExtractionStep(name: "language", apply: LanguageStep.apply),
        ExtractionStep(name: "blocks", apply: JudgeBlocks.apply),
        ExtractionStep(name: "comments", apply: ReaderComments.apply),
        ExtractionStep(name: "headline", apply: HeadlineStep.apply),
        ExtractionStep(name: "next article", apply: NextArticle.apply),
        ExtractionStep(name: "head of the article", apply: HeadCleaning.apply),
        ExtractionStep(name: "notes and captions", apply: NotesAndCaptions.apply),
        ExtractionStep(name: "site furniture", apply: SiteFurniture.apply),
        ExtractionStep(name: "lines between", apply: LinesBetween.apply),
        ExtractionStep(name: "related boxes", apply: RelatedBoxes.apply),
        ExtractionStep(name: "nothing kept", apply: NothingKept.apply),
        ExtractionStep(name: "doubled text", apply: DoubledText.apply),
        ExtractionStep(name: "live entries", apply: LiveEntries.apply),
        ExtractionStep(name: "byline", apply: BylineStep.apply),
        ExtractionStep(name: "record lines", apply: RecordLines.apply),
        ExtractionStep(name: "watched page", apply: WatchedPage.apply),
        ExtractionStep(name: "body", apply: BodyStep.apply),
        ExtractionStep(name: "body from data", apply: HiddenBody.apply),
        ExtractionStep(name: "standfirst", apply: StandfirstStep.apply),
        ExtractionStep(name: "stamps", apply: StampStep.apply),
        ExtractionStep(name: "addresses and pictures", apply: AddressStep.apply),
        ExtractionStep(name: "page kind", apply: PageKindStep.apply),
    ]
}
