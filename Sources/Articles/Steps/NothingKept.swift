import Corrections
import LibXML2
import Model

/// Keeps something of a page of which nothing was kept.
///
/// On a page that carries the headline the feed names, the sentences under it: the article is too short for its blocks to
/// look like one, and a wall or an error in its place has another headline. Else the longest texts of a page with much to
/// read, which is never read as nothing. Else the notes of a page that has nothing else: what is left of an article that
/// was taken back.
enum NothingKept {
    /// Words outside links that make a page long.
    private static let longPage: Int32 = 80
    /// Parts of a page that are not the article's.
    private static let foreign: ClassTokens = [
        .comment, .navigation, .footer, .consent, .related, .legal, .account, .sidebar,
    ]

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, draft.firstKept == nil else { return }
        if isNamedByFeed(draft), let heading = draft.headlineBlock { keepSentences(below: heading, &draft) }
        guard draft.firstKept == nil else { return }
        let texts = draft.verdicts.indices.filter { isText($0, draft) }
        guard texts.reduce(Int32(0), { $0 &+ draft.blocks.blocks[$1].measure.words }) >= longPage else {
            return keepNotes(&draft)
        }
        for index in texts { draft.verdicts[index].keep("the page has no other text") }
    }

    private static func keepNotes(_ draft: inout ArticleDraft) {
        for index in draft.verdicts.indices where isNote(index, draft) {
            draft.verdicts[index].kind = .note
            draft.verdicts[index].keep("a note, and the page has no other text")
        }
    }

    /// Where nothing else stands, what may be a note is one.
    private static func isNote(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard index != draft.headlineBlock, !block.isComment, !block.isHidden, block.linkDensity < 34,
            (2..<200).contains(block.measure.words), !draft.isApart(block.node, by: foreign.subtracting(.consent)),
            !draft.isInside(index, [.nav, .footer, .form])
        else { return false }
        let note = CorrectionNote.find(in: draft.text(index), language: draft.content.language)
        return note.map { $0.start <= 8 && !$0.isStamp } ?? false
    }

    private static func keepSentences(below heading: Int, _ draft: inout ArticleDraft) {
        for index in draft.verdicts.indices.dropFirst(heading + 1) {
            let block = draft.blocks.blocks[index]
            if BlockFeatures.isHeading(draft.tag(index)) { break }
            guard block.linkDensity < 34, block.measure.endsSentence, draft.chain(index).furnitureName == nil else {
                continue
            }
            draft.verdicts[index].keep("a sentence under the headline that the feed names")
        }
    }

    /// Whether the page's main heading is the headline that the feed gives the article.
    static func isNamedByFeed(_ draft: ArticleDraft) -> Bool {
        guard let heading = draft.headlineBlock, let title = draft.page.input.entry?.title else { return false }
        let named = WordHashes.of(Array(title.utf8)[...])
        return !named.isEmpty && named == WordHashes.of(draft.text(heading))
    }

    private static func isText(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.linkDensity < 34, block.measure.words >= 8, index != draft.headlineBlock else { return false }
        return !draft.isApart(block.node, by: foreign) && !draft.isInside(index, [.nav, .footer, .form])
    }
}
