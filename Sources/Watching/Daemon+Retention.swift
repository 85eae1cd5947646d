import Configuration
import Model
import Storage
import Synchronization

extension Daemon {
    /// The name under which the store remembers when the retention was last applied.
    private static let lastApplied = "retention_applied_at"

    /// Deletes once a day what the configured retention allows.
    func keepRetention() async {
        while !Task.isCancelled {
            await applyRetention()
            try? await Task.sleep(for: .seconds(600))
        }
    }

    /// Lets go what the retention allows, unless that was done within the last day; a failure is tried again later.
    func applyRetention() async {
        let now = surroundings.now()
        let allowed = Retention(settings.withLock { $0.retention }, now: now)
        guard allowed != Retention() else { return }
        do {
            let last = try await store.read { (reader) throws(StoreError) in try reader.setting(Daemon.lastApplied) }
            // A time in the future is from a clock that ran ahead.
            if let last = last.flatMap({ Timestamp(iso8601: $0) }), last <= now, now - last < .hours(24) { return }
            let done = try await store.compact(allowed)
            try await store.setSetting(now.iso8601, for: Daemon.lastApplied)
            guard done.captures + done.deliveries > 0 else { return }
            surroundings.log(
                "retention: deleted \(done.captures.counted("captured page", "captured pages")) and "
                    + "\(done.deliveries.counted("delivery", "deliveries")); the store had "
                    + "\(done.bytesBefore / 1_000_000) MB and has \(done.bytesAfter / 1_000_000) MB")
        } catch {
            guard !Task.isCancelled else { return }
            surroundings.log("retention: \(error)")
        }
    }
}

extension Retention {
    /// What the settings allow to let go at that time.
    ///
    /// - Parameters:
    ///   - settings: how long things are kept.
    ///   - now: the time.
    init(_ settings: RetentionSettings, now: Timestamp) {
        self.init()
        capturesBefore = settings.captures.map { now - $0 }
        deliveriesBefore = settings.deliveries.map { now - $0 }
    }
}
