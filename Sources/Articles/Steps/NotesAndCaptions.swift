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
                    && isAlonePictured(index, draft)
        }
        guard index != draft.headlineBlock, !draft.isApart(block.node, by: notOfArticle) else { return false }
        return draft.isInside(index, [.figcaption])
            || own.contains(.caption) && draft.isInside(index, [.figure, .div], levels: 3)
            || isAlonePictured(index, draft) || followsPicture(index, draft)
    }

    /// Parts of a page whose pictures are not the article's.
    private static let notOfArticle: ClassTokens = [
        .comment, .navigation, .related, .share, .footer, .sidebar, .advertisement, .newsletter, .author, .teaser,
        .consent, .box, .account, .legal, .list, .hidden,
    ]

    /// Whether a few words stand alone beside a picture in an element of their own.
    private static func isAlonePictured(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 60, block.linkDensity == 0, draft.labels[index] == .none else { return false }
        return [block.node, draft.tree.nodes[Int(block.node)].parent].contains { isPicture($0, with: index, draft) }
    }

    /// Whether a line stands in an element of its own right behind one that holds nothing but a picture.
    private static func followsPicture(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 40, block.linkDensity == 0, draft.labels[index] == .none,
            let picture = elementBefore(block.node, draft)
        else { return false }
        return holdsPictureAlone(picture, with: index, draft)
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

    /// Whether an element holds a picture and no block but this one.
    private static func isPicture(_ element: Int32, with index: Int, _ draft: ArticleDraft) -> Bool {
        let nodes = draft.tree.nodes
        guard element >= 0, [.div, .figure, .span, .td, .center, .p].contains(nodes[Int(element)].tag) else {
            return false
        }
        return holdsPictureAlone(element, with: index, draft)
    }

    /// Whether there is a picture in an element, and none of the blocks before and behind one.
    private static func holdsPictureAlone(_ element: Int32, with index: Int, _ draft: ArticleDraft) -> Bool {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        let range = element..<nodes[Int(element)].end
        let neighbours = [index - 1, index + 1].filter(blocks.indices.contains)
        return !neighbours.contains { blocks[$0].nodes.overlaps(range) }
            && range.contains { nodes[Int($0)].tag == .img }
    }
}
