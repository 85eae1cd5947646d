import Corrections
import LibXML2
import Model

/// Recognises correction and editor's notes, and sets captions apart from the running text.
///
/// Both belong to the article, and a change in them matters, but neither is its text.
enum NotesAndCaptions {
    static func apply(to draft: inout ArticleDraft) {
        guard let first = draft.firstKept, let last = draft.lastKept else { return }
        // Notes stand above the text or, more often, right below it.
        let range = max(0, first - 12)..<min(draft.verdicts.count, last + 16)
        for index in range {
            if isNote(index, draft) {
                draft.verdicts[index].kind = .note
                draft.verdicts[index].keep("a correction or editor's note")
            } else if index <= last, isCaption(index, draft) {
                draft.verdicts[index].kind = .caption
                draft.verdicts[index].keep("a caption")
            } else if let note = noteBeside(index, draft) {
                draft.content.notes.append(note)
            }
        }
    }

    private static func isNote(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard !block.isComment, block.measure.words >= 2, block.measure.words < 200, block.linkDensity < 60 else {
            return false
        }
        guard draft.chain(index).isDisjoint(with: [.comment, .navigation, .related]), index != draft.headlineBlock
        else {
            return false
        }
        if draft.near(index).contains(.note), draft.labels[index] == .note, block.measure.words >= 6 { return true }
        guard let note = CorrectionNote.beginning(draft.text(index), language: draft.content.language) else {
            return false
        }
        // "Updated 21 November" is a stamp, and its line may have other things in it.
        guard !note.isStamp || block.measure.endsSentence || startsWithBracket(index, draft) else { return false }
        guard !isInPageFooter(index, draft), !beginsWithLink(index, draft) else { return false }
        return draft.verdicts[index].isKept || linesOfNote(index, draft) == nil
    }

    private static func startsWithBracket(_ index: Int, _ draft: ArticleDraft) -> Bool {
        draft.text(index).first == UInt8(ascii: "[") || draft.text(index).first == UInt8(ascii: "(")
    }

    /// "Corrections: write to the editor" stands below every page of a site.
    private static func isInPageFooter(_ index: Int, _ draft: ArticleDraft) -> Bool {
        draft.isInside(index, [.footer]) && !draft.isInside(index, [.article, .main])
            || draft.isApart(draft.blocks.blocks[index].node, by: [.footer])
    }

    /// The note that follows something else in a line that is not kept, such as the author's name.
    private static func noteBeside(_ index: Int, _ draft: ArticleDraft) -> String? {
        let block = draft.blocks.blocks[index]
        guard !draft.verdicts[index].isKept, !block.isComment, (6...80).contains(block.measure.words) else {
            return nil
        }
        // A line that links another article speaks of that one; a name may lead to its author.
        guard block.linkBytes <= longestName, index != draft.headlineBlock else { return nil }
        guard !draft.isApart(block.node, by: notOfNote), !draft.isInOtherArticle(block.node) else { return nil }
        guard !isInPageFooter(index, draft) else { return nil }
        if let lines = linesOfNote(index, draft) { return lines }
        let text = draft.string(index)
        guard let note = CorrectionNote.find(in: text, language: draft.content.language),
            note.certainty == .certain, note.start > 0, !note.isStamp
        else { return nil }
        return String(decoding: text.utf8.dropFirst(note.start), as: UTF8.self)
    }

    /// The lines of a block from the one on that is a note, where another line stands before it.
    private static func linesOfNote(_ index: Int, _ draft: ArticleDraft) -> String? {
        let nodes = draft.blocks.blocks[index].nodes
        let lines = draft.tree.lines(Int(nodes.lowerBound)..<Int(nodes.upperBound) + 1)
        guard lines.count > 1 else { return nil }
        let first = lines.indices.dropFirst().first { place in
            let note = CorrectionNote.beginning(Array(lines[place].utf8)[...], language: draft.content.language)
            return note.map { !$0.isStamp } ?? false
        }
        guard let first, CorrectionNote.beginning(Array(lines[0].utf8)[...], language: draft.content.language) == nil
        else { return nil }
        return lines[first...].joined(separator: " ")
    }

    /// Whether a block begins with a link: what follows is about what it leads to.
    private static func beginsWithLink(_ index: Int, _ draft: ArticleDraft) -> Bool {
        var node = draft.tree.nodes[Int(draft.blocks.blocks[index].nodes.lowerBound)].parent
        while node >= draft.blocks.blocks[index].node, node >= 0 {
            if draft.tree.nodes[Int(node)].tag == .a { return true }
            node = draft.tree.nodes[Int(node)].parent
        }
        return false
    }

