import CLinux
import Glibc

/// A POSIX thread with a name.
public enum NamedThread {
    /// Starts a detached thread that runs the function once.
    ///
    /// - Parameters:
    ///   - name: at most 15 bytes are shown by the system.
    ///   - stackSize: bytes.
    ///   - body: what it does.
    /// - Throws: `SystemError` when the system gives no more threads.
    public static func start(
        _ name: String, stackSize: Int = 1 << 20, _ body: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, stackSize)
        // The thread takes the box and frees it when it begins.
        let box = Unmanaged.passRetained(Work(name: name, body: body))
        var thread = pthread_t()
        let code = pthread_create(&thread, &attributes, runWork, box.toOpaque())
        guard code == 0 else {
            box.release()
            throw SystemError("start thread \(name)", code: code)
        }
    }
}

private final class Work: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

private func runWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
    // The system keeps 15 bytes and a NUL.
    _ = work.name.withCString { errata_prctl_set_name($0) }
    work.body()
    return nil
}
