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
            }
        }
    }

    private static func isNote(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.words >= 6, block.measure.words < 200, block.linkDensity < 60 else { return false }
        guard draft.chain(index).isDisjoint(with: [.comment, .navigation]) else { return false }
        return NotePhrases.isNote(draft.text(index))
            || draft.near(index).contains(.note) && draft.labels[index] == .note
    }

    private static func isCaption(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        let own = draft.outline.own[Int(block.node)]
        guard block.linkDensity < 50, block.measure.words >= 3 else { return false }
        if draft.verdicts[index].isKept { return draft.verdicts[index].kind == .caption }
        guard index != draft.headlineBlock, !draft.isApart(block.node, by: notOfArticle) else { return false }
        return draft.isInside(index, [.figcaption])
            || own.contains(.caption) && draft.isInside(index, [.figure, .div], levels: 3)
            || isAlonePictured(index, draft)
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

    /// Whether an element holds a picture and no block but this one.
    private static func isPicture(_ element: Int32, with index: Int, _ draft: ArticleDraft) -> Bool {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        guard element >= 0, [.div, .figure, .span, .td, .center, .p].contains(nodes[Int(element)].tag) else {
            return false
        }
        let range = element..<nodes[Int(element)].end
        let neighbours = [index - 1, index + 1].filter(blocks.indices.contains)
        return !neighbours.contains { blocks[$0].nodes.overlaps(range) }
            && range.contains { nodes[Int($0)].tag == .img }
    }
}

/// The ways in which publishers begin a note on an edit of theirs.
enum NotePhrases {
    /// Beginnings that make a note by themselves; those with a colon only when the colon follows.
    private static let openings = """
        correction:|corrections:|clarification:|clarifications:|correction |correction (|editor's note:|editors' note:|editor's note |\
        update:|updated:|updates:|erratum:|an earlier version of this|a previous version of this|\
        an earlier version of the article|an earlier version of the story|an earlier version of the report|\
        an earlier version of the headline|this article has been updated|this article was updated|this article has been amended|\
        this article was amended|this article has been corrected|this article was corrected|this story has been updated|\
        this story was updated|this story has been corrected|this story was corrected|this post has been updated|\
        this post has been corrected|this article has been edited|this report has been updated|this piece has been updated|\
        this headline has been|this article was originally published with|this copy was corrected|\
        berichtigung:|korrektur:|korrekturhinweis:|anmerkung der redaktion:|anm. der redaktion:|hinweis der redaktion:|\
        transparenzhinweis:|in einer früheren version|in einer vorherigen version|in einer ersten version|in der ursprünglichen version|\
        dieser artikel wurde aktualisiert|dieser text wurde|wir haben den artikel|\
        correctif:|rectificatif:|rectification:|note de la rédaction:|mise à jour:|une version précédente de ce|\
        dans une version précédente|une première version de ce|cet article a été modifié|cet article a été mis à jour|cet article a été corrigé|\
        corrección:|fe de errores:|fe de erratas:|rectificación:|nota del editor:|nota de la redacción:|nota de redacción:|\
        una versión anterior de este|una versión anterior de esta|una versión anterior del artículo|\
        en una versión anterior de est|este artículo ha sido|esta noticia ha sido actualizada|actualización:|\
        correção:|errata:|retificação:|erramos:|nota da redação:|nota do editor:|atualização:|uma versão anterior dest|\
        esta reportagem foi|este texto foi atualizado|esta matéria foi|este artigo foi|\
        rettifica:|correzione:|errata corrige:|nota della redazione:|aggiornamento:|una versione precedente di quest|una versione precedente dell'articolo|in una versione precedente di quest|\
        correctie:|rectificatie:|noot van de redactie:|in een eerdere versie|een eerdere versie van dit|een eerdere versie van het artikel|aanvulling:|dit artikel is aangepast|\
        rättelse:|en tidigare version av artikeln|en tidigare version av denna|en tidigare version av texten|i en tidigare version|artikeln har uppdaterats|texten har uppdaterats|artikeln är uppdaterad|\
        rettelse:|rettet:|retting:|en tidligere version af artiklen|en tidligere version af denne|en tidligere versjon av artikkelen|en tidligere versjon av denne|i en tidligere versjon|artikkelen er oppdatert|\
        artiklen er opdateret|oikaisu:|korjaus:|juttua on päivitetty|juttua korjattu|\
        sprostowanie:|korekta:|aktualizacja:|oprava:|aktualizováno:|helyesbítés:|pontosítás:|corectură:|erată:|διόρθωση:|\
        исправление:|уточнение:|поправка:|в более ранней версии|в предыдущей версии|примечание редакции:|от редакции:|\
        виправлення:|уточнення:|düzeltme:|editörün notu:|koreksi:|ralat:|catatan redaksi:|đính chính:|\
        訂正:|訂正：|【訂正】|お詫びと訂正|更正:|更正：|编者按|編者按|정정:|바로잡습니다|[정정]|تصحيح:|توضيح:|תיקון:|संशोधन:
        """

    private static let table: [[UInt8]] = openings.split(separator: "|").map { folded(Array($0.utf8)[...]) }
    /// The openings by their first byte, so that most blocks are dismissed at once.
    private static let byFirst: [UInt8: [[UInt8]]] = Dictionary(grouping: table) { $0.first ?? 0 }

    /// The first three bytes of the openings.
    private static let beginnings = KeyTable<Bool>(table.map { beginning($0[...]) })

    /// Three bytes as one number, ASCII in lower case.
    private static func beginning(_ text: ArraySlice<UInt8>) -> UInt64 {
        text.prefix(3).reduce(1) { $0 << 8 | UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
    }

    /// Whether a text may begin like a note; other letters than ASCII may change in lower case, so they may.
    private static func mayBeNote(_ text: ArraySlice<UInt8>) -> Bool {
        text.prefix(3).contains { $0 >= 0x80 } || beginnings.contains(beginning(text))
    }

    static func isNote(_ text: ArraySlice<UInt8>) -> Bool {
        var start = text
        // A note may stand in brackets, or behind a star or a dash.
        while let first = start.first, [0x28, 0x5B, 0x2A, 0x2D, 0x20].contains(first) { start = start.dropFirst() }
        guard mayBeNote(start) else { return false }
        let head = folded(start.prefix(90))
        guard let first = head.first, let candidates = byFirst[first] else { return false }
        return candidates.contains { head.starts(with: $0) }
    }

    /// Lower case for ASCII and for Latin and Cyrillic letters of two bytes; straight apostrophes.
    static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let lower = String(decoding: text, as: UTF8.self).lowercased()
        var kept: [UInt8] = []
        var at = 0
        let bytes = Array(lower.utf8)
        while at < bytes.count {
            if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
                kept.append(UInt8(ascii: "'"))
                at += 3
            } else {
                // "Correction :" as French sets it.
                if bytes[at] == UInt8(ascii: ":"), kept.last == 0x20 { kept.removeLast() }
                kept.append(bytes[at])
                at += 1
            }
        }
        return kept
    }
}
