import Model

extension EditCollector {
    /// Compares two lists of blocks of one field: the body, the captions or the notes.
    mutating func compare(_ field: Edit.Field, _ old: [Block], _ new: [Block]) {
        let alignment = BodyAlignment(old.map(\.text), new.map(\.text))
        for item in alignment.items {
            switch item {
            case .same(let before, let after): noteLiteral(old[before], new[after])
            case .edited(let before, let after, let marks):
                edited(field, alignment, before, after, marks, (old[before.lowerBound], new[after.lowerBound]))
            case .replaced(let before, let after):
                replaced(field, alignment, old[before], new[after], before, after)
            case .added(let index): whole(field, alignment, .addition, index, new[index])
            case .removed(let index): whole(field, alignment, .deletion, index, old[index])
            case .moved(let before, let after, let marks):
                moved(field, old[before.lowerBound], new[after.lowerBound])
                edited(field, alignment, before, after, marks, (old[before.lowerBound], new[after.lowerBound]))
            case .movedAway: break
            }
        }
    }

    private mutating func noteLiteral(_ old: ArraySlice<Block>, _ new: ArraySlice<Block>) {
        guard let a = old.first, let b = new.first, a.text != b.text else { return }
        suppress("typography", b.text)
    }

    /// The rule by which a block is no part of the article.
    private func noise(_ block: Block) -> String? {
        if !furniture.isEmpty, furniture.contains(BlockFingerprint(block.text)) { return "furniture" }
        return BlockNoise.rule(block)
    }

    private func passage(
        _ field: Edit.Field, _ alignment: BodyAlignment, _ old: Range<Int>, _ new: Range<Int>, isQuotation: Bool
    ) -> Passage {
        Passage(
            oldBuffer: alignment.passage.old, newBuffer: alignment.passage.new, old: old, new: new, field: field,
            language: language, isQuotation: isQuotation)
    }

    private mutating func edited(
        _ field: Edit.Field, _ alignment: BodyAlignment, _ before: Range<Int>, _ after: Range<Int>, _ marks: [Chunk],
        _ blocks: (old: Block, new: Block)
    ) {
        guard !marks.isEmpty else {
            if before.count != after.count { suppress("paragraph-break", blocks.new.text) }
            return
        }
        let isShort = alignment.newSpan(after).count <= BlockNoise.longestTokens
        if isShort, let rule = noise(blocks.new), noise(blocks.old) == rule { return suppress(rule, blocks.new.text) }
        let context = passage(
            field, alignment, alignment.oldSpan(before), alignment.newSpan(after),
            isQuotation: blocks.old.kind == .quotation)
        if isMostlyChanged(marks, context) { kinds.insert(.rewording) }
        for mark in marks {
            count(alignment.passage, mark)
            if mark.grain == .movedSentence {
                if !mark.new.isEmpty { movedSentence(context, mark) }
                continue
            }
            add(mark, context)
        }
    }

    /// Several sentences came, went and were changed: the paragraph as a whole was rewritten.
    private func isMostlyChanged(_ marks: [Chunk], _ context: Passage) -> Bool {
        guard marks.count >= 2, marks.contains(where: { !$0.new.isEmpty }), marks.contains(where: { !$0.old.isEmpty })
        else {
            return false
        }
        let gone = marks.reduce(0) { $0 + context.oldBuffer.weight($1.old) }
        let came = marks.reduce(0) { $0 + context.newBuffer.weight($1.new) }
        let total = context.oldBuffer.weight(context.old) + context.newBuffer.weight(context.new)
        return (gone + came) * 5 > total * 3
    }

    private mutating func add(_ mark: Chunk, _ context: Passage) {
        guard edits.count < EditCollector.limit else {
            kinds.insert(.rewording)
            return
        }
        let site = context.site(mark)
        var verdict = KindTable.verdict(on: site)
        var own = KindTable.severity(of: verdict.kind)
        if verdict.kind == .punctuation, PunctuationMark.changesTheSentence(site) { own = .minor }
        if verdict.kind == .removal, mark.grain == .words { own = .minor }
        if isLive, verdict.kind == .addition, context.field == .body, mark.grain == .sentence {
            verdict.kind = .liveAppend
        }
        if context.field == .caption, verdict.kind.isMeaning {
            if !verdict.kind.isFact { verdict.kind = .caption }
            verdict.also.append(.caption)
        }
        add(context.edit(mark, verdict), also: verdict.also, severity: own)
    }

    private mutating func movedSentence(_ context: Passage, _ mark: Chunk) {
        let text = context.newBuffer.text(mark.new)
        add(
            Edit(
                field: context.field, operation: .move, kind: .reordering, before: text, after: text,
                reason: "the sentence is in another place of its paragraph"))
    }

    private mutating func moved(_ field: Edit.Field, _ old: Block, _ new: Block) {
        guard field == .body else { return suppress("reordered-\(field.rawValue)", new.text) }
        add(
            Edit(
                field: field, operation: .move, kind: .reordering, before: old.text, after: new.text,
                reason: "the paragraph is in another place"))
    }

    private mutating func replaced(
        _ field: Edit.Field, _ alignment: BodyAlignment, _ old: Block, _ new: Block, _ before: Int, _ after: Int
    ) {
        let rules = (noise(old), noise(new))
        if let rule = rules.1, rules.0 == rule { return suppress(rule, new.text) }
        if rules.0 != nil || rules.1 != nil {
            whole(field, alignment, .deletion, before, old)
            return whole(field, alignment, .addition, after, new)
        }
        let mark = Chunk(old: alignment.oldSpans[before], new: alignment.newSpans[after], grain: .sentence)
        count(alignment.passage, mark)
        add(
            mark,
            passage(field, alignment, mark.old, mark.new, isQuotation: old.kind == .quotation && new.kind == .quotation)
        )
    }

    /// A block came or went.
    private mutating func whole(
        _ field: Edit.Field, _ alignment: BodyAlignment, _ operation: Edit.Operation, _ index: Int, _ block: Block
    ) {
        if let rule = noise(block) { return suppress(rule, block.text) }
        let isAddition = operation == .addition
        let span = isAddition ? alignment.newSpans[index] : alignment.oldSpans[index]
        guard !span.isEmpty else { return }
        let mark = Chunk(old: isAddition ? 0..<0 : span, new: isAddition ? span : 0..<0, grain: .sentence)
        count(alignment.passage, mark)
        add(mark, passage(field, alignment, mark.old, mark.new, isQuotation: block.kind == .quotation))
    }
}

/// Whether a change of punctuation alone changes what a sentence does: a question, a shout, a statement.
enum PunctuationMark {
    static func changesTheSentence(_ site: EditSite) -> Bool {
        let old = site.old.filter { $0.kind == .terminator }.map(\.text)
        let new = site.new.filter { $0.kind == .terminator }.map(\.text)
        return old != new && (old + new).contains { $0 != "." && $0 != "。" && $0 != "।" }
    }
}
