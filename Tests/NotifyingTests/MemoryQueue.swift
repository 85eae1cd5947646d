import Model
import Notifying
import Synchronization

/// A queue in memory that behaves as the store's does: heads only, in the order of each article.
final class MemoryQueue: DeliveryQueue {
    struct Entry {
        var delivery: DueDelivery
        var article: String
        var dueAt = Timestamp(milliseconds: 0)
        var fate: String?
    }

    struct Broken: Error {}

    private let entries: Mutex<[Entry]>
    private let failures: Mutex<Int>
    /// Attempts that have begun, in order.
    let begun = Mutex<[String]>([])
    /// Deliveries whose attempt an earlier daemon did not see the end of.
    let cutShort = Mutex<[Int]>([])
    /// Every report that was stored, in order.
    let reports = Mutex<[AttemptReport]>([])

    /// - Parameters:
    ///   - plan: for each change, in order, the article it is about.
    ///   - brokenRecords: so many reports are refused first.
    init(_ plan: [String], brokenRecords: Int = 0) {
        failures = Mutex(brokenRecords)
        entries = Mutex(
            plan.enumerated().map { index, article in
                Entry(
                    delivery: DueDelivery(
                        id: Int64(index), webhook: "w", changeID: "chg_\(index)", sequence: Int64(index),
                        body: [0x7B, 0x7D]),
                    article: article)
            })
    }

    /// What became of each delivery; nil while it waits.
    var fates: [String?] { entries.withLock { $0.map(\.fate) } }

    private static func heads(_ entries: [Entry], _ running: Set<Int64>) -> [Entry] {
        var seen: Set<String> = []
        return entries.filter {
            $0.fate == nil && seen.insert($0.article).inserted && !running.contains($0.delivery.id)
        }
    }

    func due(_ webhook: String, now: Timestamp, running: Set<Int64>, limit: Int) async throws -> [DueDelivery] {
        entries.withLock { Self.heads($0, running).filter { $0.dueAt <= now }.prefix(limit).map(\.delivery) }
    }

    func nextDue(_ webhook: String, running: Set<Int64>) async throws -> Timestamp? {
        entries.withLock { Self.heads($0, running).map(\.dueAt).min() }
    }

    func begin(_ delivery: DueDelivery, at time: Timestamp) async throws -> Bool {
        begun.withLock { $0.append(delivery.changeID) }
        return entries.withLock { $0[Int(delivery.id)].fate == nil }
    }

    func interrupted(_ webhook: String) async throws -> [(delivery: DueDelivery, begunAt: Timestamp)] {
        let cut = cutShort.withLock { cut in
            defer { cut = [] }
            return cut
        }
        return entries.withLock { entries in cut.map { (entries[$0].delivery, Timestamp(milliseconds: 0)) } }
    }

    func record(_ report: AttemptReport) async throws {
        let isBroken = failures.withLock { failures in
            defer { failures = max(0, failures - 1) }
            return failures > 0
        }
        if isBroken { throw Broken() }
        reports.withLock { $0.append(report) }
        entries.withLock { entries in
            let index = Int(report.delivery.id)
            entries[index].delivery.attempts += 1
            switch report.step {
            case .delivered: entries[index].fate = "delivered"
            case .dead: entries[index].fate = "dead"
            case .retry(let at): entries[index].dueAt = at
            case .disable: break
            }
        }
    }

    func state(of settings: WebhookSettings) async throws -> WebhookState { WebhookState(settings) }
}
