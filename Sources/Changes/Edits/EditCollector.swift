import Model

/// Gathers the edits of all fields, with their kinds and what was held back.
struct EditCollector {
    /// Further edits are counted but not listed.
    static let limit = 200

    let language: String?
    /// Blocks known to be the site's furniture.
    let furniture: Set<BlockFingerprint>
    /// The page grows all day.
    var isLive = false
    var edits: [Edit] = []
    var kinds: Set<EditKind> = []
    var severity = Severity.cosmetic
    var wordsAdded = 0
    var wordsRemoved = 0
    private(set) var suppressions: [String: Comparison.Suppression] = [:]

    init(language: String?, furniture: Set<BlockFingerprint> = []) {
        self.language = language
        self.furniture = furniture
    }

    mutating func add(_ edit: Edit, also: [EditKind] = [], severity own: Severity? = nil) {
        kinds.insert(edit.kind)
        kinds.formUnion(also)
        severity = max(severity, own ?? KindTable.severity(of: edit.kind))
        if edits.count < EditCollector.limit { edits.append(edit) }
    }

    mutating func suppress(_ rule: String, _ example: String) {
        suppressions[rule, default: .init(rule: rule, count: 0, example: String(example.prefix(120)))].count += 1
    }

    // MARK: Fields of one line

    /// Compares a headline, standfirst, byline or the like.
    mutating func compare(_ field: Edit.Field, _ old: String?, _ new: String?, kind: EditKind) {
        let before = old ?? ""
        let after = new ?? ""
        guard before != after else { return }
        var passage = PassageAlignment()
        let from = passage.old.append(before)
        let to = passage.new.append(after)
        let context = Passage(
            oldBuffer: passage.old, newBuffer: passage.new, old: from, new: to, field: field, language: language,
            isTitleCase: EditCollector.isTitleCase(from, passage.old) || EditCollector.isTitleCase(to, passage.new))
        if from.isEmpty || to.isEmpty {
            guard !from.isEmpty || !to.isEmpty else { return }
            let verdict = Verdict(kind: kind, reason: from.isEmpty ? "the field came" : "the field went")
            add(context.edit(Chunk(old: from, new: to, grain: .sentence), verdict))
            count(passage, Chunk(old: from, new: to))
            return
        }
        let chunks = passage.chunks(from, to)
        guard !chunks.isEmpty else {
            suppress("typography", before)
            return
        }
        let changed = chunks.reduce(0) { $0 + max(passage.old.weight($1.old), passage.new.weight($1.new)) }
        let total = max(passage.old.weight(from), passage.new.weight(to))
        for chunk in chunks { count(passage, chunk) }
        if chunks.count > 1 || changed * 2 > total {
            rewritten(
                field, kind, context, Chunk(old: from, new: to, grain: .rewritten), chunks,
                isAlike: changed * 5 <= total * 3)
        } else {
            for chunk in chunks { small(kind, context, chunk) }
        }
    }

    /// A field put into other words, said once; the sharper kinds of its parts count too.
    private mutating func rewritten(
        _ field: Edit.Field, _ kind: EditKind, _ context: Passage, _ whole: Chunk, _ chunks: [Chunk], isAlike: Bool
    ) {
        let verdicts =
            chunks.count <= 12 && isAlike && kind != .byline
            ? chunks.map { KindTable.verdict(on: context.site($0)) } : []
        if !verdicts.isEmpty, verdicts.allSatisfy({ !$0.kind.isMeaning }) {
            for (chunk, verdict) in zip(chunks, verdicts) {
                add(context.edit(chunk, verdict), also: verdict.also + [kind])
            }
            return
        }
        let sharp = verdicts.filter { $0.kind.isFact }
        let reasons = sharp.map(\.reason).joined(separator: "; ")
        add(
            context.edit(whole, Verdict(kind: kind, reason: reasons.isEmpty ? "the field was rewritten" : reasons)),
            also: sharp.flatMap { [$0.kind] + $0.also })
    }

    /// One mark in a field: its own kind when that is sharper than the field's name.
    private mutating func small(_ kind: EditKind, _ context: Passage, _ chunk: Chunk) {
        var verdict = KindTable.verdict(on: context.site(chunk))
        if verdict.kind == .cosmetic { return add(context.edit(chunk, verdict)) }
        let isSharp = verdict.kind.isFact && kind != .byline
        if !verdict.kind.isMeaning || isSharp {
            return add(context.edit(chunk, verdict), also: verdict.also + [kind], severity: isSharp ? nil : .minor)
        }
        verdict.kind = kind
        add(context.edit(chunk, verdict), also: verdict.also.filter(\.isFact))
    }

    private static func isTitleCase(_ range: Range<Int>, _ buffer: TokenBuffer) -> Bool {
        let words = range.filter {
            buffer.tokens[$0].kind == .word && buffer.tokens[$0].end - buffer.tokens[$0].start > 3
        }
        let capitals = words.count { Word(buffer.text($0..<$0 + 1), buffer.tokens[$0]).isCapital }
        return words.count >= 3 && capitals * 10 >= words.count * 7
    }

    mutating func count(_ passage: PassageAlignment, _ chunk: Chunk) {
        guard chunk.grain != .movedSentence else { return }
        wordsRemoved += passage.old.contentCount(chunk.old)
        wordsAdded += passage.new.contentCount(chunk.new)
    }
}

extension EditKind {
    /// A kind that names a fact rather than a place or a manner.
    var isFact: Bool {
        switch self {
        case .number, .money, .percentage, .date, .name, .quotation, .negation, .hedging, .attribution, .correctionNote:
            true
        default: false
        }
    }

    /// More than a slip of the pen.
    var isMeaning: Bool { self != .typo && self != .punctuation && self != .cosmetic }
}
