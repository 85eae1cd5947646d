/// What a reader sees of the text at one place of a page, by the elements around it that hide or show.
///
/// `display: none` hides whatever stands inside; `visibility` and the colour of letters are inherited, and an element inside
/// may undo them.
struct Sight {
    /// One element that changes what is seen, up to the node after it.
    private struct Change {
        let end: Int32
        /// Nothing inside can be seen, whatever it says.
        let isGone: Bool
        /// What inside is out of sight unless it says otherwise.
        let ways: HidingStyle.Ways
        /// It stands within a line of text that is seen: its own text is left out of the line.
        let isInLine: Bool
        /// How many block elements are open where text stands directly in it.
        let depth: Int

        var hides: Bool { isGone || !ways.isEmpty }
    }

    private var changes: [Change] = []

    /// What the next element inherits; nil when nothing inside can be seen.
    var inherited: HidingStyle.Ways? {
        guard let last = changes.last else { return [] }
        return last.isGone ? nil : last.ways
    }

    /// Whether text here is out of sight.
    var isHidden: Bool { changes.last?.hides ?? false }

    /// Whether text here is to be left out of a line that is seen.
    var isLeftOut: Bool { changes.last.map { $0.hides && $0.isInLine } ?? false }

    /// Whether text with so many open block elements stands directly in the element that hides it.
    func isDirect(_ depth: Int) -> Bool { changes.last.map { $0.hides && $0.depth == depth } ?? false }

    /// Notes an element that hides or shows.
    mutating func enter(until end: Int32, isGone: Bool, ways: HidingStyle.Ways, isLine: Bool, depth: Int) {
        let isInLine = changes.last?.isInLine ?? isLine
        changes.append(Change(end: end, isGone: isGone, ways: ways, isInLine: isInLine, depth: depth))
    }

    /// Forgets the elements that have ended; true when text of a block can be seen or not from here on, unlike before.
    mutating func leave(at index: Int32) -> Bool {
        guard let last = changes.last, last.end <= index else { return false }
        while let last = changes.last, last.end <= index { changes.removeLast() }
        // What was hidden up to here ends as it always did: with its block.
        return !last.hides && !last.isInLine
    }
}
