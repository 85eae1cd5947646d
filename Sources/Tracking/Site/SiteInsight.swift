import Changes

/// What was learned about a site, in words for people.
public enum SiteInsight {
    /// One sentence for each thing that is known; nothing for a site just met.
    public static func words(_ model: SiteModel) -> [String] {
        stamps(model.stampHabits) + furniture(model) + doubts(model)
    }

    private static func stamps(_ habits: StampHabits) -> [String] {
        habits.origins.sorted { $0.key < $1.key }.compactMap { origin, counters in
            if habits.isClock(origin) { return "the stamp \(origin) moves at every look and declares nothing" }
            if habits.neverMoves(origin) { return "the stamp \(origin) does not move when articles are edited" }
            guard counters.edits > 0 else { return nil }
            return "the stamp \(origin) moved with \(counters.movedOnEdit) of \(counters.edits) edits"
        }
    }

    private static func furniture(_ model: SiteModel) -> [String] {
        let count = model.boilerplate.fingerprints.count
        return count > 0 ? ["\(count) blocks stand on page after page and belong to no article"] : []
    }

    private static func doubts(_ model: SiteModel) -> [String] {
        let churn = model.churn
        let gone = "of \(churn.came) doubtful differences \(churn.vanished) were gone at the next look"
        let rules = model.rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return (churn.came > 0 ? [gone] : [])
            + rules.map { "left out or held back as \($0.key.replacing("-", with: " ")): \($0.value)" }
    }
}