    /// In bytes: a longer link is no author's.
    private static let longestName = 40
    private static let notOfNote: ClassTokens = [
        .comment, .navigation, .related, .teaser, .sidebar, .advertisement, .newsletter, .consent, .list, .hidden,
    ]

    private static func isCaption(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        let own = draft.outline.own[Int(block.node)]
        guard block.linkDensity < 50, block.measure.words >= 3 else { return false }
        if draft.verdicts[index].isKept {
            return draft.verdicts[index].kind == .caption
                || block.measure.words <= 25 && draft.tag(index) != .p && index != draft.headlineBlock
                    && isPlain(index, draft) && pictureBox(index, draft) != nil
        }
        guard index != draft.headlineBlock else { return false }
        let box = pictureBox(index, draft)
        guard !isElsewhere(block.node, box, draft) else { return false }
        return draft.isInside(index, [.figcaption])
            || own.contains(.caption) && draft.isInside(index, [.figure, .div], levels: 3)
            || box != nil && isPlain(index, draft) || followsPicture(index, draft)
    }

    /// Whether a caption stands in a part of the page that is not the article's.
    ///
    /// The box of a picture and its caption may be called a card, an item or a list without leading anywhere: what counts
    /// of such names is what stands around the box.
    private static func isElsewhere(_ node: Int32, _ box: Int32?, _ draft: ArticleDraft) -> Bool {
        guard let box, box > 0 else { return draft.isApart(node, by: notOfArticle) }
        return draft.isApart(node, by: notOfArticle.subtracting(namesOfBoxes))
            || draft.isApart(draft.tree.nodes[Int(box)].parent, by: notOfArticle)
    }

    /// Parts of a page whose pictures are not the article's.
    private static let notOfArticle: ClassTokens = [
        .comment, .navigation, .related, .share, .footer, .sidebar, .advertisement, .newsletter, .author, .teaser,
        .consent, .box, .account, .legal, .list, .hidden,
    ]

    private static let namesOfBoxes: ClassTokens = [.teaser, .list, .box]

    /// A few words that lead nowhere and announce nothing.
    private static func isPlain(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        return block.measure.words <= 60 && block.linkDensity == 0 && draft.labels[index] == .none
    }

    /// The largest element around a block that holds no other block, if there is a picture in it: `figure`, or a table with
    /// the picture in one row and the words in the next.
    private static func pictureBox(_ index: Int, _ draft: ArticleDraft) -> Int32? {
        var box = draft.blocks.blocks[index].node
        guard box >= 0, holdsNoOther(box, than: index, draft) else { return nil }
        while true {
            let parent = draft.tree.nodes[Int(box)].parent
            guard parent >= 0, holdsNoOther(parent, than: index, draft) else { break }
            box = parent
        }
        return holdsPicture(box, draft) ? box : nil
    }

    /// Whether a line stands in an element of its own right behind one that holds nothing but a picture.
    private static func followsPicture(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 40, isPlain(index, draft), let picture = elementBefore(block.node, draft) else {
            return false
        }
        return holdsNoOther(picture, than: index, draft) && holdsPicture(picture, draft)
    }

    /// The element that ends right before another one begins, in the same parent.
    private static func elementBefore(_ node: Int32, _ draft: ArticleDraft) -> Int32? {
        let nodes = draft.tree.nodes
        var at = node - 1
        while at > nodes[Int(node)].parent {
            // The last node of the element before, or one within it.
            while nodes[Int(at)].parent > nodes[Int(node)].parent { at = nodes[Int(at)].parent }
            if nodes[Int(at)].tag != .text { return at }
            at -= 1
        }
        return nil
    }

    /// Whether an element holds none of the blocks before and behind one.
    private static func holdsNoOther(_ element: Int32, than index: Int, _ draft: ArticleDraft) -> Bool {
        let range = element..<draft.tree.nodes[Int(element)].end
        let blocks = draft.blocks.blocks
        return ![index - 1, index + 1].contains { blocks.indices.contains($0) && blocks[$0].nodes.overlaps(range) }
    }

    private static func holdsPicture(_ element: Int32, _ draft: ArticleDraft) -> Bool {
        (element..<draft.tree.nodes[Int(element)].end).contains { draft.tree.nodes[Int($0)].tag == .img }
    }
}
