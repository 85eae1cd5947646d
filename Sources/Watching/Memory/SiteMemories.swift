import Model
import Storage

/// The memories of the sites being read now: loaded when a site comes into view, bounded, written with the checks.
///
/// Two checks of one site may learn at the same time; each brings its lesson as a closure, so none is lost.
actor SiteMemories {
    /// Sites kept in memory; the others are read from the store again.
    static let capacity = 256

    private let store: Store
    private var memories: [String: SiteMemory] = [:]
    private var order: [String] = []

    init(store: Store) { self.store = store }

    /// What is known of a site now.
    func recall(_ site: String) async -> SiteMemory {
        if let known = memories[site] { return known }
        let stored = try? await store.read { (reader) throws(StoreError) in try reader.siteProfile(site) }
        // Another check may have loaded and taught it while this one waited.
        if let known = memories[site] { return known }
        let memory = SiteMemory(stored)
        keep(memory, site)
        return memory
    }

    /// Lets a site's memory learn and gives the result of the lesson with the bytes to store.
    func teach<Result: Sendable>(
        _ site: String, _ lesson: @Sendable (inout SiteMemory) -> Result
    ) async -> (result: Result, memory: SiteMemory) {
        var memory = await recall(site)
        let result = lesson(&memory)
        keep(memory, site)
        return (result, memory)
    }

    private func keep(_ memory: SiteMemory, _ site: String) {
        if memories.updateValue(memory, forKey: site) == nil { order.append(site) }
        guard order.count > SiteMemories.capacity else { return }
        memories[order.removeFirst()] = nil
    }
}
