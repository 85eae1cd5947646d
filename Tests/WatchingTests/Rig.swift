import Curl
import Fetching
import Glibc
import Linux
import Model
import Scheduling
import Synchronization
import TestOrigin

@testable import Storage
@testable import Watching

/// One source with a real store and a real fetcher, checked when the test says so.
final class Rig: Sendable {
    let source: Source
    let store: Store
    let parts: WatchingParts
    let subscriptions: Subscriptions
    private let directory: String
    private let later = Mutex(Duration.zero)

    init(_ source: Source, callback: String? = nil) async throws {
        self.source = source
        directory = "/tmp/errata-rig-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
        store = try await Store.open(directory + "/errata.db")
        try await store.syncSources([source], now: .rig)
        var policy = FetchPolicy(version: "1.0")
        policy.addressGuard = AddressGuard(allowing: ["127.0.0.0/8"].compactMap { AddressRange($0) })
        policy.hostSpacing = .zero
        subscriptions = Subscriptions(callback: callback, now: { .rig }, changed: {})
        parts = WatchingParts(
            store: store, fetcher: Fetcher(loop: try TransferLoop(), policy: policy), sites: SiteModels(store: store),
            pace: Pace(), now: { .rig }, defaultInterval: .minutes(15), defaultFollow: .days(365),
            subscriptions: subscriptions, announce: { _ in })
    }

    var state: SourceState {
        get async throws {
            let id = source.id
            guard let state = try await store.read({ (reader) throws(StoreError) in try reader.source(id) }) else {
                throw StoreError(.conflict, path: directory, detail: "the source is not stored")
            }
            return state
        }
    }

    /// Checks the source once and gives the types of what was reported.
    @discardableResult func check() async throws -> [String] {
        let stored = try await state
        var check = SourceCheck(parts: parts, source: source)
        // Nobody looks at articles here, so a poll that sends nothing back must not wait for them.
        check.mayWait = stored.validators != StoredValidators()
        let changes = try await check.run(stored)
        return changes.compactMap { change in
            String(decoding: change.line, as: UTF8.self).split(separator: "\"").first { $0.hasPrefix("source.") }
        }.map(String.init)
    }

    func close() async {
        await store.close()
        for name in (try? FileSystem.list(directory)) ?? [] { unlink(directory + "/" + name) }
        rmdir(directory)
    }
}

extension Timestamp {
    /// The time in rigs; near the real one, for the store refuses to go back.
    static let rig = Timestamp(milliseconds: SystemClock.wallMilliseconds)
}
