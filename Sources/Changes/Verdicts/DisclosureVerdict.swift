import Model

/// Whether the publisher made a change known, and what that rests on.
struct DisclosureVerdict {
    var disclosure: Disclosure
    var reason: String

    /// Weighs stamps and notes.
    ///
    /// "Undeclared" accuses somebody, so it needs more certainty than "declared": what may be a note, or a time that may be
    /// a stamp, is enough against it.
    ///
    /// - Parameters:
    ///   - movement: what became of the stamps.
    ///   - isSubstantial: whether what the article says was changed.
    ///   - notes: the notes that came.
    ///   - habits: what is known of the site's stamps.
    init(_ movement: StampMovement, isSubstantial: Bool, notes: NoteMovement?, habits: StampHabits) {
        if let contradiction = DisclosureVerdict.contradiction(movement) {
            self.init(.inconsistent, contradiction)
            return
        }
        let told =
            movement.declared.map { "\($0.after.origin) “\($0.before.literal)” → “\($0.after.literal)”" }
            + movement.appeared.filter { movement.declares($0) }.map { "\($0.named) appeared" }
        if !isSubstantial {
            self = DisclosureVerdict.withoutSubstance(told)
        } else if let note = notes?.certain {
            self.init(
                .declared, "a note says so: “\(note)”" + (told.isEmpty ? "" : "; " + told.joined(separator: "; ")))
        } else if !told.isEmpty {
            self.init(.declared, told.joined(separator: "; "))
        } else if let note = notes?.possible {
            self.init(.unknown, "what came may be a note on it: “\(note)”")
        } else {
            self = DisclosureVerdict.silent(movement, habits)
        }
    }

    private init(_ disclosure: Disclosure, _ reason: String) {
        self.disclosure = disclosure
        self.reason = reason
    }

    private static func withoutSubstance(_ told: [String]) -> DisclosureVerdict {
        told.isEmpty
            ? DisclosureVerdict(.unknown, "nothing of substance was changed and no stamp moved")
            : DisclosureVerdict(.stampOnly, told.joined(separator: "; ") + ", and the words are the same")
    }

    /// Substance changed and nothing moved.
    private static func silent(_ movement: StampMovement, _ habits: StampHabits) -> DisclosureVerdict {
        let still = movement.still.filter { $0.isDeclaration && $0.role == .modified }
        guard !still.isEmpty else {
            return DisclosureVerdict(.unknown, "the page carries no stamp of modification")
        }
        let telling = still.filter { !habits.neverMoves($0.origin) }
        guard !telling.isEmpty else {
            return DisclosureVerdict(
                .unknown, "this site’s stamps do not move on edits: " + still.map(\.named).joined(separator: ", "))
        }
        guard telling.contains(where: \.isOnPage) else {
            // A feed may be written later than its pages.
            return DisclosureVerdict(
                .unknown,
                "the page carries no stamp of modification, and " + telling.map(\.named).joined(separator: ", ")
                    + " stood still")
        }
        if let open = movement.doubtful.first {
            return DisclosureVerdict(
                .unknown, "a time that may be a stamp moved: “\(open.before.literal)” → “\(open.after.literal)”")
        }
        return DisclosureVerdict(.undeclared, telling.map(\.named).joined(separator: ", ") + " stood still")
    }

    // MARK: Contradictions

    /// Slack for stamps that are rounded or written one after the other.
    private static let slack = Duration.minutes(2)

    private static func contradiction(_ movement: StampMovement) -> String? {
        if let pair = movement.retreated.first(where: { $0.after.isDeclaration && $0.after.role != .unknown }) {
            return "\(pair.after.origin) went back: “\(pair.before.literal)” → “\(pair.after.literal)”"
        }
        return earlierThanPublished(movement) ?? disagreement(movement)
    }

    private static func earlierThanPublished(_ movement: StampMovement) -> String? {
        let page = movement.after.filter { $0.isOnPage && $0.zoneConfidence == .explicit && !$0.isDateOnly }
        for modified in page where modified.role == .modified {
            guard let time = modified.time else { continue }
            for published in page where published.role == .published {
                guard let first = published.time, time + slack < first else { continue }
                // A site that always writes them so contradicts itself once, not at every edit.
                let isNew = !movement.still.contains(modified) || !movement.still.contains(published)
                if isNew { return "\(modified.named) is earlier than \(published.named)" }
            }
        }
        return nil
    }

    /// Stamps of the page that agreed before and of which only one moved.
    private static func disagreement(_ movement: StampMovement) -> String? {
        for pair in movement.advanced where isTelling(pair.after) {
            for still in movement.still where isTelling(still) {
                guard let before = pair.before.time, let stood = still.time, let now = pair.after.time else { continue }
                let agreed = before - stood
                guard agreed <= slack, agreed >= .zero - slack, now - stood > slack else { continue }
                return "\(pair.after.named) moved and \(still.named), which agreed with it, did not"
            }
        }
        return nil
    }

    private static func isTelling(_ stamp: Stamp) -> Bool {
        stamp.isOnPage && stamp.role == .modified && stamp.zoneConfidence == .explicit && !stamp.isDateOnly
    }
}
