public import Model
import Scheduling

/// What is remembered of a source beyond its state, for people who ask why it is as it is.
public struct SourceInsight: Sendable, Equatable {
    /// What decided the time of the next check, in words.
    public var nextReason: String?
    /// Entries a day that are expected, by which checks are planned.
    public var entriesPerDay: Double
    /// New entries seen; of a longer time half fades.
    public var entriesSeen: Double
    /// For how many hours it was watched for them; of a longer time half fades.
    public var hoursWatched: Double
    /// What the document asks of those who poll it, in words.
    public var wishes: [String]
    /// The hubs it names.
    public var hubs: [String]
    /// How often it was checked on each of the last days.
    public var checkDays: [CheckDays.Day]

    /// Reads what was remembered with a state.
    public init(_ state: SourceState) {
        let memo = SourceMemo(state.memo)
        nextReason = memo.nextReason
        hoursWatched = memo.rhythm.hours
        (entriesPerDay, entriesSeen) = (memo.rhythm.perDay, memo.rhythm.news)
        hubs = memo.hubs
        checkDays = memo.checkDays.days
        wishes = SourceInsight.wishes(memo.hints)
        if let seconds = memo.exchange.lifetimeSeconds, seconds > 0 {
            wishes.append("fresh for \(seconds) s (Cache-Control)")
        }
    }

    /// What a document asks of those who poll it, in words; nothing for one that asks nothing.
    public static func wishes(_ hints: PollingHints) -> [String] {
        var wishes: [String] = []
        if let minutes = hints.ttlMinutes { wishes.append("\(minutes) minutes between polls (ttl)") }
        if let seconds = hints.updatePeriodSeconds {
            wishes.append("\(seconds / 60) minutes between polls (sy:updatePeriod)")
        }
        if !hints.skipHours.isEmpty {
            wishes.append("no polls in the hours \(hints.skipHours.map(String.init).joined(separator: ", ")) GMT")
        }
        if !hints.skipDays.isEmpty { wishes.append("no polls on \(hints.skipDays.joined(separator: ", "))") }
        return wishes
    }
}
