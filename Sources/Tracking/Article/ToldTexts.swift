import Basics
import Changes
import JSON
import Model

/// What was told of an article lately, until it is known whether it lasts.
///
/// Bounded; the oldest are forgotten first.
struct ToldTexts: Sendable, Equatable {
    /// How long something that was told stood.
    struct Fate: Sendable, Equatable {
        /// The kind of place (`ConfirmationPolicy.place`).
        var place: UInt64
        /// It stood for hours and several looks.
        var isLasting: Bool
    }

    private struct Told: Sendable, Equatable {
        var text: UInt64
        var place: UInt64
        var since: Timestamp
        var looks = 0
        /// Edits of one block in a row, this one among them, before each of which the block had been missing for a while.
        var edits = 0
        /// It was seen to be gone before it had lasted; kept for what follows at its place.
        var isGone = false
        /// Edits of one block in a row before this one that the next look did not show any more.
        var fleeting = 0
        /// It was told at first sight.
        var isOfOneLook = false
        /// And the next look did not show it.
        var wasFleeting = false
        /// A look did not show it, nor another text in its place.
        var wasMissing = false
    }

    /// More texts are not followed.
    static let limit = 24
    /// What stood so long, at so many looks, lasts.
    static let lastingTime = Duration.hours(4)
    static let lastingLooks = 4

    private var told: [Told] = []

    var isEmpty: Bool { told.isEmpty }

    /// Takes note of what was told.
    ///
    /// - Parameters:
    ///   - difference: what was told.
    ///   - place: the kind of place.
    ///   - looks: how many looks had shown it by then.
    ///   - now: on the schedule's clock.
    mutating func add(_ difference: Difference, place: UInt64, looks: Int = 1, now: Timestamp) {
        let isEdit = difference.nature == .edited
        let (edits, fleeting) = isEdit ? (edits(before: difference) + 1, fleeting(before: difference)) : (0, 0)
        for line in ToldTexts.lines(difference.after) {
            told.append(
                Told(
                    text: ToldTexts.key(line, difference), place: place, since: now, edits: edits, fleeting: fleeting,
                    isOfOneLook: looks < 2))
        }
        told.removeFirst(max(0, told.count - ToldTexts.limit))
    }

    /// Counts a look, and says what became of what was told before.
    ///
    /// - Parameters:
    ///   - differences: between what stands and the look.
    ///   - flips: what was left before: a text that comes back takes turns.
    ///   - last: when the article was looked at before, on the schedule's clock.
    ///   - now: on the schedule's clock.
    /// - Returns: the fates that are decided, each once; what is gone is kept until it would have lasted.
    mutating func fates(
        _ differences: [Difference], flips: TextFlips = TextFlips(), last: Timestamp? = nil, now: Timestamp
    ) -> [Fate] {
        var (gone, missing, further) = (Set<UInt64>(), Set<UInt64>(), Set<UInt64>())
        for difference in differences {
            let keys = ToldTexts.lines(difference.before).map { ToldTexts.key($0, difference) }
            gone.formUnion(keys)
            if difference.nature == .went { missing.formUnion(keys) }
            if difference.isFurtherEdit, !flips.bringsBack(difference) { further.formUnion(keys) }
        }
        var fates: [Fate] = []
        told.removeAll { entry in
            let isLasting = now - entry.since >= ToldTexts.lastingTime && entry.looks + 1 >= ToldTexts.lastingLooks
            if isLasting, !entry.isGone { fates.append(Fate(place: entry.place, isLasting: true)) }
            return isLasting
        }
        for index in told.indices {
            told[index].looks += 1
            if missing.contains(told[index].text) { told[index].wasMissing = true }
            guard !told[index].isGone, gone.contains(told[index].text) else { continue }
            told[index].isGone = true
            told[index].wasFleeting = told[index].isOfOneLook && last.map { $0 <= told[index].since } ?? false
            // A story that is being written says nothing of what is told at such a place.
            let isFleeting = told[index].wasFleeting && told[index].fleeting > 0
            guard isFleeting || told[index].wasMissing || !further.contains(told[index].text) else { continue }
            fates.append(Fate(place: told[index].place, isLasting: false))
        }
        return fates
    }

