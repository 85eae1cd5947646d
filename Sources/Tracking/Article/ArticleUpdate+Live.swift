import Basics
import Changes
import Model
import Scheduling

/// Pages that grow all day: every version is stored at once, the appends are told together.
extension ArticleUpdate {
    /// Another append to a live page.
    mutating func append(_ content: ArticleContent, capture: Capture) {
        if var burst = memo.burst {
            burst.appends.add(at: pace.virtual(now))
            memo.burst = burst
        } else {
            memo.burst = .init(
                appends: LiveBurst(at: pace.virtual(now)), version: state.version, before: lastSeenOld)
        }
        rebase(content, capture: capture)
        state.editCount += 1
        outcome = CheckOutcome("appended")
    }

    /// Whether the page has been quiet long enough, or the burst lasts long.
    var isBurstDue: Bool { memo.burst.map { $0.appends.due() <= pace.virtual(now) } ?? false }

    /// Tells the appends of a burst as one change.
    mutating func endBurst(_ comparison: Comparison) {
        guard let burst = memo.burst else { return }
        memo.burst = nil
        guard !comparison.isEmpty else { return }
        var record = change(.articleChanged)
        record.lastSeenOld = burst.before
        record.firstSeenNew = pace.real(burst.appends.firstAt)
        record.versionFrom = burst.version
        record.versionTo = state.version
        record.afterSHA256 = state.captureSHA256.map(Hex.encode)
        if burst.appends.appends > 1 {
            record.observation =
                "\(burst.appends.appends) appends from \(pace.real(burst.appends.firstAt)) to "
                + "\(pace.real(burst.appends.lastAt))"
        }
        describe(comparison, &record)
        changes.append(record)
    }
}
