import Configuration
import Fetching
import Model
import Scheduling
import Watching

/// Tells how a fetch went and when the next would be.
struct FetchReport {
    let console: Console
    /// What the document itself asks for.
    var hints = PollingHints()

    init(console: Console) { self.console = console }

    /// The way to the page, step by step.
    ///
    /// - Parameters:
    ///   - fetch: how it went.
    ///   - again: how it went with the validators of the first, when there were any.
    ///   - asksRobots: whether robots.txt had a say.
    func way(_ fetch: Fetch, _ again: Fetch?, asksRobots: Bool) {
        console.print("fetch")
        var table = TextTable(indent: 2)
        for step in fetch.steps where step != fetch.outcome.explanation { table.add(step) }
        if fetch.steps.isEmpty { for hop in fetch.hops { table.add("\(hop.status)", hop.url) } }
        console.print(table)
        var facts = TextTable(indent: 2)
        facts.add("outcome", fetch.outcome.explanation)
        if let hint = fetch.hint(for: fetch.finalURL) { facts.add("try", hint) }
        facts.add("took", "\((fetch.fetchedAt - fetch.startedAt).milliseconds) ms")
        if let url = fetch.permanentURL { facts.add("moved for good", url) }
        if let page = fetch.page { facts.add("content type", page.contentType ?? "not stated") }
        if !asksRobots { facts.add("robots.txt", "not asked: you configured this address yourself") }
        for (name, value) in validators(fetch.validators) { facts.add(name, value) }
        if let again { facts.add("asked again with them", words(again)) }
        if let fresh = fetch.freshFor { facts.add("fresh for", DurationText.describe(fresh)) }
        if let time = fetch.retryAfter { facts.add("not before", time.iso8601) }
        console.print(facts)
    }

    private func words(_ again: Fetch) -> String {
        switch again.outcome {
        case .notModified: "304, so a check without news transfers hardly anything"
        case .fresh: "200 with the whole document: the server does not honour them"
        default: again.outcome.explanation
        }
    }

    private func validators(_ validators: Validators?) -> [(String, String)] {
        guard let validators, !validators.isEmpty else {
            return [("validators", "none, every check transfers the whole")]
        }
        return [("ETag", validators.entityTag), ("Last-Modified", validators.lastModified)].compactMap { name, bytes in
            bytes.map { (name, String(decoding: $0, as: UTF8.self)) }
        }
    }

    /// When the next check would be, and why.
    func next(_ fetch: Fetch, _ source: Source, _ settings: Settings) {
        var history = SourceHistory()
        if !fetch.outcome.isSuccess {
            history.failures = 1
            history.trouble = fetch.outcome.trouble
        }
        var wishes = SourceSchedule.Hints()
        wishes.polling = hints
        wishes.freshFor = fetch.freshFor
        wishes.notBefore = fetch.notBefore
        let limits = SourceSchedule.Limits(interval: source.interval ?? settings.defaults.interval)
        let now = fetch.fetchedAt
        let plan = SourceSchedule.next(history, hints: wishes, limits: limits, now: now, seed: 1)
        console.print("\nschedule, as if this were the first check")
        console.print("  " + plan.explanation(now: now))
    }
}
