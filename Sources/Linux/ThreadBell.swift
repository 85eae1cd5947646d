// @unchecked because `rings` and `isOpen` are only touched under the condition's lock.
/// Wakes threads, as many as it was rung times.
public final class ThreadBell: @unchecked Sendable {
    private let condition = ThreadCondition()
    private var rings = 0
    private var isOpen = true

    /// A bell that nobody has rung.
    public init() {}

    /// Wakes one thread, now or when it comes.
    public func ring() {
        condition.withLock {
            rings += 1
            condition.signal()
        }
    }

    /// Waits for a ring; false when the bell was closed.
    public func wait() -> Bool {
        condition.withLock {
            while rings == 0 {
                guard isOpen else { return false }
                condition.wait()
            }
            rings -= 1
            return true
        }
    }

    /// Wakes every thread for good.
    public func close() {
        condition.withLock {
            isOpen = false
            condition.broadcast()
        }
    }
}
