import Configuration
import Model
import Storage

/// `errata compact`.
enum CompactCommand {
    static let command = Command(
        name: "compact", group: .proving, summary: "Let go what the retention allows, and free room on the disk",
        details: [
            "Needs the store for itself: stop the daemon first. Changes, versions and the change log are always kept. "
                + "Without an option the configured retention holds; by default nothing is let go.",
            "Of captured pages the newest of each article stays in any case. A version whose page went can still be "
                + "read and compared, but not be extracted anew.",
        ],
        options: [.config, .store, captures, deliveries, searchIndex],
        examples: [.init("errata compact --captures-older-than 365d", "Keep raw pages for a year")], run: run)

    static let searchIndex = Option(
        flag: "search-index",
        "Write the search index again from the stored versions, when errata verify found it damaged")
    static let captures = Option(
        "captures-older-than", "DURATION", .duration, "Let raw pages go that were captured earlier")
    static let deliveries = Option(
        "deliveries-older-than", "DURATION", .duration, "Let finished deliveries go of changes observed earlier")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let settings = arguments.text(.store) == nil ? try arguments.settings() : nil
        guard let path = arguments.text(.store) ?? settings?.store else { return .failed }
        var retention = Retention()
        let now = Timestamp.now
        retention.capturesBefore = (arguments.duration(captures) ?? settings?.retention.captures).map { now - $0 }
        retention.deliveriesBefore = (arguments.duration(deliveries) ?? settings?.retention.deliveries).map { now - $0 }
        // A store that is not there must not be made by this.
        _ = try arguments.storeReader()
        let allowed = retention
        let makesIndex = arguments.has(searchIndex)
        let done = try waitFor {
            let store = try await Store.open(path)
            if makesIndex { try await store.makeSearchIndex() }
            let done = try await store.compact(allowed)
            await store.close()
            return done
        }
        arguments.console.print(
            "\(done.captures) pages and \(done.deliveries) deliveries let go; "
                + "\(done.bytesBefore / 1024) KiB before, \(done.bytesAfter / 1024) KiB after")
        return .fine
    }
}
