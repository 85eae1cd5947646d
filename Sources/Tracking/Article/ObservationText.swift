import Model

/// Life-cycle events in words: what was observed, never what it may mean.
enum ObservationText {
    /// `present at 2026-11-23T11:00:00Z; 404 at 2026-11-23T12:00:00Z, 2026-11-23T12:10:00Z`.
    static func removal(lastPresent: Timestamp?, misses: [Miss]) -> String {
        let absence = misses.suffix(5).map { "\(word($0.status)) at \($0.at)" }.joined(separator: ", ")
        return [lastPresent.map { "present at \($0)" }, absence].compactMap { $0 }.joined(separator: "; ")
    }

    /// `404 at …; present again at …`.
    static func restoration(misses: [Miss], now: Timestamp) -> String {
        let absence = misses.last.map { "\(word($0.status)) at \($0.at); " } ?? ""
        return "\(absence)present again at \(now)"
    }

    private static func word(_ status: Int) -> String { status == 0 ? "another page in its place" : "\(status)" }
}
