import Changes
import Model
import Scheduling

extension ArticleUpdate {
    /// What one look makes of its differences.
    struct Confirmation: Equatable {
        /// For each difference whether the new side is taken over.
        var takes: [Bool] = []
        /// For each difference whether it is taken over without a word.
        var isSilent: [Bool] = []
        /// Some of them wait for another look.
        var isWaiting = false
        /// The version whose stamps the believed ones are held against: the one they were first seen to differ from.
        var version: Int?
        /// How often each rule decided.
        var rules: [String: Int] = [:]
        /// Facts that were new, and facts of the last look that this one does not show.
        var churn = ChurnRate()

        /// Whether something is to be told.
        var isNews: Bool { zip(takes, isSilent).contains { $0 && !$1 } }
    }

    /// After so many looks what is believed is told, whatever still waits.
    static let longestHold = 4
    /// For so long what is believed waits for what will be decided soon.
    static let longestWait = Duration.minutes(30)

    /// Counts the looks at each difference and says which are believed now.
    ///
    /// What one look showed first belongs together and is told together: while a part of it waits, the rest is held for
    /// a few looks.
    ///
    /// - Parameters:
    ///   - differences: between what stands and the look.
    ///   - verdicts: how much evidence each needs.
    ///   - places: the kind of place of each.
    /// - Returns: what is believed.
    mutating func confirm(
        _ differences: [Difference], _ verdicts: [ConfirmationPolicy.Verdict], places: [UInt64] = []
    ) -> Confirmation {
        var confirmation = Confirmation()
        var seen: [UInt64: PendingDifferences.Sighting] = [:]
        var believed: [(index: Int, sighting: PendingDifferences.Sighting)] = []
        var waiting: [(index: Int, sighting: PendingDifferences.Sighting, looks: Int, apart: Duration)] = []
        let isTooMany = differences.reduce(0) { $0 + $1.facts.count } > PendingDifferences.limit
        let all = isTooMany ? [differences.reduce(0) { $1.facts.reduce($0) { ($0 &* 31) ^ $1 } }] : []
        for (index, pair) in zip(differences, verdicts).enumerated() {
            confirmation.takes.append(false)
            confirmation.isSilent.append(false)
            switch pair.1 {
            case .silent(let rule):
                confirmation.takes[index] = true
                confirmation.isSilent[index] = true
                confirmation.rules[rule, default: 0] += 1
            case .leave(let rule): confirmation.rules[rule, default: 0] += 1
            case .needs(let looks, let apart):
                let sighting = look(at: pair.0, isTooMany ? all : pair.0.facts, &seen)
                let elapsed = pace.virtual(now) - pace.virtual(sighting.since)
                if sighting.looks >= looks, elapsed >= apart {
                    believed.append((index, sighting))
                } else {
                    waiting.append((index, sighting, looks, apart))
                }
            }
        }
        let along = Set(waiting.map(\.index).filter { goesAlong($0, differences, Set(believed.map(\.index))) })
        believed += waiting.filter { along.contains($0.index) }.map { ($0.index, $0.sighting) }
        waiting.removeAll { along.contains($0.index) }
        let taken = Set(believed.map(\.index))
        believed.removeAll { isHalf($0.index, differences, verdicts, taken) }
        let isHeld = hold(believed.map(\.sighting), waiting.map { ($0.sighting, $0.looks, $0.apart) })
        if !isHeld {
            believe(believed, differences, &confirmation, &seen)
            for (index, sighting) in believed where places.indices.contains(index) {
                let place = places[index]
                memo.told.add(differences[index], place: place, looks: sighting.looks, now: pace.virtual(now))
            }
        }
        confirmation.isWaiting = isHeld || !waiting.isEmpty
        remember(seen, differences, verdicts, believed: isHeld ? [] : believed.map(\.index), &confirmation)
        memo.pending.isUrgent = isHeld
        return confirmation
    }

    /// The latest first sight of a difference's facts and the fewest looks at them; or its best mark.
    private func look(
        at difference: Difference, _ facts: [UInt64], _ seen: inout [UInt64: PendingDifferences.Sighting]
    ) -> PendingDifferences.Sighting {
        // What was told in vain there is another one each time: only the text itself counts.
        let marks = memo.told.failures(before: difference) == 0 ? difference.marks.prefix(8) : []
        let fresh = PendingDifferences.Sighting(
            since: now, before: lastSeenOld, version: state.version, isBlock: difference.nature == .came)
        for fact in facts + marks where seen[fact] == nil {
            var fresh = fresh
            // A block counts once, however many sentences it has.
            fresh.isBlock = fresh.isBlock && fact == facts.first
            var sighting = memo.pending.facts[fact]
            sighting?.looks += 1
            // A clock that ran ahead must not keep an edit waiting until that time has come.
            if let since = sighting?.since { sighting?.since = min(since, now) }
            seen[fact] = sighting ?? fresh
        }
        let whole = facts.compactMap { seen[$0] }.min { ($0.looks, $1.since) < ($1.looks, $0.since) }
        let mark = marks.compactMap { seen[$0] }.max { $0.looks < $1.looks }
        guard let mark, let whole, mark.looks > whole.looks else { return whole ?? mark ?? fresh }
        return mark
    }

