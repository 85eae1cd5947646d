public import Model

/// What lies between two versions of an article: every edit with its kind, and what it means together.
public struct Comparison: Sendable, Equatable {
    /// How often a noise rule held something back.
    public struct Suppression: Sendable, Equatable {
        /// The rule's name, as `errata why` prints it.
        public var rule: String
        /// Edits or blocks held back.
        public var count: Int
        /// The first thing that it held back, shortened.
        public var example: String

        /// Most frequent first.
        static func sorted(_ rules: [String: Suppression]) -> [Suppression] {
            rules.values.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
        }
    }

    /// Word-level, field by field, in reading order.
    public internal(set) var edits: [Edit] = []
    /// The kinds of all edits, most important first; a figure of any sort also counts as `number`.
    public internal(set) var kinds: [EditKind] = []
    /// The highest severity of all edits.
    public internal(set) var severity: Severity = .cosmetic
    /// Whether the publisher made the change known.
    public internal(set) var disclosure: Disclosure = .unknown
    /// The stamps and notes that the disclosure rests on, in words.
    public internal(set) var disclosureReason = ""
    /// How much was changed.
    public internal(set) var statistics = ChangeRecord.Statistics()
    /// All stamps of the old and the new version that were weighed.
    public internal(set) var stampsBefore: [Stamp] = []
    /// The stamps of the new version.
    public internal(set) var stampsAfter: [Stamp] = []
    /// What noise rules held back, most frequent first.
    public internal(set) var suppressed: [Suppression] = []
    /// How many versions back the same content stood, when this change restores it: 2 is A, B, A.
    public internal(set) var revertsBack: Int?
    /// Fields that flip between known variants.
    public internal(set) var oscillating: [FieldHistory.Oscillation] = []
    /// One fingerprint for each edit, equal for the same difference on another article.
    public internal(set) var fingerprints: [EditFingerprint] = []

    /// True when nothing differs that a reader or an archivist would call different.
    public var isEmpty: Bool { edits.isEmpty }

    /// True when words, figures or captions differ: more than stamps, pictures, links and typography.
    public var isSubstantial: Bool { edits.contains { $0.kind.isSubstance } }

    /// Compares two versions of one article.
    ///
    /// - Parameters:
    ///   - old: the version that was known.
    ///   - new: the version just read, by the same extractor generation.
    ///   - context: what is known about the site and the article's past.
    /// - Returns: the comparison; `isEmpty` when there is nothing to record.
    public static func compare(
        _ old: ArticleContent, _ new: ArticleContent, context: ComparisonContext = ComparisonContext()
    ) -> Comparison {
        let language = (context.language ?? new.language ?? old.language).map(Comparison.primary)
        var collector = EditCollector(language: language, furniture: context.furniture)
        collector.isLive = new.isLive
        collector.compare(.headline, old.headline, new.headline, kind: .headline)
        collector.compare(.standfirst, old.standfirst, new.standfirst, kind: .standfirst)
        collector.compare(.byline, old.byline, new.byline, kind: .byline)
        for (before, after) in zip(Fields.lists(old), Fields.lists(new)) {
            collector.compare(before.0, before.1, after.1)
        }
        collector.compareImages(old.images, new.images)
        collector.compareAddress(old.canonicalURL, new.canonicalURL)
        return Comparison(collector, old, new, context)
    }

    /// The primary subtag of a language tag, in lower case.
    private static func primary(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}

extension Comparison {
    /// Adds what was held back before the versions were compared.
    ///
    /// - Parameter found: the rule for each, and what it held back.
    public mutating func addHeldBack(_ found: [(rule: String, example: String)]) {
        guard !found.isEmpty else { return }
        var all = Dictionary(suppressed.map { ($0.rule, $0) }) { first, _ in first }
        for (rule, example) in found {
            all[rule, default: Suppression(rule: rule, count: 0, example: String(example.prefix(120)))].count += 1
        }
        suppressed = Suppression.sorted(all)
    }
}

extension EditKind {
    /// Whether an edit of this kind changes what the article says.
    public var isSubstance: Bool {
        switch self {
        case .cosmetic, .link, .image, .stamp: false
        default: true
        }
    }
}
