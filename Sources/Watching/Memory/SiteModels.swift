import Model
import Scheduling
import Storage
import Tracking

/// The memories of the sites being read now: loaded when a site comes into view, bounded, written with the checks.
///
/// Two checks of one site may learn at the same time; each brings its lesson as a closure, so none is lost.
actor SiteModels {
    /// Sites kept in memory; the others are read from the store again.
    static let capacity = 256

    private let store: Store
    private var memories: [String: SiteModel] = [:]
    private var known: Set<String> = []
    private var order: [String] = []
    private var storedAt: [String: Timestamp] = [:]

    /// A memory is stored again after this time; what was learned since is lost in a crash, and learned again.
    static let storing = Duration.minutes(5)

    private let storing: Duration

    init(store: Store, storing: Duration = SiteModels.storing) {
        self.store = store
        self.storing = storing
    }

    /// What is known of a site now.
    func recall(_ site: String) async -> SiteModel {
        if let known = memories[site] { return known }
        let stored = try? await store.read { (reader) throws(StoreError) in try reader.siteMemo(site) }
        // Another check may have loaded and taught it while this one waited.
        if let known = memories[site] { return known }
        let memory = SiteModel(stored)
        keep(memory, site)
        return memory
    }

    /// Lets a site's model learn; gives the result of the lesson.
    func teach<Result: Sendable>(
        _ site: String, _ lesson: @Sendable (inout SiteModel) -> Result
    ) async -> Result {
        var memory = await recall(site)
        // Held here alone, it is changed in place.
        memories[site] = nil
        let result = lesson(&memory)
        keep(memory, site)
        return result
    }

    /// The memory as bytes for the store, when it is time to store it.
    func due(_ site: String, now: Timestamp) -> [UInt8]? {
        guard let memory = memories[site], storedAt[site].map({ now - $0 >= storing }) ?? true else {
            return nil
        }
        storedAt[site] = now
        return memory.encoded
    }

    /// Every memory as bytes for the store, whenever it was last stored.
    func all() -> [(site: String, bytes: [UInt8])] {
        memories.sorted { $0.key < $1.key }.map { ($0.key, $0.value.encoded) }
    }

    private func keep(_ memory: SiteModel, _ site: String) {
        if known.insert(site).inserted { order.append(site) }
        memories[site] = memory
        guard order.count > SiteModels.capacity else { return }
        let oldest = order.removeFirst()
        known.remove(oldest)
        memories[oldest] = nil
        storedAt[oldest] = nil
    }
}