    /// Whether a difference that would wait is believed with others of the same look.
    ///
    /// An edit within a block is seldom alone, and half an edit misleads: a passage that took another's place, a first
    /// paragraph that is the standfirst. A label whose figure differs, a line glued to a text, a block that was told in
    /// vain, and one that came or went by itself, prove nothing by their company.
    private func goesAlong(_ index: Int, _ differences: [Difference], _ believed: Set<Int>) -> Bool {
        let difference = differences[index]
        let repeatsField = { (half: Difference) in
            believed.contains { place in
                let field = differences[place]
                return field.nature == .field
                    && (half.after.map { $0 == field.after } ?? half.before.map { $0 == field.before } ?? false)
            }
        }
        if repeatsField(difference) { return true }
        if let counterpart = difference.counterpart {
            return believed.contains(counterpart) || repeatsField(differences[counterpart])
        }
        return difference.nature == .edited && !(difference.isLabel && difference.isFigures)
            && difference.gluedLines.isEmpty && !believed.isEmpty && memo.told.failures(before: difference) == 0
    }

    /// Whether a line that went is no more than one side of a line that is not believed: a score or a promotion that
    /// takes turns with the next.
    private func isHalf(
        _ index: Int, _ differences: [Difference], _ verdicts: [ConfirmationPolicy.Verdict], _ believed: Set<Int>
    ) -> Bool {
        let difference = differences[index]
        guard difference.nature == .went, difference.field == .body, let other = difference.counterpart,
            !believed.contains(other), [difference.before, differences[other].after].allSatisfy(isLine)
        else { return false }
        if case .silent = verdicts[other] { return false }
        return true
    }

    private func isLine(_ text: String?) -> Bool { text.map { !BlockMeasure($0).isSentence } ?? false }

    /// Whether what is believed waits for what was first seen together with it, or is new and will be decided by the
    /// next look.
    private func hold(
        _ believed: [PendingDifferences.Sighting],
        _ waiting: [(sighting: PendingDifferences.Sighting, looks: Int, apart: Duration)]
    ) -> Bool {
        guard let first = believed.map(\.since).min(), let looks = believed.map(\.looks).max() else { return false }
        let isPatient = pace.virtual(now) - pace.virtual(first) < ArticleUpdate.longestWait
        return waiting.contains { (sighting, needed, apart) in
            if looks < ArticleUpdate.longestHold {
                return sighting.since <= first || needed == 2 && sighting.looks == 1
            }
            return sighting.since <= first && needed <= 4 && apart < ArticleUpdate.longestWait && isPatient
        }
    }

    private mutating func believe(
        _ believed: [(index: Int, sighting: PendingDifferences.Sighting)], _ differences: [Difference],
        _ confirmation: inout Confirmation, _ seen: inout [UInt64: PendingDifferences.Sighting]
    ) {
        for (index, sighting) in believed {
            confirmation.takes[index] = true
            memo.flips.tell(differences[index])
            confirmation.version = min(confirmation.version ?? sighting.version, sighting.version)
            for fact in differences[index].facts + differences[index].marks { seen[fact] = nil }
        }
        guard let since = believed.map(\.sighting.since).min() else { return }
        firstSeenNew = min(firstSeenNew ?? since, since)
        lastSeenOld = believed.compactMap(\.sighting.before).min() ?? lastSeenOld
    }

    /// Keeps what waits, and notes what the last look showed and this one does not.
    private mutating func remember(
        _ seen: [UInt64: PendingDifferences.Sighting], _ differences: [Difference],
        _ verdicts: [ConfirmationPolicy.Verdict],
        believed: [Int], _ confirmation: inout Confirmation
    ) {
        let shown = Set(differences.flatMap { $0.facts + $0.marks })
        confirmation.churn.vanished = memo.pending.facts.count {
            $0.value.isBlock && $0.value.looks == 1 && !shown.contains($0.key)
        }
        confirmation.churn.came = seen.values.count { $0.isBlock && $0.looks == 1 }
        let headline = differences.indices.first { differences[$0].field == .headline && !believed.contains($0) }
        let pending = headline.flatMap { index -> String? in
            guard case .needs = verdicts[index] else { return nil }
            return differences[index].after
        }
        if let gone = memo.pending.headline, gone != pending, !differences.contains(where: { $0.after == gone }) {
            memo.variants.wentAgain(gone)
        }
        memo.pending.headline = pending.map { String($0.prefix(200)) }
        let isProgress = !believed.isEmpty || seen.values.contains { $0.looks > 1 }
        if seen.isEmpty {
            memo.pending.wasted = max(0, memo.pending.wasted - 1)
        } else {
            memo.pending.wasted = isProgress ? 0 : min(16, memo.pending.wasted + 1)
        }
        memo.pending.facts = seen
    }
}
