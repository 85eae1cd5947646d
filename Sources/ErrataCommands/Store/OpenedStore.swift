import Storage

extension Store {
    /// Opens a store, does something with it, and closes it whatever comes of that: what is refused is no crash, and the
    /// next start must not take it for one.
    ///
    /// - Parameters:
    ///   - path: the database file.
    ///   - work: what is done.
    /// - Returns: what `work` returns.
    /// - Throws: `StoreError` of the opening, and what `work` throws.
    static func using<Result: Sendable>(
        _ path: String, _ work: @Sendable (Store) async throws -> Result
    ) async throws -> Result {
        let store = try await open(path)
        do {
            let result = try await work(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}
