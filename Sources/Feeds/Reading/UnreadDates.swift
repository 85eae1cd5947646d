/// The dates of a document that could not be read: how many, and the first, for a warning.
struct UnreadDates {
    private var count = 0
    private var first = ""

    mutating func append(_ literal: String) {
        if count == 0 { first = String(literal.prefix(40)) }
        count += 1
    }

    var warnings: [String] {
        switch count {
        case 0: []
        case 1: ["a date could not be read: \"\(first)\""]
        default: ["\(count) dates could not be read, the first is \"\(first)\""]
        }
    }
}
