import Fetching
import Model
import Storage

/// Keeps what is remembered of hosts in the store.
struct StoreHostMemory: HostMemory {
    let store: Store
    let now: @Sendable () -> Timestamp

    func recall(_ host: String) async -> HostState? {
        let bytes = try? await store.read { (reader) throws(StoreError) in try reader.host(host) }
        return bytes.flatMap { $0 }.flatMap(HostState.init(encoded:))
    }

    /// A memory that could not be kept is made again from the host's next answer.
    func remember(_ state: HostState) async {
        try? await store.remember(HostMemo(host: state.host, bytes: state.encoded), now: now())
    }
}
