/// What the order of two documents of one source says about single articles.
///
/// An entry that falls off the end of a feed is only old. One that is missing from its middle was taken out, and one
/// that was missing and stands there again was put back: both articles are looked at at once.
package struct Relisting: Equatable, Sendable {
    /// More at a time is a feed that was rearranged, and says nothing.
    static let limit = 4

    /// Articles that were listed and are not, although older ones still are.
    package var vanished: [String] = []
    /// Articles that were known before, were not listed last time, and are again.
    package var returned: [String] = []

    /// Compares two documents.
    ///
    /// - Parameters:
    ///   - before: the articles of the last document, in its order; may be empty.
    ///   - now: those of this one.
    ///   - known: those of this one that the store knew before.
    package init(before: [String], now: [String], known: Set<String>) {
        guard !before.isEmpty else { return }
        let (listed, past) = (Set(now), Set(before))
        if let last = before.lastIndex(where: listed.contains) {
            vanished = before[..<last].filter { !listed.contains($0) }
        }
        // A feed that became shorter and lost its end lost it to somebody's hand.
        if now.count < before.count, vanished.isEmpty, let last = before.last, !listed.contains(last) {
            vanished = before.filter { !listed.contains($0) }
        }
        returned = now.filter { known.contains($0) && !past.contains($0) }
        if vanished.count > Relisting.limit { vanished = [] }
        if returned.count > Relisting.limit { returned = [] }
    }
}
