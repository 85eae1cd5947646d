import Configuration
import Model
import Rendering
import Storage

/// `errata compact`.
enum CompactCommand {
    static let command = Command(
        name: "compact", group: .proving, summary: "Delete what the retention allows, and free disk space",
        details: [
            "Needs exclusive access to the store: stop the daemon first. Changes, versions and the change log are never "
                + "deleted. Without an option the configured retention applies; by default nothing is deleted.",
            "The latest capture of each article is always kept. A version whose capture was deleted can still be read and "
                + "compared, but not extracted again.",
        ],
        options: [.config, .store, captures, deliveries, searchIndex],
        examples: [.init("errata compact --captures-older-than 365d", "Keep captured pages for a year")], run: run)

    static let searchIndex = Option(
        flag: "search-index",
        "Write the search index again from the stored versions, when errata verify found it damaged")
    static let captures = Option(
        "captures-older-than", "DURATION", .duration, "Delete captured pages older than this")
    static let deliveries = Option(
        "deliveries-older-than", "DURATION", .duration, "Delete finished deliveries of changes older than this")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let settings = arguments.text(.store) == nil ? try arguments.settings() : nil
        guard let path = arguments.text(.store) ?? settings?.store else { return .failed }
        var retention = Retention()
        let now = Timestamp.now
        retention.capturesBefore = (arguments.duration(captures) ?? settings?.retention.captures).map { now - $0 }
        retention.deliveriesBefore = (arguments.duration(deliveries) ?? settings?.retention.deliveries).map { now - $0 }
        // A store that is not there must not be made by this.
        _ = try arguments.storeReader()
        var place = settings ?? Settings()
        place.store = path
        try ServiceUser.become(place, arguments.console)
        let allowed = retention
        let makesIndex = arguments.has(searchIndex)
        let done = try waitFor {
            try await Store.using(path) { store in
                if makesIndex { try await store.makeSearchIndex() }
                return try await store.compact(allowed)
            }
        }
        arguments.console.print(
            "deleted \(Quantity.count(done.captures, "page", "pages")) and "
                + "\(Quantity.count(done.deliveries, "delivery", "deliveries")); the store had "
                + "\(Quantity.bytes(done.bytesBefore)) and has \(Quantity.bytes(done.bytesAfter))")
        return .fine
    }
}
