public import Model

extension Comparison {
    /// Puts together what the collected edits mean.
    init(_ collector: EditCollector, _ old: ArticleContent, _ new: ArticleContent, _ context: ComparisonContext) {
        var collector = collector
        stampsBefore = Comparison.stamps(old, context.stampsBefore)
        stampsAfter = Comparison.stamps(new, context.stampsAfter)
        let movement = StampMovement(
            stampsBefore, stampsAfter, habits: context.stampHabits, oldSeenAt: context.oldSeenAt)
        let notes = collector.edits.isEmpty ? nil : NoteMovement(old, new)
        // A note at the end of a paragraph that was rewritten is one as well.
        if notes?.certain != nil, collector.kinds.insert(.correctionNote).inserted { collector.severity = .major }
        let hasSubstance = collector.edits.contains { $0.kind.isSubstance }
        if hasSubstance { judgePast(&collector, old, new, context) }
        collector.compareStamps(movement)
        edits = collector.edits
        kinds = KindTable.importance.filter { collector.kinds.contains($0) }
        severity = collector.severity
        let verdict = DisclosureVerdict(
            movement, isSubstantial: hasSubstance, notes: notes, habits: context.stampHabits)
        disclosure = verdict.disclosure
        disclosureReason = verdict.reason
        statistics = Comparison.statistics(collector, old, new)
        suppressed = Suppression.sorted(collector.suppressions)
        fingerprints = edits.map { EditFingerprint($0) }
    }

    /// Reverts and fields that flip between known variants.
    private mutating func judgePast(
        _ collector: inout EditCollector, _ old: ArticleContent, _ new: ArticleContent, _ context: ComparisonContext
    ) {
        guard !context.history.versions.isEmpty else { return }
        let hashes = (old: ContentHash.of(old), new: ContentHash.of(new))
        revertsBack = context.history.revert(from: hashes.old, to: hashes.new)
        oscillating = context.history.oscillations(from: hashes.old, to: hashes.new)
        guard revertsBack != nil else { return }
        collector.kinds.insert(.revert)
        collector.severity = max(collector.severity, .minor)
    }

    private static func stamps(_ content: ArticleContent, _ beside: [Stamp]) -> [Stamp] {
        var stamps = content.stamps
        for stamp in [content.published, content.modified].compactMap(\.self) where !stamps.contains(stamp) {
            if !stamps.contains(where: { $0.role == stamp.role && $0.time == stamp.time }) { stamps.append(stamp) }
        }
        return stamps + beside
    }

    private static func statistics(
        _ collector: EditCollector, _ old: ArticleContent, _ new: ArticleContent
    ) -> ChangeRecord.Statistics {
        let changed = collector.wordsAdded + collector.wordsRemoved
        guard changed > 0 else { return ChangeRecord.Statistics() }
        let total = max(changed, 2 * WordCount.of(new) + collector.wordsRemoved - collector.wordsAdded)
        return ChangeRecord.Statistics(
            wordsAdded: collector.wordsAdded, wordsRemoved: collector.wordsRemoved,
            similarity: 1 - Double(changed) / Double(total))
    }
}

/// Words of an article, counted without cutting them.
enum WordCount {
    static func of(_ content: ArticleContent) -> Int {
        var count = 0
        for text in [content.headline, content.standfirst, content.byline] { count += text.map(of) ?? 0 }
        for block in content.blocks { count += of(block.text) }
        return count
    }

    /// A word begins behind a blank; each character of a script without spaces is one.
    static func of(_ text: String) -> Int {
        unsafe text.utf8.withContiguousStorageIfAvailable { unsafe of($0) } ?? of(text.utf8)
    }

    @inline(__always)
    private static func of(_ bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        var wasBlank: UInt8 = 1
        for byte in bytes {
            let isBlank: UInt8 = byte <= 0x20 ? 1 : 0
            let isCharacter = byte >= 0xE3 && byte <= 0xE9
            count &+= Int(wasBlank & (1 - isBlank)) | (isCharacter ? 1 : 0)
            wasBlank = isBlank
        }
        return count
    }
}

extension ArticleContent {
    /// A page that grows all day.
    public var isLive: Bool { traits.contains("live") || blocks.contains { $0.kind == .liveEntry } }
}
