import Model
import Scheduling

/// A source that answers and has brought nothing new for much longer than its own rhythm explains.
enum SilentSource {
    /// So many gaps of its rhythm without anything: with independent entries it happens once in 160,000 such spans.
    static let gaps = 12.0
    /// Weekends and holidays are no silence.
    static let least = Duration.days(3)
    /// A rhythm is known after so many entries, watched for so long.
    static let entriesNeeded = 5.0
    static let hoursNeeded = 48.0

    /// The rate of news an hour to hold a later silence against; nil when too little is known.
    static func rate(_ rhythm: SourceRhythm) -> Double? {
        rhythm.news >= entriesNeeded && rhythm.hours >= hoursNeeded ? rhythm.news / rhythm.hours : nil
    }

    /// What people should know of a source; nil when it is fine, fails anyway, or is not known well enough.
    static func warning(_ state: SourceState, now: Timestamp, pace: Pace) -> ServiceWarning? {
        guard state.kind != .page, state.isActive, state.failures.since == nil, state.nextCheckAt != nil else {
            return nil
        }
        let memo = SourceMemo(state.memo)
        guard let last = memo.lastNewsAt, let rate = memo.newsRate, rate > 0, last <= now else { return nil }
        let silence = pace.virtual(now - last)
        guard silence > least, silence.inSeconds / 3600 * rate > gaps else { return nil }
        return ServiceWarning(
            key: "source.silent \(state.id)",
            problem: "source \(state.id) answers and has brought nothing new for \(SurveyWords.duration(silence)); "
                + "before, it brought \(SurveyWords.decimal(rate * 24)) entries a day",
            step: "errata test \(state.id): does the site still fill this address?")
    }
}
