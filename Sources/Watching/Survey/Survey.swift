import Fetching
import Linux
import Model
import Scheduling
import Storage
import Synchronization

/// Looks now and then at what no single check can see: silence, noise, the clock, certificates, missing programs.
final class Survey: Sendable {
    private struct State {
        var clock = ClockWatch()
        var sources: [ServiceWarning] = []
        var certificates: [ServiceWarning] = []
    }

    /// Between two looks at the clock.
    static let beat = Duration.seconds(30)
    /// Between two looks at all sources, in beats.
    static let beatsBetween = 20
    /// So many sources of one kind are named.
    private static let named = 5

    private let state = Mutex(State())

    /// What a person should know now.
    var warnings: [ServiceWarning] {
        state.withLock { state in [state.clock.warning].compactMap(\.self) + state.sources + state.certificates }
    }

    /// Compares the clocks.
    func look(wall: Timestamp, boot: Duration) { state.withLock { $0.clock.look(wall: wall, boot: boot) } }

    /// Looks at the files of client certificates: here, for whoever asks for the state must not wait for a disk.
    func look(certificates files: Set<String>, now: Timestamp, end: (String) -> Int64? = CertificateExpiry.end) {
        let found = files.sorted().compactMap { CertificateExpiry.warning($0, end($0), now: now) }
        state.withLock { $0.certificates = found }
    }

    /// Looks at all sources.
    func look(_ reader: StoreReader, now: Timestamp, pace: Pace) throws(StoreError) {
        let silent = try reader.sources().compactMap { SilentSource.warning($0, now: now, pace: pace) }
        let noisy = try reader.changeLoads(now: now, day: pace.real(.days(1))).compactMap(NoisySource.warning)
        let turning = try reader.blockedArticles().compactMap(TurningPage.warning)
        let blocked = BlockedSource.warnings(try reader.blockedCounts())
        let found =
            Survey.shortened(silent, "source.silent", "sources are silent, too", "errata sources")
            + Survey.shortened(noisy, "source.noisy", "sources have very many changes, too", "errata sources")
            + Survey.shortened(
                turning, "article.turning", "addresses show another story at each look, too",
                "errata articles --life blocked")
            + Survey.shortened(
                blocked, "source.blocked", "sources have blocked articles, too", "errata articles --life blocked")
        state.withLock { $0.sources = found }
    }

    /// The first few; of the rest only how many there are.
    private static func shortened(
        _ warnings: [ServiceWarning], _ key: String, _ words: String, _ step: String
    ) -> [ServiceWarning] {
        let rest = warnings.count - named
        guard rest > 0 else { return warnings }
        return warnings.prefix(named) + [ServiceWarning(key: key, problem: "\(rest) \(words)", step: step)]
    }
}

extension Daemon {
    /// Surveys until the task is cancelled; what fails is tried again at the next turn.
    func keepSurvey() async {
        var beats = 0
        while !Task.isCancelled {
            let now = surroundings.now()
            survey.look(wall: now, boot: .milliseconds(SystemClock.bootMilliseconds))
            survey.look(certificates: CertificateExpiry.files(inForce), now: now)
            if beats % Survey.beatsBetween == 0 {
                let (survey, pace) = (survey, parts.pace)
                do {
                    try await store.read { (reader) throws(StoreError) in
                        try survey.look(reader, now: now, pace: pace)
                    }
                } catch { surroundings.log("survey: \(error)") }
            }
            beats += 1
            try? await Task.sleep(for: Survey.beat)
        }
    }

    /// What no single check reports and a person should know.
    public var warnings: [ServiceWarning] {
        let pdf = ServiceWarning(
            key: "pdf", problem: "a PDF came and the program that reads them, pdftotext, is not installed",
            step: "apt install poppler-utils")
        return survey.warnings + (parts.fetcher.lacksPDFProgram ? [pdf] : [])
    }
}