    /// How often the block that a difference edits was told in vain: edits in a row, none of which had lasted, where the
    /// block comes and goes as well, or which the very next look did not show any more.
    ///
    /// What a publisher edits again and again stays on the page meanwhile, and nobody writes at the pace at which we look.
    func failures(before difference: Difference) -> Int {
        // Two may follow each other by chance.
        max(edits(before: difference), fleeting(before: difference) - 2)
    }

    /// How many edits in a row were gone at the next look, the block's own telling among them.
    private func fleeting(before difference: Difference) -> Int {
        entries(before: difference).filter(\.wasFleeting).map { $0.fleeting + 1 }.max() ?? 0
    }

    /// How many edits in a row were told at the block, none of which had lasted.
    private func edits(before difference: Difference) -> Int {
        entries(before: difference).filter(\.wasMissing).map(\.edits).max() ?? 0
    }

    /// What was told of the block that a difference edits.
    private func entries(before difference: Difference) -> [Told] {
        guard !told.isEmpty else { return [] }
        let keys = ToldTexts.lines(difference.before).map { ToldTexts.key($0, difference) }
        return told.filter { keys.contains($0.text) }
    }

    private static func lines(_ text: String?) -> [Substring] { (text ?? "").split(separator: "\n") }

    /// A text that was moved is gone when it is moved again.
    private static func key(_ line: Substring, _ difference: Difference) -> UInt64 {
        let kind = StableHash.of(difference.field.rawValue) ^ (difference.nature == .moved ? 1 : 0)
        return BlockFingerprint(String(line)).value ^ kind
    }
}

extension ToldTexts {
    /// Reads what `write` wrote.
    init(json value: JSONValue?) {
        for entry in (value?.array ?? []).prefix(ToldTexts.limit) {
            let words = (entry["text"]?.string ?? "").split(separator: " ").compactMap { UInt64($0, radix: 36) }
            guard words.count == 2, let since = entry["since"]?.timestamp else { continue }
            var text = Told(text: words[0], place: words[1], since: since, looks: entry["looks"]?.int ?? 0)
            text.edits = entry["edits"]?.int ?? 0
            text.isGone = entry["gone"]?.bool ?? false
            text.wasMissing = entry["missing"]?.bool ?? false
            text.fleeting = entry["fleeting"]?.int ?? 0
            text.isOfOneLook = entry["one_look"]?.bool ?? false
            text.wasFleeting = entry["was_fleeting"]?.bool ?? false
            told.append(text)
        }
    }

    /// What is followed, for the store.
    func write(to json: inout JSONWriter) {
        json.array { json in
            for entry in told {
                json.object { json in
                    json.field("text", "\(String(entry.text, radix: 36)) \(String(entry.place, radix: 36))")
                    json.optional("since", entry.since)
                    json.field("looks", entry.looks)
                    if entry.edits > 0 { json.field("edits", entry.edits) }
                    if entry.isGone { json.field("gone", true) }
                    if entry.wasMissing { json.field("missing", true) }
                    if entry.fleeting > 0 { json.field("fleeting", entry.fleeting) }
                    if entry.isOfOneLook { json.field("one_look", true) }
                    if entry.wasFleeting { json.field("was_fleeting", true) }
                }
            }
        }
    }
}

extension Difference {
    /// A sentence of which most stayed was edited where it stood: what a publisher does while a story develops, and
    /// neither a line nor a promotion that takes turns.
    fileprivate var isFurtherEdit: Bool {
        nature == .edited && isSentence && !isRewritten && !isTail && gluedLines.isEmpty && exchange == nil
    }
}
