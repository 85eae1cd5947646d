/// How much of a listing is shown: what `--limit` says, else a screenful for people and everything for programs.
struct ListLimit {
    /// Rows of one question to the store; a longer listing is read in such pages.
    static let page = 500

    /// At most so many; `.max` for all.
    let count: Int

    /// - Parameters:
    ///   - arguments: the command line.
    ///   - standard: how many a person is shown who did not say.
    init(_ arguments: ParsedArguments, standard: Int) {
        let isForPrograms = arguments.has(.json)
        let wanted = arguments.number(.limit) ?? (isForPrograms ? 0 : standard)
        count = wanted == 0 ? .max : wanted
    }

    /// How many rows the next page may have, after so many.
    func next(after shown: Int) -> Int { min(ListLimit.page, count - shown) }

    /// Says that a list for people was cut, and how to see all of it.
    ///
    /// - Parameters:
    ///   - shown: rows that were shown.
    ///   - arguments: the command line.
    ///   - total: how many there are; asked only when there may be more.
    func explain(_ shown: Int, _ arguments: ParsedArguments, total: () throws -> Int) rethrows {
        guard shown == count, !arguments.has(.json) else { return }
        let total = try total()
        guard total > shown else { return }
        arguments.console.say("errata: \(shown) of \(total), --limit 0 for all")
    }
}
