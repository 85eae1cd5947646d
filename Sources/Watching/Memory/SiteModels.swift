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

    private let read: @Sendable (_ site: String) async throws -> [UInt8]?
    private var memories: [String: SiteModel] = [:]
    private var known: Set<String> = []
    private var order: [String] = []
    private var storedAt: [String: Timestamp] = [:]

    /// A memory is stored again after this time; what was learned since is lost in a crash, and learned again.
    static let storing = Duration.minutes(5)

    private let storing: Duration

    /// Memories kept in a store.
    init(store: Store, storing: Duration = SiteModels.storing) {
        self.init(storing: storing) { site in
            try await store.read { (reader) throws(StoreError) in try reader.siteMemo(site) }
        }
    }

    /// Memories kept elsewhere.
    ///
    /// - Parameters:
    ///   - storing: how often a memory is stored again.
    ///   - read: gives what is stored of a site, nil when nothing is.
    init(
        storing: Duration = SiteModels.storing, read: @escaping @Sendable (_ site: String) async throws -> [UInt8]?
    ) {
        self.storing = storing
        self.read = read
    }

    /// What is known of a site now; nothing, for this once, when the store cannot be read.
    func recall(_ site: String) async -> SiteModel { await load(site) ?? SiteModel() }

    /// The memory, kept from now on; nil when the store could not be read, for then what it holds must not be
    /// written over with nothing.
    private func load(_ site: String) async -> SiteModel? {
        if let known = memories[site] { return known }
        let stored: [UInt8]?
        do { stored = try await read(site) } catch { return nil }
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
        guard var memory = await load(site) else {
            var passing = SiteModel()
            return lesson(&passing)
        }
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
