import CZstd
import Synchronization

/// Contexts of the library that wait for the next frame: making one costs more than to compress a page.
///
/// Each is lent to one caller at a time, and is as new when it comes back.
final class ZstandardContexts: Sendable {
    /// A context that somebody has for now; gone with the last reference to it.
    final class Context: Sendable {
        // Only whoever took it out of the pool uses it.
        nonisolated(unsafe) let handle: OpaquePointer
        private let kind: Kind

        fileprivate init?(_ kind: Kind) {
            guard let made = kind == .compressing ? ZSTD_createCCtx() : ZSTD_createDCtx() else { return nil }
            handle = made
            self.kind = kind
        }

        deinit {
            switch kind {
            case .compressing: ZSTD_freeCCtx(handle)
            case .decompressing: ZSTD_freeDCtx(handle)
            }
        }

        /// Forgets parameters and prefix; false when the library refuses, or the context has become large.
        fileprivate func reset() -> Bool {
            switch kind {
            case .compressing:
                ZSTD_isError(ZSTD_CCtx_reset(handle, ZSTD_reset_session_and_parameters)) == 0
                    && ZSTD_sizeof_CCtx(handle) <= ZstandardContexts.largest
            case .decompressing:
                ZSTD_isError(ZSTD_DCtx_reset(handle, ZSTD_reset_session_and_parameters)) == 0
                    && ZSTD_sizeof_DCtx(handle) <= ZstandardContexts.largest
            }
        }
    }

    enum Kind: Sendable {
        case compressing, decompressing
    }

    static let compressing = ZstandardContexts(.compressing)
    static let decompressing = ZstandardContexts(.decompressing)

    /// More than the threads that compress at the same time would lie about.
    private static let most = 2
    /// What a large document made a context grow to is given back, in bytes.
    private static let largest = 4 << 20

    private let kind: Kind
    private let idle = Mutex<[Context]>([])

    private init(_ kind: Kind) { self.kind = kind }

    /// A context as new; nil when there is no memory.
    func take() -> Context? { idle.withLock { $0.popLast() } ?? Context(kind) }

    /// Takes one back for the next caller.
    func giveBack(_ context: Context) {
        guard context.reset() else { return }
        idle.withLock { if $0.count < ZstandardContexts.most { $0.append(context) } }
    }
}
